"""Where text of a Word file is: a table's cell, a field. In some places nobody can see it."""

from collections.abc import Iterator, Sequence

from docgen.fidelity.spans import SpanKind
from docgen.fidelity.word_markup import HOLDING, field_of, wrong_field

_Own = tuple[tuple[str, str], ...]

MOST_INDENT = 8_000  # twips (1/20 point) that a table may be moved to either side
_LONGEST_NUMBER = 8  # characters of what a field such as PAGE gives


class _Table:
    def __init__(self) -> None:
        self.style, self.rows, self.wrong = "", 0, ""
        self.row_wrong, self.cell_wrong = "", ""
        self.fill: _Own = ()


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
            self._open[-1].cell_wrong, self._open[-1].fill = "", ()

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
            elif name == "tblInd" and not _moderate(values.get("w", "0")):
                table.wrong = "in a table off the page"
            elif name == "trHeight" and values.get("hRule") == "exact":
                table.row_wrong = "in a row of fixed height, which cuts off text that does not fit"
            elif name in ("vMerge", "hMerge") and values.get("val", "continue") == "continue":
                table.cell_wrong = "in a cell that another covers"

    def wrong(self) -> str:
        """Why text here cannot be seen; empty if it can."""
        for table in self._open:
            if said := table.wrong or table.row_wrong or table.cell_wrong:
                return said
        return ""

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


def _moderate(width: str) -> bool:
    try:
        return abs(float(width)) <= MOST_INDENT
    except ValueError:
        return True  # a percentage of the page
