"""Reads the register's workbook back."""

import datetime
import re
from collections.abc import Iterator, Mapping

from docgen.errors import FidelityError
from docgen.fidelity.rows import RowRead
from docgen.openxml import PackageError
from docgen.spreadsheet import CellContent, Sheet, Workbook, column_name, read_workbook

# The columns of a sheet in their order; those that are proven, and those that may be empty.
_ID, _WORDS, _PARAGRAPH, _FIRST, _LAST, _STATUS, _DRAFT, _VERSION = 1, 3, 4, 8, 9, 14, 20, 23
_OTHERS = {"what": 2, "eid": 5, "by_whom": 6, "due": 7, "exactness": 10, "place": 11, "topics": 12}
_OTHERS |= {"kind": 13, "note": 16, "evidence": 17, "updates": 18, "overdue": 19, "declaration": 21}
_DAYS = {"since": 15, "adopted": 22}
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml"
    r"|xl/(workbook|styles|sharedStrings|metadata|theme/theme1)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/tables/table\d+\.xml"
)


def read_rows(content: bytes) -> Iterator[RowRead]:
    """The rows of the first sheet of a workbook that docgen made.

    Raises :class:`FidelityError` for a formula, for something hidden, for parts that are no cells,
    and for a row of another sheet that is not as the first has it.
    """
    try:
        book = read_workbook(content)
    except PackageError as error:
        raise FidelityError(f"the workbook cannot be read: {error}") from error
    if strange := [part for part in book.parts if not _PARTS.fullmatch(part)]:
        raise FidelityError(f"the workbook has a part '{strange[0]}'")
    for sheet in book.sheets:
        if sheet.formulas:
            raise FidelityError(f"{sheet.name}!{sheet.formulas[0]}: has a formula")
        if sheet.hidden:
            raise FidelityError(f"{sheet.name}: {sheet.hidden[0]} is hidden")
    first, *others = book.sheets
    known: dict[CellContent | None, Mapping[int, CellContent]] = {}
    for number, cells in _table(first):
        known[cells.get(_ID)] = cells
        language, _, digest = _said(cells, _VERSION).partition(" ")
        place = f"{first.name}!{column_name(_WORDS)}{number}"
        words = _said(cells, _WORDS)
        yield RowRead(
            place=place,
            id=_said(cells, _ID),
            ref=_said(cells, _PARAGRAPH),
            words=words,
            language=language,
            digest=digest,
            days=(_day(book, cells.get(_FIRST)), _day(book, cells.get(_LAST))),
            status=_said(cells, _STATUS),
            draft=_said(cells, _DRAFT),
            said={name: _said(cells, column) for name, column in _OTHERS.items()}
            | {name: _iso(_day(book, cells.get(column))) for name, column in _DAYS.items()},
        )
    for sheet in others:
        for number, cells in _table(sheet):
            if known.get(cells.get(_ID)) != cells:
                message = f"{sheet.name}!A{number}: the row is not as on the first sheet"
                raise FidelityError(message)


def _table(sheet: Sheet) -> Iterator[tuple[int, Mapping[int, CellContent]]]:
    """The rows below the head, which is the first that goes to the last column."""
    below = False
    for number, cells in sheet.rows.items():
        if below:
            yield number, cells
        below = below or _VERSION in cells


def _said(cells: Mapping[int, CellContent], column: int) -> str:
    value = cells.get(column, "")
    return value if isinstance(value, str) else repr(value)


def _day(book: Workbook, value: CellContent | None) -> datetime.date | None:
    """A day, which is a number, or a text if it is before those that Excel counts."""
    if value is None:
        return None
    return datetime.date.fromisoformat(value) if isinstance(value, str) else book.day(value)


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
