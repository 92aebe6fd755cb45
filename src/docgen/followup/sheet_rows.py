"""The rows of the register's workbook that comes back, in whatever order they are by now."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docgen.errors import ContentError
from docgen.language.spelling import one_line
from docgen.load.decode import refuse_control_characters
from docgen.openxml import PackageError
from docgen.register.columns import COLUMNS, headings
from docgen.spreadsheet import CellContent, Sheet, Workbook, column_name, read_workbook

OPEN = ("status", "since", "note", "evidence")
_NEEDED = ("id", "words", "paragraph", "eid", "updates", "text_version", *OPEN)
_LEAST = 4  # headings in a line that is the head of the register
_PLACE = re.compile(r"([A-Z]+)(\d+)")

# The labels of a language by their English words, by its tag.
Labels = Mapping[str, Mapping[str, str]]


class SheetRow(NamedTuple):
    """A row with a commitment: its cells, and which column has what."""

    path: str
    book: Workbook
    sheet: str
    number: int
    language: str
    columns: Mapping[str, int]
    cells: Mapping[int, CellContent]

    def place(self, name: str) -> str:
        """Where the cell in the column ``name`` is: All commitments!B7."""
        return f"{self.sheet}!{column_name(self.columns[name])}{self.number}"

    def error(self, name: str, message: str, hint: str = "") -> ContentError:
        """A mistake in the cell in the column ``name``."""
        return ContentError(f"{self.place(name)}: {message}", self.path, hint=hint)

    def text(self, name: str) -> str:
        """What the cell says; a whole number as such, since a program may take text for one."""
        said = self.cells.get(self.columns[name], "")
        if isinstance(said, float) and said.is_integer():
            said = int(said)
        return str(said)

    def words(self, name: str) -> str:
        """What a person wrote in the cell, on one line.

        Raises :class:`ContentError` for a number, which may be a day, and for what no file of the
        content may hold.
        """
        said = self.cells.get(self.columns[name], "")
        if not isinstance(said, str):
            hint = "programs keep days as numbers; begin the cell with an apostrophe (')"
            raise self.error(name, f"the number {self.text(name)}, where words are expected", hint)
        refuse_control_characters(said, f"{self.path}: {self.place(name)}")
        return one_line(said)

    def day(self, name: str) -> datetime.date | None:
        """The day in the cell; ``None`` if it is empty."""
        said = self.cells.get(self.columns[name], "")
        try:
            if isinstance(said, str):
                return datetime.date.fromisoformat(said.strip()) if said.strip() else None
            if not isinstance(said, bool):
                return self.book.day(said)
        except (ValueError, OverflowError):
            pass
        hint = "write one such as 2026-05-01"
        raise self.error(name, f"'{self.text(name)[:40]}' is not a day", hint)


def read_rows(content: bytes, path: str, labels: Labels) -> tuple[list[SheetRow], list[str]]:
    """The rows of all sheets of the workbook ``content``, and what of it is not read.

    Raises :class:`ContentError`, with the name ``path`` of the file, if it is no workbook of
    docgen's register, lacks a column, or has a formula in one.
    """
    try:
        book = read_workbook(content)
    except PackageError as error:
        raise ContentError(str(error), path) from error
    names = {
        tag: {label: name for name, label in headings(those).items()}
        for tag, those in labels.items()
    }
    rows: list[SheetRow] = []
    unread: list[str] = []
    for sheet in book.sheets:
        head = _head(sheet, names, path)
        if head is None:
            unread += [f"the sheet '{sheet.name}'"] if sheet.rows else []
            continue
        rows += _rows(sheet, head, book, path)
        unread += [
            f"the column '{text}' of the sheet '{sheet.name}'"
            for column, text in sheet.rows[head.number].items()
            if column not in head.columns.values()
        ]
    if not rows:
        hint = "docgen register -o FILE.xlsx writes one"
        raise ContentError("not a workbook of docgen's register", path, hint=hint)
    return rows, unread


class _Head(NamedTuple):
    number: int
    language: str
    columns: dict[str, int]


def _head(sheet: Sheet, names: Mapping[str, Mapping[str, str]], path: str) -> _Head | None:
    """The first line with headings, and the language that most of them are in."""
    known = {label for those in names.values() for label in those}
    for number, cells in sorted(sheet.rows.items()):
        said = [(each.strip(), column) for column, each in cells.items() if isinstance(each, str)]
        said = [(each, column) for each, column in said if each in known]
        if len(said) < _LEAST:
            continue
        tag = max(names, key=lambda tag: sum(each in names[tag] for each, _ in said))
        found = [(names[tag][each], column) for each, column in said if each in names[tag]]
        _check_head(sheet.name, Counter(name for name, _ in found), names[tag], path)
        return _Head(number, tag, dict(found))
    return None


def _check_head(sheet: str, found: Counter[str], names: Mapping[str, str], path: str) -> None:
    label = {name: each for each, name in names.items()}
    for name in COLUMNS:
        if name in _NEEDED and not found[name]:
            hint = "put it back, or fill in a new workbook: docgen register -o FILE.xlsx"
            raise ContentError(f"{sheet}: the column '{label[name]}' is missing", path, hint=hint)
        if found[name] > 1:
            message = f"{sheet}: two columns '{label[name]}'"
            raise ContentError(message, path, hint="delete one of them")


def _rows(sheet: Sheet, head: _Head, book: Workbook, path: str) -> Iterator[SheetRow]:
    columns = {column_name(each) for each in head.columns.values()}
    for formula in sheet.formulas:
        found = _PLACE.fullmatch(formula)
        if found and found[1] in columns and int(found[2]) >= head.number:
            message = f"{sheet.name}!{formula}: a formula"
            raise ContentError(message, path, hint="write what it comes to, as text or as a day")
    for number, cells in sorted(sheet.rows.items()):
        if number > head.number and any(each in cells for each in head.columns.values()):
            yield SheetRow(path, book, sheet.name, number, head.language, head.columns, cells)
