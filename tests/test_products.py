"""Speaking notes and press line: what they say, and what they must not."""

import re
import shutil
import zipfile
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, job_of
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources

SENSITIVE = "Their minister is not to be asked about the ferry"
NOTE = f"## Line to take\n\nBe brief.\n\n## Sensitive points\n\n{SENSITIVE}.\n"


def page_of(root: Path, job: Job) -> str:
    resources = Resources(Sources(root), job.document.product)
    return render_html(job, make_environment(resources, job.document.language))


def words_of(html: str) -> str:
    """The text of a page, without its head."""
    body = html[html.index("<body>") :]
    return " ".join(re.sub("<[^>]+>", " ", body).split())


def issued(job: Job, day: date) -> Job:
    """``job`` with a day of issue."""
    prepared = replace(job.view.prepared, date=day)
    return replace(job, view=replace(job.view, prepared=prepared))


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """The shipped project with a note on Uzbekistan and one on the whole."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    shutil.copy(REPOSITORY / "docgen.toml", tmp_path)
    notes = tmp_path / "content/central-asia-italy-2025/notes"
    notes.mkdir(exist_ok=True)
    for name in ("uz", "whole"):
        (notes / f"{name}.md").write_text(NOTE, "utf-8")
    return tmp_path


def test_sensitive_points_are_in_speaking_notes_and_never_in_a_press_line(noted: Path) -> None:
    assert SENSITIVE in words_of(page_of(noted, job_of(noted, "speaking-notes/uz/pdf")))
    for name in ("press-line/uz", "press-line/whole"):
        assert SENSITIVE not in page_of(noted, job_of(noted, f"{name}/pdf"))
        content = Renderer(Sources(noted)).render(job_of(noted, f"{name}/docx")).content
        with zipfile.ZipFile(BytesIO(content)) as parts:
            assert not [each for each in parts.namelist() if SENSITIVE.encode() in parts.read(each)]


def test_speaking_notes_say_that_there_is_no_sensitive_point(noted: Path) -> None:
    none = "Sensitive points: the desk has noted none."
    assert none in words_of(page_of(noted, job_of(noted, "speaking-notes/kz/pdf")))
    assert none not in words_of(page_of(noted, job_of(noted, "speaking-notes/uz/pdf")))


@pytest.mark.parametrize(
    ("day", "dates"),
    [
        (None, ["Spring 2026", "By 2026", "2027", "2027"]),
        (date(2026, 3, 1), ["Spring 2026", "By 2026", "2027", "2027"]),
        (date(2026, 7, 1), ["By 2026", "2027", "2027"]),
        (date(2027, 1, 1), ["2027", "2027"]),
        (date(2028, 1, 1), []),
    ],
)
def test_a_press_line_gives_no_date_that_is_past_on_the_day_of_issue(
    day: date | None, dates: list[str]
) -> None:
    job = job_of(REPOSITORY, "press-line/kz/pdf")
    page = page_of(REPOSITORY, issued(job, day) if day else job).replace("\u00a0", " ")
    assert re.findall("<b>((?:Spring |By )?20[0-9]+)</b>", page) == dates
    assert ("<h2>Dates" in page) == bool(dates)


@pytest.mark.parametrize("name", ["whole", "kz", "it", "kg", "tj", "tm", "uz"])
def test_a_press_line_quotes_one_sentence_whole(name: str) -> None:
    job = job_of(REPOSITORY, f"press-line/{name}/pdf")
    (quoted,) = map(unescape, re.findall("<q>([^<]*)</q>", page_of(REPOSITORY, job)))
    assert quoted[0].isupper()
    assert quoted.endswith(".")
    named = [sentence for each in job.view.passages for sentence in each.naming if each.weight > 1]
    assert not named or quoted in named
