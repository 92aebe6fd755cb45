"""The register as CSV (RFC 4180): a header, and a line for each commitment."""

import csv
import io
import re

from docgen.register.columns import COLUMNS, CellValue, table
from docgen.register.row import Listing

# What a spreadsheet takes for a formula, and what is one apostrophe away from it.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def csv_table(listing: Listing) -> bytes:
    """The rows of ``listing`` in UTF-8; dates by ISO 8601, truth as ``true`` and ``false``.

    The header has the names for programs, which are the same in each language. A text that a
    spreadsheet would take for a formula has an apostrophe before it, as OWASP advises ("CSV
    Injection"); :func:`docgen.fidelity.csv_table.read_csv` takes it away again.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cells in table(listing):
        writer.writerow(_written(cells[name]) for name in COLUMNS)
    return file.getvalue().encode()


def _written(cell: CellValue) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    return cell.isoformat()
