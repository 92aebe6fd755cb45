"""The Jinja environment of Typst templates, in which no content can become markup or code.

Jinja writes Typst source. What ``{{ … }}`` prints is not in it: there is a token in its place, and
the text itself goes to Typst as data. So content needs no escaping, in whatever place of the source
it is printed. :mod:`docgen.render.typst_source` makes Typst code of the tokens.

Only the results of macros and blocks are source. They can be printed and handed to macros; all else
that is done with them is an error or makes plain text of them.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from math import ceil
from typing import Any, Literal, NamedTuple

from jinja2 import TemplateRuntimeError, TemplateSyntaxError, pass_context
from jinja2.nodes import AssignBlock, FilterBlock, TemplateData
from jinja2.runtime import BlockReference, Context, LoopContext, Macro

from docgen.fidelity.template_probe import unmarked
from docgen.fidelity.traced import MARK, MarkedWords, TracedWords, without_marks
from docgen.job import Job
from docgen.render.breadth import breadth
from docgen.render.environment import (
    DocumentEnvironment,
    equipped,
    fill_in,
    text_of,
)
from docgen.render.foreign import pieces, without_languages
from docgen.render.resources import Resources
from docgen.render.template_places import END_OF_PLACE, PLACE, mark_places, read_places
from docgen.render.typefaces import Typefaces

# Of Unicode's private use, so of no text: around the number of a word.
WORD, END_OF_WORD = "\ue001", "\ue002"
_WORD = re.compile(f"{WORD}([0-9]+){END_OF_WORD}")
_BLANK_LINE = re.compile(r"\n\s*\n")
_TOKENS = (WORD, END_OF_WORD, PLACE, END_OF_PLACE)
_NOT_HERE = {
    AssignBlock: "'{% set … %}' with an end: make it a macro",
    FilterBlock: "'{% filter … %}': use the filter within braces",
}

WordKind = Literal["text", "quotation", "reference", "value"]


class Word(NamedTuple):
    """A text that a template prints; a ``value``, text or number, is for Typst code.

    ``language`` is its tag if it is in another than the document.
    """

    kind: WordKind
    text: str
    number: int | float | None = None
    language: str = ""


class Source(str):
    """Typst source, the result of a macro or block. Nothing can be made of it but a print."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return bool(read_places("".join((self,)))[0].strip())

    def __str__(self) -> str:
        raise TemplateRuntimeError(
            "the result of a macro can only be printed, or handed to another macro"
        )


class TypstEnvironment(DocumentEnvironment):
    """Collects what templates print, as :class:`Word`\\ s, within :meth:`printing`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "autoescape": False})
        self.finalize = self._print_here
        self.typefaces: Typefaces | None = None
        self.files: list[str] = []  # those that places name by number
        self._words: list[Word] = []
        self._declared = ""
        self._breadths: dict[str, list[float]] = {}  # of the blocks of what `lines` was asked of
        self._parts = lru_cache(maxsize=4096)(self._parted)
        self.filters.update(
            quotation=self._quotation,
            reference=self._reference,
            value=self._value,
            typeface=self._typeface,
            lines=self._lines,
        )

    @contextmanager
    def printing(self, typefaces: Typefaces, declared: str = "") -> Iterator[list[Word]]:
        """The words printed within the ``with`` block, by the numbers of their tokens.

        ``declared`` is the language of the declaration's words, if not the document's.
        """
        self._words, self.typefaces, self._declared = [], typefaces, declared
        self._breadths = {}
        try:
            yield self._words
        finally:
            self._words, self.typefaces = [], None

    def call(self, context: Any, called: Any, *arguments: Any, **options: Any) -> Any:
        result = super().call(context, called, *arguments, **options)
        is_source = isinstance(called, Macro | BlockReference | LoopContext)
        return Source(str(result)) if is_source and type(result) is str else result

    def compile(self, source: Any, *place: Any, **options: Any) -> Any:
        """Compile; in the code, places name this file by its number."""
        number, means = len(self.files), self.means
        self.means = means and (means, number)
        try:
            code = super().compile(source, *place, **options)
        finally:
            self.means = means
        if len(self.files) == number:  # compiled before, for another environment
            name, filename = [*place, None, None][:2]
            self.files.append(filename or name)
        return code

    def _generate(self, source: Any, *rest: Any, **options: Any) -> Any:
        name, filename = rest[:2]
        for kind, said in _NOT_HERE.items():
            if found := source.find(kind):
                raise TemplateSyntaxError(f"{said}, in Typst templates", found.lineno, *rest[:2])
        for node in source.find_all(TemplateData):
            if any(token in node.data for token in _TOKENS):
                message = "holds a character of private use (U+E001 to U+E004)"
                raise TemplateSyntaxError(message, node.lineno, name, filename or name)
        mark_places(source, len(self.files))
        self.files.append(filename or name)
        return super()._generate(source, *rest, **options)

    # These get the context so that Jinja does not call them, for constants, when it compiles: a
    # word has a number in one document.
    @pass_context
    def _print_here(self, _context: Context, value: Any) -> str:
        if isinstance(value, Source):
            return "".join((value,))
        value = _ours(value)
        if not isinstance(value, str):
            return self._token("text", value)
        return "".join(map(self._numbered, self._parts(value)))

    def _parted(self, text: str) -> tuple[Word, ...]:
        """Plain ``text`` with the blanks of its language: a word for each language in it."""
        parts = pieces(self.set_blanks(text))
        return tuple(Word("text", part, language=language) for part, language in parts)

    def _token(self, kind: WordKind, value: Any) -> str:
        text = without_languages(text_of(value))
        if not text and kind != "value":
            return ""
        number = value if kind == "value" and isinstance(value, int | float) else None
        language = self._declared if kind == "quotation" else ""
        return self._numbered(Word(kind, without_marks(text), number, language))

    def _numbered(self, word: Word) -> str:
        self._words.append(word)
        return f"{WORD}{len(self._words) - 1}{END_OF_WORD}"

    @pass_context
    def _quotation(self, _context: Context, value: Any) -> Source:
        """Words of the declaration, as the macro ``quote`` sets them.

        Printed in another way, they are an error.
        """
        return Source(self._token("quotation", value))

    @pass_context
    def _reference(self, _context: Context, value: Any) -> Source:
        """What they cite, as the macro ``ref`` sets it."""
        return Source(self._token("reference", value))

    @pass_context
    def _value(self, _context: Context, value: Any) -> Source:
        """A text or a number within Typst code, without quotation marks.

        Such as ``#rgb({{ theme.ink | value }})``.
        """
        return Source(self._token("value", _ours(value)))

    @pass_context
    def _lines(self, _context: Context, value: Any, width: float) -> int:
        """About how many lines of ``width`` ems a text takes, or the result of a macro.

        Laying it out with ``measure`` takes Typst as long as printing it.
        """
        source = "".join((value,))
        if source not in self._breadths:  # the same is asked for several widths
            blocks = _BLANK_LINE.split(read_places(source)[0])
            self._breadths[source] = [breadth("".join(self._texts(block))) for block in blocks]
        return sum(ceil(each / width) for each in self._breadths[source])

    def _texts(self, source: str) -> Iterator[str]:
        """What is printed in ``source``, which may be plain text itself."""
        numbers = _WORD.findall(source)
        yield from (self._words[int(number)].text for number in numbers)
        if not numbers:
            yield source

    @pass_context
    def _typeface(self, _context: Context, faces: Any, family: str) -> Source:
        """The name by which Typst knows a ``family`` of the theme: ``#set text(font: …)``."""
        if self.typefaces is None:
            raise TemplateRuntimeError("'typeface' is for pages")
        try:
            return Source(self._token("value", self.typefaces.name_of(faces, family)))
        except ValueError as error:
            raise TemplateRuntimeError(str(error)) from error


def make_typst_environment(resources: Resources, language: str) -> TypstEnvironment:
    """The environment for the Typst templates of one product in one language."""
    return equipped(TypstEnvironment, resources, language)


def _ours(value: Any) -> Any:
    """``value``; :class:`TemplateRuntimeError` if it is, or holds, words of the declaration."""
    if isinstance(value, TracedWords) or (isinstance(value, str) and MARK in value):
        raise TemplateRuntimeError(f"{unmarked(value).message}: use the macro 'quote'")
    return value


def render_source(job: Job, environment: TypstEnvironment) -> str:
    """The source of ``job``, with tokens for what it prints, from ``<product>.typ``.

    Raises :class:`TemplateError`, with file and line, if its template fails, or prints words of the
    declaration as if they were ours.
    """
    return fill_in(job, "typ", environment, MarkedWords)
