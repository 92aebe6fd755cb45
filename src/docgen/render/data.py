"""The rows of the register → a file for programs, read back and proven."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docgen.fidelity.calendar import read_calendar
from docgen.fidelity.columns import Wording, prove_columns
from docgen.fidelity.csv_table import read_csv
from docgen.fidelity.linked_data import read_linked_data
from docgen.fidelity.rows import RowRead, prove_rows
from docgen.fidelity.workbook import read_rows
from docgen.formats import Format
from docgen.register.calendar import calendar
from docgen.register.csv_table import csv_table
from docgen.register.csvw import csv_metadata
from docgen.register.linked_data import linked_data
from docgen.register.row import Listing
from docgen.register.workbook import workbook
from docgen.render.language import Language
from docgen.render.rows import listing_of
from docgen.view import View


class _Kind(NamedTuple):
    """What writes a format, and what reads a finished file back, if it holds the text's words."""

    write: Callable[[Listing], bytes]
    read: Callable[[bytes], Iterable[RowRead]] | None


_KINDS: dict[Format, _Kind] = {
    "csv": _Kind(csv_table, read_csv),
    "csv-metadata.json": _Kind(csv_metadata, None),
    "ics": _Kind(calendar, read_calendar),
    "jsonld": _Kind(linked_data, read_linked_data),
    "xlsx": _Kind(workbook, read_rows),
}


def data_file(views: Sequence[View], language: Language, form: Format, file: str) -> bytes:
    """The commitments of ``views`` as a file of that format, which will have the name ``file``.

    Raises :class:`docgen.errors.FidelityError` if a row of the file is not word for word what the
    text says, or says anything else of the commitment than it is.
    """
    kind = _KINDS[form]
    listing = replace(listing_of(views, language), file=file)
    content = kind.write(listing)
    if kind.read:
        rows = list(kind.read(content))
        prove_rows(rows, views, listing.labels)
        said = {row.id: Wording(row.kind, row.by_whom, row.due) for row in listing.rows}
        prove_columns(rows, views, listing.labels, said, listing.parties)
    return content
