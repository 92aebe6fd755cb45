"""Characters with positions → lines in reading order.

Characters that follow each other at one height are a piece; a wide gap ends it. Pieces on both
sides of a gutter, row after row, are columns, which are read one after the other; otherwise a row
is read from left to right.
"""

import re
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from docgen.readers.issued import Line, Place, line_of
from docgen.readers.page_marks import page_number
from docgen.readers.page_width import RightEdges, needed_by
from docgen.readers.pieces import Char, Row

BLANK = 0.22  # for one that is a blank
_WIDE = 4  # letter sizes, for the space between what stands side by side
_APART = " " * 8
SMALL = 0.93  # a footnote's letters, against the text's
LARGE = 1.15  # a heading's
_NOTE = re.compile(r"(\d{1,3}|\*{1,3}|[†‡])[.)]?\s*\S")


def lines_of(
    columns: list[list[Row]], page: int, index: int, usual: float, edges: RightEdges
) -> list[Line]:
    """The lines of a page; ``index`` is that of the first, ``usual`` the text's size in points."""
    pitch = _pitch(columns)
    lines: list[Line] = []
    for column in columns:
        edge = min(piece.left for row in column for piece in row)
        above: float | None = None
        room = edges.of(column)
        for row, below in zip(column, [*column[1:], None], strict=True):
            line = _line(row, len(lines) + index, Place(page, len(lines) + 1))
            base = row[0].base
            step = pitch * max(line.size / usual, 1.0)
            gap = -1.0 if above is None else max(round((above - base) / step - 1, 1), 0.0)
            indent = round((row[0].left - edge) / max(row[0].size, 1.0), 1)
            large = line.size > usual * LARGE and len(line.text) < 200
            role = "heading" if large else line.role
            short = room - row[-1].right > needed_by(below, usual)
            lines.append(replace(line, gap=gap, indent=indent, role=role, short=short))
            above = base
    return _with_footnotes(lines, usual)


def _pitch(columns: list[list[Row]]) -> float:
    """The usual distance between lines, in points."""
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
        up = char.high or (char.base - base > size * 0.15 and char.size < size * 0.9)
        # PDFium adds a blank beside a raised mark; a true one takes room
        gap = (char.left - last.right) / char.size if last else 0.0
        if gap > BLANK or (char.spaced and gap > BLANK / 4):
            text += _APART if gap > _WIDE else " "
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
    """Marks the small lines at the end of a page, from the first that begins with a note mark."""
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
