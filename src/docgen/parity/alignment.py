"""Two versions → their paragraphs in pairs: by reference and content, none, or swapped."""

from collections.abc import Sequence
from itertools import combinations

from docgen.parity.likeness import Evidence, Likeness

Match = tuple[int | None, int | None]
"""A paragraph of the first version and one of the second, by position, or ``None``."""

_SAME_REF = 4.0
_SKIP = -3.0  # less likely than any two paragraphs of about one length
_MARGIN = 2.5  # by which two paragraphs must fit better crosswise
_MOST = 400  # paragraphs of which all are compared with all


def aligned(
    first: Sequence[Evidence], second: Sequence[Evidence], likeness: Likeness
) -> list[Match]:
    """Each paragraph of both versions in one match, in the order of the first."""
    if [each.ref for each in first] == [each.ref for each in second]:
        return [(at, at) for at in range(len(first))]
    return _best_path(first, second, likeness)


def _best_path(
    first: Sequence[Evidence], second: Sequence[Evidence], likeness: Likeness
) -> list[Match]:
    """The matches in order whose likeness is greatest (Needleman and Wunsch, 1970)."""
    rows, columns = len(first), len(second)
    best = [[_SKIP * column for column in range(columns + 1)]]
    steps = [["second"] * (columns + 1)]
    for row in range(1, rows + 1):
        best.append([_SKIP * row])
        steps.append(["first"])
        for column in range(1, columns + 1):
            one, other = first[row - 1], second[column - 1]
            like = likeness.of(one, other) + (_SAME_REF if one.ref == other.ref else 0)
            score, step = max(
                (best[row - 1][column - 1] + like, "both"),
                (best[row - 1][column] + _SKIP, "first"),
                (best[row][column - 1] + _SKIP, "second"),
            )
            best[row].append(score)
            steps[row].append(step)
    found: list[Match] = []
    row, column = rows, columns
    while row or column:
        step = steps[row][column] if row else "second"
        row -= step != "second"
        column -= step != "first"
        found.append((None if step == "second" else row, None if step == "first" else column))
    return found[::-1]


def swapped(
    matches: Sequence[Match],
    first: Sequence[Evidence],
    second: Sequence[Evidence],
    likeness: Likeness,
) -> list[tuple[int, int]]:
    """Pairs of positions in ``matches`` whose paragraphs fit much better crosswise."""
    both = [
        (at, one, other)
        for at, (one, other) in enumerate(matches)
        if one is not None and other is not None
    ]
    if len(both) > _MOST:
        return []
    fits = {at: likeness.of(first[one], second[other]) for at, one, other in both}
    gains = []
    for (at, one, other), (later, one_later, other_later) in combinations(both, 2):
        crossed = likeness.of(first[one], second[other_later])
        crossed += likeness.of(first[one_later], second[other])
        gain = crossed - fits[at] - fits[later]
        if gain > _MARGIN:
            gains.append((gain, at, later))
    taken: set[int] = set()
    found = []
    for _, at, later in sorted(gains, reverse=True):
        if not taken & {at, later}:
            taken |= {at, later}
            found.append((at, later))
    return sorted(found)
