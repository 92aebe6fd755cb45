"""The characters of a page, by their index in pdfium's reading order.

pdfium looks through the whole page for what one object says; here it is asked for all at once, and
the characters of an object come after those of the object before.
"""

import ctypes
import re
from collections.abc import Sequence

from docgen.fidelity import pdfium
from docgen.fidelity.spans import SHAPED

_LINE_END = "\r\n"
_INK = re.compile(r"\S")
_LINE = 4096  # bytes, enough for what most objects say

Said = tuple[str, int]  # what a text object says, and where that begins in ``all``; -1 if unknown


class PageText:
    """``all`` has a character for each of pdfium's; empty if these may not be in order."""

    def __init__(self, page: int) -> None:
        self._page = pdfium.load_text(page)
        self.count: int = pdfium.count_characters(self._page)
        self._box = pdfium.Numbers("d", 4)
        self._said = ctypes.create_string_buffer(_LINE)
        buffer = bytearray(2 * self.count + 2)
        # It leaves out what is no character, and gives two units for one beyond U+FFFF.
        into = ctypes.byref(ctypes.c_char.from_buffer(buffer))
        given = pdfium.characters(self._page, 0, self.count, into) - 1
        text = buffer[: 2 * given].decode("utf-16-le", "replace")
        in_order = len(text) == given == self.count and not SHAPED.search(text)
        self.all = text if in_order else ""

    def close(self) -> None:
        """Give back the memory of the page."""
        pdfium.close_text(self._page)

    def said_by(self, texts: Sequence[tuple[int, bool]]) -> list[Said]:
        """What each of ``texts`` says, which has the address of an object and whether it has ink.

        One without ink is asked only if there are characters left that are of none of the others.
        """
        said: list[Said] = []
        silent: list[int] = []
        everything, owner, page, at = self.all, pdfium.owner_of_character, self._page, 0
        for text, has_ink in texts:
            ink = _INK.search(everything, at)
            if ink and owner(page, start := ink.start()) == text:
                at = self._end(text, start)
                said.append((everything[start:at], start))
            elif has_ink or not everything:
                said.append((self._asked(text), -1))
            else:
                silent.append(len(said))
                said.append(("", -1))
        if silent and _INK.search(everything, at):
            for index in silent:
                said[index] = self._asked(texts[index][0]), -1
        return said

    def _end(self, wanted: int, start: int) -> int:
        """Where the characters from ``start`` on end that are of the object ``wanted``."""
        owner, page = pdfium.owner_of_character, self._page
        end = self.all.find(_LINE_END, start)
        end = end if end > start else self.count
        if owner(page, end - 1) == wanted:  # most objects are the rest of a line
            return end
        last, step = start, 1
        while last + step < end and owner(page, last + step) == wanted:
            last, step = last + step, 2 * step
        while step > 1:
            step //= 2
            if last + step < end and owner(page, last + step) == wanted:
                last += step
        return last + 1

    def _asked(self, text: int) -> str:
        buffer = self._said
        size = pdfium.text_said(text, self._page, ctypes.byref(buffer), _LINE)
        if size > _LINE:
            buffer = ctypes.create_string_buffer(size)
            pdfium.text_said(text, self._page, ctypes.byref(buffer), size)
        return ctypes.string_at(buffer, max(0, size - 2)).decode("utf-16-le", "replace")

    def owner(self, index: int) -> int:
        """The address of the object that a character is of; 0 if of none."""
        return pdfium.owner_of_character(self._page, index) or 0

    def letter(self, index: int) -> str:
        """A character; nothing if pdfium added it."""
        added = pdfium.is_added(self._page, index)
        return "" if added else chr(pdfium.character(self._page, index))

    def sides(self, index: int) -> tuple[float, float]:
        """Where a character begins and ends."""
        pdfium.box_of_character(self._page, index, *self._box.at)
        left, right, _, _ = self._box.read()
        return left, right
