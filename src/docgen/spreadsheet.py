"""Excel workbooks (.xlsx) and what their cells say, read within the bounds of ``openxml``.

The parts are those of ECMA-376 Part 1 (SpreadsheetML). Namespaces are not compared, since files
saved as "Strict Open XML" have others than the usual ones.
"""

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from docgen.openxml import PackageError, parse_part, read_parts, relations, relations_name

CellContent = str | float | bool

# Excel counts days as if 1900 had been a leap year: from 1 March 1900 on, this is the day before 1.
_EPOCH = datetime.date(1899, 12, 30)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_COLUMN = re.compile(r"[1-9][0-9]{0,4}")
_WORKBOOK = "xl/workbook.xml"


class Sheet(NamedTuple):
    """A sheet: its cells by row and column, both from 1, and what a reader may not expect."""

    name: str
    rows: Mapping[int, Mapping[int, CellContent]]
    formulas: tuple[str, ...]
    """Cells with a formula: ``B7``."""
    hidden: tuple[str, ...]
    """What of it cannot be seen: the sheet itself, rows, columns."""


class Workbook(NamedTuple):
    """The sheets of a file in their order, and the names of all its parts."""

    sheets: tuple[Sheet, ...]
    parts: tuple[str, ...]
    from_1904: bool
    """Whether days are counted from 1 January 1904."""

    def day(self, number: float) -> datetime.date:
        """The day that a number is in a cell with a date; raises :class:`OverflowError`."""
        return _EPOCH + datetime.timedelta(int(number) + (1462 if self.from_1904 else 0))


def read_workbook(content: bytes) -> Workbook:
    """The cells of an Excel workbook; raises :class:`PackageError` if it is none."""
    parts = read_parts(content, "an Excel workbook")
    if _WORKBOOK not in parts:
        raise PackageError("not an Excel workbook")
    root = parse_part(parts[_WORKBOOK], _WORKBOOK)
    name = relations_name(_WORKBOOK)
    related = relations(parts[name], name) if name in parts else {}
    words = _shared(parts, [each.target for each in related.values()])
    sheets = []
    for each in root.iterfind("{*}sheets/{*}sheet"):
        target = next((related[key] for key in each.attrib.values() if key in related), None)
        part = _part(target.target) if target else ""
        if part not in parts:
            raise PackageError(f"the sheet '{each.get('name')}' is missing")
        shown = each.get("state", "visible") == "visible"
        sheets.append(_sheet(each.get("name", ""), parse_part(parts[part], part), words, shown))
    since = root.find("{*}workbookPr")
    from_1904 = since is not None and since.get("date1904") in ("1", "true")
    return Workbook(tuple(sheets), tuple(parts), from_1904)


def column_name(number: int) -> str:
    """``3`` → C."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _part(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _shared(parts: Mapping[str, bytes], targets: list[str]) -> list[str]:
    name = next((part for part in map(_part, targets) if "sharedStrings" in part), "")
    if name not in parts:
        return []
    return [_text(each) for each in parse_part(parts[name], name)]


def _sheet(name: str, root: etree._Element, words: list[str], shown: bool) -> Sheet:
    rows: dict[int, dict[int, CellContent]] = {}
    formulas: list[str] = []
    hidden = [] if shown else ["the sheet"]
    for each in root.iterfind("{*}cols/{*}col"):
        if _is_hidden(each, "width"):
            hidden.append(f"column {_column_of(each)}")
    for row in root.iterfind("{*}sheetData/{*}row"):
        if _is_hidden(row, "ht"):
            hidden.append(f"row {row.get('r')}")
        for cell in row:
            place = cell.get("r", "")
            found = _CELL.fullmatch(place)
            if found is None:
                raise PackageError(f"the sheet '{name}' has a cell without a place")
            if cell.find("{*}f") is not None:
                formulas.append(place)
            content = _content(cell, words)
            if content != "":
                rows.setdefault(int(found[2]), {})[_column(found[1])] = content
    return Sheet(name, rows, tuple(formulas), tuple(hidden))


def _column_of(element: etree._Element) -> str:
    number = element.get("min", "")
    return column_name(int(number)) if _COLUMN.fullmatch(number) else f"'{number[:20]}'"


def _is_hidden(element: etree._Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or element.get(size) in ("0", "0.0")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _content(cell: etree._Element, words: list[str]) -> CellContent:
    """What a cell says; empty if nothing."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        said = cell.find("{*}is")
        return "" if said is None else _text(said)
    text = cell.findtext("{*}v") or ""
    try:
        match kind:
            case "s":
                return words[int(text)]
            case "b":
                return text in ("1", "true")
            case "n":
                return float(text) if text else ""
    except (ValueError, IndexError) as error:
        raise PackageError(f"the cell {cell.get('r')} holds '{text[:20]}'") from error
    return _unescaped(text)


def _text(element: etree._Element) -> str:
    """The words of a string, without those that only say how to read them aloud."""
    return _unescaped("".join(_runs(element)))


def _runs(element: etree._Element) -> Iterator[str]:
    for each in element:
        kind = etree.QName(each).localname if isinstance(each.tag, str) else ""
        if kind == "t":
            yield each.text or ""
        elif kind == "r":
            yield from _runs(each)


def _unescaped(text: str) -> str:
    """Control characters are written ``_x000D_`` (ECMA-376 Part 1, 22.9.2.19)."""
    return _ESCAPED.sub(_letter, text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    """The character meant, or the text as it is for half of one, which no file can hold."""
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)
