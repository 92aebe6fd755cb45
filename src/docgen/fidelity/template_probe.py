"""Finds where a template prints the declaration's words without marking them as such.

The words are given to the template with marker characters around them; where a marker comes out,
the words must be set as a quotation. So it does not matter which words they are, or how the
template cuts or changes them.
"""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from msgspec.structs import replace

from docgen.errors import TemplateError
from docgen.fidelity.spans import TextSpan
from docgen.fidelity.traced import MARK, without_marks
from docgen.view import View

_QUOTATION = re.compile(r"<q\b[^>]*>.*?</q>", re.DOTALL)
_SHOWN = 60  # characters


def marked(view: View) -> View:
    """``view`` with markers around the declaration's words."""
    return replace(
        view,
        passages=tuple(
            replace(
                each,
                blocks=tuple(map(_between_marks, each.blocks)),
                naming=tuple(map(_between_marks, each.naming)),
                heading=each.heading and _between_marks(each.heading),
            )
            for each in view.passages
        ),
        commitments=tuple(
            replace(each, quote=_between_marks(each.quote)) for each in view.commitments
        ),
    )


def proven_page(page: str, template: str) -> str:
    """The HTML ``page`` without marks.

    :class:`TemplateError` where it has marked words outside a ``<q>``.
    """
    if MARK in _QUOTATION.sub("", page):  # not so sure where one is in another, but fast
        reader = _Reader()
        reader.feed(page)
        reader.close()
        if reader.outside:
            raise unmarked(reader.outside[0], template, "use the macro 'quote'")
    return without_marks(page)


def prove_pieces(pieces: Iterable[TextSpan], template: str) -> None:
    """Raise :class:`TemplateError` if a Word file has marked words in another style."""
    for piece in pieces:
        if MARK in piece.text and piece.kind != "quotation":
            hint = "use the style 'Declaration' or one based on it"
            raise unmarked(piece.text, template, hint)


class _Reader(HTMLParser):
    """Collects marked text and attributes outside of ``<q>``."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "q"
        self.outside += [value for _, value in attrs if value and MARK in value]

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "q"

    def handle_data(self, data: str) -> None:
        if MARK in data and not self._depth:
            self.outside.append(data)


def _between_marks(words: str) -> str:
    return f"{MARK}{words}{MARK}"


def unmarked(text: str, template: str | None = None, hint: str = "") -> TemplateError:
    """The error for ``text``, words of the declaration that are not marked as such."""
    words = " ".join(without_marks(text).split())
    words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return TemplateError(
        f"prints words of the declaration and does not mark them as such: “{words}”",
        template,
        hint=hint,
    )
