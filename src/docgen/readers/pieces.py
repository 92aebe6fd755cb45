"""Characters with positions → pieces: those that follow each other at one height."""

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

_WIDE = 1.6  # letter sizes, for a gap that parts two pieces


class Char(NamedTuple):
    """A character; ``base`` is the height of its baseline; ``spaced``: a blank comes before it.

    ``high``: it is drawn as a superscript, though its size and baseline are those of the line.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool
    high: bool = False


class Fragment(NamedTuple):
    """Adjacent characters and their position."""

    chars: tuple[Char, ...]
    left: float
    right: float
    base: float
    size: float


Row = list[Fragment]


def pieces_of(chars: Iterable[Char]) -> list[Fragment]:
    """Runs of characters that follow each other on one height."""
    runs: list[list[Char]] = []
    for char in chars:
        last = runs[-1][-1] if runs else None
        if last is not None and _follows(last, char):
            runs[-1].append(char)
        else:
            runs.append([char])
    return [
        Fragment(
            tuple(run),
            min(char.left for char in run),
            max(char.right for char in run),
            median(char.base for char in run),
            median(char.size for char in run),
        )
        for run in runs
    ]


def _follows(last: Char, char: Char) -> bool:
    size = max(last.size, char.size)
    beside = -size < char.left - last.right < _WIDE * size
    return beside and abs(char.base - last.base) < size * 0.6
