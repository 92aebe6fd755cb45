"""Plain text → lines. Some text files have a few Markdown marks; these are cut."""

import re

from msgspec.structs import replace

from docgen.errors import ContentError
from docgen.readers.issued import Cut, Issued, Line, Place, cut_of, ink, line_of, without_strays

MOST_LINES = 100_000
# What a text must hold, to be taken for Markdown: strong emphasis, or a tag.
_SIGNS = re.compile(r"\*\*\S|\S\*\*|</(?:sup|u|b|i|em|strong)>")
_MARK = re.compile(
    r"(?P<stars>\*{1,3})|</?(?P<tag>sup|u|b|i|em|strong)>|(?P<escape>\\)(?=[#*_\\.\[\]()>+-])"
)
# What pandoc writes between two lists, so that Markdown does not take them for one.
_BETWEEN_LISTS = re.compile(r"\s*(<!--\s*-->)\s*")
_HEADING = re.compile(r"#{1,6}(?=\s)")
_WIDEST = 160  # characters of a line on a page; where lines have more, each is a whole paragraph
_COLUMNS = re.compile(r"\S\s{3,}\S")


def read(content: bytes, path: str) -> Issued:
    """The lines of a text file in UTF-8, or in UTF-16 with a byte order mark.

    Raises :class:`ContentError` if it has another encoding, or too many lines.
    """
    text = decode(content, path)
    marked = bool(_SIGNS.search(text))
    unbroken = any(len(each) > _WIDEST and not _COLUMNS.search(each) for each in text.split("\n"))
    lines: list[Line] = []
    cuts: list[Cut] = []
    page, number, gap, emphasis = int("\f" in text), 0, 0.0, 0
    for raw in re.split(r"\n|(\f)", text.replace("\r\n", "\n").replace("\r", "\n")):
        if raw is None:
            continue
        if raw == "\f":
            page, number, gap = page + 1, 0, gap + 1
            continue
        number += 1
        bare = line_of(len(lines), Place(page, number), raw.expandtabs(8), gap=gap)
        line, found = without_strays(bare)
        indent = float(len(raw.expandtabs(8)) - len(raw.expandtabs(8).lstrip()))
        line = replace(line, gap=gap, indent=indent, whole=unbroken)
        if match := _BETWEEN_LISTS.fullmatch(line.text):
            found.append(cut_of(line, match.start(1), match.end(1), "Markdown's mark"))
            line = line.without(match.start(1), match.end(1))
        if marked:
            line, marks, emphasis = _unmark(line, emphasis)
            found += marks
            line = replace(line, hard=raw.endswith("  "))
        cuts += found
        if not ink(line.text) and not found:
            gap += 1
            continue
        lines.append(line)
        gap = gap + 1 if not ink(line.text) else 0.0
        if len(lines) > MOST_LINES:
            raise ContentError(f"more than {MOST_LINES:,} lines", path)
    return Issued(tuple(lines), ink(text), tuple(cuts))


def decode(content: bytes, path: str) -> str:
    """The text of a file. Raises :class:`ContentError` if its encoding is not plain."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError("not UTF-8", path, line, "save the file as UTF-8") from error


def _unmark(line: Line, emphasis: int) -> tuple[Line, list[Cut], int]:
    """``line`` without Markdown's marks; ``emphasis`` is what earlier lines left open.

    A line is bold if every character in it is emphasised.
    """
    cuts: list[Cut] = []
    role = line.role
    if match := _HEADING.match(line.text):
        cuts.append(cut_of(line, 0, match.end(), "Markdown's mark"))
        line, role = line.without(0, match.end()), "heading"
    strong = bool(emphasis)
    plain, raised, up = False, set[int](), False
    position = 0
    while match := _MARK.search(line.text, position):
        between = line.text[position : match.start()]
        plain |= bool(between.strip()) and not strong
        if up:
            raised |= set(line.at[position : match.start()])
        if match["tag"] == "sup":
            up = not match.group().startswith("</")
        elif match["stars"]:
            emphasis ^= len(match["stars"])
            strong = bool(emphasis)
        cuts.append(cut_of(line, match.start(), match.end(), "Markdown's mark"))
        position = match.start()
        line = line.without(match.start(), match.end())
        if match["escape"]:
            position += 1
    plain |= bool(line.text[position:].strip()) and not strong
    bold = not plain and bool(line.text.strip())
    return replace(line, bold=bold, role=role, raised=frozenset(raised)), cuts, emphasis
