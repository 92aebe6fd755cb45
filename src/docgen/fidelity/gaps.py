"""Whether the words of a line are separated: without a gap, "not able" becomes "notable".

One gap of each text is measured, since all gaps of a text have the same spacing. Two characters
show it where pdfium gives them in order. Beside Arabic it may take a line for one that runs from
the right; then two words are looked for among its letters from left to right. Words that are texts
of their own, such as the items of a flex container, have a gap between two of these.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from docgen.errors import FidelityError
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.objects import drop_actual_texts
from docgen.fidelity.page_text import PageText
from docgen.fidelity.pdf import PdfPage
from docgen.fidelity.spans import SpanKind, TextSpan, folded, is_shaped, plain

_LEAST = 0.08  # of an em; the blank of a text face is 0.2 to 0.3
_SHOWN = 60  # characters of a passage that a message shows
_GAP = re.compile(r"(?<=[^\W_]) (?=[^\W_])")  # between letters or figures
_WORDS = re.compile(r"([^\W_]+) (?=([^\W_]+))")


TextPlace = tuple[int, int]  # of a text: its page, and its number there in the order drawn


def close_texts(page: PdfPage) -> Iterator[TextPlace]:
    """The texts that begin where the one before them in the same line ends."""
    last: DrawnText | None = None
    for each in page.texts:
        if each.mark.picture or each.turn or not each.text.strip():
            continue
        same = last and (last.mark.kind, last.mark.number) == (each.mark.kind, each.mark.number)
        if last and same and _is_close(last, each) and not _is_apart(page.characters, last, each):
            yield page.number, each.order
        last = each


def _is_close(one: DrawnText, other: DrawnText) -> bool:
    """Whether ``other`` stands at the end of ``one``, as far as their boxes show it.

    A box holds the blanks before its words.
    """
    height = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    if height <= 0 or other.box[0] <= one.box[0]:
        return False
    return other.box[0] - one.box[2] < _LEAST * abs(one.size)


def _is_apart(characters: PageText, one: DrawnText, other: DrawnText) -> bool:
    """Whether there is a gap between the last letter of ``one`` and the first of ``other``."""
    words, following = one.text.rstrip(), other.text.lstrip()
    last = one.start + len(words) - 1
    first = other.start + len(other.text) - len(following)
    known = one.start >= 0 and other.start >= 0
    if not known or characters.all[last] != words[-1] or characters.all[first] != following[0]:
        return True  # they are not known
    return characters.sides(first)[0] - characters.sides(last)[1] >= _LEAST * abs(one.size)


def prove_apart(
    said: Iterable[TextSpan], drawn: Iterable[DrawnText], close: Collection[TextPlace]
) -> None:
    """Raise :class:`FidelityError` if words of what is ``said`` stand on one another.

    Only of what has a number: quotations, references, and all that Typst prints. ``close`` are the
    texts that begin where another ends.
    """
    texts: dict[tuple[SpanKind, int], str] = defaultdict(str)
    for each in said:
        if each.number:  # a number may have several spans, such as words in two languages
            texts[each.kind, each.number] += each.text
    shown: dict[tuple[SpanKind, int], list[DrawnText]] = defaultdict(list)
    for piece in drawn:
        if (key := (piece.mark.kind, piece.mark.number)) in texts:
            shown[key].append(piece)
    for key, pieces in shown.items():
        if plain(" ".join([each.text for each in pieces])) != plain(texts[key]) or (
            close and any((each.mark.page, each.order) in close for each in pieces)
        ):
            _prove_pieces(texts[key], pieces, close)


def _prove_pieces(words: str, pieces: Sequence[DrawnText], close: Collection[TextPlace]) -> None:
    whole, at = len(folded(words)), 0
    if not whole or is_shaped(words):
        return
    begins = set(_beginnings(words)) - {0}
    before = ""
    for each in pieces:
        text = each.text.strip()
        if at in begins and (each.mark.page, each.order) in close:
            raise _together(each, f"{before} {text}")
        here = {at + offset for offset in _beginnings(text)}
        end = at + len(folded(text))
        missing = min((b for b in begins - here if at < b < end), default=0)
        if missing and each.start >= 0:  # else its blanks are not known, as beside Arabic
            raise _together(each, text[max(0, missing - at - _SHOWN // 2) :][:_SHOWN])
        before, at = text, end % whole


def _beginnings(text: str) -> Iterator[int]:
    """Where words of ``text`` begin, in the letters of its folded form."""
    return accumulate((len(folded(word)) for word in text.split()[:-1]), initial=0)


def _together(text: DrawnText, words: str) -> FidelityError:
    whose = "the declaration's words" if text.mark.kind == "quotation" else "the words"
    return FidelityError(
        f"page {text.mark.page}: {whose} “{words}” run together (look for 'display', 'margin' and"
        " 'word-spacing' in the stylesheets)"
    )


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
