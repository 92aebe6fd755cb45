"""What Jinja made of a Typst template → Typst source, and the text that it says.

Words become calls of functions that take them from the data of the document; so nothing that is
printed is part of the source. Brackets are followed to know which words stand together, as the
elements of a page in HTML do: ``[…]``, ``(…)`` and ``{…}`` are an element each.
"""

import json
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from docgen.fidelity.spans import SpanKind, TextSpan
from docgen.render.template_places import END_OF_PLACE, PLACE, TemplateLine, place_at
from docgen.render.typst_environment import END_OF_WORD, WORD, Word

DATA = "docgen"  # the name of the data, in Typst
# Marks for :mod:`docgen.render.typst_tags`: a line of no thickness is not drawn, but its colour is
# written into the structure of the PDF: red says which of these it is, green and blue its number.
KINDS = ("quotation", "reference", "text")
_MOST = 0xFFFF
_PRELUDE = (
    f"#let {DATA} = json(bytes(sys.inputs.{DATA}));"
    f"#let {DATA}-mark(kind, n, at) = overline("
    f"stroke: 0pt + rgb(kind, calc.quo(n, 256), calc.rem(n, 256)), {DATA}.at(at));"
)
_PIECE = re.compile(
    rf"{WORD}(?P<word>\d+){END_OF_WORD}|{PLACE}(?P<file>\d+),(?P<line>\d+){END_OF_PLACE}"
    r"|(?P<escape>\\.)|(?P<line_comment>(?<!:)//[^\n]*)|(?P<comment>/\*.*?\*/)"
    r"|(?P<raw>`+)|(?P<open>[\[({])|(?P<close>[\])}])|(?P<quote>\")",
    re.DOTALL,
)
_CLOSES = {"]": "[", ")": "(", "}": "{"}
_STRING = re.compile(r'(?:[^"\\]|\\.)*"', re.DOTALL)
_CODE = re.compile(
    r"#[\w.-]*$|\belse\s*$|#(set|show|let|if|for|while|context|return|import|include)\b[^\n]*$"
)
_NOT_IN_BODY = re.compile(r"set\s+(document|page)\s*$")
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class TypstPage(NamedTuple):
    """A page in Typst. ``data`` is what it prints, as JSON; ``said`` the same in order.

    Texts in the margins have no number. ``own`` is what the template writes itself: code, and
    perhaps words. ``places`` are where pieces of the source are from.
    """

    source: str
    data: str
    said: Sequence[TextSpan]
    own: str
    places: Sequence[TemplateLine]

    def place_of(self, line: int, column: int) -> tuple[int, int] | None:
        """The number of the template's file, and its line (from 1), of a place in the source."""
        start = 0
        for _ in range(line - 1):
            start = self.source.find("\n", start) + 1
        return place_at(start + column, self.source, self.places)


def make_page(rendered: str, words: Sequence[Word], settings: str = "") -> TypstPage:
    """The page that Jinja ``rendered``, with ``words`` for its tokens.

    ``settings`` is source that comes first. Raises :class:`NotInMarkupError` if a word is printed
    within code or a string of Typst's.
    """
    return _Writer(words).write(rendered, settings)


class NotInMarkupError(Exception):
    """Text is printed where it would be code; ``file`` is the number of the template's file."""

    def __init__(self, message: str, file: int, line: int) -> None:
        super().__init__(message)
        self.message, self.file, self.line = message, file, line


class _Open(NamedTuple):
    bracket: str
    number: int
    is_code: bool
    place: Literal["body", "margins", "properties"]


class _Writer:
    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._out: list[str] = []
        self._size = 0
        self._places: list[TemplateLine] = []
        self._said: list[TextSpan] = []
        self._own: list[str] = []
        self._open: list[_Open] = []
        self._elements = 0
        self._numbers = dict.fromkeys(KINDS, 0)

    def write(self, rendered: str, settings: str) -> TypstPage:
        """The whole page."""
        self._add(f"{_PRELUDE}{settings}\n")
        at = 0
        while found := _PIECE.search(rendered, at):
            self._add_literal(rendered[at : found.start()])
            at = self._take(found, rendered)
        self._add_literal(rendered[at:])
        data = json.dumps(
            [
                _BLANKS.sub(" ", each.text) if each.number is None else each.number
                for each in self._words
            ]
        )
        return TypstPage("".join(self._out), data, self._said, "".join(self._own), self._places)

    def _take(self, found: re.Match[str], rendered: str) -> int:
        """Write what was ``found``; where to go on."""
        end = found.end()
        match found.lastgroup:
            case "word":
                self._add_word(self._words[int(found["word"])], int(found["word"]))
                return end
            case "line":
                self._places.append(
                    TemplateLine(self._size, int(found["file"]), int(found["line"]))
                )
                return end
            case "quote" if self._is_code:
                string = _STRING.match(rendered, end)
                end = string.end() if string else end
            case "raw":
                closing = rendered.find(found[0], end)
                end = closing + len(found[0]) if closing >= 0 else end
            case "open":
                self._push(found[0], rendered[max(0, found.start() - 80) : found.start()])
            case "close":
                self._pop(_CLOSES[found[0]])
        piece = rendered[found.start() : end]
        if WORD in piece and found.lastgroup in ("quote", "raw"):
            raise self._error("prints within quotation marks or backticks of Typst's")
        if found.lastgroup in ("quote", "raw", "line_comment", "comment"):
            piece = _without_tokens(piece)
        self._add_literal(piece)
        return end

    @property
    def _is_code(self) -> bool:
        return bool(self._open) and self._open[-1].is_code

    def _error(self, message: str) -> NotInMarkupError:
        _, file, line = self._places[-1] if self._places else (0, 0, 1)
        line += "".join(self._out).count("\n", self._places[-1][0] if self._places else 0)
        return NotInMarkupError(message, file, line)

    def _push(self, bracket: str, before: str) -> None:
        around = self._open[-1] if self._open else None
        self._elements += 1
        before = _without_tokens(before)
        is_code = bracket != "[" and (self._is_code or bool(_CODE.search(before)))
        place = around.place if around else "body"
        if place == "body" and (element := _NOT_IN_BODY.search(before)):
            place = "properties" if element[1] == "document" else "margins"
        self._open.append(_Open(bracket, self._elements, is_code, place))

    def _pop(self, bracket: str) -> None:
        brackets = [each.bracket for each in self._open]
        if bracket in brackets:
            del self._open[len(brackets) - 1 - brackets[::-1].index(bracket) :]

    def _add(self, text: str) -> None:
        self._out.append(text)
        self._size += len(text)

    def _add_literal(self, text: str) -> None:
        self._add(text)
        self._own.append(text)

    def _add_word(self, word: Word, at: int) -> None:
        if word.kind == "value":
            self._add(f"{DATA}.at({at})")
            self._own.append(f" {word.text} ")
            return
        if self._is_code:
            raise self._error("prints text within Typst code")
        place = self._open[-1].place if self._open else "body"
        if place == "body":
            number = self._numbers[word.kind] = self._numbers[word.kind] + 1
            if number > _MOST:
                raise self._error(f"prints more than {_MOST} texts")
            self._add(f"#{DATA}-mark({KINDS.index(word.kind)}, {number}, {at});")
        else:
            number = 0
            self._add(f"#{DATA}.at({at});")
        if place != "properties":
            path = tuple(each.number for each in self._open)
            kind: SpanKind = "other" if word.kind == "text" else word.kind
            self._said.append(TextSpan(kind, word.text, path, "", number))


def _without_tokens(piece: str) -> str:
    piece = re.sub(f"{PLACE}[^{END_OF_PLACE}]*{END_OF_PLACE}", "", piece)
    return re.sub(f"{WORD}[^{END_OF_WORD}]*{END_OF_WORD}", "", piece)
