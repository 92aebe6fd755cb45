"""Pieces of a page that are printed over others: a watermark, or text that covers text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.readers.pieces import Fragment

_LARGE = 1.8  # times the usual size, for letters that may be a watermark
_HEIGHT = 0.7  # of a letter, in its size


class Overprint(NamedTuple):
    """The pieces that are text, the large ones over them, and those that cover others."""

    text: list[Fragment]
    over: list[Fragment]
    covering: list[Fragment]


def part_overprint(pieces: Sequence[Fragment], usual: float) -> Overprint:
    """Tell what is printed over other text; ``usual`` is the size of the text, in points."""
    large = [each for each in pieces if each.size > usual * _LARGE]
    small = [each for each in pieces if each.size <= usual * _LARGE]
    over = [each for each in large if any(_is_under(other, each) for other in small)]
    text = [each for each in pieces if each not in over]
    return Overprint(text, over, list(_covering(text)))


def _is_under(piece: Fragment, large: Fragment) -> bool:
    """Whether the middle of ``piece`` is behind the letters of ``large``."""
    middle = piece.base + piece.size * _HEIGHT / 2
    beside = min(piece.right, large.right) - max(piece.left, large.left)
    return large.base < middle < large.base + large.size * _HEIGHT and beside > piece.size


def _covering(pieces: Sequence[Fragment]) -> Iterator[Fragment]:
    """Pieces of one size and height with another, on the same place."""
    ordered = sorted(pieces, key=lambda each: (round(each.base), each.left))
    for before, after in pairwise(ordered):
        size = min(before.size, after.size)
        level = abs(before.base - after.base) < size * 0.1
        alike = max(before.size, after.size) < size * 1.1
        if level and alike and before.right - after.left > size:
            yield after
