"""``notes/*.md`` → the desk's notes: the part of Markdown (CommonMark) that all documents can show.

Paragraphs, lists, bold, italics, links and second-level headings are allowed; anything else is an
error, so that nothing is lost or printed as a mark. Line ends within a paragraph are blanks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from docgen.errors import ContentError
from docgen.load.decode import Problems, refuse_control_characters
from docgen.notes import NoteBlock, NoteWords

MOST_CHARACTERS = 100_000
DEEPEST_LIST = 3
SCHEMES = ("http", "https", "mailto")

_ALLOWED = (
    "a note may hold paragraphs, lists, **bold**, *italics*, [links](https://…) and '## Headings'"
)
_NAMES = {
    **dict.fromkeys(("html_block", "html_inline"), "HTML"),
    **dict.fromkeys(("code_inline", "fence"), "code"),
    "code_block": "code, which is what four blanks at the beginning of a line make",
    "image": "a picture",
    "table_open": "a table",
    "blockquote_open": "an indented quotation",
    "hr": "a line across the page",
    "s_open": "struck-out words",
    "heading_open": "a heading that is not of the form '## Heading', or is in a list",
}
# Marks that have no partner, and would be printed as they are.
_LEFT_OVER = re.compile(r"\*\*|\]\(|\]\[|^\[[^\]]+\]:")


def parse_note(text: str, path: str) -> tuple[NoteBlock, ...]:
    """The blocks of a note.

    Raises :class:`ContentError`, with ``path`` and line, if it holds anything else.
    """
    refuse_control_characters(text, path)
    if len(text) > MOST_CHARACTERS:
        raise ContentError(f"a note of more than {MOST_CHARACTERS:,} characters", path)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Addresses at the end of a file would be lost if nothing refers to them.
    parser.disable(["reference", "text_join"])
    parser.validateLink = _take_any  # type: ignore[method-assign]  # all are judged below
    reader = _Reader(path)
    blocks = tuple(reader.blocks(iter(parser.parse(text))))
    reader.check_headings(blocks)
    reader.problems.settle()
    return blocks


class _Reader:
    """Reads the tokens of one note."""

    def __init__(self, path: str) -> None:
        self.problems = Problems()
        self._path = path
        self._depth = 0  # of lists
        self._headings: list[int] = []  # their lines

    def blocks(self, tokens: Iterator[Token], end: str = "") -> Iterator[NoteBlock]:
        """The blocks up to the token ``end``."""
        for token in tokens:
            if token.type == end:
                return
            if token.type in ("bullet_list_open", "ordered_list_open"):
                yield self._list(token, tokens)
            elif token.type == "paragraph_open":
                yield NoteBlock("paragraph", self._words(next(tokens)))
            elif token.type == "heading_open" and token.markup == "##" and not self._depth:
                self._headings.append(_line(token))
                yield NoteBlock("heading", self._words(next(tokens)))
            elif token.type in _NAMES:
                self._refuse(token, _line(token))
                _skip(token, tokens)

    def check_headings(self, blocks: Sequence[NoteBlock]) -> None:
        """Each heading has words, and something below it."""
        lines = iter(self._headings)
        for block, below in zip_longest(blocks, blocks[1:]):
            if block.kind == "heading":
                line = next(lines)
                title = "".join(each.text for each in block.words)
                if not title:
                    self._wrong("a heading without words", line)
                elif below is None or below.kind == "heading":
                    hint = "write what belongs there, or delete the heading"
                    self._wrong(f"nothing is below the heading '{title}'", line, hint)

    def _list(self, token: Token, tokens: Iterator[Token]) -> NoteBlock:
        self._depth += 1
        if self._depth == DEEPEST_LIST + 1:
            hint = f"at most {DEEPEST_LIST} can be printed"
            self._wrong(f"lists nested {self._depth} deep", _line(token), hint)
        points: list[tuple[NoteBlock, ...]] = []
        for item in tokens:
            if item.type != "list_item_open":
                break
            points.append(tuple(self.blocks(tokens, "list_item_close")))
            if not points[-1] or points[-1][0].points:
                self._wrong("an item of a list does not begin with words", _line(item))
        self._depth -= 1
        if token.type == "bullet_list_open":
            return NoteBlock("bullets", points=tuple(points))
        return NoteBlock("numbers", points=tuple(points), first=int(token.attrs.get("start", 1)))

    def _words(self, inline: Token) -> tuple[NoteWords, ...]:
        line, bold, italic, address = _line(inline), 0, 0, ""
        words: list[NoteWords] = []
        marks = ""  # what could be one: not what a backslash says is none
        for token in inline.children or ():
            marks += token.content if token.type == "text" else "\n"
            if token.type in ("text", "text_special"):
                words.append(NoteWords(token.content, bold > 0, italic > 0, address))
            elif token.type in ("softbreak", "hardbreak"):
                words.append(NoteWords(" ", bold > 0, italic > 0, address))
                line += 1
            elif token.tag == "strong":
                bold += token.nesting
            elif token.tag == "em":
                italic += token.nesting
            elif token.tag == "a":
                address = str(token.attrs.get("href", ""))
                if token.nesting > 0 and not _is_web(address):
                    hint = "a link begins with https://, http:// or mailto:"
                    self._wrong(f"links to '{address[:60]}'", line, hint)
            elif token.type in _NAMES:
                self._refuse(token, line)
        if found := _LEFT_OVER.search(marks):
            hint = "close the bold or the link; a backslash before the mark prints it"
            self._wrong(f"'{found[0]}' is left over", _line(inline), hint)
        return tuple(_joined(words))

    def _refuse(self, token: Token, line: int) -> None:
        self._wrong(f"{_NAMES[token.type]} cannot be printed", line, _ALLOWED)

    def _wrong(self, message: str, line: int, hint: str = "") -> None:
        with self.problems.collected():
            raise ContentError(message, self._path, line, hint)


def _take_any(url: str) -> bool:  # noqa: ARG001 - the parser names it
    return True


def _line(token: Token) -> int:
    """The line where a block begins, from 1."""
    return token.map[0] + 1 if token.map else 1


def _skip(token: Token, tokens: Iterator[Token]) -> None:
    """Pass over all that is in ``token``."""
    if token.nesting > 0:
        end = token.type.replace("_open", "_close")
        for each in tokens:
            if each.type == end and each.level == token.level:
                return


def _is_web(address: str) -> bool:
    try:
        scheme, host, path, *_ = urlsplit(address)
    except ValueError:
        return False
    if scheme == "mailto":
        return "@" in path
    return scheme in SCHEMES and host != "" and "%" not in host


def _joined(words: Iterable[NoteWords]) -> Iterator[NoteWords]:
    """``words`` with those of one look together, and one blank where there are several."""
    for (bold, italic, address), those in groupby(words, key=_look):
        text = re.sub(r"[ \t]+", " ", "".join(each.text for each in those))
        if text:
            yield NoteWords(text, bold, italic, address)


def _look(words: NoteWords) -> tuple[bool, bool, str]:
    return words.bold, words.italic, words.address
