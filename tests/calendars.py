"""Listings to make calendars of."""

import datetime

from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.commitment import Commitment, Update, Withdrawn
from docgen.due import Due
from docgen.model import Head
from docgen.register.row import CommitmentRow, Listing

ADOPTED = datetime.date(2025, 5, 30)
HEAD = Head("pact", "The Pact", "Pact", ADOPTED, "Riga", "Summit", "en", "c0ffee" * 10, ())
LABELS = """Commitments|Paragraph|Number|Text version|Due|Exactness|Place|By whom|Kind|Topics
Status|Since|Note by the desk|Evidence|Declaration|Adopted|As of|Withdrawn|without a date
Follows|Repeats|Supersedes|day|month|season|half-year|year
Draft · nobody has confirmed this"""

# Any text that a file of content may hold: without control characters.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1)


def row(
    name: str = "2-1",
    what: str = "A seminar",
    quote: str = "hold a seminar",
    due: Due | None = None,
) -> CommitmentRow:
    commitment = Commitment("2", what, quote, "event", ("all",), (), due, id=name)
    return CommitmentRow(
        head=HEAD,
        commitment=commitment,
        parties=(),
        kind="event",
        by_whom="all",
        sectors=(),
        due="by 2026" if due else "no date",
        status="open",
        outlook=None,
        overdue=False,
    )


def updated(each: CommitmentRow, *days: datetime.date) -> CommitmentRow:
    history = tuple(Update(day, "under way", "talks") for day in days)
    return replace(each, commitment=replace(each.commitment, history=history))


def listing(
    *rows: CommitmentRow,
    as_of: datetime.date | None = None,
    withdrawn: tuple[Withdrawn, ...] = (),
) -> Listing:
    labels = {label: label for line in LABELS.splitlines() for label in line.split("|")}
    gone = tuple(("pact", each) for each in withdrawn)
    return Listing("pact/whole", "Pact", "en", as_of, rows, {}, labels, gone)
