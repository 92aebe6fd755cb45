"""A finished PDF → places where one character is printed over another, or beside the page.

The layout cannot tell these of words in pictures; the file itself can.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_CELL = 24  # points; larger than most characters, so that each lies in few cells
_SHARE = 0.2  # of the smaller one; accents and kerning overlap by less
_NEIGHBOURS = 4  # characters so near in the text may be one glyph, or made for each other


class _Character(NamedTuple):
    place: int  # in the text of the page
    left: float
    bottom: float
    right: float
    top: float

    def common(self, other: "_Character") -> float:
        """The area that both cover, as a share of the smaller one."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        smaller = min(self.area, other.area)
        return width * height / smaller if width > 0 < height and smaller else 0.0

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)


def collisions(path: Path) -> Iterator[str]:
    """Where text of the PDF is printed over text, or leaves the sheet."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            characters = list(_characters(text))
            width, height = page.get_size()
            for one in characters:
                if one.left < 0 or one.bottom < 0 or one.right > width or one.top > height:
                    yield f"page {number}: “{_around(text, one.place)}” leaves the sheet"
            for one, other in _overlaps(characters):
                yield (
                    f"page {number}: “{_around(text, one.place)}” and"
                    f" “{_around(text, other.place)}” are printed over one another"
                )


def _overlaps(characters: list[_Character]) -> Iterator[tuple[_Character, _Character]]:
    cells: dict[tuple[int, int], list[_Character]] = defaultdict(list)
    for each in characters:
        for x in range(int(each.left // _CELL), int(each.right // _CELL) + 1):
            for y in range(int(each.bottom // _CELL), int(each.top // _CELL) + 1):
                cells[x, y].append(each)
    for together in cells.values():
        for one, other in combinations(together, 2):
            if abs(one.place - other.place) > _NEIGHBOURS and one.common(other) > _SHARE:
                yield one, other


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    for index in range(text.count_chars()):
        made_up = pdfium.FPDFText_IsGenerated(text.raw, index) == 1
        if not made_up and not chr(pdfium.FPDFText_GetUnicode(text.raw, index)).isspace():
            sides = [ctypes.c_double() for _ in range(4)]
            left, right, bottom, top = sides
            pdfium.FPDFText_GetCharBox(text.raw, index, *map(ctypes.byref, sides))
            yield _Character(index, left.value, bottom.value, right.value, top.value)


def _around(text: pypdfium2.PdfTextPage, index: int) -> str:
    first = max(0, index - 10)
    return " ".join(text.get_text_range(first, index - first + 10).split())
