"""Rows of the register: the words of a view's commitments, in the language of the document."""

import datetime
from pathlib import Path

from msgspec.structs import replace

from conftest import jobs_of
from docgen.register.row import CommitmentRow, Listing
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources
from docgen.view import View


def view_of(root: Path, name: str, as_of: datetime.date | None = None) -> View:
    view = next(job.view for job in jobs_of(root) if job.view.variant.id == name)
    return replace(view, prepared=replace(view.prepared, date=as_of))


def listing(root: Path, name: str = "whole", as_of: datetime.date | None = None) -> Listing:
    return listing_of([view_of(root, name, as_of)], load_language("en", Sources(root)))


def row(found: Listing, name: str) -> CommitmentRow:
    return next(each for each in found.rows if each.commitment.id == name)


def test_a_row_has_the_words_of_the_text_and_names_in_full(mini: Path) -> None:
    found = listing(mini)
    seminar = row(found, "3-1")
    assert seminar.id == "demo/3-1"
    assert seminar.commitment.quote == "host a seminar on 1 March 2026 in Almaty"
    assert (seminar.due, seminar.exactness) == ("1 March 2026", "day")
    assert (seminar.parties, seminar.sectors) == (("KZ",), ("Energy",))
    assert seminar.by_whom == "by Kazakhstan"
    assert (row(found, "1-1").exactness, row(found, "1.a-1").exactness) == ("year", "season")
    assert found.parties["NO"] == "Norway"


def test_a_rule_is_said_with_the_date_that_follows_from_it_and_alone_without_one(
    mini: Path,
) -> None:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8").replace("due: 2026-03-01", "due: within 2 years")
    path.write_text(text.replace("due: by spring 2027", "due: every year"), "utf-8")
    found = listing(mini, as_of=datetime.date(2026, 3, 1))
    seminar, data = row(found, "3-1"), row(found, "1.a-1")
    assert seminar.due == "by 28 February 2026 (within 2 years of adoption)"
    assert (seminar.outlook, seminar.overdue) == ("past", True)
    assert data.due == "every year"
    assert (data.outlook, data.overdue, data.exactness) == (None, False, None)


def test_a_group_and_all_stand_for_their_members(mini: Path) -> None:
    found = listing(mini)
    assert row(found, "1.a-1").parties == ("NO", "IS")
    assert set(row(found, "2-1").parties) == set(found.parties)


def test_what_is_overdue_depends_on_the_day_of_the_listing_alone(mini: Path) -> None:
    assert row(listing(mini), "3-1").outlook is None
    before, after = datetime.date(2026, 2, 28), datetime.date(2026, 3, 2)
    assert not row(listing(mini, as_of=before), "3-1").overdue
    seminar = row(listing(mini, as_of=after), "3-1")
    assert seminar.overdue
    assert not row(listing(mini, as_of=after), "1-1").overdue, "the year is not over"


def test_labels_are_in_the_language_of_the_document(mini: Path) -> None:
    view = view_of(mini, "whole")
    found = listing_of([view], load_language("it", Sources(mini)))
    assert (found.labels["Commitment"], row(found, "2-1").status) == ("Impegno", "aperto")
