"""Whether the words of a line are separated: without a gap, "not able" becomes "notable".

One gap of each text is measured, since all gaps of a text have the same spacing. Two characters
show it where pdfium gives them in order. Beside Arabic it may take a line for one that runs from
the right; then all characters of the text are looked at, from left to right.
"""

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium

from docgen.fidelity.objects import address
from docgen.fidelity.pdf import DrawnText, PdfPage
from docgen.fidelity.spans import SHAPED

_LEAST = 0.08  # of an em; the blank of a text face is 0.2 to 0.3
_GAP = re.compile(r"(?<=[^\W_]) (?=[^\W_])")  # between letters or figures
_AHEAD = 8  # characters that pdfium puts between two texts, at most: blanks and line ends

_Sides = tuple[float, float]  # left and right


def without_gaps(page: PdfPage) -> Iterator[DrawnText]:
    """The texts of ``page`` whose words run together."""
    characters = _Characters(page)
    for each in page.texts:
        if each.mark.picture:
            characters.skip(each)
            continue
        start = characters.start(each)
        gap = None if each.turn or SHAPED.search(each.text) else _GAP.search(each.text)
        if gap and not _is_open(characters, each, start, gap.start()):
            yield each


def _is_open(characters: "_Characters", text: DrawnText, start: int | None, gap: int) -> bool:
    least = _LEAST * abs(text.size)
    around = text.text[gap - 1 : gap + 2]
    if start is not None and characters.say(start + gap - 1, around):
        return characters.gap(start + gap - 1, start + gap + 1) >= least
    own = characters.of(text)
    # In a line from the right, a full stop moves from the end of a text to its beginning.
    at = "".join(map(characters.character, own)).find(around)
    if at >= 0:
        return characters.gap(own[at], own[at + 2]) >= least
    inked = [index for index in own if not characters.character(index).isspace()]
    inked.sort(key=characters.sides)
    before = len("".join(text.text[:gap].split()))
    # Numbers in a line from the right may be in that order.
    return any(
        0 < count < len(inked) and characters.gap(inked[count - 1], inked[count]) >= least
        for count in (before, len(inked) - before)
    )


class _Characters:
    """The characters of a page as pdfium gives them, by index."""

    def __init__(self, page: PdfPage) -> None:
        self._page, self._all = page, page.characters
        self._at, self._count = 0, pdfium.FPDFText_CountChars(page.characters)
        self._box = [ctypes.c_double() for _ in range(4)]
        self._by_text: dict[int, list[int]] = {}

    def skip(self, text: DrawnText) -> None:
        """Go on after ``text``."""
        self._at += len(text.text)

    def start(self, text: DrawnText) -> int | None:
        """The index of the first character of ``text``, if that follows or is soon after."""
        wanted = address(text.handle)
        for index in range(self._at, min(self._at + _AHEAD, self._count)):
            if address(pdfium.FPDFText_GetTextObject(self._all, index)) == wanted:
                self._at = index + len(text.text)
                return index
        return None

    def character(self, index: int) -> str:
        """What a character is."""
        return chr(pdfium.FPDFText_GetUnicode(self._all, index))

    def say(self, start: int, words: str) -> bool:
        """Whether the characters from ``start`` on are ``words``."""
        return all(self.character(at) == each for at, each in enumerate(words, start))

    def gap(self, one: int, other: int) -> float:
        """Points between the end of character ``one`` and the beginning of ``other``."""
        return self.sides(other)[0] - self.sides(one)[1]

    def sides(self, index: int) -> _Sides:
        """Where a character begins and ends."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._all, index, left, right, bottom, top)
        return left.value, right.value

    def of(self, text: DrawnText) -> Sequence[int]:
        """The characters of ``text``."""
        self._by_text = self._by_text or self._found()
        return self._by_text.get(address(text.handle), ())

    def _found(self) -> dict[int, list[int]]:
        """The characters of each text, by its address."""
        owners: dict[int, int] = {}
        firsts: dict[int, int] = {}
        for each in self._page.texts:
            where = address(each.handle)
            # One that says nothing is a part of a text that the first part says.
            first = where if each.text else firsts.get(each.mark.content, where)
            owners[where] = firsts[each.mark.content] = first
        found = defaultdict(list)
        for index in range(self._count):
            owner = owners.get(address(pdfium.FPDFText_GetTextObject(self._all, index)))
            if owner and not pdfium.FPDFText_IsGenerated(self._all, index):
                found[owner].append(index)
        return found
