"""Draws a page twice, whole and with only some of its words, to measure how well these are seen.

Letters are drawn without smoothing, so that their pixels are the same in both.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence

from PIL import Image
from pypdfium2 import raw

from docgen.fidelity import pdfium
from docgen.fidelity.contrast import Colour, contrast
from docgen.fidelity.drawing import DrawnText, Rectangle
from docgen.fidelity.objects import objects
from docgen.fidelity.pdf import PdfPage

_SCALE = 1.5  # dots to a point
_LEAST_INK = 3  # dots, fewer of which are a speck of a letter
_LEAST_WIDTH = 6  # dots of a row that say whether it is a line
_FEW = 0.2  # of all dots: edges of what is near
_SAME = 2.0  # contrast of colours that look alike
_FAR = 1e4  # times that an outline grows which shall hide nothing


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
        dots = list(zip(ink, zip(channels, channels, channels, strict=True), strict=True))
        letters = Counter(colour for is_ink, colour in dots if is_ink)
        behind = Counter(colour for is_ink, colour in dots if not is_ink)
        if letters.total() < _LEAST_INK or not behind:
            return 21.0
        drawn, ground = _most(letters), _most(behind)
        seen = min(_of_nearly_all(letters, ground), _of_nearly_all(behind, drawn))
        return 1.0 if seen >= _SAME and _is_struck(dots, cell[2] - cell[0], drawn) else seen


def _most(colours: Counter[Colour]) -> Colour:
    return colours.most_common(1)[0][0]


def _of_nearly_all(colours: Counter[Colour], other: Colour) -> float:
    """The contrast with ``other`` that all dots of ``colours`` have, but for a few of the worst."""
    few = colours.total() * _FEW
    worst = 0
    for seen, count in sorted((contrast(each, other), count) for each, count in colours.items()):
        worst += count
        if worst > few:
            return seen
    return 1.0


def _is_struck(dots: Sequence[tuple[int, Colour]], width: int, drawn: Colour) -> bool:
    """Whether a line in the colour of the letters goes through the middle of them."""
    rows = [dots[at : at + width] for at in range(0, len(dots), width)]
    for row in rows[len(rows) * 3 // 10 : len(rows) * 7 // 10]:
        behind = [colour for is_ink, colour in row if not is_ink]
        close = sum(contrast(each, drawn) < _SAME for each in behind)
        if len(behind) * 2 > width > _LEAST_WIDTH and close > len(behind) * (1 - _FEW):
            return True
    return False


def _leave_only(page: PdfPage, texts: Sequence[DrawnText]) -> None:
    """Make ``texts`` black and whole, and all else invisible."""
    kept = {each.handle: each for each in texts}
    for each, _, groups in objects(page.handle):
        if text := kept.get(each):
            pdfium.set_fill_colour(each, 0, 0, 0, 255)
            if text.clip:
                for one in (*groups, each):
                    _widen(one, text)
        else:
            pdfium.set_active(each, 0)


def _widen(each: int, text: DrawnText) -> None:
    """Let the outline that clips ``each`` hide nothing of ``text``."""
    x, y = (text.box[0] + text.box[2]) / 2, (text.box[1] + text.box[3]) / 2
    pdfium.transform_clip(each, _FAR, 0, 0, _FAR, (1 - _FAR) * x, (1 - _FAR) * y)


def _drawn(page: PdfPage) -> Image.Image:
    width, height = int(page.width * _SCALE) + 1, int(page.height * _SCALE) + 1
    bitmap = pdfium.new_bitmap(width, height, raw.FPDFBitmap_BGRx, None, 0)
    try:
        pdfium.fill_bitmap(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = raw.FPDF_RENDER_NO_SMOOTHTEXT | raw.FPDF_RENDER_NO_SMOOTHPATH
        across, along = round(page.width * _SCALE), round(page.height * _SCALE)
        pdfium.draw_page(bitmap, page.handle, 0, 0, across, along, 0, flags)
        stride = pdfium.bitmap_stride(bitmap)
        start = pdfium.bitmap_buffer(bitmap)
        content = ctypes.string_at(start, stride * height)
        return Image.frombytes("RGB", (width, height), content, "raw", "BGRX", stride, 1)
    finally:
        pdfium.delete_bitmap(bitmap)
