"""Changes pieces of a PDF that Typst wrote, and its table of where each object begins."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

_START = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")
_ENTRY = 20  # bytes of a line of the table of objects (ISO 32000-1, 7.5.4)
_SUBSECTION = re.compile(rb"xref\n0 (\d+)\n")


class Rewriting(NamedTuple):
    """``new`` bytes in place of those from ``start`` to ``end``."""

    start: int
    end: int
    new: bytes


def rewritten(content: bytes, changes: Iterable[Rewriting]) -> bytes:
    """``content`` with ``changes``, none of which overlaps another.

    Raises :class:`RuntimeError` if Typst writes its files in another way than expected.
    """
    shifts: list[tuple[int, int]] = []  # where bytes were added or left out, how many up to there
    pieces, at, moved = [], 0, 0
    for start, end, new in sorted(changes):
        pieces += [content[at:start], new]
        at = end
        moved += len(new) - (end - start)
        shifts.append((start, moved))
    return _with_table(content, b"".join([*pieces, content[at:]]), shifts)


def _with_table(before: bytes, content: bytes, shifts: list[tuple[int, int]]) -> bytes:
    """``content`` with the places of its objects, which had others ``before``."""
    start = _START.search(before)
    table = _SUBSECTION.match(before, int(start[1])) if start else None
    if not start or not table:
        raise RuntimeError("Typst writes its table of objects in another way than expected")
    places = [place for place, _ in shifts]
    total = shifts[-1][1] if shifts else 0

    def moved(offset: int) -> int:
        at = bisect_left(places, offset)
        return offset + (shifts[at - 1][1] if at else 0)

    lines = []
    for number in range(int(table[1])):
        line = before[table.end() + number * _ENTRY : table.end() + (number + 1) * _ENTRY]
        offset = moved(int(line[:10])) if line[17:18] == b"n" else int(line[:10])
        lines.append(b"%010d%s" % (offset, line[10:]))
    begin = int(start[1]) + total
    size = _ENTRY * int(table[1])
    head = begin + table.end() - table.start()
    end = _START.search(content)
    assert end  # noqa: S101 - as before
    return b"".join(
        [
            *(content[:head], *lines, content[head + size : end.start()]),
            b"startxref\n%d\n%%%%EOF" % begin,
        ]
    )
