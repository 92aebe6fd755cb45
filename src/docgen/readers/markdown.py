"""Markdown → lines, with a CommonMark parser: what marks mean is kept, the marks are cut.

The parser says which lines of the file a block has, and what its words are; ``markdown_words``
finds the words in those lines, so that all other characters are known to be marks.
"""

import re
from typing import Any

from markdown_it import MarkdownIt
from msgspec.structs import replace
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from docgen.errors import ContentError
from docgen.readers.issued import Cut, Issued, Line, Place, ink, line_of, without_strays
from docgen.readers.markdown_marks import without_marks
from docgen.readers.markdown_words import MARK, WordFinder, cut_whole
from docgen.readers.plain import MOST_LINES, decode

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ABOUT = re.compile(
    r"(title|date|place|lang|language|published\w*|modified\w*)\s*:\s*(.+?)\s*", re.IGNORECASE
)
_UNSPACED_HEADING = re.compile(r"(?m)^( {0,3}#{1,6})(?=[^\s#])")
_NOTE = re.compile(r" {0,3}\[\^(\w{1,12})\]:[ \t]*")
_SENTENCE_END = re.compile(r"[.;。]\s*$")


def read(content: bytes, path: str) -> Issued:
    """The lines of a Markdown file in UTF-8; a block becomes a paragraph.

    Raises :class:`ContentError` if it has another encoding, or too many lines.
    """
    text = decode(content, path).replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= MOST_LINES:
        raise ContentError(f"more than {MOST_LINES:,} lines", path)
    reader = _Reader(text)
    reader.run()
    return Issued(
        tuple(reader.lines), ink(text), tuple(reader.cuts), (), reader.marks, reader.about
    )


class _Reader:
    """Walks through the blocks of a file and collects lines and cuts."""

    def __init__(self, text: str) -> None:
        self.lines: list[Line] = []
        self.cuts: list[Cut] = []
        self.marks: dict[str, int] = {}
        self.about: dict[str, str] = {}
        self._text = text
        self._raw = text.split("\n")
        self._taken = 0  # lines of the file
        self._lists = 0
        self._heading = False
        self._label = ""
        self._cells: list[Any] | None = None  # of the row of a table that is open
        self._noted = False  # the block before is a footnote's

    def run(self) -> None:
        """Read the whole file."""
        # Texts are indented without being code, and “[1]: x” need not be an address.
        parser = MarkdownIt("commonmark").disable(["code", "text_join", "reference"])
        parser.enable("table")
        parser.block.ruler.before("paragraph", "note", _begins_note, {"alt": ["paragraph"]})
        text, addresses = without_marks(self._prepared())
        for token in parser.parse(text, {"references": addresses}):
            self._token(token)
        self._skip_to(len(self._raw), MARK)

    def _prepared(self) -> str:
        """The lines for the parser, with the front matter blanked and a blank after each ##."""
        text = self._text
        if match := _FRONT.match(text):
            about = (_ABOUT.fullmatch(line) for line in match.group().split("\n"))
            self.about = {found[1].lower(): _unquoted(found[2]) for found in about if found}
            count = match.group().count("\n") or 1
            self._skip_to(count, "front matter")
            text = "\n" * count + text[match.end() :]
        return _UNSPACED_HEADING.sub(r"\1 ", text)

    def _token(self, token: Any) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._lists += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists -= 1
        elif kind == "list_item_open":
            self._label = "•" if token.markup in "-*+" else "#"
        elif kind in ("heading_open", "heading_close"):
            self._heading = kind == "heading_open"
        elif kind in ("tr_open", "tr_close") or self._cells is not None:
            self._table(token)
        elif kind == "inline" and token.map:
            self._words(token)
        elif kind == "html_block" and token.map:
            self._html(token)
        elif kind in ("hr", "fence") and token.map:
            self._verbatim(token)

    def _words(self, token: Any) -> None:
        start, end = token.map
        self._skip_to(start, MARK)
        source = "\n".join(self._raw[start:end])
        note = _NOTE.match(source)
        below = self._noted and bool(re.match(r" {4}|\t", self._raw[start]))
        self._noted = bool(note) or below
        finder = WordFinder(source, len(self.lines), Place(0, start + 1))
        lines = finder.lines(token.children or [], token.content, numbered=self._label == "#")
        heading = self._heading and not _is_sentence(token.content)
        for number, line in enumerate(lines):
            label = note[1] if note else "•" if self._label == "•" else ""
            changed = replace(
                line,
                role="footnote" if self._noted else "heading" if heading else "body",
                whole=line.whole or not number,
                label="" if number else label,
                indent=4.0 * max(self._lists - 1, 0),
            )
            self._add(changed)
        self.cuts += finder.cuts
        for mark in finder.marks:
            self.marks.setdefault(mark, finder.index)
        self._label, self._taken = "", end

    def _table(self, token: Any) -> None:
        """A row of a table: its cells are lines."""
        if token.type == "tr_open":
            self._cells = []
        elif token.type == "inline" and self._cells is not None:
            self._cells.append(token)
        if token.type != "tr_close":
            return
        cells, self._cells = self._cells or [], None
        if not cells:
            return
        start = cells[0].map[0]
        self._skip_to(start, MARK)
        finder = WordFinder(self._raw[start], len(self.lines), Place(0, start + 1))
        for line in finder.cells([(each.children or [], each.content) for each in cells]):
            self._add(replace(line, role="cell", whole=True))
        self.cuts += finder.cuts
        self._taken = start + 1

    def _html(self, token: Any) -> None:
        """A block of HTML: its words become lines, its tags and comments are cut."""
        start, end = token.map
        self._skip_to(start, MARK)
        source = "\n".join(self._raw[start:end])
        finder = WordFinder(source, len(self.lines), Place(0, start + 1))
        for line in finder.lines_of_html():
            self._add(replace(line, whole=True))
        self.cuts += finder.cuts
        self._taken = end

    def _verbatim(self, token: Any) -> None:
        """A rule, or lines between fences; rule and fences are cut."""
        start, end = token.map
        self._skip_to(start, MARK)
        fenced = token.type == "fence"
        for at in range(start, end):
            if fenced and (at == start or (at == end - 1 and end - start > 1)):
                self._skip_to(at + 1, MARK)
            elif ink(self._raw[at]):
                line = line_of(len(self.lines), Place(0, at + 1), self._raw[at], whole=True)
                self._add(line)
        self._taken = end

    def _add(self, line: Line) -> None:
        clean, cuts = without_strays(line)
        self.lines.append(clean)
        self.cuts += cuts

    def _skip_to(self, number: int, why: str) -> None:
        """Cut the lines before ``number`` (from 0) that have not been read."""
        for at in range(self._taken, number):
            if ink(self._raw[at]):
                line, cut = cut_whole(self._raw[at], len(self.lines), Place(0, at + 1), why)
                self.lines.append(line)
                self.cuts.append(cut)
        self._taken = max(self._taken, number)


def _begins_note(state: Any, line: int, _end: int, silent: bool) -> bool:
    """Whether a paragraph ends above ``line``, which defines a footnote; nothing is read here."""
    return silent and bool(_NOTE.match(state.src[state.bMarks[line] : state.eMarks[line]]))


def _is_sentence(words: str) -> bool:
    """Whether a heading is in fact a paragraph above a line of hyphens."""
    return len(words) > 300 or (len(words) > 80 and bool(_SENTENCE_END.search(words)))


def _unquoted(value: str) -> str:
    """A value of the front matter, without its quotation marks and their escapes."""
    if value[:1] not in ("'", '"'):
        return value
    try:
        return str(YAML(typ="safe", pure=True).load(value))
    except YAMLError:
        return value
