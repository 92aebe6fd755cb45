"""What a file of the register says beside the words is proven too: a fault in any part is found."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, jobs_of
from docgen.commitment import Link, Update
from docgen.errors import FidelityError
from docgen.fidelity.calendar import read_calendar
from docgen.fidelity.columns import Wording, prove_columns
from docgen.fidelity.csv_table import read_csv
from docgen.fidelity.linked_data import read_linked_data
from docgen.fidelity.workbook import read_rows
from docgen.register.calendar import calendar
from docgen.register.csv_table import csv_table
from docgen.register.linked_data import linked_data
from docgen.register.row import CommitmentRow, Listing
from docgen.register.workbook import workbook
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources
from docgen.view import View

FORMS: dict[str, tuple[Callable[..., bytes], Callable[..., Any]]] = {
    "csv": (csv_table, read_csv),
    "ics": (calendar, read_calendar),
    "jsonld": (linked_data, read_linked_data),
    "xlsx": (workbook, read_rows),
}
DAY = datetime.date(2026, 3, 2)
DONE = Update(DAY, "done", "A hundred came.\nAll stayed.", "https://example.org/1")


@pytest.fixture
def view(mini: Path) -> View:
    """What a mini project agreed, one thing with a place, a history and a link."""
    found = next(job.view for job in jobs_of(mini) if job.view.variant.id == "whole")
    first, *others = found.commitments
    links = (Link("follows", "other/1-1"), Link("repeats", "other/2-1"))
    first = replace(first, place="Almaty", history=(DONE,), links=links)
    return replace(
        found,
        head=replace(found.head, text_digest="f" * 64),
        commitments=(first, *others),
        prepared=replace(found.prepared, date=DAY),
    )


def listed(view: View) -> Listing:
    return listing_of([view], load_language("it", Sources(REPOSITORY)))


def prove(form: str, view: View, written: Listing) -> None:
    """Read back what is ``written``, and prove it to be what ``view`` has."""
    write, read = FORMS[form]
    right = listed(view)
    words = {row.id: Wording(row.kind, row.by_whom, row.due) for row in right.rows}
    prove_columns(read(write(written)), [view], right.labels, words, right.parties)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_right_is_proven(form: str, view: View) -> None:
    prove(form, view, listed(view))


def commitment(**changes: Any) -> Callable[[CommitmentRow], CommitmentRow]:
    return lambda row: replace(row, commitment=replace(row.commitment, **changes))


FAULTS: dict[str, tuple[Callable[[CommitmentRow], CommitmentRow], str]] = {
    "what": (commitment(what="Another thing"), ""),
    "place": (commitment(place="Bergen"), ""),
    "no place": (commitment(place=None), ""),
    "by whom": (lambda row: replace(row, by_whom="nobody"), "jsonld"),
    "parties": (lambda row: replace(row, parties=row.parties[:-1]), "csv ics xlsx"),
    "kind": (lambda row: replace(row, kind="nothing"), "jsonld"),
    "topics": (lambda row: replace(row, sectors=("Nothing",)), ""),
    "due": (lambda row: replace(row, due="soon"), ""),
    "overdue": (lambda row: replace(row, overdue=not row.overdue), "ics jsonld"),
    "note": (commitment(history=(replace(DONE, note="Nobody came."),)), ""),
    "evidence": (commitment(history=(replace(DONE, evidence="none"),)), ""),
    "since": (commitment(history=(replace(DONE, date=DAY.replace(day=1)),)), ""),
    "updates": (commitment(history=(DONE, DONE)), "ics"),
    "links": (commitment(links=(Link("supersedes", "other/1-1"),)), "csv xlsx"),
    "adopted": (lambda row: replace(row, head=replace(row.head, date=DAY)), ""),
    "declaration": (lambda row: replace(row, head=replace(row.head, short_title="X")), "jsonld"),
    "title": (lambda row: replace(row, head=replace(row.head, title="X")), "csv ics xlsx"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_any_part_is_found(name: str, form: str, view: View) -> None:
    fault, without = FAULTS[name]  # and the formats that do not say this
    right = listed(view)
    of_all = name in ("adopted", "title")  # linked data has a text once, for all its commitments
    rows = (fault(row) if of_all or row.commitment.place == "Almaty" else row for row in right.rows)
    wrong = replace(right, rows=tuple(rows))
    assert wrong != right
    if form in without.split():
        prove(form, view, wrong)
        return
    with pytest.raises(FidelityError, match=r"as '[a-z_]+' of 'demo/"):
        prove(form, view, wrong)
