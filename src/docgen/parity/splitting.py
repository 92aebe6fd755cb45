"""A paragraph that is several in the other version: these are taken together and compared whole."""

from collections.abc import Sequence

from docgen.parity.likeness import Likeness
from docgen.parity.members import Member, Pair, Parts, Reader

_BETTER = 1.0  # by which the parts together must fit better than one of them
_FAR = 3.0  # standard deviations of their length


def joined(pairs: Sequence[Pair], readers: tuple[Reader, Reader], likeness: Likeness) -> list[Pair]:
    """``pairs`` in which such parts are one; they are still there, marked as ``inside``."""
    found = list(pairs)
    for at, pair in enumerate(pairs):
        if pair.first is None or pair.second is None:
            continue
        for side, reader in enumerate(readers):
            run = _run(pairs, at, side)
            if len(run) == 1:
                continue
            whole = reader.joined(
                [member for each in run if (member := _member(pairs[each], side))]
            )
            better = _with(pair, side, whole)
            if _fits(better, pair, likeness):
                refs = tuple(pairs[each].sides[side].ref for each in run)
                for each in run:
                    found[each] = found[each]._replace(inside=True)
                found[at] = better._replace(parts=Parts(refs, in_first=not side))
                break  # what the other side has more is still missing here
    return found


def _run(pairs: Sequence[Pair], at: int, side: int) -> range:
    """The pair at ``at`` with its neighbours that have a paragraph on ``side`` alone."""
    start, end = at, at + 1
    while start and _member(pairs[start - 1], 1 - side) is None:
        start -= 1
    while end < len(pairs) and _member(pairs[end], 1 - side) is None:
        end += 1
    return range(start, end)


def _member(pair: Pair, side: int) -> Member | None:
    return pair.second if side else pair.first


def _with(pair: Pair, side: int, whole: Member) -> Pair:
    return pair._replace(second=whole) if side else pair._replace(first=whole)


def _fits(whole: Pair, part: Pair, likeness: Likeness) -> bool:
    together, alone = (
        likeness.of(each.first.evidence, each.second.evidence)
        for each in (whole, part)
        if each.first and each.second
    )
    lengths = (each.evidence.length for each in (whole.first, whole.second) if each)
    return together > alone + _BETTER and abs(likeness.lengths.distance(*lengths)) < _FAR
