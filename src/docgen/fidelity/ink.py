"""Draws a page twice, whole and with only some of its words, to measure how well these are seen.

Letters are drawn without smoothing, so that their pixels are the same in both.
"""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from docgen.fidelity.contrast import Colour, contrast
from docgen.fidelity.pdf import DrawnText, PdfPage, Rectangle, objects

_SCALE = 1.5  # pixels per point
_LEAST_INK = 3  # pixels; fewer are only a speck of a letter


class Ink:
    """Finds how well each of ``texts`` can be seen on ``page``, which it modifies."""

    def __init__(self, page: PdfPage, texts: Sequence[DrawnText]) -> None:
        self._height = page.height
        self._whole = _drawn(page)
        _leave_only(page, texts)
        self._alone = _drawn(page).convert("L").point(lambda light: 255 if light < 255 else 0)

    def contrast_of(self, text: DrawnText) -> float:
        """The contrast ratio of the worst part of ``text``, about a letter wide."""
        cells = list(self._cells(text.box, text.size))
        blank = not any(self._alone.crop(cell).getbbox() for cell in cells)
        if blank and any(map(str.isalnum, text.text)):  # in a group that is transparent
            return 1.0
        return min(map(self._in_cell, cells), default=1.0)

    def _cells(self, box: Rectangle, size: float) -> Iterator[tuple[int, int, int, int]]:
        left, right = int(box[0] * _SCALE), int(box[2] * _SCALE) + 1
        top = int((self._height - box[3]) * _SCALE)
        bottom = int((self._height - box[1]) * _SCALE) + 1
        width = max(4, int(abs(size) * _SCALE))
        for start in range(left, right, width):
            yield start, top, min(right, start + width), bottom

    def _in_cell(self, cell: tuple[int, int, int, int]) -> float:
        ink = self._alone.crop(cell).tobytes()
        channels = iter(self._whole.crop(cell).tobytes())
        colours = zip(channels, channels, channels, strict=True)
        letters: dict[Colour, int] = {}
        behind: dict[Colour, int] = {}
        for is_ink, colour in zip(ink, colours, strict=True):
            where = letters if is_ink else behind
            where[colour] = where.get(colour, 0) + 1
        if sum(letters.values()) < _LEAST_INK or not behind:
            return 21.0
        return contrast(_most(letters), _most(behind))


def _most(colours: dict[Colour, int]) -> Colour:
    return max(colours, key=lambda colour: colours[colour])


def _leave_only(page: PdfPage, texts: Sequence[DrawnText]) -> None:
    """Make ``texts`` black and everything else invisible."""
    kept = {_address(each.handle) for each in texts}
    for each, _, _ in objects(page.handle):
        if _address(each) in kept:
            pdfium.FPDFPageObj_SetFillColor(each, 0, 0, 0, 255)
        else:
            pdfium.FPDFPageObj_SetIsActive(each, False)


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _drawn(page: PdfPage) -> Image.Image:
    width, height = int(page.width * _SCALE) + 1, int(page.height * _SCALE) + 1
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_RENDER_NO_SMOOTHTEXT | pdfium.FPDF_RENDER_NO_SMOOTHPATH
        across, along = round(page.width * _SCALE), round(page.height * _SCALE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, across, along, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        start = pdfium.FPDFBitmap_GetBuffer(bitmap)
        content = ctypes.string_at(start, stride * height)
        return Image.frombytes("RGB", (width, height), content, "raw", "BGRX", stride, 1)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
