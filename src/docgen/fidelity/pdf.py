"""A finished PDF → its pages: tags, and each text and shape as drawn.

Text is read by object, a line at once: reading each character takes fifty times as long.
"""

import ctypes
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from docgen.errors import FidelityError
from docgen.fidelity import pdfium
from docgen.fidelity.bookmarks import read_bookmarks
from docgen.fidelity.drawing import Drawings, DrawnShape, DrawnText, has_ink
from docgen.fidelity.objects import actual_texts, drop_actual_letters, objects
from docgen.fidelity.page_text import PageText
from docgen.fidelity.profiles import without_profiles
from docgen.fidelity.spans import SHAPED, letters
from docgen.fidelity.structure import Tag
from docgen.fidelity.tags import Mark, read_tags

_LANGUAGE = 128  # bytes of a language that are read


class PdfPage(NamedTuple):
    """A page while it is open; ``number`` counts from 1, ``texts`` come in the order drawn.

    ``handle`` is its address in pdfium, for what is asked of few pages.
    """

    number: int
    width: float
    height: float
    marks: list[Mark]
    tags: Tag
    texts: list[DrawnText]
    shapes: list[DrawnShape]
    characters: PageText
    handle: int


class Pdf(NamedTuple):
    """An open PDF: its pages, one open at a time, the titles of its bookmarks, its language."""

    pages: Iterator[PdfPage]
    bookmarks: Sequence[str]
    language: str


@contextmanager
def open_pdf(content: bytes) -> Iterator[Pdf]:
    """Open a PDF. Raises :class:`FidelityError` if it cannot be read."""
    content = without_profiles(content)
    document = pdfium.load_document(content, len(content), None)
    if not document:
        raise FidelityError("the finished PDF cannot be read back")
    pages = _pages(document)
    try:
        yield Pdf(pages, list(read_bookmarks(document)), _language(document))
    finally:
        pages.close()  # the page that an error left open, while there is still a document
        pdfium.close_document(document)


def _language(document: int) -> str:
    buffer = ctypes.create_string_buffer(_LANGUAGE)
    size = min(pdfium.document_language(document, ctypes.addressof(buffer), _LANGUAGE), _LANGUAGE)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")


def _pages(document: int) -> Generator[PdfPage, None, None]:
    """Each page of ``document``, open until the next is asked for."""
    drawings = Drawings()
    for number in range(1, pdfium.count_pages(document) + 1):
        page = pdfium.load_page(document, number - 1)
        if not page:
            raise FidelityError(f"page {number} of the finished PDF cannot be read back")
        drawn = list(objects(page))
        actual = actual_texts(drawn)
        drop_actual_letters(drawn, actual)
        said = PageText(page)
        try:
            marks, tags = read_tags(page, number)
            by_content = {mark.content: mark for mark in marks}
            texts = drawings.texts(drawn, said, number, by_content)
            texts = _with_actual_text(texts, actual) if actual else texts
            texts = [each for each in texts if each.text or has_ink(each.box)]
            width, height = pdfium.page_width(page), pdfium.page_height(page)
            shapes = drawings.shapes(drawn)
            yield PdfPage(number, width, height, marks, tags, texts, shapes, said, page)
        finally:
            said.close()
            pdfium.close_page(page)


def _with_actual_text(texts: Sequence[DrawnText], actual: Mapping[int, str]) -> list[DrawnText]:
    """``texts`` with their replacement text, where glyphs do not give the letters in order.

    ``actual`` has it by the address of a text; it stands for all of the text's marked content.
    """
    given = {each.mark.content: actual[each.handle] for each in texts if each.handle in actual}
    parts: dict[int, list[str]] = {}
    for each in texts:
        if each.mark.content in given and not each.mark.picture:
            parts.setdefault(each.mark.content, []).append(each.text)
    told = {
        content: given[content]
        for content, drawn in parts.items()
        if content >= 0 and _may_be("".join(drawn), given[content])
    }
    if not told and all(each.start < 0 for each in texts if each.handle in actual):
        return list(texts)
    result = []
    for each in texts:
        content = each.mark.content
        if content in told:  # all of it for its first part
            text = told[content] if parts.pop(content, None) else ""
            result.append(each._replace(text=text, start=-1))
        else:
            result.append(each._replace(start=-1) if each.handle in actual else each)
    return result


def _may_be(drawn: str, actual: str) -> bool:
    """Whether ``actual`` has the letters that are ``drawn``, as far as these are known."""
    return bool(SHAPED.search(drawn)) or letters(drawn) == letters(actual)
