"""Workbooks of the register as a desk fills them in, by openpyxl."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

from docgen.load.project import load_project
from docgen.plan.register import Wanted, register_views
from docgen.register.columns import COLUMNS
from docgen.register.workbook import workbook
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources

Cells = dict[str, Any]


def exported(root: Path, language: str = "en") -> bytes:
    """The workbook of all commitments of the project at ``root``."""
    sources = Sources(root)
    views = list(register_views(load_project(sources), Wanted(), language))
    return workbook(listing_of(views, load_language(language, sources)))


def rows(book: Any) -> Iterator[tuple[str, Cells]]:
    """The rows of all sheets that docgen wrote: the name of the sheet, and cells by column."""
    for sheet in book.worksheets:
        lines = [each for each in sheet.iter_rows(max_col=len(COLUMNS)) if each[-1].value]
        for line in lines[1:]:
            yield sheet.title, dict(zip(COLUMNS, line, strict=True))


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    """``content`` after ``edit`` of the open workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class Formula(str):
    """What a cell computes; other words are text, also those that begin with "="."""

    __slots__ = ()


def filled(content: bytes, name: str, sheet: int | None = None, /, **values: Any) -> bytes:
    """``content`` with other cells in the rows of the commitment ``name``.

    ``sheet`` counts those that have it; in all of them, if it is not given.
    """
    return edited(content, lambda book: fill(book, name, sheet, **values))


def fill(book: Any, name: str, sheet: int | None = None, /, **values: Any) -> None:
    """The same in an open workbook."""
    found = [cells for _, cells in rows(book) if cells["id"].value == name]
    for cells in found if sheet is None else [found[sheet]]:
        for column, value in values.items():
            cells[column].value = value
            if isinstance(value, str) and not isinstance(value, Formula):
                cells[column].data_type = "s"
