"""The progress report, of commitments of which something is recorded."""

import datetime

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, job_of
from docgen.commitment import Update
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources
from docgen.statuses import Status


@pytest.mark.parametrize(("status", "shown"), [("under way", 1), ("done", 0), ("lapsed", 0)])
def test_what_is_concluded_is_not_called_due(status: Status, shown: int) -> None:
    job = job_of(REPOSITORY, "progress/water/pdf")
    day = datetime.date(2026, 11, 28)
    dated = next(each for each in job.view.commitments if each.due)
    dated = replace(dated, history=(Update(day, status),))
    view = replace(job.view, commitments=(dated,), prepared=replace(job.view.prepared, date=day))
    environment = make_environment(Resources(Sources(REPOSITORY), "progress"), "en")
    page = render_html(replace(job, view=view), environment)
    assert page.count('<span class="outlook">due now</span>') == shown


def report(history: tuple[Update, ...]) -> str:
    """The page of the report on water, whose first dated commitment has that ``history``."""
    job = job_of(REPOSITORY, "progress/water/pdf")
    dated = next(each for each in job.view.commitments if each.due)
    rest = tuple(each for each in job.view.commitments if each != dated)
    view = replace(job.view, commitments=(replace(dated, history=history), *rest))
    environment = make_environment(Resources(Sources(REPOSITORY), "progress"), "en")
    return render_html(replace(job, view=view), environment)


def test_the_course_of_updates_is_told_the_last_first() -> None:
    page = report(
        (
            Update(datetime.date(2025, 9, 1), "under way", "A date is proposed.", "Note 114"),
            Update(datetime.date(2026, 3, 1), "under way"),
            Update(datetime.date(2026, 9, 20), "done", "Held.", "https://example.org/r"),
        )
    )
    told = [
        "since 20 September 2026&nbsp;· Note by the desk: Held.",
        "1 March 2026: under way</p>",
        "1 September 2025: under way&nbsp;· A date is proposed.&nbsp;· Evidence: Note 114</p>",
    ]
    plain = page.replace("\u00a0", " ")
    places = [plain.find(each) for each in told]
    assert -1 not in places
    assert places == sorted(places)


def test_what_is_undated_and_only_stated_has_its_words() -> None:
    job = job_of(REPOSITORY, "progress/water/pdf")
    undated = [each for each in job.view.commitments if not each.due and not each.timing]
    assert any(each.kind == "principle" for each in undated)
    page = report(())
    for each in undated:
        assert each.quote[:40] in page, each.quote


def test_of_statements_of_all_a_countrys_report_names_what_without_their_words() -> None:
    job = job_of(REPOSITORY, "progress/it/pdf")
    environment = make_environment(Resources(Sources(REPOSITORY), "progress"), "en")
    page = render_html(job, environment)
    stated = [
        each
        for each in job.view.commitments
        if not each.due and not each.timing and each.stage not in ("agreed", "open")
    ]
    of_all = [each for each in stated if "all" in each.by]
    of_italy = [each for each in stated if each.by == ("IT",)]
    assert of_all
    assert of_italy
    assert all(each.what in page for each in stated)
    assert not any(each.quote in page for each in of_all)
    assert all(each.quote in page for each in of_italy)
