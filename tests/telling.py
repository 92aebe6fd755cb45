"""What a document tells whoever has it read aloud: its text in the order of its tags.

A picture is told by the words that stand for it.
"""

import ctypes
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_HYPHENS = dict.fromkeys(map(ord, "-\u0002\u00ad\u02d7\u2010\u2011\ufffe"))
_NOT_TOLD = {"head", "hidden", "svg"}
_ALONE = ("meta", "link", "img", "br")


def letters(text: str) -> str:
    """``text`` without what a line's end or a stylesheet changes: blanks, hyphens, capitals."""
    return "".join(text.split()).translate(_HYPHENS).casefold()


def told_by_pdf(path: Path) -> str:
    """The text of a PDF as its tags order it, page by page; what is not content is left out."""
    with pypdfium2.PdfDocument(path) as document:
        return "".join(_told_by_page(page) for page in document)


def told_by_html(page: str) -> str:
    """The visible text of a page, in order."""
    parser = _Texts()
    parser.feed(page)
    return "".join(parser.texts)


def _told_by_page(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    marked: dict[int, str] = {}
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        number = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        if number != -1:  # of what has none
            marked[number] = marked.get(number, "") + _text(thing, text)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        roots = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, each) for each in range(count)]
        return "".join(piece for root in roots for piece in _told_by_tag(root, marked))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _told_by_tag(element: Any, marked: dict[int, str]) -> Iterator[str]:
    """What ``element`` tells; ``marked`` is the text of the page by the numbers of its content."""
    if _string(pdfium.FPDF_StructElement_GetType, element) == "Figure":
        yield _string(pdfium.FPDF_StructElement_GetAltText, element)
        return
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _told_by_tag(child, marked)
        else:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            yield marked.get(number, "")


def _text(thing: Any, text: pypdfium2.PdfTextPage) -> str:
    def get(raw: Any, buffer: Any, size: int) -> int:
        wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)) if buffer else None
        return int(pdfium.FPDFTextObj_GetText(raw, text.raw, wide, size))

    return _string(get, thing.raw)


def _string(get: Callable[[Any, Any, int], int], of: Any) -> str:
    """What a function of pdfium writes into a buffer that we bring."""
    size = get(of, None, 0)
    buffer = ctypes.create_string_buffer(size)
    get(of, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


class _Texts(HTMLParser):
    """Collects what is told; ``within`` are the tags that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        of = dict(attributes)
        hidden = of.get("class") in ("running", "page-word")
        if tag == "img":
            self.texts.append(of["alt"] or "")
        if tag not in _ALONE:
            self.within.append("hidden" if hidden else tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser hands it over
        self.within.pop()

    def handle_data(self, data: str) -> None:
        within = set(self.within)
        if {"svg", "title"} <= within or not within & _NOT_TOLD:
            self.texts.append(data)
