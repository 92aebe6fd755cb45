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
