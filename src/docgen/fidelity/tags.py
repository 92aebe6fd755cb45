"""The structure tree of a PDF page → its marked content, with what the tags say."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from docgen.fidelity.spans import SpanKind

_KINDS: dict[str, SpanKind] = {"Quote": "quotation", "Reference": "reference"}
_QUOTATION = re.compile(r"Quotation (\d{1,9})")  # the title of a quotation's tags
_NAME = 128  # bytes


class Mark(NamedTuple):
    """Marked content of a page (from 1), with the number ``content`` on it (ISO 32000-1, 14.6).

    ``quotation`` is the number of its quotation, 0 if it has none. ``picture``: it is inside a
    *Figure*. ``head`` is the number of the *THead* that it is in, from 1 on each page, 0 outside of
    one.
    """

    page: int
    content: int
    kind: SpanKind = "other"
    quotation: int = 0
    tagged: bool = True
    picture: bool = False
    head: int = 0


def read_marks(page: Any, number: int) -> list[Mark]:
    """The marked content of ``page``, which is page ``number``, in the order of its tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        return list(_Reader(number).read(tree))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Reader:
    def __init__(self, page: int) -> None:
        self._page = page
        self._heads = 0
        self._name = ctypes.create_string_buffer(_NAME)

    def read(self, tree: Any) -> Iterator[Mark]:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            yield from self._below(element, Mark(self._page, -1))

    def _below(self, element: Any, around: Mark) -> Iterator[Mark]:
        name = self._string(pdfium.FPDF_StructElement_GetType, element)
        if name in _KINDS and around.kind != "quotation":
            around = around._replace(kind=_KINDS[name])
            if around.kind == "quotation":
                title = self._string(pdfium.FPDF_StructElement_GetTitle, element)
                found = _QUOTATION.fullmatch(title)
                around = around._replace(quotation=int(found[1]) if found else 0)
        elif name == "Figure":
            around = around._replace(picture=True)
        elif name == "THead":
            self._heads += 1
            around = around._replace(head=self._heads)
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                yield around._replace(content=content)
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
                yield from self._below(child, around)

    def _string(self, ask: Any, element: Any) -> str:
        size = ask(element, self._name, _NAME)
        return self._name.raw[: max(0, min(size, _NAME) - 2)].decode("utf-16-le", "replace")
