"""Characters with places → lines in reading order.

Characters that follow each other on one height are a piece; a wide gap ends it. Where pieces stand
on both sides of a gutter, one after another, they are columns and are read one by one; elsewhere a
row is read from left to right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from docgen.readers.issued import Line, Place, line_of
from docgen.readers.page_marks import page_number

WIDE = 1.6  # letter sizes, for a gap that parts two pieces
BLANK = 0.22  # for one that is a blank
SMALL = 0.93  # a footnote's letters, against the text's
LARGE = 1.15  # a heading's
LEAST = 3  # rows on both sides, for a column
_NOTE = re.compile(r"(\d{1,3}|\*{1,3}|[†‡])[.)]?\s*\S")


class Char(NamedTuple):
    """A character; ``base`` is the height that it stands on, ``spaced`` a blank before it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool


class Fragment(NamedTuple):
    """Characters side by side, and where they stand."""

    chars: tuple[Char, ...]
    left: float
    right: float
    base: float
    size: float


Row = list[Fragment]


def pieces_of(chars: Iterable[Char]) -> list[Fragment]:
    """Runs of characters that follow each other on one height."""
    runs: list[list[Char]] = []
    for char in chars:
        last = runs[-1][-1] if runs else None
        if last is not None and _follows(last, char):
            runs[-1].append(char)
        else:
            runs.append([char])
    return [
        Fragment(
            tuple(run),
            min(char.left for char in run),
            max(char.right for char in run),
            median(char.base for char in run),
            median(char.size for char in run),
        )
        for run in runs
    ]


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


def lines_of(columns: list[list[Row]], page: int, index: int, usual: float) -> list[Line]:
    """The lines of a page; ``index`` is that of the first, ``usual`` the size of the text."""
    pitch = _pitch(columns)
    lines: list[Line] = []
    for column in columns:
        edge = min(piece.left for row in column for piece in row)
        above: float | None = None
        for row in column:
            line = _line(row, len(lines) + index, Place(page, len(lines) + 1))
            base = row[0].base
            step = pitch * max(line.size / usual, 1.0)
            gap = -1.0 if above is None else max(round((above - base) / step - 1, 1), 0.0)
            indent = round((row[0].left - edge) / max(row[0].size, 1.0), 1)
            large = line.size > usual * LARGE and len(line.text) < 200
            role = "heading" if large else line.role
            lines.append(replace(line, gap=gap, indent=indent, role=role))
            above = base
    return _with_footnotes(lines, usual)


def _follows(last: Char, char: Char) -> bool:
    size = max(last.size, char.size)
    beside = -size < char.left - last.right < WIDE * size
    return beside and abs(char.base - last.base) < size * 0.6


def _rows(pieces: Sequence[Fragment]) -> list[Row]:
    """Pieces of one height together, from left to right; rows from top to bottom."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda each: -each.base):
        if rows and rows[-1][0].base - piece.base < 0.5 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _gutter(rows: list[Row]) -> float | None:
    """Where a page is parted into columns: the place with the most pieces beside it in bands."""
    pieces = [piece for row in rows for piece in row]
    if len(pieces) < 2 * LEAST:
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
    """Rows in runs: those that leave the gutter free on both its sides, and those that do not."""
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
        yield free and min(first, second) >= LEAST, run


def _pitch(columns: list[list[Row]]) -> float:
    """The usual distance between lines."""
    steps = [
        above[0].base - below[0].base for column in columns for above, below in pairwise(column)
    ]
    sizes = [row[0].size for column in columns for row in column]
    near = [step for step in steps if 0 < step < 2.6 * median(sizes)]
    return median(near) if near else 14.0


def _line(row: Row, index: int, place: Place) -> Line:
    chars = [char for piece in row for char in piece.chars]
    if any(before.right > after.left for before, after in pairwise(row)):
        # a raised mark stands inside the piece that it belongs to, and was drawn apart from it
        chars = [char._replace(spaced=False) for char in sorted(chars, key=lambda each: each.left)]
    text, raised = "", set[int]()
    base, size = median(char.base for char in chars), median(char.size for char in chars)
    last: Char | None = None
    for char in chars:
        up = char.base - base > size * 0.15 and char.size < size * 0.9
        # PDFium adds a blank beside a raised mark; a true one takes room
        gap = (char.left - last.right) / char.size if last else 0.0
        if gap > BLANK or (char.spaced and gap > BLANK / 4):
            text += " "
        if up:
            raised |= set(range(len(text), len(text) + len(char.text)))
        text += char.text
        last = char
    return line_of(
        index,
        place,
        text,
        size=size,
        bold=all(char.bold for char in chars),
        raised=frozenset(raised),
    )


def _with_footnotes(lines: list[Line], usual: float) -> list[Line]:
    """Small lines at the end of a page, from the first that begins with a mark on."""
    start = len(lines)
    while start and (
        lines[start - 1].size < usual * SMALL or page_number(lines[start - 1].text) is not None
    ):
        start -= 1
    while start < len(lines) and not (
        _NOTE.match(lines[start].text)
        and lines[start].size < usual * SMALL
        and page_number(lines[start].text) is None
    ):
        start += 1
    return [
        replace(line, role="footnote") if at >= start and page_number(line.text) is None else line
        for at, line in enumerate(lines)
    ]
