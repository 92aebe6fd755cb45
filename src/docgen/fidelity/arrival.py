"""Compares the text of the page that a template made with the text of the finished PDF.

Every text of the page must be in the PDF: a quotation whole, tagged as one, and in the order of the
others; the rest in any order, since columns and notes may have their own. What the PDF has beside
it are marks and numbers of lists, and what stands in the margins: no words.
"""

import re
import unicodedata
from collections.abc import Sequence

from docgen.errors import FidelityError
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.page import PICTURE
from docgen.fidelity.spans import TextSpan, bare, folded, is_shaped, letters

_SHOWN = 60  # characters of a passage that a message shows
_WORDS = 12  # letters, fewer of which could be anybody's words
_LIST_NUMBER = re.compile("[a-z]|[ivxlcdm]+")  # of a list, beside figures


def prove_arrival(said: Sequence[TextSpan], drawn: Sequence[DrawnText]) -> list[int]:
    """The page (from 1) of each quotation of ``said``, in order.

    Raises :class:`FidelityError`, naming the page, if the PDF lacks a text or has it changed.
    """
    quoted = [each for each in drawn if each.mark.kind == "quotation"]
    pages = prove_quoted([each.text for each in said if each.kind == "quotation"], quoted)
    _Rest([each for each in drawn if each.mark.kind != "quotation"]).prove(said)
    return pages


def prove_quoted(said: Sequence[str], drawn: Sequence[DrawnText]) -> list[int]:
    """The page of each quotation of ``said``, if ``drawn`` has all of them whole and in order."""
    shown: dict[int, list[DrawnText]] = {}
    for each in drawn:
        shown.setdefault(each.mark.number, []).append(each)
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
        self._in_pictures = "".join(folded(each.text) for each in drawn if each.mark.picture)
        self._pieces = [(text, each) for each in tagged if (text := folded(each.text))]
        self._margins = [each for each in drawn if not each.mark.tagged]
        self._in_margins = _spaced(" ".join(each.text for each in self._margins))
        self._turned = any(is_shaped(each.text) for each in tagged)
        self._used: list[bool]
        self._first: int
        self._pictures: str

    def prove(self, said: Sequence[TextSpan]) -> None:
        ours = [each for each in said if each.kind != "quotation" and folded(each.text)]
        lost = self._find(ours)
        # Texts that have words in common may have taken pieces of one another: then the longest
        # goes first, which takes too long to be the rule.
        if lost and self._find(sorted(ours, key=lambda each: -len(each.text))):
            raise lost
        for used, (_, each) in zip(self._used, self._pieces, strict=True):
            if not used and (what := _added(each)):
                raise FidelityError(
                    f"page {each.mark.page}: adds “{_cut(each.text)}” {what} (look for 'content'"
                    " and 'list-style' in the stylesheets)"
                )
        self._prove_margins(said)

    def _find(self, said: Sequence[TextSpan]) -> FidelityError | None:
        """Look for each of ``said``; the error for the first that the PDF lacks."""
        self._used, self._first = [False] * len(self._pieces), 0
        self._pictures = self._in_pictures
        page = 1
        for span in said:
            text = folded(span.text)
            if span.place == PICTURE and text in self._pictures:  # drawn letter by letter
                self._pictures = self._pictures.replace(text, " ", 1)
            elif (used := self._use(text, span.text)) is not None:
                page = self._pieces[used][1].mark.page
            elif not self._is_in_margins(span.text):
                return _lost(span.text, page, "")
        return None

    def _prove_margins(self, said: Sequence[TextSpan]) -> None:
        """No stylesheet takes words of the declaration into a margin, where they would be ours."""
        long = [(text, each) for each in self._margins if len(text := folded(each.text)) >= _WORDS]
        if not long:
            return
        ours = "\n".join(folded(each.text) for each in said if each.kind != "quotation")
        theirs = "\n".join(folded(each.text) for each in said if each.kind == "quotation")
        for text, each in long:
            if text in theirs and text not in ours:
                raise FidelityError(
                    f"page {each.mark.page}: repeats words of the declaration in a margin, as if"
                    f" they were ours: “{_cut(each.text)}” (look for 'string-set' and"
                    " 'target-text' in the stylesheets)"
                )

    def _is_in_margins(self, text: str) -> bool:
        """Whether a margin has ``text``: as whole words, whose lines may end within one if it is
        long, or has no blanks between its words.
        """
        words = _spaced(text)
        if words in self._in_margins:
            return True
        letters_alone = words.replace(" ", "")
        if len(letters_alone) >= _WORDS:
            return letters_alone in self._in_margins.replace(" ", "")
        parted = " ?".join(map(re.escape, letters_alone))
        return any(map(_is_wide, letters_alone)) and bool(
            re.search(f" {parted} ", self._in_margins)
        )

    def _use(self, text: str, words: str) -> int | None:
        """Use up the pieces that ``text``, the letters of ``words``, is made of: lines of it.

        Returns the number of the last. What a margin has is not put together from here and there.
        """
        unused = [at for at in range(self._first, len(self._used)) if not self._used[at]]
        found = self._in_a_row(text, unused)
        if not found and not self._is_in_margins(words):
            found = self._in_order(text, unused)
        if not found:
            return None
        for index in found:
            self._used[index] = True
        while self._first < len(self._used) and self._used[self._first]:
            self._first += 1
        return found[-1]

    def _in_a_row(self, text: str, unused: Sequence[int]) -> list[int]:
        """Pieces that make up ``text`` with none between them.

        One that is all of it comes first: else 12 would be made of a 1 and a 2 that stand together.
        """
        for index in unused:
            if self._pieces[index][0] == text:
                return [index]
        for start in range(len(unused)):
            rest = text
            for end in range(start, len(unused)):
                piece = self._pieces[unused[end]][0]
                if not self._begins(rest, piece):
                    break
                rest = rest[len(piece) :]
                if not rest:
                    return list(unused[start : end + 1])
        return []

    def _in_order(self, text: str, unused: Sequence[int]) -> list[int]:
        """Pieces that make up ``text``, with others between them: a head or foot of a page."""
        found = []
        for index in unused:
            piece = self._pieces[index][0]
            if text.startswith(piece):
                found.append(index)
                text = text[len(piece) :]
                if not text:
                    return found
        return []

    def _begins(self, text: str, piece: str) -> bool:
        """Whether ``text`` begins with ``piece``, or with its letters: beside Arabic or Hebrew
        pdfium may read a line from the other end.
        """
        if text.startswith(piece):
            return True
        return self._turned and letters(text[: len(piece)]) == letters(piece)


def _is_wide(letter: str) -> bool:
    """Whether ``letter`` is of a script without blanks, such as Chinese."""
    return unicodedata.east_asian_width(letter) in "WF"


def _added(each: DrawnText) -> str:
    """What is wrong with text that the template's page does not have; nothing if it may be.

    Stylesheets may add bullets, numbers of lists and headings, and what stands in the margins.
    """
    signs = "".join(filter(str.isalnum, folded(each.text)))
    if each.mark.kind == "reference":
        return "to a reference"
    if not signs:
        return ""
    if each.mark.quoting:
        return "beside words of the declaration, which the template's page does not"
    numbered = signs.isdecimal() or (each.mark.label and _LIST_NUMBER.fullmatch(signs))
    return "" if numbered else "to what the template's page says: words belong in the template"


def _spaced(text: str) -> str:
    """Its words between blanks, so that none is found within another."""
    return f" {' '.join(map(folded, text.split()))} "


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
