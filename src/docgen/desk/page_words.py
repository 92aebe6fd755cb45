"""The words of a page of a PDF and their places, which the preview lays over its picture."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2

_WIDE = 1.5  # heights of a line: where a gap is wider, another column or cell begins
_DIVIDED = "\ufffe"  # PDFium's sign for the hyphen of a word that goes on in the next line
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"  # plain, with madda, with hamza


class Run(NamedTuple):
    """Words beside each other, and their box in points from the upper left corner of the page.

    ``goes_on`` says that the last word is divided, and goes on in the next run.
    """

    words: str
    left: float
    top: float
    width: float
    height: float
    goes_on: bool


class _Character(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float


def page_words(content: bytes, index: int) -> list[Run]:
    """The words of page ``index`` of a PDF, from 0, in the order in which the file has them."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[index]
        height = page.get_height()
        return [_run(each, height) for each in _lines(page.get_textpage())]


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[list[_Character]]:
    """The characters of each run."""
    line: list[_Character] = []
    for position in range(text.count_chars()):
        character = text.get_text_range(position, 1)
        box = _Character(character, *text.get_charbox(position, loose=True))
        ends = character in "\r\n" or (line and _is_apart(_inked(line)[-1], box))
        if ends and line:
            yield line
            line = []
        if character not in "\r\n" and (line or not character.isspace()):
            line.append(box)
        if character == _DIVIDED:
            yield line
            line = []
    if line:
        yield line


def _is_apart(before: _Character, after: _Character) -> bool:
    if after.text.isspace():  # as wide as the gap that it fills
        return False
    gap = max(after.left - before.right, before.left - after.right)  # in both directions of writing
    return gap > _WIDE * (before.top - before.bottom) and before.top > before.bottom


def _inked(line: list[_Character]) -> list[_Character]:
    return [each for each in line if not each.text.isspace()]


def _in_order(line: list[_Character]) -> list[_Character]:
    """PDFium gives the letters of a ligature of lam and alef in the order of left-to-right text."""
    found = list(line)
    for position, (one, other) in enumerate(pairwise(line)):
        if one.text in _ALEFS and other.text == _LAM and one[1:] == other[1:]:  # one glyph
            found[position : position + 2] = other, one
    return found


def _run(line: list[_Character], height: float) -> Run:
    words = "".join(each.text for each in _in_order(line))
    inked = _inked(line)
    left = min(each.left for each in inked)
    top = max(each.top for each in inked)
    return Run(
        words.rstrip().removesuffix(_DIVIDED),
        left,
        height - top,
        max(each.right for each in inked) - left,
        top - min(each.bottom for each in inked),
        words.endswith(_DIVIDED),
    )
