"""Compares a finished Word file with what its template printed.

Text can get lost without an error when a Word template is filled in: broken markup is dropped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import NamedTuple
from xml.sax.saxutils import escape

from docgen.errors import FidelityError, TemplateError
from docgen.fidelity.word import WordFile

_TEXT = re.compile(r"<w:t(?: [^>]*[^/>])?>(.*?)</w:t>", re.DOTALL)
_PASSAGE = 20  # characters; a shorter string is a number or a label
_SHOWN = 60  # characters shown of a wrong passage
_AROUND = 40  # characters of a passage shown on both sides of a difference


class Words(str):
    """Words of the declaration as a template gets them; ``short`` for a heading.

    The result of a filter is no longer an instance of this class.
    """

    __slots__ = ("short",)

    def __new__(cls, text: str, *, short: bool = False) -> "Words":
        words = super().__new__(cls, text)
        words.short = short
        return words

    short: bool


class Printed(NamedTuple):
    """The strings that ``template`` printed, and by part of the file, those with their markup."""

    template: str
    strings: Iterable[str]
    by_part: Mapping[str, Sequence[str]]
    markup: Mapping[str, str]


def prove_printed(file: WordFile, printed: Printed) -> None:
    """Raise :class:`FidelityError` if ``file`` lacks or adds words."""
    for name, markup in printed.markup.items():
        _compare(name, _words(markup), _one_line(file.parts.get(name, "")))
    shown = _bare("".join(piece.text for piece in file.pieces))  # words of two languages are two
    printed_lines = dict.fromkeys(map(_one_line, printed.strings))
    hidden = [each for each in printed_lines if _bare(each) not in shown]
    for string in hidden:  # an attribute (a colour) or a property of the file
        forms = (escape(string), escape(string, {'"': "&quot;"}))
        if not any(each in markup for each in forms for markup in _markup(file)):
            raise FidelityError(f"the file lacks what its template printed: “{string}”")


def prove_quoted(file: WordFile, printed: Printed) -> None:
    """Check that quotations are the declaration's words that were printed: whole, and in order.

    Headings may also be titles of ours. Raises :class:`TemplateError` if other words of the
    declaration are not set as quotations, :class:`FidelityError` if anything else is.
    """
    for name, strings in printed.by_part.items():
        quoted = _bare(file.quoted.get(name, ""))
        missing, left = _taken(quoted, [each for each in strings if isinstance(each, Words)])
        if missing or left:  # a filter may have put several together
            long = [each for each in strings if isinstance(each, Words) or len(each) >= _PASSAGE]
            missing, left = _taken(quoted, long)
        if missing:
            raise TemplateError(
                "prints words of the declaration and does not mark them as such:"
                f" “{_cut(missing)}”",
                printed.template,
                hint="use the style 'Declaration' or one based on it",
            )
        if left:
            raise FidelityError(
                "sets in a style of the declaration what is not quoted from it:"
                f" “{_cut(_end_of(file.quoted[name], len(left)))}”",
                hint="keep the styles 'Declaration …' for the declaration's words alone",
            )


def _taken(quoted: str, strings: Sequence[str]) -> tuple[str, str]:
    """The first of ``strings`` that is missing at its place, and the rest of ``quoted``."""
    at, missing = 0, ""
    for each in strings:
        own = _bare(each)
        if quoted.startswith(own, at):
            at += len(own)
        elif isinstance(each, Words) and not each.short:
            missing = missing or each
    return missing, quoted[at:]


def _bare(text: str) -> str:
    return "".join(text.split())


def _end_of(text: str, count: int) -> str:
    """The end of ``text`` with ``count`` characters other than white space."""
    at = len(text)
    while count and at:
        at -= 1
        count -= not text[at].isspace()
    return text[at:]


def _cut(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _markup(file: WordFile) -> Iterator[str]:
    yield from (_one_line(part.decode()) for part in file.markup.values())


def _compare(part: str, given: str, found: str) -> None:
    if given == found:
        return
    pairs = enumerate(zip(given, found, strict=False))
    at = next((index for index, (a, b) in pairs if a != b), min(len(given), len(found)))
    start, end = max(0, at - _AROUND), at + _AROUND
    raise FidelityError(
        f"{part} reads “…{found[start:end]}…”, but its template printed “…{given[start:end]}…”"
    )


def _words(markup: str) -> str:
    return _one_line(unescape("".join(_TEXT.findall(markup))))


def _one_line(text: str) -> str:
    return " ".join(text.split())
