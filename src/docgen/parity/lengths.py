"""How long a paragraph should be in another language (Gale and Church, 1993).

The ratio of two languages and its spread are those of the pair of versions itself, by medians: a
few paragraphs with words missing do not shift what is expected of the others.
"""

from collections.abc import Sequence
from math import sqrt
from statistics import median
from typing import NamedTuple

# Gale and Church's variance per letter; a pair of texts is seldom more regular.
_LEAST_VARIANCE = 2.0
_TO_DEVIATION = 1.4826  # of a normal distribution, from its median absolute deviation
_FEWEST = 6  # pairs, to say anything
_FAR = 4.0  # standard deviations
_MUCH = 0.35  # of the length expected


class Lengths(NamedTuple):
    """What one version of a pair makes likely: ``ratio`` letters in the second for one in the
    first, with a ``variance`` per letter."""

    ratio: float = 1.0
    variance: float = 6.8
    sure: bool = False

    def distance(self, first: int, second: int) -> float:
        """How many standard deviations ``second`` is longer than ``first`` makes likely."""
        mean = (first + second / self.ratio) / 2
        return (second - first * self.ratio) / sqrt(max(mean, 1) * self.variance)

    def unlikely(self, first: int, second: int) -> bool:
        """Whether a paragraph of ``second`` letters can hardly render one of ``first``."""
        expected = first * self.ratio
        share = abs(second - expected) / max(expected, second, 1)
        return self.sure and abs(self.distance(first, second)) > _FAR and share > _MUCH


def lengths_of(pairs: Sequence[tuple[int, int]]) -> Lengths:
    """The parameters of ``pairs`` of lengths in letters; Gale and Church's of too few pairs."""
    known = [(first, second) for first, second in pairs if first and second]
    if len(known) < _FEWEST:
        return Lengths()
    ratio = median(second / first for first, second in known)
    spread = median(
        abs(second - first * ratio) / sqrt((first + second / ratio) / 2) for first, second in known
    )
    return Lengths(ratio, max(_LEAST_VARIANCE, (_TO_DEVIATION * spread) ** 2), sure=True)
