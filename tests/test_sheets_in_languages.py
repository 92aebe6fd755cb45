"""What fits its sheet in English fits it in the other languages of the shipped declaration."""

import pytest

from conftest import REPOSITORY, budget
from docgen.build.survey import survey
from docgen.job import Request
from docgen.render.document import Renderer
from docgen.sources import Sources

PAGES = {"press-line": 1, "factsheet": 1, "scene-setter": 1, "speaking-notes": 2, "progress": 3}


@pytest.mark.parametrize("language", budget(quick=["ru"], full=["it", "ru"]))
def test_no_language_has_a_page_more(language: str) -> None:
    request = Request(
        languages=(language,),
        formats=("pdf",),
        products=budget(quick=("press-line",), full=tuple(PAGES)),
        countries=budget(quick=("IT",), full=("IT", "KG")),
    )
    _, plan = survey(REPOSITORY, REPOSITORY / "build", request)
    renderer = Renderer(Sources(REPOSITORY))
    assert plan.steps
    for job in (step.job for step in plan.steps):
        pages = renderer.render(job).pages
        assert pages
        assert pages <= PAGES[job.document.product], job.path
