"""The words of a Markdown block, found in its lines of the file; everything else is marks."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from docgen.characters import joined_without_blank
from docgen.readers.issued import Cut, Line, Place, cut_of, line_of

MARK = "Markdown’s mark"
# Elements that a text in Markdown may use; what looks like another tag is words: <the Parties>.
_TAGS = (
    *("a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "dd", "del", "div"),
    *("dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "li"),
    *("mark", "nobr", "ol", "p", "q", "s", "section", "small", "span", "strike", "strong", "sub"),
    *("sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "wbr"),
)
_TAG = re.compile(
    rf"<!--.*?-->|</?(?:{'|'.join(_TAGS)})(?:\s[^<>]*)?/?>", re.IGNORECASE | re.DOTALL
)
_NUMBER = re.compile(r"\d{1,9}[.)]\s+$")
_NOTE_BEGINS = re.compile(r" {0,3}\[\^\w{1,12}\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^(\w{1,12})\](?!:)")
# What pandoc writes: 10^3^, H~2~O, [words]{.underline}, and {#water} behind a heading.
_HEIGHTS = re.compile(
    r"(?<=[^\s^])(?P<up>\^)(?:\\?[^\s^\[\]]|\\[\[\]]){1,12}\^"
    r"|(?<=[^\s~])~(?!~)[^\s~]{1,12}(?<!~)~(?!~)"
)
_ATTRIBUTES = re.compile(
    r"(?P<open>\[)[^\[\]]*(?P<close>\]\{[.#][^{}]*\})|(?<=\s)\{[.#][^{}]*\}\s*$"
)
# Lines of pandoc's that each begin with a bar: | Greenford,; in a table of signatures, all bars.
_BAR = re.compile(r"^(?P<begins>\|)|(?<=\s)\|(?=\s|$)", re.MULTILINE)
_STRAY_STARS = re.compile(r"\*{2,}|_{2,}(?=\w)|(?<=\w)_{2,}")
# A line that may begin a paragraph of its own, though Markdown has it go on.
_BEGINS = re.compile(
    r"\s*(?:\d{1,3}[.)]\s|\([a-z]{1,4}\)\s|(?:[a-z]|[ivx]{2,5})[.)]\s|[•●▪]\s|#{1,6}\S|\[\d{1,3}\]\s)"
)
# What opens an item only where the line above has ended: a dash, б), 1.1, (A), § 1., II., 一、.
_ITEM = re.compile(
    r"\s*(?:(?:[–—]|\(?[^\W\d_]\)|\d{1,3}(?:\.\d{1,3})+\.?|§\s?\d+\.?|[IVXLC]+\.)\s"
    r"|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
)
_ENDED = re.compile(r"[.;:!?…。；：؛][”»)]*\s*$")


class WordFinder:
    """The lines of one block; ``cuts`` are its marks, ``marks`` the notes that it refers to.

    ``index`` is that of the block's line among the lines read, from 0.
    """

    def __init__(self, source: str, index: int, place: Place) -> None:
        self.cuts: list[Cut] = []
        self.marks: list[str] = []
        self.index = index
        self._source, self._place = source, place
        self._kept: set[int] = set()  # columns of words in the block
        self._entities: list[tuple[int, int, str]] = []  # what stands for another character
        self._raised, self._lowered, self._bold = set[int](), set[int](), set[int]()
        self._breaks: set[int] = set()

    def lines(self, children: Sequence[Any], content: str, *, numbered: bool) -> list[Line]:
        """The lines that the parser's ``children`` come to; a number of a list is a word of it."""
        self._inside(children, self._begin(content, numbered=numbered))
        return self._built()

    def cells(self, cells: Sequence[tuple[Sequence[Any], str]]) -> list[Line]:
        """The lines of the cells of a row: for each what the parser says is in it."""
        column = 0
        for children, content in cells:
            if content:
                column = max(self._source.find(content, column), column)
                self._breaks.add(column)
                column = self._inside(children, column)
        return self._built()

    def _inside(self, children: Sequence[Any], column: int) -> int:
        """Keep the words of ``children``, which begin at ``column``; returns where they end."""
        strong = height = 0
        for child in children:
            kind = child.type
            if kind in ("strong_open", "em_open"):
                strong += 1
            elif kind in ("strong_close", "em_close"):
                strong -= 1
            elif kind == "html_inline" and _TAG.fullmatch(child.content):
                height = {"<sup": 1, "<sub": -1}.get(child.content[:4].lower(), 0)
                if child.content.lower().startswith(("<b>", "<strong", "</b>", "</strong")):
                    strong += -1 if child.content.startswith("</") else 1
                column = self._source.index(child.content, column) + len(child.content)
                if child.content.lower().startswith("<br"):
                    self._breaks.add(column)
            elif kind in ("softbreak", "hardbreak"):
                column = self._source.index("\n", column)
                self._kept.add(column)
                if kind == "hardbreak":
                    self._breaks.add(column)
                column += 1
                column += len(self._source[column:]) - len(self._source[column:].lstrip(" \t>"))
            elif child.content and kind != "image":
                column = self._take(child, column, strong > 0, height)
        return column

    def lines_of_html(self) -> list[Line]:
        """The words of a block of HTML; each line of the file becomes a line."""
        column = 0
        for match in (*_TAG.finditer(self._source), None):
            end = match.start() if match else len(self._source)
            self._kept |= {*range(column, end)}
            column = match.end() if match else end
        self._breaks |= {at for at, each in enumerate(self._source) if each == "\n"}
        return self._built()

    def _begin(self, content: str, *, numbered: bool) -> int:
        """The column where the words begin, after the marks of the block."""
        first = content.split("\n", 1)[0]
        line_end = len(self._source.split("\n", 1)[0])
        column = max(self._source.rfind(first, 0, line_end), 0)
        if numbered and (match := _NUMBER.search(self._source[:column])):
            self._kept |= {*range(match.start(), column)}
        return column

    def _take(self, child: Any, column: int, strong: bool, height: int) -> int:
        """Keep the characters of a child; returns the column after it."""
        written = child.content
        raw = child.markup if child.type == "text_special" else written
        start = self._source.find(raw, column)
        if start < 0:  # a code span of which the blanks were changed, character by character
            for each in written:
                if (at := self._source.find(each, column)) >= 0:
                    self._keep(at, strong, height)
                    column = at + 1
            return column
        if raw.startswith("&"):
            self._entities.append((start, start + len(raw), written))
        end = start + len(raw)
        for at in range(end - len(written) if raw.startswith("\\") else start, end):
            self._keep(at, strong, height)
        return end

    def _keep(self, column: int, strong: bool, height: int) -> None:
        self._kept.add(column)
        if strong:
            self._bold.add(column)
        if height:
            (self._raised if height > 0 else self._lowered).add(column)

    def _built(self) -> list[Line]:
        """The lines of what was kept, divided at the block's breaks; everything else is cut."""
        line = self._whole()
        pieces: list[Line] = []
        start = 0
        breaks = sorted(self._breaks)  # marks may be cut there: **No.** | **Fair**
        for at, column in enumerate(line.at):
            hard = bool(breaks) and breaks[0] <= column
            if hard or (line.text[at] == "\n" and self._parts(column)):
                pieces.append(replace(line.part(start, at), hard=hard))
                start = at
            while breaks and breaks[0] <= column:
                del breaks[0]
        pieces.append(line.part(start))
        found = [self._trimmed(piece) for piece in pieces if piece.text.strip()]
        return found or [self._trimmed(line)]

    def _whole(self) -> Line:
        """The block as one line of the source, its marks cut."""
        line = line_of(self.index, self._place, self._source)
        line = replace(line, text=self._source, at=range(len(self._source)))
        drop = {*line.at} - self._kept
        for pattern in (_STRAY_STARS, _REFERENCE):
            for match in pattern.finditer(self._source):
                columns = {*range(*match.span())}
                drop |= columns if columns <= self._kept else set()
        drop |= self._pandoc()
        if note := _NOTE_BEGINS.match(self._source):
            drop |= {*range(note.end())}
        self.marks += [match[1] for match in _REFERENCE.finditer(self._source)]
        changes = [(start, end, "") for start, end in _runs(sorted(drop))] + self._entities
        for start, end, written in sorted(changes, reverse=True):
            if self._source[start:end].strip():
                why = "HTML’s code of a character" if written else self._why(start, end)
                self.cuts.append(cut_of(line, start, end, why, written=written))
            line = line.rewritten(start, end, written)
        return line

    def _pandoc(self) -> set[int]:
        """The columns of pandoc's marks; what is raised or lowered is noted."""
        marks = set[int]()
        for match in _HEIGHTS.finditer(self._source):
            start, end = match.span()
            if {start, end - 1} <= self._kept:
                marks |= {start, end - 1}
                (self._raised if match["up"] else self._lowered).update(range(start + 1, end - 1))
        for match in _ATTRIBUTES.finditer(self._source):
            spans = [match.span("open"), match.span("close")] if match["open"] else [match.span()]
            marks |= {at for start, end in spans for at in range(start, end)} & self._kept
        if all(line.lstrip().startswith("|") for line in self._source.split("\n")):
            for match in _BAR.finditer(self._source):
                marks.add(match.start())
                self._breaks |= {match.start() - 1} if match["begins"] and match.start() else set()
        return marks

    def _why(self, start: int, end: int) -> str:
        return "footnote mark" if _REFERENCE.fullmatch(self._source[start:end]) else MARK

    def _parts(self, column: int) -> bool:
        """Whether a line end of the file divides two lines here."""
        above, following = self._source[:column], self._source[column + 1 :]
        if _ITEM.match(following):
            return bool(_ENDED.search(above))
        return bool(_BEGINS.match(following)) or above.rstrip().endswith(("-", "‐"))

    def _trimmed(self, line: Line) -> Line:
        start = len(line.text) - len(line.text.lstrip())
        line = line.part(start, start + len(line.text.strip()))
        ink = [at for at, each in zip(line.at, line.text, strict=True) if not each.isspace()]
        line = _on_one_line(line)
        return replace(
            line,
            bold=bool(ink) and all(at in self._bold for at in ink),
            raised=frozenset(self._raised),
            lowered=frozenset(self._lowered),
        )


def _on_one_line(line: Line) -> Line:
    """``line`` with its line ends replaced by blanks, or by nothing in scripts without blanks."""
    for match in reversed(list(re.finditer(r"\s*\n\s*", line.text))):
        start, end = match.span()
        if joined_without_blank(line.text[max(start - 60, 0) : start], line.text[end : end + 60]):
            line = line.without(start, end)
    return replace(line, text=re.sub(r"\s", " ", line.text))


def cut_whole(source: str, index: int, place: Place, why: str) -> tuple[Line, Cut]:
    """A line that consists of marks only: what is left of it, and the cut."""
    line = line_of(index, place, source)
    return line.part(0, 0), cut_of(line, 0, None, why)


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs
