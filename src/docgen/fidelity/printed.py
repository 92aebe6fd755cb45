"""A finished Word file held against what its template was asked to print.

What fills Word templates in can lose text without a word: markup that it cannot read is dropped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from xml.sax.saxutils import escape

from docgen.errors import FidelityError
from docgen.fidelity.word import WordFile

_TEXT = re.compile(r"<w:t(?: [^>]*[^/>])?>(.*?)</w:t>", re.DOTALL)
_AROUND = 40  # characters of a passage shown on both sides of a difference


class Printed(NamedTuple):
    """The strings that a template printed, and by part of the file the markup they came to."""

    strings: Iterable[str]
    markup: Mapping[str, str]


def prove_printed(file: WordFile, printed: Printed) -> None:
    """:class:`FidelityError` where ``file`` lacks, or has, a word that it should not."""
    for name, markup in printed.markup.items():
        _compare(name, _words(markup), _one_line(file.parts.get(name, "")))
    shown = _one_line(" ".join(piece.text for piece in file.pieces))
    hidden = [each for each in dict.fromkeys(map(_one_line, printed.strings)) if each not in shown]
    for string in hidden:  # an attribute (a colour) or a property of the file
        forms = (escape(string), escape(string, {'"': "&quot;"}))
        if not any(each in markup for each in forms for markup in _markup(file)):
            raise FidelityError(f"the file lacks what its template printed: “{string}”")


def _markup(file: WordFile) -> Iterator[str]:
    yield from (_one_line(part.decode()) for part in file.markup.values())


def _compare(part: str, given: str, found: str) -> None:
    if given == found:
        return
    pairs = enumerate(zip(given, found, strict=False))
    at = next((index for index, (a, b) in pairs if a != b), min(len(given), len(found)))
    start, end = max(0, at - _AROUND), at + _AROUND
    raise FidelityError(f"{part} says “…{found[start:end]}…”, its template “…{given[start:end]}…”")


def _words(markup: str) -> str:
    return _one_line(unescape("".join(_TEXT.findall(markup))))


def _one_line(text: str) -> str:
    return " ".join(text.split())
