"""The columns of the register's tables, the same in each format that has any."""

import datetime
from collections.abc import Iterator, Mapping

from docgen.citation import eid
from docgen.due import Due
from docgen.model import Head
from docgen.register.row import CommitmentRow, Listing

CellValue = str | datetime.date | bool | None

# Names for programs, and the labels by which people know them; eId is Akoma Ntoso's own word.
COLUMNS = {
    "id": "Number",
    "what": "Commitment",
    "words": "Words of the text",
    "paragraph": "Paragraph",
    "eid": "eId",
    "by_whom": "By whom",
    "due": "Due",
    "first_day": "First day",
    "last_day": "Last day",
    "exactness": "Exactness",
    "place": "Place",
    "topics": "Topics",
    "kind": "Kind",
    "status": "Status",
    "since": "Since",
    "note": "Note",
    "evidence": "Evidence",
    "updates": "Updates",
    "overdue": "Overdue",
    "draft": "Draft",
    "declaration": "Declaration",
    "adopted": "Adopted",
    "text_version": "Text version",
}
_DIGITS = 12  # of a digest: enough to tell any two versions apart


def table(listing: Listing) -> Iterator[dict[str, CellValue]]:
    """The cells of each row, by the names of :data:`COLUMNS`; nothing where nothing is known.

    Whether something is overdue is known for a day alone: of a listing without one, nothing is.
    """
    for row in listing.rows:
        yield _cells(row, listing)


def _cells(row: CommitmentRow, listing: Listing) -> dict[str, CellValue]:
    commitment, last = row.commitment, row.last
    first_day, last_day = _period(commitment.due)
    return {
        "id": row.id,
        "what": commitment.what,
        "words": commitment.quote,
        "paragraph": commitment.ref,
        "eid": eid(commitment.ref),
        "by_whom": row.by_whom,
        "due": row.due,
        "first_day": first_day,
        "last_day": last_day,
        "exactness": listing.labels[row.exactness] if row.exactness else "",
        "place": commitment.place or "",
        "topics": "; ".join(row.sectors),
        "kind": row.kind,
        "status": row.status,
        "since": last.date if last else None,
        "note": last.note if last else "",
        "evidence": last.evidence if last else "",
        "updates": str(len(commitment.history)),
        "overdue": row.overdue if listing.as_of else None,
        "draft": commitment.unconfirmed,
        "declaration": row.head.short_title,
        "adopted": row.head.date,
        "text_version": text_version(row.head),
    }


def text_version(head: Head) -> str:
    """The language of a text and the beginning of its SHA-256."""
    return f"{head.language} {head.text_digest[:_DIGITS]}"


def headings(labels: Mapping[str, str]) -> dict[str, str]:
    """The heads of the columns in the words of ``labels``, by their names.

    Two alike get their names, since a table of Excel wants different heads.
    """
    said = {name: labels.get(label, label) for name, label in COLUMNS.items()}
    folded = [each.casefold() for each in said.values()]
    return {
        name: f"{label} ({name})" if folded.count(label.casefold()) > 1 else label
        for name, label in said.items()
    }


def _period(due: Due | None) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a due date; a limit has no first."""
    if due is None:
        return None, None
    first, last = due.span
    return (None if due.by else first), last
