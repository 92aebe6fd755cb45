"""Whether the words of a line are separated: without a gap, "not able" becomes "notable".

One gap of each text is measured, since all gaps of a text have the same spacing.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from docgen.fidelity.pdf import DrawnText, PdfPage
from docgen.fidelity.spans import SHAPED

_LEAST = 0.08  # of an em; the blank of a text face is 0.2 to 0.3
_GAP = re.compile(r"(?<=[^\W_]) (?=[^\W_])")  # between letters or figures
_AHEAD = 8  # characters that pdfium puts between two texts, at most: blanks and line ends


def without_gaps(page: PdfPage) -> Iterator[DrawnText]:
    """The texts of ``page`` whose words run together."""
    at, count = 0, pdfium.FPDFText_CountChars(page.characters)
    box = [ctypes.c_double() for _ in range(4)]
    for each in page.texts:
        if each.mark.picture:
            at += len(each.text)
            continue
        start = _start(page.characters, each, at, count)
        if start is None:
            continue
        at = start + len(each.text)
        gap = None if each.turn else _GAP.search(each.text)
        if gap and not SHAPED.search(each.text):
            one = _sides(page.characters, start + gap.start() - 1, box)
            other = _sides(page.characters, start + gap.end(), box)
            # pdfium may take such a line, beside Arabic, for one that runs from the right.
            if max(other[0] - one[1], one[0] - other[1]) < _LEAST * abs(each.size):
                yield each


def _start(characters: Any, text: DrawnText, at: int, count: int) -> int | None:
    """The index of the first character of ``text`` on its page, which is ``at`` or soon after."""
    wanted = ctypes.cast(text.handle, ctypes.c_void_p).value
    for index in range(at, min(at + _AHEAD, count)):
        found = pdfium.FPDFText_GetTextObject(characters, index)
        if ctypes.cast(found, ctypes.c_void_p).value == wanted:
            return index
    return None


def _sides(characters: Any, index: int, box: list[ctypes.c_double]) -> tuple[float, float]:
    left, right, bottom, top = box
    pdfium.FPDFText_GetCharBox(characters, index, left, right, bottom, top)
    return left.value, right.value
