"""Compares what a Typst template printed with the text of the finished PDF.

Every text that the template prints, or writes itself as text, has a number, in the page and in the
tags of the PDF, and must arrive under it whole, a quotation word for word. What the PDF has beside
these must be words that are known from the template's code, or numbers of lists and pages.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from docgen.errors import FidelityError
from docgen.fidelity.arrival import prove_quoted
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.reading_order import RIGHT_TO_LEFT, holds, in_lines, is_from_the_right
from docgen.fidelity.spans import TextSpan, bare, folded
from docgen.fidelity.structure import Tag
from docgen.language.spelling import same_shape

_WORDS = 12  # letters, fewer of which could be anybody's words
_SHOWN = 60  # characters of a passage that a message shows
_NO_SIGN = re.compile(r"[^\w\n]|_")
_WHAT = {"reference": "the reference ", "other": ""}


class OwnText(NamedTuple):
    """What a template writes itself: its ``source``, and the words that stand for ``pictures``."""

    source: str
    pictures: Sequence[str]


def prove_typst_arrival(
    said: Sequence[TextSpan], own: OwnText, drawn: Sequence[DrawnText]
) -> list[int]:
    """The page (from 1) of each quotation of ``said``, in order.

    Raises :class:`FidelityError`, naming the page, if the PDF lacks or adds a text, or has it
    changed.
    """
    quoted = [each for each in drawn if each.mark.kind == "quotation"]
    pages = prove_quoted([each.text for each in said if each.kind == "quotation"], quoted)
    margins = [each for each in drawn if not each.mark.tagged]
    shown = [each for each in drawn if each.mark.tagged and not each.mark.picture]
    ours = "\n".join(each.text for each in said if each.kind != "quotation")
    for kind in ("reference", "other"):
        lines = _by_number(each for each in shown if each.mark.kind == kind)
        _prove_texts([each for each in said if each.kind == kind], lines, margins)
        for number in set(lines) - {each.number for each in said if each.kind == kind}:
            _prove_own(lines[number], (own.source, ours) if not number else ())
    _prove_margins(said, margins)
    return pages


def read_from_the_right(
    said: Sequence[TextSpan], drawn: Sequence[DrawnText]
) -> Sequence[DrawnText]:
    """``drawn`` with a piece for each line of what was ``said``, if any of it runs to the left.

    Raises :class:`FidelityError` if they do not say it.
    """
    if not any(RIGHT_TO_LEFT.search(each.text) for each in said):
        return drawn
    texts = {(each.kind, each.number): each.text for each in said if each.number}
    pieces: dict[tuple[str, int], list[DrawnText]] = {}
    for each in drawn:
        if each.mark.tagged and not each.mark.picture:
            pieces.setdefault((each.mark.kind, each.mark.number), []).append(each)
    lines: dict[tuple[int, int], DrawnText | None] = {}
    for kind, shown in pieces.items():
        told = "".join(each.text for each in shown)
        if kind not in texts or bare(told) == bare(texts[kind]):
            continue
        theirs = kind[0] == "quotation"
        turned = theirs and is_from_the_right(texts[kind])
        sides = (True,) if turned else (True, False)
        found = in_lines(shown, texts[kind], any_case=not theirs, sides=sides)
        if found is None and turned:
            _prove_no_left(shown, texts[kind])
        if found is None:
            if RIGHT_TO_LEFT.search(texts[kind]):
                raise FidelityError(
                    f"page {shown[0].mark.page}: cannot be read back: the PDF gives “{_cut(told)}”"
                    f" for “{_cut(texts[kind])}”"
                )
            continue
        lines |= dict.fromkeys(map(_place, shown), None)
        lines |= {_place(each): each for each in found}
    read = (lines.get(_place(each), each) for each in drawn)
    return [each for each in read if each]


def _prove_no_left(shown: Sequence[DrawnText], words: str) -> None:
    """Raise :class:`FidelityError` if the lines of a quotation begin at the left."""
    if in_lines(shown, words, any_case=False, sides=(False,)) is not None:
        raise FidelityError(
            f"page {shown[0].mark.page}: sets words of the declaration from left to right, against"
            " their script",
            hint="write 'dir: rtl' where their text is set",
        )


def _place(each: DrawnText) -> tuple[int, int]:
    return each.mark.page, each.order


def prove_pictures(own: OwnText, pages: Iterable[Tag]) -> None:
    """Each picture is in the tags of ``pages`` with its words, and no other words stand for one.

    Raises :class:`FidelityError` otherwise.
    """
    shown = [
        (tag.page, tag.alternative) for page in pages for tag in page.below() if tag.alternative
    ]
    found = "\n".join(_signs(words) for _, words in shown)
    for words in own.pictures:
        if _signs(words) not in found:
            raise FidelityError(
                f"lacks the picture “{_cut(words)}”, which the template draws: its code hides it or"
                " changes these words"
            )
    known = _signs_by_word(own.source) if shown else ""
    for page, words in shown:
        if added := next((each for each in words.split() if _signs(each) not in known), ""):
            raise FidelityError(
                f"page {page}: describes a picture as “{_cut(words)}”: the template does not write"
                f" “{added}”, and code may not make words"
            )


def _by_number(drawn: Iterable[DrawnText]) -> dict[int, list[DrawnText]]:
    numbered: dict[int, list[DrawnText]] = {}
    for each in drawn:
        numbered.setdefault(each.mark.number, []).append(each)
    return numbered


def _prove_texts(
    said: Iterable[TextSpan], shown: Mapping[int, Sequence[DrawnText]], margins: Sequence[DrawnText]
) -> None:
    """Each text is where its number is, once or repeated; one without a number in the margins."""
    aside = folded("".join(each.text for each in margins))
    margins = [each for each in margins if RIGHT_TO_LEFT.search(each.text)] and margins
    page = 1
    for span in said:
        text = folded(span.text)
        lines = shown.get(span.number, ()) if span.number else ()
        found = folded("".join(each.text for each in lines))
        page = lines[0].mark.page if lines else page
        times = len(found) // len(text) if text else 0
        if found != text * max(times, 1) and (
            lines or (text not in aside and not holds(margins, span.text))
        ):
            told = f"shows “{_cut(found)}” for" if lines else "lacks"
            raise FidelityError(
                f"page {page}: {told} {_WHAT[span.kind]}“{_cut(span.text)}”, which the template"
                " prints: its code hides, cuts or changes it"
            )


def _prove_own(drawn: Iterable[DrawnText], known: Sequence[str]) -> None:
    """What has no number is numbers, or words that are known, such as those of headings again."""
    for each in drawn:
        for signs in filter(None, map(_signs, each.text.split())):
            if not signs.isdecimal() and not any(signs in _signs_by_word(text) for text in known):
                raise FidelityError(
                    f"page {each.mark.page}: adds “{_cut(each.text)}” to what the template printed:"
                    " code may not make words"
                )


def _prove_margins(said: Sequence[TextSpan], margins: Sequence[DrawnText]) -> None:
    """No words of the declaration get into a margin, where they would be ours."""
    ours = "\n".join(folded(each.text) for each in said if each.kind != "quotation")
    theirs = "\n".join(folded(each.text) for each in said if each.kind == "quotation")
    for each in margins:
        text = folded(each.text)
        if len(text) >= _WORDS and text in theirs and text not in ours:
            raise FidelityError(
                f"page {each.mark.page}: repeats words of the declaration in a margin, as if they"
                f" were ours: “{_cut(each.text)}”"
            )


@lru_cache(maxsize=1024)
def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


@lru_cache(maxsize=8)
def _signs_by_word(text: str) -> str:
    """The signs of each word of ``text``, in lines."""
    return "\n".join(map(_signs_of_line, text.split("\n")))


@lru_cache(maxsize=2048)  # most lines of a template are the same in all documents
def _signs_of_line(line: str) -> str:
    """The same of a line, all words at once, for numbers of a map are many."""
    return _NO_SIGN.sub("", "\n".join(same_shape(line).casefold().split()))


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
