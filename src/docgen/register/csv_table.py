"""The register as CSV (RFC 4180): a header, and a line for each commitment."""

import csv
import io

from docgen.register.columns import COLUMNS, CellValue, table
from docgen.register.row import Listing


def csv_table(listing: Listing) -> bytes:
    """The rows of ``listing`` in UTF-8; dates by ISO 8601, truth as ``true`` and ``false``.

    The header has the names for programs, which are the same in each language.
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
    return cell if isinstance(cell, str) else cell.isoformat()
