"""Reads the register's CSV back."""

import csv
import datetime
import io
import re
from collections.abc import Iterator

from docgen.fidelity.rows import RowRead

# The columns that are no part of the proof of the words, its days and its status.
_OTHERS = (
    *("what", "eid", "by_whom", "due", "exactness", "place", "topics", "kind", "since", "note"),
    *("evidence", "updates", "overdue", "declaration", "adopted"),
)
# The apostrophe that keeps a spreadsheet from taking a text for a formula.
_ESCAPED = re.compile(r"\A'(?='*[=+\-@\t\r])")


def read_csv(content: bytes) -> Iterator[RowRead]:
    """The rows of a file that docgen made."""
    lines = csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True)
    for number, row in enumerate(lines, 2):
        cells = {name: _ESCAPED.sub("", cell) for name, cell in row.items()}
        language, _, digest = cells["text_version"].partition(" ")
        yield RowRead(
            place=f"row {number}",
            id=cells["id"],
            ref=cells["paragraph"],
            words=cells["words"],
            language=language,
            digest=digest,
            days=(_day(cells["first_day"]), _day(cells["last_day"])),
            status=cells["status"],
            draft=cells["draft"],
            said={name: cells[name] for name in _OTHERS},
        )


def _day(cell: str) -> datetime.date | None:
    return datetime.date.fromisoformat(cell) if cell else None
