"""Whether the words of a line are separated: without a gap, "not able" becomes "notable".

One gap of each text is measured, since all gaps of a text have the same spacing. Two characters
show it where pdfium gives them in order. Beside Arabic it may take a line for one that runs from
the right; then two words are looked for among its letters from left to right.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.objects import drop_actual_texts
from docgen.fidelity.page_text import PageText
from docgen.fidelity.pdf import PdfPage
from docgen.fidelity.spans import is_shaped

_LEAST = 0.08  # of an em; the blank of a text face is 0.2 to 0.3
_GAP = re.compile(r"(?<=[^\W_]) (?=[^\W_])")  # between letters or figures
_WORDS = re.compile(r"([^\W_]+) (?=([^\W_]+))")


def without_gaps(page: PdfPage) -> Iterator[DrawnText]:
    """The texts of ``page`` whose words run together."""
    letters = _Letters(page)
    try:
        for each in page.texts:
            if each.mark.picture or each.turn or is_shaped(each.text):
                continue
            gap = _GAP.search(each.text)
            if gap and not _is_open(letters, each, gap.start()):
                yield each
    finally:
        letters.close()


def _is_open(letters: "_Letters", text: DrawnText, gap: int) -> bool:
    characters, least = letters.page.characters, _LEAST * abs(text.size)
    at = text.start + gap
    if text.start >= 0 and characters.all[at - 1 : at + 2] == text.text[gap - 1 : gap + 2]:
        return characters.sides(at + 1)[0] - characters.sides(at - 1)[1] >= least
    found = letters.of(text)
    shown = "".join(letter for _, _, letter in found)
    for one, other in _WORDS.findall(text.text):
        if (start := shown.find(one + other)) >= 0:
            last = start + len(one)
            return found[last][0] - found[last - 1][1] >= least
    return True  # no two of its words are side by side


class _Letters:
    """The letters of each text of ``page``, found when first asked for."""

    def __init__(self, page: PdfPage) -> None:
        self.page = page
        self._glyphs: PageText | None = None
        self._owned: dict[int, list[int]] = defaultdict(list)

    def close(self) -> None:
        """Give back the memory of the page."""
        if self._glyphs:
            self._glyphs.close()

    def of(self, text: DrawnText) -> Sequence[tuple[float, float, str]]:
        """The letters and figures of ``text`` with their sides, from left to right."""
        if self._glyphs is None:
            drop_actual_texts(self.page.handle)
            self._glyphs = PageText(self.page.handle)
            self._find_owners(self._glyphs)
        glyphs, own = self._glyphs, self._owned[text.handle]
        letters = ((index, glyphs.letter(index)) for index in own)
        return sorted((*glyphs.sides(index), each) for index, each in letters if each.isalnum())

    def _find_owners(self, glyphs: PageText) -> None:
        owners: dict[int, int] = {}
        firsts: dict[int, int] = {}
        for each in self.page.texts:
            where = each.handle
            # One that says nothing is a part of a text that the first part says.
            first = where if each.text else firsts.get(each.mark.content, where)
            owners[where] = firsts[each.mark.content] = first
        for index in range(glyphs.count):
            if owner := owners.get(glyphs.owner(index)):
                self._owned[owner].append(index)
