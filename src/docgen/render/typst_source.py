"""What Jinja made of a Typst template → Typst source, and the text that it says.

What is printed becomes a look into the data of the document, so none of it is code or markup.
Brackets are followed to know which words stand together, as the elements of a page in HTML do:
``[…]``, ``(…)`` and ``{…}`` are an element each. Words that the template writes itself, in markup,
get marks of the same kind where they are.
"""

import re
from collections.abc import Sequence

from babel import parse_locale

from docgen.fidelity.spans import SpanKind, TextSpan
from docgen.render.template_places import PLACE, TemplateLine
from docgen.render.typst_environment import WORD, Word
from docgen.render.typst_markup import (
    Level,
    end_of_string,
    markup_before_words,
    without_tokens,
)
from docgen.render.typst_page import DATA, KINDS, MOST, OWN, Datum, TypstPage, colour_of, first_line

# Pieces that go on to their end whatever stands in them.
_WHOLE = ("quote", "expression", "raw", "line_comment", "comment")
_FAR = 80  # characters before a bracket, of which what it holds may depend
_CLOSES = {"]": "[", ")": "(", "}": "{"}
_ALTERNATIVE = re.compile(r"\balt:$")
_PAGE = (-2, -1)  # around everything, as <html> and <body> are in HTML
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def language_settings(tag: str) -> str:
    """``pt-BR`` → what Typst's ``text`` is to be given."""
    language, region, *_ = parse_locale(tag, sep="-")
    return f'lang: "{language}"' + (f', region: "{region}"' if region else "")


def make_page(rendered: str, words: Sequence[Word], settings: str = "") -> TypstPage:
    """The page that Jinja ``rendered``, with ``words`` for its tokens.

    ``settings`` is source that comes first. Raises :class:`NotInMarkupError` if a word is printed
    within code or a string of Typst's.
    """
    return _Writer(words, rendered).write(settings)


class NotInMarkupError(Exception):
    """Text is printed where it would be code; ``file`` is the number of the template's file."""

    def __init__(self, message: str, file: int, line: int) -> None:
        super().__init__(message)
        self.message, self.file, self.line = message, file, line


class _Writer:
    """Takes what Jinja rendered piece by piece; what is to stay as it is, is copied in one."""

    def __init__(self, words: Sequence[Word], rendered: str) -> None:
        self._words = words
        self._rendered = rendered
        self._copied = 0  # where what is not copied yet begins
        self._out: list[str] = []
        self._size = 0
        self._data: list[Datum] = []
        self._places: list[TemplateLine] = []
        self._said: list[TextSpan] = []
        self._own: list[str] = []
        self._pictures: list[str] = []
        self._level = Level("", 0, is_code=False, place="body")
        self._levels = [self._level]
        self._brackets = 0
        self._end_of_call = -1  # where what is called, or its last bracket, ended
        self._numbers = dict.fromkeys(KINDS, 0)

    def write(self, settings: str) -> TypstPage:
        """The whole page."""
        rendered, at = self._rendered, 0
        while found := self._level.pieces.search(rendered, at):
            at = self._take(found, rendered)
        self._copy(len(rendered))
        source = "".join([first_line(self._data, settings), *self._out])
        own = "".join(self._own)
        return TypstPage(source, self._said, own, self._pictures, self._places)

    def _take(self, found: re.Match[str], rendered: str) -> int:
        """Follow what was ``found``, and write it if it does not stay as it is; where to go on."""
        kind, start = found.lastgroup, found.start()
        if kind == "plain":
            self._end_of_call = found.end()
            return found.end()
        if kind == "word":
            self._copy(start, found.end())
            self._add_word(self._words[int(found["word"])])
            return found.end()
        if kind == "line":
            self._copy(start, found.end())
            place = TemplateLine(self._size, int(found["file"]), int(found["line"]))
            self._places.append(place)
            if self._end_of_call == start:
                self._end_of_call = found.end()
            return found.end()
        if kind == "words" and self._level.says:
            begin, length = markup_before_words(found[0], rendered, start)
            self._copy(start + begin, start + length)
            self._add_own_words(found[0][begin:length])
            return start + length
        end = self._follow(found, rendered)
        if kind in _WHOLE:
            self._check_whole(kind, start, end)
        if kind == "expression" or (kind == "close" and self._end_of_call == start):
            self._end_of_call = end
        return end

    def _follow(self, found: re.Match[str], rendered: str) -> int:
        """Note what a piece of syntax means for what comes after it; its end."""
        end = found.end()
        match found.lastgroup:
            case "open":
                self._push(found[0], found.start())
            case "close":
                end = self._pop(_CLOSES[found[0]], found.start(), end)
            case "statement":
                self._level.statement = found["keyword"]
            case "end":
                self._level.statement = ""
            case "math":
                self._level.is_math = not self._level.is_math
            case "quote" | "expression" if found[0].endswith('"'):
                end = end_of_string(rendered, end)
                self._note_picture(rendered[found.end() : end - 1], found.start())
            case "raw":
                closing = rendered.find(found[0], end)
                end = closing + len(found[0]) if closing >= 0 else end
        return end

    def _check_whole(self, kind: str | None, start: int, end: int) -> None:
        """Take the tokens out of a piece that goes on over them, such as a comment.

        Raises :class:`NotInMarkupError` if it would be printed.
        """
        piece = self._rendered[start:end]
        if WORD in piece and kind in ("quote", "expression", "raw"):
            self._copy(start)
            raise self._error("prints within quotation marks or backticks of Typst's")
        if WORD in piece or PLACE in piece:
            self._copy(start, end)
            self._add_literal(without_tokens(piece))

    def _error(self, message: str) -> NotInMarkupError:
        _, file, line = self._places[-1] if self._places else (0, 0, 1)
        line += "".join(self._out).count("\n", self._places[-1][0] if self._places else 0)
        return NotInMarkupError(message, file, line)

    def _note_picture(self, words: str, at: int) -> None:
        """Note ``words`` at ``at``, if they stand for a picture on the page."""
        if self._level.place != "body" or "\\" in words:
            return
        before = "".join([*self._out[-2:], self._rendered[self._copied : at]]).rstrip()
        if _ALTERNATIVE.search(before[-5:]):
            self._pictures.append(words)

    def _push(self, bracket: str, at: int) -> None:
        self._brackets += 1
        is_called = self._end_of_call == at
        before = self._rendered[max(0, at - _FAR) : at]
        self._level = self._level.opened(bracket, self._brackets, before, is_called=is_called)
        self._levels.append(self._level)

    def _pop(self, bracket: str, start: int, end: int) -> int:
        """Close ``bracket`` with the piece from ``start`` to ``end``; where to go on."""
        at = len(self._levels) - 1
        while self._levels[at].bracket != bracket:
            if not at:
                return end
            at -= 1
        closed = self._levels[at]
        del self._levels[at:]
        self._level = self._levels[-1]
        if closed.is_called:
            self._end_of_call = start
        return self._level.closed(closed, self._rendered, end)

    def _copy(self, end: int, then: int | None = None) -> None:
        """Write what was rendered up to ``end``; what is next to be copied begins at ``then``."""
        if end > self._copied:
            self._add_literal(self._rendered[self._copied : end])
        self._copied = end if then is None else then

    def _add(self, text: str) -> None:
        self._out.append(text)
        self._size += len(text)

    def _add_literal(self, text: str) -> None:
        self._add(text)
        self._own.append(text)

    def _add_own_words(self, words: str) -> None:
        """Words that the template writes itself, with a mark as those that it prints."""
        if words and self._level.place == "body":
            self._add(f"#{OWN}({self._number('text')})[")
            self._add_literal(words)
            self._add("];")
            self._note_span("other", words, self._numbers["text"])
        else:
            self._add_literal(words)
            if words and self._level.place == "margins":
                self._note_span("other", words, 0)

    def _add_word(self, word: Word) -> None:
        text = _BLANKS.sub(" ", word.text)
        call = f"{DATA}.at({len(self._data)})"
        if word.kind == "value":
            self._note_picture(word.text, self._copied)
            self._add(call)
            self._own.append(f" {word.text} ")
            self._data.append(text if word.number is None else word.number)
            return
        if self._level.is_code:
            raise self._error("prints text within Typst code")
        number = 0
        if self._level.place == "body":
            number = self._number(word.kind)
            self._data.append((colour_of(word.kind, number), text))
        else:
            self._data.append(text if word.number is None else word.number)
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
        if self._numbers[kind] > MOST:
            raise self._error(f"prints more than {MOST} texts")
        return self._numbers[kind]

    def _note_span(self, kind: SpanKind, text: str, number: int, language: str = "") -> None:
        path = (*_PAGE, *(each.number for each in self._levels[1:]))
        self._said.append(TextSpan(kind, text, path, "", number, language))
