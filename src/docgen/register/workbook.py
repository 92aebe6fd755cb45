"""The register as an Excel workbook: all commitments, and those of each party, to be filled in.

What the desk may change (status, since, note, evidence) is open; the rest is locked, without a
password, so that nobody changes a word of the text by mistake.
"""

import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook

from docgen.errors import ContentError
from docgen.language.tags import runs_from_right
from docgen.register.columns import COLUMNS, CellValue, headings, table
from docgen.register.row import Listing
from docgen.statuses import STATUSES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_OPEN = ("status", "since", "note", "evidence")


# Limits of Excel ("Excel specifications and limits", support.microsoft.com).
_MOST_LETTERS = 32_767  # of a cell
_LONGEST_NAME = 31  # of a sheet
_LONGEST_LIST = 255  # of the choices of a cell, with the commas between them
_LONGEST_FOOTER = 120  # half of it, since "&" is written twice

_TALLEST = 409  # points, of a row

# Before it, Excel and LibreOffice count days differently.
_FIRST_DAY = datetime.date(1900, 3, 1)
_DATES = ("first_day", "last_day", "since", "adopted")
_WIDTHS = {
    "id": 27,
    "what": 28,
    "words": 58,
    "paragraph": 11,
    "eid": 10,
    "by_whom": 22,
    "due": 17,
    "first_day": 11.5,
    "last_day": 11.5,
    "exactness": 11,
    "place": 13,
    "topics": 20,
    "kind": 14,
    "status": 13,
    "since": 11.5,
    "note": 30,
    "evidence": 26,
    "updates": 9,
    "overdue": 10,
    "draft": 8,
    "declaration": 24,
    "adopted": 11.5,
    "text_version": 17,
}
_INK, _LAPIS, _RULE, _FIELD = "#1B1F24", "#1F3A7A", "#C9CED6", "#F3F6FB"
_ALLOWED = dict.fromkeys(("autofilter", "sort", "format_columns", "format_rows"), True)

_Rows = Sequence[tuple[str, dict[str, CellValue]]]


def workbook(listing: Listing) -> bytes:
    """The rows of ``listing``: on a first sheet all of them, then those of each party on its own.

    Every cell with words is a string, so that nothing in them is a formula. Dates are dates of
    Excel, and text before March 1900. Raises :class:`ContentError` for words that no cell can hold.
    """
    file = io.BytesIO()
    days = (listing.as_of, *(row.head.date for row in listing.rows))
    created = max((day for day in days if day), default=datetime.date(2000, 1, 1))
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties(
            {"title": listing.title, "created": datetime.datetime.combine(created, datetime.time())}
        )
        book.set_custom_property("Language", listing.language)
        writer = _Writer(book, listing)
        rows = [
            (row.head.language, cells)
            for row, cells in zip(listing.rows, table(listing), strict=True)
        ]
        names = sheet_names([listing.labels["All commitments"], *listing.parties.values()])
        writer.sheet(next(names), "", rows)
        for code, party in listing.parties.items():
            theirs = [
                cells for row, cells in zip(listing.rows, rows, strict=True) if code in row.parties
            ]
            writer.sheet(next(names), party, theirs)
    return file.getvalue()


def sheet_names(titles: Iterable[str]) -> Iterator[str]:
    """Names that Excel allows, each once: 31 letters, without ``[]:*?/\\`` or ``'`` at the ends."""
    taken = {"history"}  # Excel keeps it for itself
    for title in titles:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", "-", title).strip("' ") or "-"
        name, number = _cut(plain, _LONGEST_NAME), 1
        while name.casefold() in taken:
            number += 1
            end = f" {number}"
            name = _cut(plain, _LONGEST_NAME - len(end)) + end
        taken.add(name.casefold())
        yield name


def _cut(name: str, most: int) -> str:
    """``name`` within as many UTF-16 units, as Excel counts letters."""
    if _units(name) <= most:
        return name
    while _units(name) >= most:
        name = name[:-1]
    return f"{name.rstrip(chr(39) + ' ')}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _Writer:
    """Writes sheets of one workbook, which share their formats."""

    def __init__(self, book: Workbook, listing: Listing) -> None:
        self._book, self._listing = book, listing
        self._formats: dict[tuple[str, bool], Format] = {}
        align = "right" if runs_from_right(listing.language) else "left"
        line = {"text_wrap": False, "bottom": 0, "align": align}
        self._title = self._format(bold=True, font_size=14, **line)
        self._line = self._format(**line)
        self._draft = self._format(bold=True, **line)
        self._head = self._format(bold=True, font_color="#FFFFFF", bg_color=_LAPIS, bottom=0)
        self._labels = list(headings(listing.labels).values())

    def sheet(self, name: str, party: str, rows: _Rows) -> None:
        """Add a sheet with ``rows``, each with the language of its words."""
        sheet = self._book.add_worksheet(name)
        if runs_from_right(self._listing.language):
            sheet.right_to_left()
        lines = list(self._lines(party))
        for number, (text, look) in enumerate(lines):
            sheet.write_string(number, 0, text, look)
        head = len(lines) + 1
        self._columns(sheet, head, len(rows))
        for number, (language, cells) in enumerate(rows, head + 1):
            sheet.set_row(number, _height(cells))
            for column, key in enumerate(COLUMNS):
                self._cell(sheet, (number, column), key, cells[key], language)
        _print_setup(sheet, head, f"{self._listing.title} · {name}")
        sheet.protect("", _ALLOWED)

    def _lines(self, party: str) -> Iterator[tuple[str, "Format"]]:
        listing = self._listing
        yield f"{listing.title} · {party}" if party else listing.title, self._title
        if listing.as_of:
            yield f"{listing.labels['As of']}: {listing.as_of}", self._line
        if listing.draft:
            yield listing.draft, self._draft

    def _columns(self, sheet: "Worksheet", head: int, count: int) -> None:
        for column, (name, label) in enumerate(zip(COLUMNS, self._labels, strict=True)):
            sheet.set_column(column, column, _WIDTHS[name])
            sheet.write_string(head, column, label, self._head)
        sheet.freeze_panes(head + 1, 2)
        if not count:
            return
        last = head + count
        columns = [{"header": label, "header_format": self._head} for label in self._labels]
        sheet.add_table(head, 0, last, len(COLUMNS) - 1, {"columns": columns, "style": None})
        sheet.ignore_errors({"number_stored_as_text": f"A{head + 2}:XFD{last + 1}"})
        names = list(COLUMNS)
        words = [self._listing.labels[each] for each in STATUSES]
        if _units(",".join(words)) <= _LONGEST_LIST and not any("," in each for each in words):
            column = names.index("status")
            choices = {"validate": "list", "source": words}
            sheet.data_validation(head + 1, column, last, column, choices)
        column = names.index("since")
        dates = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
        sheet.data_validation(head + 1, column, last, column, dates)

    def _cell(
        self, sheet: "Worksheet", place: tuple[int, int], key: str, value: CellValue, language: str
    ) -> None:
        from_right = key == "words" and runs_from_right(language)
        look = self._look(key, from_right)
        if isinstance(value, datetime.date) and value >= _FIRST_DAY:
            sheet.write_datetime(*place, value, look)
            return
        if isinstance(value, bool):
            value = self._listing.labels["Yes" if value else "No"]
        if not value:
            sheet.write_blank(*place, None, look)
            return
        text = str(value)
        if _units(text) > _MOST_LETTERS:
            raise ContentError(
                f"a cell of Excel holds {_MOST_LETTERS:,} letters, and '{text[:40]}…' has"
                f" {_units(text):,}",
                hint="shorten it, or leave xlsx out of the product's formats",
            )
        if text.startswith("<r>") and text.endswith("</r>"):  # XlsxWriter takes it for XML of Excel
            raise ContentError(f"'{text[:40]}' cannot be written into a workbook")
        sheet.write_string(*place, text, look)

    def _look(self, key: str, from_right: bool) -> "Format":
        """The text's words have the serif, and the reading order of their language."""
        look = self._formats.get((key, from_right))
        if look is None:
            more: dict[str, Any] = {}
            if key == "words":
                more = {"font_name": "Cambria", "reading_order": 2 if from_right else 1}
            if key in _DATES:
                more |= {"num_format": "yyyy-mm-dd", "align": "left"}
            if key in _OPEN:
                more |= {"locked": False, "bg_color": _FIELD}
            look = self._formats[key, from_right] = self._format(**more)
        return look

    def _format(self, **more: Any) -> "Format":
        plain = {"font_name": "Calibri", "font_size": 10, "font_color": _INK, "valign": "top"}
        return self._book.add_format(
            {**plain, "text_wrap": True, "bottom": 1, "bottom_color": _RULE, **more}
        )


def _height(cells: Mapping[str, CellValue]) -> float:
    """The height of a row in points, for its longest cell; LibreOffice finds none by itself.

    A line holds about as many letters as its column is wide, and some are lost where words end.
    """
    lines = 1
    for name, cell in cells.items():
        if isinstance(cell, str):
            letters = int(_WIDTHS[name] * 1.05)
            lines = max(lines, sum(-(-_breadth(part) // letters) or 1 for part in cell.split("\n")))
    return min(lines * 13.5 + 3, _TALLEST)


def _breadth(text: str) -> int:
    """How many letters wide ``text`` is, where one of Chinese is two."""
    return (
        len(text) if text.isascii() else sum(1 + (east_asian_width(each) in "WF") for each in text)
    )


def _print_setup(sheet: "Worksheet", head: int, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    footer = title[:_LONGEST_FOOTER].replace("&", "&&")
    sheet.set_footer(f"&L{footer}&R&P / &N")
