"""Lines → blocks: headings, numbered paragraphs, sub-paragraphs, bullets, and all that has no mark.

First ``marks`` finds which numbers count paragraphs; then each line either begins a block or goes
on with the one before.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from docgen.ingest import paragraph_numbers
from docgen.ingest.paragraph_numbers import SENTENCE_END
from docgen.readers.issued import Cut, Line, cut_of, ink

BlockKind = Literal["heading", "part", "number", "letter", "bullet", "more", "plain"]

_BULLET = re.compile(r"([•●▪◦‣∙·*–—-]|\uf0b7|o(?=\s{2}))\s+(?=\S)")
_LETTER = re.compile(r"(?:\(([a-z]|[ivx]{2,5})\)|([a-z]|[ivx]{2,5})\))(?:\s+|$|(?=[A-Z]))")
_NUMBERED_HEADING = re.compile(r"(?:[IVX]+|[A-Z])\.(?:\s+|(?=[A-Z]))\S|[IVX]{2,}\s+[A-Z]")
_PART = re.compile(
    r"(?:annex|appendix|addendum|attachment|annexe|anhang|anlage|allegato|приложение)\b",
    re.IGNORECASE,
)
# How a clause of a preamble begins, where nothing but that parts it from the clause before.
_CLAUSE = re.compile(r"[A-Z][a-z]+(?:ing|ed)\b")
_STARTS = re.compile(r"[“\"‘(\[]?[A-ZÀ-ÞА-Я]")


class Block(Struct, frozen=True):
    """A block of the text file: what it is, its mark as it will be written, and its lines."""

    kind: BlockKind
    lines: tuple[Line, ...]
    mark: str = ""

    @property
    def words(self) -> str:
        """The words, on one line; a hyphenated word is whole."""
        joined = "".join(line.text + ("" if line.glued else " ") for line in self.lines)
        return " ".join(joined.split())


class _Page(NamedTuple):
    """How a text is set: blank lines within a paragraph, characters on a full line, (a) and (b)."""

    spacing: float
    width: int
    listed: bool


class Structure(Struct, frozen=True):
    """The blocks in order, what was cut on the way, and what a person should look at."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


def build(lines: Sequence[Line]) -> Structure:
    """The blocks that ``lines`` come to."""
    found = paragraph_numbers.find(lines)
    lines = found.lines
    page = _Page(
        spacing=paragraph_numbers.spacing(lines),
        width=_usual_width(lines),
        listed=sum(bool(_LETTER.match(line.text)) for line in lines) > 1,
    )
    blocks: list[Block] = []
    cuts = list(found.cuts)
    for position, line in enumerate(lines):
        before = lines[position - 1] if position else None
        if not ink(line.text) and not line.label and position not in found.marks:
            continue
        if position in found.marks:
            mark = found.marks[position]
            blocks.append(Block("number", (line,), mark))
            continue
        kind = _opens(line, before, blocks, page)
        if kind is None:
            last = blocks[-1]
            blocks[-1] = replace(last, lines=(*last.lines, line))
        elif kind == "letter" and (match := _LETTER.match(line.text)):
            label = match.group().strip()
            cuts.append(cut_of(line, 0, len(label), "letter", written=label))
            blocks.append(Block("letter", (line.part(len(label)),), label))
        elif line.role == "cell" and before and before.role == "cell":
            blocks.append(Block("more", (line,)))
        elif line.label:
            headed = line.role == "heading"
            kind = "heading" if headed else paragraph_numbers.kind_of(line.label)
            cuts.append(Cut(line.index, line.place, (), "", "counted by the file", line.label))
            blocks.append(Block(kind, (line,), line.label))
        else:
            blocks.append(Block(kind, (line,)))
    blocks = _with_parts(_signatures(_headings(blocks)))
    blocks, hyphens = _whole_words(blocks)
    return Structure(tuple(blocks), (*cuts, *hyphens), found.remarks)


def _usual_width(lines: Sequence[Line]) -> int:
    """How many characters a full line has; 0 where lines are not broken to a width."""
    lengths = sorted(len(line.text) for line in lines if not line.whole)
    if len(lengths) < 4:
        return 0
    return lengths[len(lengths) * 9 // 10]


def _opens(line: Line, before: Line | None, blocks: list[Block], page: _Page) -> BlockKind | None:
    """What begins with ``line``; ``None`` when it goes on with the block before."""
    kind = _kind(line, page.listed)
    if before is None or not blocks:
        return kind
    if line.label or line.whole or line.role != before.role:
        return kind
    last = blocks[-1]
    if last.mark and not last.words:
        return None
    if kind == "letter" or line.bold != before.bold or _parts(line, before, last, kind, page):
        return kind
    return None


def _parts(line: Line, before: Line, last: Block, kind: BlockKind, page: _Page) -> bool:
    """Whether a paragraph ends between two lines that are set alike."""
    ended = bool(SENTENCE_END.search(before.text)) or before.hard
    clause = before.text.endswith(",") and bool(_CLAUSE.match(line.text))
    if kind == "bullet":
        return ended or line.gap > page.spacing or last.kind == "bullet"
    if line.gap < 0:
        short = len(before.text) < page.width * 0.4
        return (ended or clause or short) and not line.text[:1].islower()
    if line.gap > page.spacing + 0.3 or (before.hard and ended):
        return True
    early = bool(_STARTS.match(line.text)) and _ended_early(before, line, page.width)
    return (last.kind in ("plain", "bullet") and early) or (last.kind == "plain" and clause)


def _ended_early(before: Line, line: Line, width: int) -> bool:
    """Whether a line ends where its paragraph does: the next word would have fitted on it."""
    first = line.text.split(maxsplit=1)[0]
    room = width - len(before.text) - 1 - len(first)
    if before.text.endswith(","):
        return width > 0 and room > width / 8
    return bool(SENTENCE_END.search(before.text)) and width > 0 and room > 1


def _kind(line: Line, listed: bool) -> BlockKind:
    if line.role == "heading":
        return "heading"
    if listed and _LETTER.match(line.text):
        return "letter"
    if _BULLET.match(line.text):
        return "bullet"
    return "heading" if _is_caption(line) else "plain"


def _is_caption(line: Line) -> bool:
    """Whether a line looks like a heading: set in bold, numbered I. or A., in capitals."""
    text = line.text
    if len(text) > 160 or text.endswith((".", ";", ",")) or len(re.findall(r"[^\W\d_]", text)) < 4:
        return False
    if line.bold or _NUMBERED_HEADING.match(text):
        return True
    return shouted(text) or bool(_PART.match(text) and len(text) < 60)


def shouted(text: str) -> bool:
    """Whether words, and not a mere symbol, stand in capitals."""
    return text.isupper() and len(re.findall(r"[^\W\d_]{2,}", text)) > 1


def _headings(blocks: list[Block]) -> list[Block]:
    """A heading stands above something: what only looks like one, as ``A. Name``, is text."""
    found: list[Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        seen = block.lines[0].role == "heading" or block.lines[0].bold
        stands = following and (
            following.kind != "plain"
            or seen
            or _PART.match(block.words)
            or len(following.words) > 60
            or SENTENCE_END.search(following.words)
        )
        if block.kind == "heading" and (not stands or len(block.words) > 300):
            block = replace(block, kind="plain")  # noqa: PLW2901
        found.append(block)
    return found


def _signatures(blocks: list[Block]) -> list[Block]:
    """Short lines at the end are one paragraph of many blocks: who signed, where and when."""
    start = len(blocks)
    while start and blocks[start - 1].kind == "plain" and _is_signature(blocks[start - 1].words):
        start -= 1
    if len(blocks) - start < 3 or not start:
        return blocks
    more = [replace(block, kind="more") for block in blocks[start + 1 :]]
    return [*blocks[: start + 1], *more]


def _is_signature(words: str) -> bool:
    return len(words) < 120 and not words.endswith((".", ";", ":"))


def _with_parts(blocks: list[Block]) -> list[Block]:
    """Headings below which numbers begin again open a part; so do annexes."""
    found = list(blocks)
    seen: set[str] = set()
    heading = None
    for position, block in enumerate(blocks):
        if block.kind == "heading":
            heading = position
        elif block.kind == "number":
            number = block.mark.rstrip(".)")
            if number in seen and heading is not None:
                found[heading] = replace(blocks[heading], kind="part")
                seen = set()
            seen.add(number)
    return found


def _whole_words(blocks: list[Block]) -> tuple[list[Block], list[Cut]]:
    """Words that a line's end cut in two, whole again.

    The hyphen stays where the text elsewhere writes the word with it, or both halves are words of
    the text; each is to be looked at.
    """
    words = Counter(word for block in blocks for word in _words_within(block.lines))
    cuts: list[Cut] = []
    found: list[Block] = []
    for block in blocks:
        lines = list(block.lines)
        for position in range(len(lines) - 1):
            line, following = lines[position], lines[position + 1]
            head = re.search(r"((?:\w+-)*\w+)[-\u2010]$", line.text)
            tail = re.match(r"\w+(?:-\w+)*", following.text)
            if not head or not tail or following.text[0].isdigit():
                continue
            lines[position] = replace(line, glued=True)
            joined = (head[1] + tail[0]).casefold()
            if line.text[-1] == "-" and _keeps_hyphen(
                head[1].casefold(), tail[0].casefold(), words
            ):
                continue
            end = len(line.text)
            sure = joined in words or line.text[-1] == "\u2010"
            cuts.append(cut_of(line, end - 1, end, f"hyphen of {joined}", sure=sure))
            lines[position] = replace(line.without(end - 1, end), glued=True)
        found.append(replace(block, lines=tuple(lines)))
    return found, cuts


def _words_within(lines: Sequence[Line]) -> Iterator[str]:
    """The words of ``lines``, but not what a hyphen at a line's end parts."""
    cut = False
    for line in lines:
        words = re.findall(r"\w+(?:-\w+)*[-\u2010]?", line.text)
        first, cut = int(cut), bool(words) and line.text[-1] in "-\u2010"
        yield from (word.casefold() for word in words[first : -1 if cut else None])


def _keeps_hyphen(head: str, tail: str, words: Counter[str]) -> bool:
    first = tail.partition("-")[0]
    whole, hyphened = words[head + tail], words[f"{head}-{tail}"]
    if whole or hyphened:
        return hyphened > whole
    if any(word.startswith(f"{head}-{first}") for word in words):
        return True
    return (not head.islower() and not tail.islower()) or (words[head] > 1 and words[first] > 1)
