"""The structure tree of a PDF page → its marked content, with what the tags say."""

import ctypes
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from docgen.fidelity.spans import SpanKind
from docgen.fidelity.structure import Tag

_KINDS: dict[str, SpanKind] = {"Quote": "quotation", "Reference": "reference"}
_TITLE = re.compile(r"(?:Quotation|Reference|Text) (\d{1,9})")  # the same for all lines of one
_INLINE = ("Span", "NonStruct", "Link", "Lbl", "Quote", "Reference", "Em", "Strong")
_NAME = 128  # bytes


class Mark(NamedTuple):
    """Marked content of a page (from 1), with the number ``content`` on it (ISO 32000-1, 14.6).

    ``number`` is that of the quotation, reference or (by Typst) text that it belongs to, 0 if to
    none that has one.
    ``picture`` is true inside a *Figure*, ``label`` inside the number or bullet of a list;
    ``quoting`` if the block around it holds a quotation or a reference. ``head`` numbers the
    *THead* that it is in, from 1 on each page, and is 0 outside of one.
    """

    page: int
    content: int
    kind: SpanKind = "other"
    number: int = 0
    tagged: bool = True
    picture: bool = False
    label: bool = False
    quoting: bool = False
    head: int = 0


def read_tags(page: Any, number: int) -> tuple[list[Mark], Tag]:
    """The marked content of ``page``, which is page ``number``, in the order of its tags; these."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        reader = _Reader(number)
        return list(reader.read(tree)), reader.root
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Reader:
    def __init__(self, page: int) -> None:
        self._page = page
        self._heads = self._elements = 0
        self._blocks = [(0, "")]  # those around what is read, each with its type, the root first
        self._quoting: set[int] = set()
        self._found: list[tuple[Mark, int]] = []  # each with the block around it
        self._name = ctypes.create_string_buffer(_NAME)
        self._number = ctypes.c_float()
        self.root = Tag("", page)

    def read(self, tree: Any) -> Iterator[Mark]:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            self._take(element, Mark(self._page, -1), self.root)
        for mark, block in self._found:
            yield mark._replace(quoting=True) if block in self._quoting else mark

    def _take(self, element: Any, around: Mark, parent: Tag) -> None:
        name = self._string(pdfium.FPDF_StructElement_GetType, element)
        tag = self._tag(name, element)
        parent.children.append(tag)
        self._elements += 1
        # One in another of its type is none of the template's, but a layer of its layout.
        is_block = name not in _INLINE and name != self._blocks[-1][1]
        if is_block:
            self._blocks.append((self._elements, name))
        around = self._within(name, element, around)
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                tag.contents.append(content)
                self._found.append((around._replace(content=content), self._blocks[-1][0]))
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
                self._take(child, around, tag)
        if is_block:
            self._blocks.pop()

    def _tag(self, name: str, element: Any) -> Tag:
        tag = Tag(name, self._page)
        tag.language = self._string(pdfium.FPDF_StructElement_GetLang, element)
        if name in ("Figure", "Formula"):
            tag.alternative = _whole(pdfium.FPDF_StructElement_GetAltText, element)
        elif name in ("TH", "TD"):
            tag.columns = self._span(element, b"ColSpan")
            tag.rows = self._span(element, b"RowSpan")
        return tag

    def _span(self, element: Any, name: bytes) -> int:
        """The attribute ``name`` of a cell; 1 without one."""
        for index in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
            attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
            value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name)
            if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, self._number):
                return int(self._number.value)
        return 1

    def _within(self, name: str, element: Any, around: Mark) -> Mark:
        """What is known inside of ``element``."""
        if name in _KINDS and around.kind != "quotation":
            self._quoting.update(number for number, _ in self._blocks)
            title = _TITLE.fullmatch(self._string(pdfium.FPDF_StructElement_GetTitle, element))
            return around._replace(kind=_KINDS[name], number=int(title[1]) if title else 0)
        if name == "Span" and around.kind == "other":
            title = _TITLE.fullmatch(self._string(pdfium.FPDF_StructElement_GetTitle, element))
            return around._replace(number=int(title[1])) if title else around
        if name == "Figure":
            return around._replace(picture=True)
        if name == "Lbl":
            return around._replace(label=True)
        if name == "THead":
            self._heads += 1
            return around._replace(head=self._heads)
        return around

    def _string(self, ask: Any, element: Any) -> str:
        size = min(ask(element, self._name, _NAME), _NAME)
        return _decoded(ctypes.string_at(self._name, max(0, size - 2)))


def _whole(ask: Any, element: Any) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return _decoded(buffer.raw[: max(0, size - 2)])


@lru_cache(maxsize=256)
def _decoded(text: bytes) -> str:
    return text.decode("utf-16-le", "replace")
