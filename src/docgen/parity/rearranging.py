"""Pairs of paragraphs → the same with those that have changed places matched where they are."""

from collections.abc import Sequence

from docgen.parity.alignment import NEAR, SKIP, Match
from docgen.parity.likeness import Evidence, Likeness

_BETTER = 2.0  # by which a paragraph must fit elsewhere to count as moved
_ALONE = 2.0  # likeness of two paragraphs without a counterpart that are one, moved far
_BESIDE = 2  # places from which a paragraph has moved to no far place


def rearranged(
    matches: Sequence[Match],
    first: Sequence[Evidence],
    second: Sequence[Evidence],
    likeness: Likeness,
) -> list[Match]:
    """``matches`` in which each paragraph that fits much better elsewhere is matched there.

    Two paragraphs must fit each other best; what stood in their places is matched by what is left.
    """
    table = _Table(matches, first, second, likeness)
    moved = table.moved()
    if not moved:
        return list(matches)
    places = set(moved.values())
    left = {place for one in moved if (place := table.second_of[one]) is not None} - places
    for loser, own in table.second_of.items():
        if loser not in moved and own in places:
            like = {each: likeness.of(first[loser], second[each]) for each in sorted(left)}
            best = max(like, key=lambda each: like[each], default=None)
            moved[loser] = best if best is not None and like[best] > SKIP else None
            left -= {moved[loser]}
    found: list[Match] = []
    for one, other in matches:
        if one is not None:
            found.append((one, moved.get(one, other)))
        if other in left or (one is None and other not in places):
            found.append((None, other))
    return found


class _Table:
    """How well each paragraph fits those near its place."""

    def __init__(
        self,
        matches: Sequence[Match],
        first: Sequence[Evidence],
        second: Sequence[Evidence],
        likeness: Likeness,
    ) -> None:
        self.second_of = {one: other for one, other in matches if one is not None}
        self._first_of = {other: one for one, other in matches if other is not None}
        place = {other: at for at, (_, other) in enumerate(matches) if other is not None}
        self._places = {one: at for at, (one, _) in enumerate(matches) if one is not None}, place
        at_place = {at: other for other, at in place.items()}
        self._fits = {
            (one, at_place[near]): likeness.of(first[one], second[at_place[near]])
            for one, at in self._places[0].items()
            for near in range(at - NEAR, at + NEAR + 1)
            if near in at_place
        }

    def moved(self) -> dict[int, int | None]:
        """The paragraphs that fit another place much better, with their counterparts there."""
        seconds: dict[int, int] = {}
        firsts: dict[int, int] = {}
        for one, other in sorted(self._fits, key=lambda each: self._fits[each]):
            seconds[one], firsts[other] = other, one
        return {
            one: other
            for one, other in seconds.items()
            if firsts[other] == one and self.second_of[one] != other and self._better(one, other)
        }

    def _better(self, one: int, other: int) -> bool:
        like = self._fits[one, other]
        own, owner = self.second_of[one], self._first_of[other]
        if own is None and owner is None:
            far = abs(self._places[0][one] - self._places[1][other]) > _BESIDE
            return like > (_ALONE if far else 0)
        here = SKIP if own is None else self._fits[one, own]
        there = SKIP if owner is None else self._fits[owner, other]
        return like - here > _BETTER and like - there > _BETTER
