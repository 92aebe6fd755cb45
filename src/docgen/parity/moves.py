"""What is missing in a paragraph and too much in its neighbour: a sentence that has moved."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from docgen.parity.differences import Discrepancy, Excerpt

_NEIGHBOURS = (1, -1)


class Move(NamedTuple):
    """Words of pair ``at`` in the first version that are in pair ``to`` of the second."""

    at: int
    to: int
    first: Excerpt
    second: Excerpt


def moves(pairs: Sequence[list[Discrepancy]]) -> list[Move]:
    """The moves between neighbours; their differences are taken out of ``pairs``."""
    found = []
    for at, differences in enumerate(pairs):
        for each in [one for one in differences if one.first and not one.second]:
            for to in (at + step for step in _NEIGHBOURS if 0 <= at + step < len(pairs)):
                match = next((one for one in pairs[to] if _surplus(each, one)), None)
                if match and match.second and each.first:
                    differences.remove(each)
                    pairs[to].remove(match)
                    found.append(Move(at, to, each.first, match.second))
                    break
    return found


def _surplus(missing: Discrepancy, other: Discrepancy) -> bool:
    """Whether ``other`` is in the second version alone, and what the first has in ``missing``."""
    if other.first or not other.second or not missing.first or other.subject != missing.subject:
        return False
    return bool(_keys(missing.first) & _keys(other.second))


def _keys(piece: Excerpt) -> frozenset[Hashable]:
    return piece.key if isinstance(piece.key, frozenset) else frozenset((piece.key,))
