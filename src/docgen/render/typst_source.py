"""What Jinja made of a Typst template → Typst source, and the text that it says.

Words become calls of functions that take them from the data of the document; so nothing that is
printed is part of the source. Brackets are followed to know which words stand together, as the
elements of a page in HTML do: ``[…]``, ``(…)`` and ``{…}`` are an element each. Words that the
template writes itself, in markup, get marks of the same kind where they are.
"""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from babel import parse_locale

from docgen.fidelity.spans import SpanKind, TextSpan
from docgen.render.template_places import TemplateLine, place_at
from docgen.render.typst_environment import WORD, Word
from docgen.render.typst_markup import (
    Level,
    end_of_string,
    markup_before_words,
    without_tokens,
)

DATA = "docgen"  # the name of the data, in Typst
# Marks for :mod:`docgen.render.typst_tags`: a line of no thickness is not drawn, but its colour is
# written into the structure of the PDF: red says which of these it is, green and blue its number.
KINDS = ("quotation", "reference", "text")
_MOST = 0xFFFF
# Typst would work out where a line that evades letters crosses them.
_LINE = "overline.with(evade: false, stroke: 0pt + rgb(kind, calc.quo(n, 256), calc.rem(n, 256)))"
_PRELUDE = (
    f"#let {DATA} = json(bytes(sys.inputs.{DATA}));"
    f"#let {DATA}-mark(kind, n, at) = ({_LINE})({DATA}.at(at));"
    f"#let {DATA}-own(n, kind: {KINDS.index('text')}, body) = ({_LINE})(body);"
)
_CLOSES = {"]": "[", ")": "(", "}": "{"}
_ALTERNATIVE = re.compile(r"\balt:\s*$")
_PAGE = (-2, -1)  # around everything, as <html> and <body> are in HTML
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class TypstPage(NamedTuple):
    """A page in Typst. ``data`` is what it prints, as JSON; ``said`` the same in order.

    So is what the template writes itself in markup. Texts in the margins have no number. ``own``
    is all that the template writes itself: code and words. ``pictures`` are the words that stand
    for pictures (``alt``), if no code puts them together. ``places`` are where pieces of the source
    are from.
    """

    source: str
    data: str
    said: Sequence[TextSpan]
    own: str
    pictures: Sequence[str]
    places: Sequence[TemplateLine]

    def place_of(self, line: int, column: int) -> tuple[int, int] | None:
        """The number of the template's file, and its line (from 1), of a place in the source."""
        start = 0
        for _ in range(line - 1):
            start = self.source.find("\n", start) + 1
        return place_at(start + column, self.source, self.places)


def language_settings(tag: str) -> str:
    """``pt-BR`` → what Typst's ``text`` is to be given."""
    language, region, *_ = parse_locale(tag, sep="-")
    return f'lang: "{language}"' + (f', region: "{region}"' if region else "")


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


class _Writer:
    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._out: list[str] = []
        self._size = 0
        self._places: list[TemplateLine] = []
        self._said: list[TextSpan] = []
        self._own: list[str] = []
        self._pictures: list[str] = []
        self._levels = [Level("", 0, is_code=False, place="body")]
        self._brackets = 0
        self._end_of_call = -1  # the size at which what is called, or its last bracket, ended
        self._numbers = dict.fromkeys(KINDS, 0)

    def write(self, rendered: str, settings: str) -> TypstPage:
        """The whole page."""
        self._add(f"{_PRELUDE}{settings}\n")
        at = 0
        while found := self._level.pieces.search(rendered, at):
            self._add_literal(rendered[at : found.start()])
            at = self._take(found, rendered)
        self._add_literal(rendered[at:])
        data = json.dumps(
            [
                _BLANKS.sub(" ", each.text) if each.number is None else each.number
                for each in self._words
            ]
        )
        own = "".join(self._own)
        return TypstPage("".join(self._out), data, self._said, own, self._pictures, self._places)

    @property
    def _level(self) -> Level:
        return self._levels[-1]

    def _take(self, found: re.Match[str], rendered: str) -> int:
        """Write what was ``found``; where to go on."""
        match found.lastgroup:
            case "word":
                self._add_word(self._words[int(found["word"])], int(found["word"]))
            case "line":
                place = TemplateLine(self._size, int(found["file"]), int(found["line"]))
                self._places.append(place)
            case "words" if self._level.says:
                begin, length = markup_before_words(found[0], rendered, found.start())
                self._add_literal(found[0][:begin])
                self._add_own_words(found[0][begin:length])
                return found.start() + length
            case kind:
                end = self._follow(found, rendered)
                self._add_piece(kind, rendered[found.start() : end])
                return end
        return found.end()

    def _follow(self, found: re.Match[str], rendered: str) -> int:
        """Note what a piece of syntax means for what comes after it; its end."""
        end = found.end()
        match found.lastgroup:
            case "open":
                self._push(found[0], rendered[max(0, found.start() - 80) : found.start()])
            case "close":
                end = self._pop(_CLOSES[found[0]], rendered, end)
            case "statement":
                self._level.statement = found["keyword"]
            case "end":
                self._level.statement = ""
            case "math":
                self._level.is_math = not self._level.is_math
            case "quote" | "expression" if found[0].endswith('"'):
                end = end_of_string(rendered, end)
                self._note_picture(rendered[found.end() : end - 1])
            case "raw":
                closing = rendered.find(found[0], end)
                end = closing + len(found[0]) if closing >= 0 else end
        return end

    def _add_piece(self, kind: str | None, piece: str) -> None:
        is_called = kind == "close" and self._end_of_call == self._size
        if WORD in piece and kind in ("quote", "expression", "raw"):
            raise self._error("prints within quotation marks or backticks of Typst's")
        if kind in ("quote", "expression", "raw", "line_comment", "comment"):
            piece = without_tokens(piece)
        self._add_literal(piece)
        if is_called or kind == "expression":
            self._end_of_call = self._size

    def _error(self, message: str) -> NotInMarkupError:
        _, file, line = self._places[-1] if self._places else (0, 0, 1)
        line += "".join(self._out).count("\n", self._places[-1][0] if self._places else 0)
        return NotInMarkupError(message, file, line)

    def _note_picture(self, words: str) -> None:
        """Note ``words``, if they stand for a picture on the page."""
        is_alternative = _ALTERNATIVE.search("".join(self._out[-3:]))
        if is_alternative and self._level.place == "body" and "\\" not in words:
            self._pictures.append(words)

    def _push(self, bracket: str, before: str) -> None:
        self._brackets += 1
        is_called = self._end_of_call == self._size
        before = without_tokens(before)
        level = self._level.opened(bracket, self._brackets, before, is_called=is_called)
        self._levels.append(level)

    def _pop(self, bracket: str, rendered: str, end: int) -> int:
        """Close ``bracket``; where to go on."""
        brackets = [each.bracket for each in self._levels]
        if bracket not in brackets:
            return end
        at = len(brackets) - 1 - brackets[::-1].index(bracket)
        closed = self._levels[at]
        del self._levels[at:]
        if closed.is_called:
            self._end_of_call = self._size
        return self._level.closed(closed, rendered, end)

    def _add(self, text: str) -> None:
        self._out.append(text)
        self._size += len(text)

    def _add_literal(self, text: str) -> None:
        self._add(text)
        self._own.append(text)

    def _add_own_words(self, words: str) -> None:
        """Words that the template writes itself, with a mark as those that it prints."""
        if words and self._level.place == "body":
            self._add(f"#{DATA}-own({self._number('text')})[")
            self._add_literal(words)
            self._add("];")
            self._note_span("other", words, self._numbers["text"])
        else:
            self._add_literal(words)
            if words and self._level.place == "margins":
                self._note_span("other", words, 0)

    def _add_word(self, word: Word, at: int) -> None:
        if word.kind == "value":
            self._note_picture(word.text)
            self._add(f"{DATA}.at({at})")
            self._own.append(f" {word.text} ")
            return
        if self._level.is_code:
            raise self._error("prints text within Typst code")
        number, call = 0, f"{DATA}.at({at})"
        if self._level.place == "body":
            number = self._number(word.kind)
            call = f"{DATA}-mark({KINDS.index(word.kind)}, {number}, {at})"
        if self._level.place == "properties":
            self._add(f"#{call};")
            return
        if word.language:
            call = f"text({language_settings(word.language)}, {call})"
        self._add(f"#{call};")
        kind: SpanKind = "other" if word.kind == "text" else word.kind
        self._note_span(kind, word.text, number, word.language)
        if word.kind == "quotation":  # what parts it from one that follows may be no word
            self._note_span("other", "", 0)

    def _number(self, kind: str) -> int:
        self._numbers[kind] += 1
        if self._numbers[kind] > _MOST:
            raise self._error(f"prints more than {_MOST} texts")
        return self._numbers[kind]

    def _note_span(self, kind: SpanKind, text: str, number: int, language: str = "") -> None:
        path = (*_PAGE, *(each.number for each in self._levels[1:]))
        self._said.append(TextSpan(kind, text, path, "", number, language))
