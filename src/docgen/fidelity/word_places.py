"""Where text of a Word file is: a table's cell, a field, a column. Some places nobody can see."""

import re
from collections.abc import Iterator, Sequence

from docgen.fidelity.spans import SpanKind
from docgen.fidelity.word_markup import HOLDING, field_of, wrong_field

_Own = tuple[tuple[str, str], ...]

MOST_INDENT = 8_000  # twips (1/20 point) that a table may be moved to either side
LEAST_PAGE = 2_000  # twips between the margins of a page
LEAST_LINE = 500  # twips that indents must leave to a line; the longest words are then broken
# Scripts whose lines may run from above: Chinese, Japanese, Korean, Mongolian.
_EAST_ASIAN = re.compile("[\u1800-\u18af\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LONGEST_NUMBER = 8  # characters of what a field such as PAGE gives


class _Table:
    def __init__(self) -> None:
        self.style, self.rows, self.wrong = "", 0, ""
        self.row_wrong, self.cell_wrong = "", ""
        self.fill: _Own = ()
        self.width = 0.0
        self.turned = False


class Tables:
    """The tables around the text that is being read, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Table] = []

    def begin(self) -> None:
        """A table begins, perhaps within a cell."""
        self._open.append(_Table())

    def begin_row(self) -> None:
        """A row begins."""
        if self._open:
            self._open[-1].rows += 1
            self._open[-1].row_wrong = ""

    def begin_cell(self) -> None:
        """A cell begins."""
        if self._open:
            self._open[-1].cell_wrong, self._open[-1].fill, self._open[-1].width = "", (), 0.0
            self._open[-1].turned = False

    def end(self) -> None:
        """The innermost table ends."""
        self._open.pop()

    def take(self, properties: Sequence[tuple[str, _Own]]) -> None:
        """Take the properties of the innermost table, of its row or of its cell."""
        if not self._open:
            return
        table = self._open[-1]
        for name, own in properties:
            values = dict(own)
            if name == "tblStyle":
                table.style = values.get("val", "")
            elif name == "shd":
                table.fill = own
            elif name == "tblInd" and abs(number(values.get("w", "0"))) > MOST_INDENT:
                table.wrong = "in a table off the page"
            elif name == "tcW" and values.get("type") == "dxa":
                table.width = number(values.get("w", "0"))
            elif name == "trHeight" and values.get("hRule") == "exact":
                table.row_wrong = "in a row of fixed height, which cuts off text that does not fit"
            elif name == "textDirection":
                table.turned = values.get("val") not in ("lrTb", "lrTbV", "tb")
            elif name in ("vMerge", "hMerge") and values.get("val", "continue") == "continue":
                table.cell_wrong = "in a cell covered by another"

    def wrong(self) -> str:
        """Why text here cannot be seen; empty if it can."""
        for table in self._open:
            if said := table.wrong or table.row_wrong or table.cell_wrong:
                return said
        return ""

    def turned(self, text: str) -> str:
        """Whether a cell turns the lines of ``text``, which are not of a script set so."""
        turned = any(table.turned for table in self._open) and not _EAST_ASIAN.search(text)
        return "of the declaration turned by 90°" if turned else ""

    def width(self) -> float | None:
        """The width in twips of the innermost cell, 0 if unknown; ``None`` outside of tables."""
        return self._open[-1].width if self._open else None

    def surroundings(self) -> tuple[str, bool, _Own]:
        """The style of the innermost table, whether this is its first row, and the fill of the
        cell."""
        if not self._open:
            return "", False, ()
        fill = next((table.fill for table in reversed(self._open) if table.fill), ())
        return self._open[-1].style, self._open[-1].rows == 1, fill


class _Field:
    """A field that has begun: its code, which may be spread over runs, then its result."""

    def __init__(self) -> None:
        self.code, self.result, self.in_code = "", "", True


class Fields:
    """The fields around the text that is being read, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def add_code(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._open:
            self._open[-1].code += text

    def mark(self, kind: str) -> str:
        """A field begins, reaches its result, or ends; returns what is wrong with it."""
        if kind == "begin":
            self._open.append(_Field())
            return ""
        if not self._open:
            return "ends a field that has not begun"
        field = self._open[-1]
        said = wrong_field(field.code) if field.in_code else ""
        field.in_code = False
        if kind == "end":
            self._open.pop()
        return said

    def begin_simple(self, code: str) -> str:
        """A field begins whose code is an attribute (``w:fldSimple``).

        Returns what is wrong with it.
        """
        self._open.append(_Field())
        self.add_code(code)
        return self.mark("separate")

    def wrong(self, text: str, kind: SpanKind) -> str:
        """Why ``text`` here cannot be seen, or would be replaced by Word."""
        for field in self._open:
            name = field_of(field.code)
            if field.in_code:
                return "in the code of a field, which nobody sees"
            if name in HOLDING and (kind != "quotation" or name == "HYPERLINK"):
                continue
            field.result += text
            if kind == "quotation" or len(field.result.strip()) > _LONGEST_NUMBER:
                return f"in a field {name}, which Word replaces"
        return ""

    def unfinished(self) -> Iterator[str]:
        """Fields that have not ended at the end of a part."""
        if self._open:
            yield "has a field without an end"


class Lines:
    """The room that indents leave to lines of text: in columns, or in the cells of a table.

    The width of columns is known only where their section ends (ECMA-376 Part 1, 17.6).
    """

    def __init__(self) -> None:
        self._indented, self._text = 0.0, ""

    def take(self, indented: float, text: str, cell: float | None) -> str:
        """Take ``text``, in a ``cell`` of a table of this width (0: unknown).

        Returns what is wrong with it. Widths are twips.
        """
        if cell is None:
            if indented > self._indented:
                self._indented, self._text = indented, text
        elif cell and indented > max(0, cell - LEAST_LINE):
            return "indented out of its cell"
        return ""

    def end_section(self, column: float) -> tuple[str, str]:
        """What is wrong with the text of a section whose columns have this width, and the text."""
        indented, text = self._indented, self._text
        self._indented, self._text = 0.0, ""
        return ("indented out of its column", text) if indented > column - LEAST_LINE else ("", "")


def column_width(section: Sequence[tuple[str, _Own]]) -> float:
    """The width in twips of the narrowest column of a section, from the properties of it."""
    sizes = {name: dict(own) for name, own in section}
    margins, columns = sizes.get("pgMar", {}), sizes.get("cols", {})
    width = number(sizes.get("pgSz", {}).get("w", "12240"))
    width -= number(margins.get("left", "0")) + number(margins.get("right", "0"))
    count = max(1.0, number(columns.get("num", "1")))
    if width < LEAST_PAGE or count == 1:
        return width if width >= LEAST_PAGE else 0.0
    single = [number(dict(own).get("w", "0")) for name, own in section if name == "col"]
    return min(single or [(width - (count - 1) * number(columns.get("space", "720"))) / count])


def number(value: str) -> float:
    """The number in an attribute; 0 for anything else, such as a percentage."""
    try:
        return float(value)
    except ValueError:
        return 0.0
