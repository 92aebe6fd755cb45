"""Where quotations and their references are on a page: a reader must see which belongs to which.

The order of the tags is that of the template; a reader sees positions. So the lines of a quotation
must follow one another as lines do, and no other quotation or reference may be between a quotation
and the reference that it cites. Nor may free space part them: from one to the other, line follows
line of the same block, as in the row of a table, or one is in the next column.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from docgen.errors import FidelityError
from docgen.fidelity.drawing import DrawnText, Rectangle
from docgen.fidelity.spans import is_shaped
from docgen.fidelity.structure import Tag

_NEAR = 1.0  # points that nobody sees
_FREE = 4  # ems of space between two lines that belong together, at most
_Placed = tuple[int, DrawnText]  # with its place in the order of the tags
_Pair = tuple[_Placed, _Placed]  # of a reference and a line of its quotation
_Groups = Mapping[int, Sequence[_Placed]]  # by the numbers of quotations or references


def prove_placement(
    drawn: Sequence[DrawnText], ties: Iterable[tuple[int, int]], tags: Sequence[Tag]
) -> None:
    """Raise :class:`FidelityError` if lines are out of order, or a reference is beside other words.

    ``drawn`` is in the order of the ``tags``, one for each page; ``ties`` are quotations with their
    references, by number.
    """
    placed = [
        (at, each)
        for at, each in enumerate(drawn)
        if each.mark.kind != "other" and not each.mark.picture and each.text.strip()
    ]
    quotations, references = _by_number(placed, "quotation"), _by_number(placed, "reference")
    owned: dict[int, set[int]] = {}
    for quotation, reference in ties:
        owned.setdefault(reference, set()).add(quotation)
    for lines in quotations.values():
        for (_, one), (_, other) in pairwise(lines):
            if one.mark.page == other.mark.page and not _follows(one, other):
                raise _error(other, "are not where the words before them go on")
    for reference, those in owned.items():

        def is_other(each: DrawnText, reference: int = reference, those: set[int] = those) -> bool:
            its = those if each.mark.kind == "quotation" else (reference,)
            return each.mark.number not in its

        for quotation in those:
            pairs = _pairs(references.get(reference, ()), quotations.get(quotation, ()))
            if pairs:  # else a page ends between them
                _prove_side_by_side(pairs, placed, is_other)
                _prove_near(pairs, drawn, tags)


def _by_number(placed: Iterable[_Placed], kind: str) -> _Groups:
    groups: dict[int, list[_Placed]] = {}
    for each in placed:
        if each[1].mark.kind == kind and each[1].mark.number:
            groups.setdefault(each[1].mark.number, []).append(each)
    return groups


def _follows(one: DrawnText, other: DrawnText) -> bool:
    """Whether a reader continues from ``one`` to ``other``."""
    (left, bottom, _, top), after = one.box, other.box
    if abs(one.turn) > _NEAR or abs(other.turn) > _NEAR:
        return True
    height = min(top - bottom, after[3] - after[1])
    if min(top, after[3]) - max(bottom, after[1]) > height / 2:  # on the same line
        return after[0] >= left - _NEAR or _turns(one, other)
    below = after[3] < top
    return below or after[0] > left + _NEAR or _turns(one, other)  # or at the top of a column


def _turns(*texts: DrawnText) -> bool:
    """Whether one of ``texts`` may run from right to left."""
    return any(is_shaped(each.text) for each in texts)


def _pairs(reference: Sequence[_Placed], lines: Sequence[_Placed]) -> list[_Pair]:
    return [
        (ref, line) for ref in reference for line in lines if ref[1].mark.page == line[1].mark.page
    ]


def _prove_side_by_side(
    pairs: Sequence[_Pair], placed: Iterable[_Placed], is_other: Callable[[DrawnText], bool]
) -> None:
    ref, line = min(pairs, key=lambda pair: _gap(pair[0][1].box, pair[1][1].box))
    for between in filter(is_other, _between(ref, line, placed)):
        raise _apart(ref[1], line[1], f", with “{between.text.strip()[:40]}” between them")


def _prove_near(pairs: Sequence[_Pair], drawn: Iterable[DrawnText], tags: Sequence[Tag]) -> None:
    ref, line = min(pairs, key=lambda pair: _along(pair[0][1].box, pair[1][1].box))
    most = _FREE * max(abs(ref[1].size), abs(line[1].size))
    page = ref[1].mark.page
    if _along(ref[1].box, line[1].box) <= most:
        return
    texts = [each for each in drawn if each.mark.page == page and not each.mark.picture]
    if _in_next_column(ref, line, from_right=_turns(*texts)):
        return
    block = _around(tags[page - 1], {ref[1].mark.content, line[1].mark.content})
    heights = sorted(
        (-each.box[3], -each.box[1])  # from the top
        for each in texts
        if each.mark.content in block
    )
    upper, lower = sorted((ref[1].box, line[1].box), key=lambda box: -box[3])
    reached = -upper[1]
    for top, bottom in heights:
        if top - reached > most and reached < -lower[3] - most:
            break
        reached = max(reached, bottom)
    if reached < -lower[3] - most:
        raise _apart(ref[1], line[1], ", with free space between them")


def _around(root: Tag, contents: set[int]) -> frozenset[int]:
    """The marked contents of the smallest tag that has all of ``contents``."""
    for tag in root.children:
        if contents <= set(tag.all_contents()):
            return _around(tag, contents)
    return frozenset(root.all_contents())


def _between(ref: _Placed, line: _Placed, placed: Iterable[_Placed]) -> Iterator[DrawnText]:
    """Those of ``placed`` that are between ``ref`` and ``line``, these perhaps among them."""
    first, last = sorted((ref, line), key=lambda each: each[0])
    one, other = first[1].box, last[1].box
    frame = (*map(min, one[:2], other[:2]), *map(max, one[2:], other[2:]))
    lowest, highest = 2 * (frame[1] + _NEAR), 2 * (frame[3] - _NEAR)
    next_column = other[0] > one[2] - _NEAR and other[1] > one[3]
    for at, each in placed:
        left, bottom, right, top = each.box
        if not lowest < bottom + top < highest:
            continue
        x = (left + right) / 2
        if each.mark.page != first[1].mark.page or not frame[0] < x < frame[2]:
            continue
        in_first = at < first[0] and x < other[0]
        in_next = at > last[0] and each.box[0] > one[2] - _NEAR
        if not (next_column and (in_first or in_next)):
            yield each


def _in_next_column(one: _Placed, other: _Placed, *, from_right: bool) -> bool:
    """Whether the later is further up, in the column after the one with the earlier."""
    (_, first), (_, last) = sorted((one, other), key=lambda each: each[0])
    after = last.box[0] > first.box[2] - _NEAR
    after |= from_right and last.box[2] < first.box[0] + _NEAR
    return after and last.box[1] > first.box[3]


def _gap(one: Rectangle, other: Rectangle) -> float:
    across = max(one[0], other[0]) - min(one[2], other[2])
    return max(across, 0) + max(_along(one, other), 0)


def _along(one: Rectangle, other: Rectangle) -> float:
    """Points between one and the other from top to bottom; negative if they are side by side."""
    return max(one[1], other[1]) - min(one[3], other[3])


def _apart(reference: DrawnText, line: DrawnText, how: str) -> FidelityError:
    return _error(line, f"lie apart from their reference “{reference.text.strip()[:20]}”{how}")


def _error(text: DrawnText, fault: str) -> FidelityError:
    words = " ".join(text.text.split())[:60]
    return FidelityError(
        f"page {text.mark.page}: the declaration's words “{words}” {fault} (look for 'position',"
        " 'margin', 'order', 'float' and 'grid' in the stylesheets)"
    )
