"""Two versions → their paragraphs in pairs, in the order of both: by reference and content."""

from collections.abc import Sequence

from docgen.parity.likeness import Evidence, Likeness

Match = tuple[int | None, int | None]
"""A paragraph of the first version and one of the second, by position, or ``None``."""

_SAME_REF = 6.0
SKIP = -3.0  # less likely than any two paragraphs of about one length
NEAR = 50  # paragraphs within which one is looked for


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
    near = NEAR + abs(rows - columns)
    best: dict[tuple[int, int], tuple[float, str]] = {(0, 0): (0.0, "")}
    nowhere = (float("-inf"), "")
    for row in range(rows + 1):
        for column in range(max(0, row - near), min(columns, row + near) + 1):
            steps = []
            if row and column:
                one, other = first[row - 1], second[column - 1]
                like = likeness.of(one, other) + (_SAME_REF if one.ref == other.ref else 0)
                steps.append((best.get((row - 1, column - 1), nowhere)[0] + like, "both"))
            if row:
                steps.append((best.get((row - 1, column), nowhere)[0] + SKIP, "first"))
            if column:
                steps.append((best.get((row, column - 1), nowhere)[0] + SKIP, "second"))
            if steps:
                best[row, column] = max(steps)
    found: list[Match] = []
    row, column = rows, columns
    while row or column:
        _, step = best[row, column]
        row -= step != "second"
        column -= step != "first"
        found.append((None if step == "second" else row, None if step == "first" else column))
    return found[::-1]
