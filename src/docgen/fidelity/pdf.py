"""A finished PDF → its pieces, by the faces that its text is set in and the tags around it.

Text is asked for by object, a line at once: to ask for each character takes fifty times as long.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from docgen.errors import FidelityError
from docgen.fidelity.spans import SpanKind, TextSpan

# The families that stylesheets give a meaning to.
_MEANING: dict[str, SpanKind] = {"Declaration": "quotation", "Reference": "reference"}
_FONT_NAME = 200  # bytes


def read_pdf(content: bytes) -> list[TextSpan]:
    """The pieces of a PDF in the order of its tags; what has no tag (running heads) comes last.

    :class:`FidelityError` if it cannot be read.
    """
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise FidelityError("the file is no PDF that can be read")
    try:
        return _Reader().pieces(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


class _Reader:
    """Reads one document; its elements are numbered as they are met, from 1."""

    def __init__(self) -> None:
        self._elements = 0
        self._meanings: dict[int | None, SpanKind] = {}
        self._buffer = ctypes.create_string_buffer(4096)

    def pieces(self, document: Any) -> list[TextSpan]:
        tagged, untagged = [], []
        for number in range(pdfium.FPDF_GetPageCount(document)):
            place = f"page {number + 1}"
            with _page(document, number) as (page, text, tree):
                marked: dict[int, list[tuple[SpanKind, str]]] = {}
                height = 0.0
                for each in _text_objects(page):
                    content = pdfium.FPDFPageObj_GetMarkedContentID(each)
                    kind, words = self._read(each, text)
                    # In a picture, lines have no marks of their own.
                    above, (height, size) = height, _height_and_size(each)
                    if content in marked and abs(height - above) >= size:
                        words = f" {words}"
                    marked.setdefault(content, []).append((kind, words))
                for path, content in self._tags(tree):
                    if content in marked:
                        tagged.append(_piece(marked.pop(content), path, place))
                untagged += [_piece(parts, (), place) for parts in marked.values()]
        return [piece for piece in tagged + untagged if piece.text.strip()]

    def _read(self, each: Any, page: Any) -> tuple[SpanKind, str]:
        """The meaning and the words of a text object."""
        size = self._fill(each, page)
        if size > len(self._buffer):
            self._buffer = ctypes.create_string_buffer(size)
            size = self._fill(each, page)
        return self._meaning(each), self._buffer.raw[: size - 2].decode("utf-16-le")

    def _fill(self, each: Any, page: Any) -> int:
        """Bytes that the words of a text object need; they are in the buffer if they fit."""
        start = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        size: int = pdfium.FPDFTextObj_GetText(each, page, start, len(self._buffer) // 2)
        return size

    def _meaning(self, each: Any) -> SpanKind:
        font = pdfium.FPDFTextObj_GetFont(each)
        address = ctypes.cast(font, ctypes.c_void_p).value
        if address not in self._meanings:
            name = ctypes.create_string_buffer(_FONT_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, name, _FONT_NAME)
            # A subset has a prefix (ABCDEF+Declaration), a face a suffix (Declaration-Bold).
            family = name.value.decode().rpartition("+")[2].partition("-")[0]
            self._meanings[address] = _MEANING.get(family, "other")
        return self._meanings[address]

    def _tags(self, tree: Any) -> Iterator[tuple[tuple[int, ...], int]]:
        """Path and number of all marked content, in the order of the tags."""
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from self._below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), ())

    def _below(self, element: Any, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], int]]:
        self._elements += 1
        path = (*path, self._elements)
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                yield path, content
            elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
                yield from self._below(child, path)


def _piece(parts: list[tuple[SpanKind, str]], path: tuple[int, ...], place: str) -> TextSpan:
    """Text in one mark; it is quotation if part of it is, since a glyph can be from elsewhere."""
    kinds = {kind for kind, _ in parts}
    kind: SpanKind = next((each for each in ("quotation", "reference") if each in kinds), "other")
    return TextSpan(kind, "".join(text for _, text in parts), path, place)


def _height_and_size(each: Any) -> tuple[float, float]:
    """Where a text object stands on its page or in its picture, and how large its letters are."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(each, matrix)
    pdfium.FPDFTextObj_GetFontSize(each, size)
    return float(matrix.f), abs(size.value * matrix.d)


def _text_objects(page: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, index))


def _within(each: Any) -> Iterator[Any]:
    kind = pdfium.FPDFPageObj_GetType(each)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        yield each
    elif kind == pdfium.FPDF_PAGEOBJ_FORM:
        for index in range(pdfium.FPDFFormObj_CountObjects(each)):
            yield from _within(pdfium.FPDFFormObj_GetObject(each, index))


@contextmanager
def _page(document: Any, number: int) -> Iterator[tuple[Any, Any, Any]]:
    """A page, its text and its tags, open while they are read."""
    page = pdfium.FPDF_LoadPage(document, number)
    text = pdfium.FPDFText_LoadPage(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        yield page, text, tree
    finally:
        pdfium.FPDF_StructTree_Close(tree)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
