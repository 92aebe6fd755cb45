"""The page that a template made → its text, and which of it is quotation or reference.

This is the only definition of a quotation in HTML: a ``<q>``, whatever it looks like. A reference
is an element of the class ``ref`` or ``number``, or text of a picture in the face *Reference*.
"""

from collections.abc import Iterator
from typing import Any

from docgen.fidelity.spans import SpanKind, TextSpan

REFERENCES = frozenset(("ref", "number"))
_SVG = "{http://www.w3.org/2000/svg}"
# Elements whose text is not shown on the page.
_NOT_SHOWN = {"head", "script", "style", "template", "datalist", "rp"}
_NOT_SHOWN |= {f"{_SVG}{name}" for name in ("title", "desc", "metadata", "style", "defs")}

PICTURE = "a picture"  # the place of the text of one
NUMBER = "data-docgen-number"  # the attribute that numbers quotations and references


def read_page(root: Any) -> list[TextSpan]:
    """The text of a page in the order of the document; ``root`` is its ``<html>`` element.

    Quotations and references are numbered on the way, each from 1. A ``<q>`` is one span; an empty
    span parts it from a ``<q>`` that follows at once.
    """
    for element in root.iter():
        element.attrib.pop(NUMBER, None)
    return list(_Reader().below(root, (), "other", ""))


class _Reader:
    """Reads one page; numbers its elements, from 1, in document order."""

    def __init__(self) -> None:
        self._elements = self._quotations = self._references = 0

    def below(
        self, element: Any, path: tuple[int, ...], kind: SpanKind, place: str, number: int = 0
    ) -> Iterator[TextSpan]:
        """The spans of ``element``, whose ancestors are the elements of ``path``."""
        if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
            return
        self._elements += 1
        path = (*path, self._elements)
        if element.tag == "q":
            self._quotations += 1
            element.set(NUMBER, str(self._quotations))
            yield TextSpan("quotation", "".join(_shown(element)), path, "", self._quotations)
            yield TextSpan("other", "", path)
            return
        around, kind = kind, _kind(element, kind)
        if kind == "reference" != around:
            self._references += 1
            number = self._references
            element.set(NUMBER, str(number))
        place = PICTURE if element.tag == f"{_SVG}svg" else place
        if element.text and not element.text.isspace():
            yield TextSpan(kind, element.text, path, place, number)
        for child in element:
            yield from self.below(child, path, kind, place, number)
            if child.tail and not child.tail.isspace():
                yield TextSpan(kind, child.tail, path, place, number)


def _kind(element: Any, around: SpanKind) -> SpanKind:
    """The kind of text in ``element``; a reference may contain elements: its number, a label."""
    if not REFERENCES.isdisjoint(element.get("class", "").split()):
        return "reference"
    return "reference" if element.get("font-family") == "Reference" else around


def _shown(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _NOT_SHOWN:
        yield element.text or ""
        for child in element:
            yield from _shown(child)
            yield child.tail or ""
