"""What Jinja made of a Typst template → Typst source, and the text that it says.

What is printed becomes a look into the data of the document, so none of it is code or markup.
Brackets are followed to know which words stand together, as the elements of a page in HTML do:
``[…]``, ``(…)`` and ``{…}`` are an element each. Words that the template writes itself, in markup,
get marks of the same kind where they are.
"""

import re
from collections.abc import Sequence

from docgen.fidelity.spans import SpanKind, TextSpan
from docgen.render.template_places import PLACE, TemplateLine
from docgen.render.typst_environment import WORD, Word
from docgen.render.typst_markup import TOKEN, markup_before_words, without_tokens
from docgen.render.typst_page import (
    DATA,
    KINDS,
    MOST,
    OWN,
    Datum,
    TypstPage,
    colour_of,
    first_line,
    language_settings,
)
from docgen.render.typst_reading import NEAR, SourceReader

_ALTERNATIVE = re.compile(r"\balt:$")
_PAGE = (-2, -1)  # around everything, as <html> and <body> are in HTML
_BLANKS = re.compile(r"[ \t\n\r\f]+")


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


class _Writer(SourceReader):
    """Writes what Jinja rendered as it is read; what is to stay as it is, is copied in one."""

    def __init__(self, words: Sequence[Word], rendered: str) -> None:
        super().__init__(rendered)
        self._words = words
        self._copied = 0  # where what is not copied yet begins
        self._out: list[str] = []
        self._size = 0
        self._data: list[Datum] = []
        self._places: list[TemplateLine] = []
        self._said: list[TextSpan] = []
        self._own: list[str] = []
        self._pictures: list[str] = []
        self._numbers = dict.fromkeys(KINDS, 0)

    def write(self, settings: str) -> TypstPage:
        """The whole page."""
        rendered, at = self._rendered, 0
        for token in TOKEN.finditer(rendered):
            start = token.start()
            if at < start:
                at = self.read(at, start)
            if at == start:  # else it is within a piece that goes on over it
                at = token.end()
                self._copy(start, at)
                self._take_token(token, start, at)
        while at < len(rendered):
            at = self.read(at, len(rendered))
        self._copy(len(rendered))
        source = "".join([first_line(self._data, settings), *self._out])
        own = "".join(self._own)
        return TypstPage(source, self._said, own, self._pictures, self._places)

    def _take_token(self, token: re.Match[str], start: int, end: int) -> None:
        word, file, line = token.groups()
        if word:
            self._add_word(self._words[int(word)])
            return
        self._places.append(TemplateLine(self._size, int(file), int(line)))
        if self._end_of_call == start:
            self._end_of_call = end

    def say(self, words: str, start: int) -> int:
        """Write ``words`` of the template's own, but for what is markup; where they end."""
        begin, length = markup_before_words(words, self._rendered, start)
        self._copy(start + begin, start + length)
        self._add_own_words(words[begin:length])
        return start + length

    def check_whole(self, kind: str, start: int, end: int) -> None:
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

    def note_picture(self, words: str, at: int) -> bool:
        """Note ``words`` at ``at``, if they stand for a picture on the page; whether they do."""
        if self._level.place != "body" or "\\" in words:
            return False
        before = "".join([*self._out[-2:], self._rendered[self._copied : at]]).rstrip()
        if not _ALTERNATIVE.search(before[-NEAR:]):
            return False
        self._pictures.append(words)
        return True

    def _copy(self, end: int, then: int | None = None) -> None:
        """Write what was rendered up to ``end``; what is next to be copied begins at ``then``."""
        if end > self._copied:
            text = self._rendered[self._copied : end]
            self._out.append(text)
            self._own.append(text)
            self._size += len(text)
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
            self.note_picture(word.text, self._copied)
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
        path = (*_PAGE, *self._elements)
        self._said.append(TextSpan(kind, text, path, "", number, language))
