"""How often a thing is measured, and what is made of the figures."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

Measured = dict[str, list[float]]


class Effort(NamedTuple):
    """``rounds`` of each measurement; ``quick`` takes fewer documents, to try the suite out."""

    rounds: int
    quick: bool


def alternate(sides: Mapping[str, Callable[[], float]], rounds: int) -> Measured:
    """Measure the sides in turn, in every other round in the opposite order."""
    measured: Measured = {name: [] for name in sides}
    for number in range(rounds):
        for name in list(sides)[:: -1 if number % 2 else 1]:
            measured[name].append(sides[name]())
    return measured


def repeat(measure: Callable[[], float], rounds: int) -> float:
    """The median of one thing measured alone."""
    return median(measure() for _ in range(rounds))


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median of the ratios round by round: what slowed a round slowed both its sides."""
    return median(one / other for one, other in zip(above, below, strict=True))
