"""Pieces of a page → columns in reading order, if pieces are on both sides of a gutter."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from docgen.readers.pieces import Fragment, Row

_LEAST = 3  # rows on both sides, for a column
_MANY = 8  # that begin on one line beside a gutter: no chance
_WIDER = 1.3  # times the other blanks of its row, for a gutter


def ordered(pieces: Sequence[Fragment], depth: int = 0) -> list[list[Row]]:
    """Columns in reading order, each a list of rows from top to bottom."""
    rows = _rows(pieces)
    gutter = _gutter(rows) if depth < 3 else None
    if gutter is None:
        return [rows] if rows else []
    columns: list[list[Row]] = []
    for side_by_side, band in _bands(rows, gutter):
        inside = [piece for row in band for piece in row]
        if not side_by_side:
            columns.append(band)
            continue
        columns += ordered([each for each in inside if each.right <= gutter], depth + 1)
        columns += ordered([each for each in inside if each.right > gutter], depth + 1)
    return columns


def _rows(pieces: Sequence[Fragment]) -> list[Row]:
    """Pieces at one height, from left to right; rows from top to bottom."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda each: -each.base):
        if rows and rows[-1][0].base - piece.base < 0.5 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _gutter(rows: list[Row]) -> float | None:
    """The position that divides a page into columns: the one with most pieces beside it."""
    pieces = [piece for row in rows for piece in row]
    if len(pieces) < 2 * _LEAST:
        return None
    left, right = min(each.left for each in pieces), max(each.right for each in pieces)
    best, where = 0, None
    for step in range(20, 81, 2):
        at = left + (right - left) * step / 100
        beside = [
            piece for parted, band in _bands(rows, at) if parted for row in band for piece in row
        ]
        first = [each for each in beside if each.right <= at]
        second = [each for each in beside if each.right > at]
        if not first or not second or len(beside) <= best:
            continue
        narrow = min(median(each.right - each.left for each in side) for side in (first, second))
        if narrow > (right - left) / 8:
            best, where = len(beside), at
    return where


def _bands(rows: list[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Runs of rows: those with the gutter free and text on both sides, and the others."""
    runs: list[tuple[bool, list[Row]]] = []
    for row in rows:
        free = not any(piece.left < gutter < piece.right for piece in row)
        if runs and runs[-1][0] == free:
            runs[-1][1].append(row)
        else:
            runs.append((free, [row]))
    for free, run in runs:
        first = sum(piece.right <= gutter for row in run for piece in row)
        second = sum(piece.left >= gutter for row in run for piece in row)
        yield free and min(first, second) >= _LEAST and _parted(run, gutter), run


def _parted(rows: list[Row], gutter: float) -> bool:
    """Whether a gutter parts ``rows`` into columns, and is not where wide blanks happen to meet.

    What is right of it begins on one line; where few rows do, it must also be wider than the other
    blanks of its row, which are all wide in justified text. A row with no other blank says so only
    if it ends short of the right edge: justified lines of two words end there.
    """
    beside = [row for row in rows if row[0].left < gutter < row[-1].right]
    starts = [next(each for each in row if each.left > gutter) for row in beside]
    if len(starts) < _LEAST:
        return False
    left, size = median(each.left for each in starts), median(each.size for each in starts)
    aligned = sum(abs(each.left - left) < size / 2 for each in starts)
    edge = max(row[-1].right for row in beside) - size / 2
    wider = sum(_is_wider(row, gutter, edge) for row in beside)
    if aligned < max(_LEAST, 0.7 * len(beside)):
        return False
    return aligned >= _MANY or wider >= 0.5 * len(beside)


def _is_wider(row: Row, gutter: float, edge: float) -> bool:
    before = max(each.right for each in row if each.right <= gutter)
    width = min(each.left for each in row if each.left > gutter) - before
    chars = [char for piece in row for char in piece.chars]
    others = [b.left - a.right for a, b in pairwise(chars) if not a.right <= gutter < b.left]
    blanks = [each for each in others if each > 0.1 * row[0].size]
    return width > _WIDER * max(blanks) if blanks else row[-1].right < edge
