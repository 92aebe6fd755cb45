"""The characters of a page, by their index in pdfium's reading order.

pdfium looks through the whole page for what one object says; here it is asked for all at once, and
the characters of an object come after those of the object before.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from docgen.fidelity.objects import address
from docgen.fidelity.spans import SHAPED

_LINE_END = "\r\n"


class PageText:
    """``all`` has a character for each of pdfium's; empty if these may not be in order."""

    def __init__(self, page: Any) -> None:
        self._page = pdfium.FPDFText_LoadPage(page)
        self.count: int = pdfium.FPDFText_CountChars(self._page)
        self._at = 0
        self._box = [ctypes.c_double() for _ in range(4)]
        buffer = (ctypes.c_ushort * (self.count + 1))()
        # It leaves out what is no character, and gives two units for one beyond U+FFFF.
        given = pdfium.FPDFText_GetText(self._page, 0, self.count, buffer) - 1
        text = bytes(buffer)[: 2 * given].decode("utf-16-le", "replace")
        in_order = len(text) == given == self.count and not SHAPED.search(text)
        self.all = text if in_order else ""

    def close(self) -> None:
        """Give back the memory of the page."""
        pdfium.FPDFText_ClosePage(self._page)

    def said_by(self, text: Any) -> tuple[str, int]:
        """What a text object says, and where that begins in ``all``; -1 if it is not known."""
        wanted, start = address(text), self._at
        while start < len(self.all) and self.all[start].isspace():
            start += 1
        if start >= len(self.all) or self.owner(start) != wanted:
            return self._asked(text), -1
        self._at = self._end(wanted, start)
        return self.all[start : self._at], start

    def _end(self, wanted: int, start: int) -> int:
        """Where the characters from ``start`` on end that are of the object ``wanted``."""
        end = self.all.find(_LINE_END, start)
        end = end if end > start else self.count
        if self.owner(end - 1) == wanted:  # most objects are the rest of a line
            return end
        last, step = start, 1
        while last + step < end and self.owner(last + step) == wanted:
            last, step = last + step, 2 * step
        while step > 1:
            step //= 2
            if last + step < end and self.owner(last + step) == wanted:
                last += step
        return last + 1

    def _asked(self, text: Any) -> str:
        size = pdfium.FPDFTextObj_GetText(text, self._page, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(text, self._page, buffer, size)
        return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")

    def owner(self, index: int) -> int:
        """The address of the object that a character is of; 0 if of none."""
        return address(pdfium.FPDFText_GetTextObject(self._page, index))

    def letter(self, index: int) -> str:
        """A character; nothing if pdfium added it."""
        added = pdfium.FPDFText_IsGenerated(self._page, index)
        return "" if added else chr(pdfium.FPDFText_GetUnicode(self._page, index))

    def sides(self, index: int) -> tuple[float, float]:
        """Where a character begins and ends."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return left.value, right.value
