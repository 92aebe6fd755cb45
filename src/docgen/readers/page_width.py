"""How far to the right lines may go, which shows whether a line ends before it is full."""

from collections.abc import Sequence
from statistics import median

from docgen.readers.pieces import Row

_ENOUGH = 6  # rows of a column, for the longest of them to be a full one
_BLANK = 0.25  # letter sizes
_WORD = 6  # letter sizes of a word that is not known


class RightEdges:
    """The right edges of the columns of a document's pages.

    ``pages`` are the columns of each page, ``widths`` the pages' own, in points. A column of few
    rows ends where longer ones do that begin on the same line, else as far from the page's right
    as it begins from its left.
    """

    def __init__(self, pages: Sequence[Sequence[Sequence[Row]]], widths: Sequence[float]) -> None:
        self._known = [
            _sides(column) for columns in pages for column in columns if len(column) >= _ENOUGH
        ]
        self._width = {
            id(column): width
            for columns, width in zip(pages, widths, strict=True)
            for column in columns
            if len(columns) == 1
        }

    def of(self, column: Sequence[Row]) -> float:
        """The right edge of a column."""
        left, right = _sides(column)
        if len(column) >= _ENOUGH:
            return right
        alike = [other for at, other in self._known if abs(at - left) < column[0][0].size]
        if alike:
            return max(right, median(alike))
        return max(right, self._width.get(id(column), 0) - left)


def needed_by(row: Row | None, usual: float) -> float:
    """The room, in points, for the first word of ``row`` and a blank before it.

    ``usual`` is the text's size in points.
    """
    if row is None:
        return _WORD * usual
    end, size = row[0].chars[0].right, row[0].size
    for char in row[0].chars[1:]:
        if char.spaced or char.left - end > _BLANK * size:
            break
        end = char.right
    return end - row[0].left + _BLANK * size


def _sides(column: Sequence[Row]) -> tuple[float, float]:
    pieces = [piece for row in column for piece in row]
    return min(each.left for each in pieces), max(each.right for each in pieces)
