"""The register on the terminal and as JSON."""

from collections.abc import Iterator

from msgspec import json, to_builtins

from docgen.errors import counted
from docgen.register.columns import table
from docgen.register.row import CommitmentRow, Listing


def as_json(listing: Listing) -> str:
    """A JSON array with the columns of the register, and codes, history and links beside them."""
    rows = [
        cells
        | {
            "parties": row.parties,
            "sectors": row.commitment.sectors,
            "timing": to_builtins(row.commitment.timing),
            "history": to_builtins(row.commitment.history),
            "links": to_builtins(row.commitment.links),
        }
        for row, cells in zip(listing.rows, table(listing), strict=True)
    ]
    return json.format(json.encode(rows), indent=2).decode()


def as_lines(listing: Listing) -> Iterator[str]:
    """A line for each commitment: its id, when it is due, where it stands, and what it is."""
    shown = [(row.id, _due(row), row.status, _what(row, listing)) for row in listing.rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for *cells, what in shown:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=False))
        yield "  ".join((*padded, what))


def summary(listing: Listing) -> str:
    """How many there are, and of how many the date is past."""
    count = len(listing.rows)
    told = counted(count, "commitment")
    if listing.as_of is None:
        return f"{told}; --as-of DATE says what is overdue on that day"
    overdue = sum(row.overdue for row in listing.rows)
    return f"{told}, {overdue} overdue on {listing.as_of}"


def _what(row: CommitmentRow, listing: Listing) -> str:
    what = row.commitment.what
    return f"{what} ({listing.labels['Draft']})" if row.commitment.unconfirmed else what


def _due(row: CommitmentRow) -> str:
    return f"{row.due} !" if row.overdue else row.due
