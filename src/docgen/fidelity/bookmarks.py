"""The bookmarks of a PDF, which a viewer shows beside the pages: their words must be the page's."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from docgen.errors import FidelityError
from docgen.fidelity.spans import TextSpan, bare

_LONGEST = 4096  # bytes of a title that are read


def prove_bookmarks(content: bytes, said: Sequence[TextSpan]) -> None:
    """Raise :class:`FidelityError` if a bookmark has words that its page does not have."""
    words = "".join(bare(each.text) for each in said)
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    try:
        for title in _titles(document, None):
            if bare(title) not in words:
                raise FidelityError(
                    f"has a bookmark “{title[:60]}”, which the template's page does not say (look"
                    " for 'bookmark-label' in the stylesheets)"
                )
    finally:
        pdfium.FPDF_CloseDocument(document)


def _titles(document: Any, parent: Any) -> Iterator[str]:
    buffer = ctypes.create_string_buffer(_LONGEST)
    each = pdfium.FPDFBookmark_GetFirstChild(document, parent)
    while each:
        size = min(pdfium.FPDFBookmark_GetTitle(each, buffer, _LONGEST), _LONGEST)
        yield buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
        yield from _titles(document, each)
        each = pdfium.FPDFBookmark_GetNextSibling(document, each)
