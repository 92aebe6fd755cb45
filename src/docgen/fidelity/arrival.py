"""Compares the text of the page that a template made with the text of the finished PDF.

All text of the page must be in the PDF: a quotation whole, tagged as one, and in the order of the
others; other text in any order, since columns and notes may have their own. What the PDF adds (page
numbers, list marks) must be neither quotation nor reference.
"""

import re
from collections.abc import Iterator, Sequence

from docgen.errors import FidelityError
from docgen.fidelity.page import PICTURE
from docgen.fidelity.pdf import DrawnText
from docgen.fidelity.spans import SHAPED, TextSpan, bare, letters

_SHOWN = 60  # characters of a passage that a message shows


def prove_arrival(said: Sequence[TextSpan], drawn: Sequence[DrawnText]) -> list[int]:
    """The page (from 1) of each quotation of ``said``, in order.

    Raises :class:`FidelityError`, naming the page, if the PDF lacks a text or has it changed.
    """
    quoted = [each for each in drawn if each.mark.kind == "quotation"]
    pages = _prove_quotations([each.text for each in said if each.kind == "quotation"], quoted)
    _Rest([each for each in drawn if each.mark.kind != "quotation"]).prove(said)
    return pages


def _prove_quotations(said: Sequence[str], drawn: Sequence[DrawnText]) -> list[int]:
    shown: dict[int, list[DrawnText]] = {}
    for each in drawn:
        shown.setdefault(each.mark.quotation, []).append(each)
    if list(shown) != sorted(shown):
        raise FidelityError("shows its quotations in another order than the template's page")
    pages = []
    page = 1
    for number, words in enumerate(said, 1):
        lines = shown.pop(number, [])
        page = lines[0].mark.page if lines else page
        pages.append(page)
        _prove_whole(words, _joined(lines, bare(words)), page)
    for lines in shown.values():
        raise FidelityError(
            f"page {lines[0].mark.page}: shows “{_cut(lines[0].text)}” as a quotation, which is"
            " none of the template's page"
        )
    return pages


def _joined(lines: Sequence[DrawnText], expected: str) -> str:
    """``lines`` in their bare form, without the hyphens that divide words of ``expected``."""
    shown = ""
    for each in lines:
        shown += bare(each.text)
        undivided = shown.removesuffix("-")
        rest = expected.removeprefix(undivided)
        if shown != undivided and len(rest) < len(expected) and rest and not rest.startswith("-"):
            shown = undivided
    return shown


def _prove_whole(words: str, shown: str, page: int) -> None:
    """Raise :class:`FidelityError` unless ``shown``, in its bare form, is exactly ``words``."""
    expected = bare(words)
    if shown == expected:
        return
    if not shown:
        raise _lost(words, page, "the quotation ")
    same = next(
        (i for i, (a, b) in enumerate(zip(expected, shown, strict=False)) if a != b),
        min(len(expected), len(shown)),
    )
    rest = _cut(_from_letter(words, same)) or "its end"
    raise FidelityError(
        f"page {page}: shows the quotation “{_cut(words)}” otherwise than the template's page has"
        f" it: “{_cut(shown[same:])}” for “{rest}” (look for 'content', 'height', 'overflow' and"
        " 'text-transform' in the stylesheets)"
    )


class _Rest:
    """The text that is not quotation: each piece of the page is looked for once in the PDF."""

    def __init__(self, drawn: Sequence[DrawnText]) -> None:
        tagged = [each for each in drawn if each.mark.tagged and not each.mark.picture]
        self._pictures = "".join(_folded(each.text) for each in drawn if each.mark.picture)
        self._pieces = [(text, each) for each in tagged if (text := _folded(each.text))]
        self._margins = "".join(_folded(each.text) for each in drawn if not each.mark.tagged)
        self._turned = any(SHAPED.search(each.text) for each in tagged)
        self._used = [False] * len(self._pieces)
        self._first = 0

    def prove(self, said: Sequence[TextSpan]) -> None:
        page = 1
        for span in said:
            if span.kind == "quotation" or not (text := _folded(span.text)):
                continue
            if span.place == PICTURE and text in self._pictures:  # drawn letter by letter
                self._pictures = self._pictures.replace(text, " ", 1)
            elif (used := self._use(text)) is not None:
                page = self._pieces[used][1].mark.page
            elif text not in self._margins:
                raise _lost(span.text, page, "")
        for used, (_, each) in zip(self._used, self._pieces, strict=True):
            if not used and each.mark.kind == "reference":
                raise FidelityError(
                    f"page {each.mark.page}: adds “{_cut(each.text)}” to a reference: no stylesheet"
                    " may (look for 'content' of '::before' or '::after')"
                )

    def _use(self, text: str) -> int | None:
        """Mark as found the pieces (lines) that make up ``text``; returns the index of the last."""
        found = []
        rest = text
        for index in self._unused():
            piece = self._pieces[index][0]
            if rest.startswith(piece):
                found.append(index)
                rest = rest[len(piece) :]
                if not rest:
                    break
        if rest:
            found = self._turned_round(text)
        if not found:
            return None
        for index in found:
            self._used[index] = True
        while self._first < len(self._used) and self._used[self._first]:
            self._first += 1
        return found[-1]

    def _turned_round(self, text: str) -> list[int]:
        """The piece with the letters of ``text``, if its line is painted from right to left."""
        if not self._turned:
            return []
        wanted = letters(text)
        return [at for at in self._unused() if letters(self._pieces[at][0]) == wanted][:1]

    def _unused(self) -> Iterator[int]:
        return (at for at in range(self._first, len(self._used)) if not self._used[at])


def _folded(text: str) -> str:
    """Our own text, compared without letter case and hyphens, since its lines may be hyphenated."""
    return bare(text).replace("-", "").casefold()


def _lost(words: str, page: int, what: str) -> FidelityError:
    return FidelityError(
        f"page {page}: {what}“{_cut(words)}” is in the template's page, but not in the PDF: a"
        " stylesheet hides or cuts it (look for 'display', 'visibility', 'height' and 'overflow')"
    )


def _from_letter(text: str, count: int) -> str:
    """``text`` without its first ``count`` bare letters, from the beginning of a word."""
    for word in re.finditer(r"\S+", text):
        count -= len(bare(word[0]))
        if count < 0:
            return text[word.start() :]
    return ""


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
