"""Speaking notes, press line and scene-setter: what they say, and what they must not."""

import re
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, jobs_of
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources

Jobs = dict[str, Job]

SENSITIVE = "Their minister is not to be asked about the ferry"
NOTE = f"## Line to take\n\nBe brief.\n\n## Sensitive points\n\n{SENSITIVE}.\n"


LAKE = {
    "declaration.yaml": """\
title: Joint Statement on the Lake
date: 2024-02-01
place: Geneva
occasion: Lake Forum
parties: [{party: KZ}, {party: IT}]
""",
    "text.en.md": """\
1. The Parties will open a ferry in 2026.

2. The Parties agreed to count the birds in 2031, and Kazakhstan to lend the boats.

3. The Parties spoke of the weather.
""",
    "annotations.yaml": """\
"1":
  summary: A ferry
  sectors: [transport]
  parties: {all: true}
  commitments:
    - {what: Opening of a ferry, quote: will open a ferry, kind: measure, by: [all], due: 2026}
"2":
  summary: Birds
  sectors: [environment]
  parties: {named: [KZ], all: true}
  commitments:
    - {what: Count of birds, quote: count the birds, kind: measure, by: [all], due: 2031}
    - {what: Loan of boats, quote: lend the boats, kind: measure, by: [all], duty: [KZ]}
"3":
  summary: The weather
  sectors: [environment]
  parties: {all: true}
  commitments:
    - {what: Talk of the weather, quote: spoke of the weather, kind: principle, by: [all]}
""",
}


def page_of(root: Path, job: Job) -> str:
    resources = Resources(Sources(root), job.document.product)
    return render_html(job, make_environment(resources, job.document.language))


def words_of(html: str) -> str:
    """The text of a page, without its head; a blank for any number of blanks of any kind."""
    body = html[html.index("<body>") :]
    return " ".join(unescape(re.sub("<[^>]+>", "", body)).split())


def issued(job: Job, day: date) -> Job:
    """``job`` with a day of issue."""
    prepared = replace(job.view.prepared, date=day)
    return replace(job, view=replace(job.view, prepared=prepared))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project with notes, and an older declaration of Kazakhstan and Italy."""
    return project(tmp_path_factory.mktemp("project"), LAKE)


@pytest.fixture(scope="module")
def jobs(root: Path) -> Jobs:
    return jobs_in(root)


def project(root: Path, lake: Mapping[str, str]) -> Path:
    """A project in ``root`` that takes its templates from docgen."""
    shutil.copytree(REPOSITORY / "content", root / "content")
    shutil.copy(REPOSITORY / "docgen.toml", root)
    for name in ("uz", "whole"):
        note = root / f"content/central-asia-italy-2025/notes/{name}.md"
        note.parent.mkdir(exist_ok=True)
        note.write_text(NOTE, "utf-8")
    for name, text in lake.items():
        file = root / "content/lake-2024" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def jobs_in(root: Path) -> Jobs:
    """The jobs on the shipped declaration by ``product/variant/format``."""
    jobs = {job.document.id: job for job in jobs_of(root)}
    begin = "central-asia-italy-2025/en/"
    return {id_[len(begin) :]: job for id_, job in jobs.items() if id_.startswith(begin)}


def test_sensitive_points_are_in_speaking_notes_and_never_in_a_press_line(
    root: Path, jobs: Jobs
) -> None:
    assert SENSITIVE in words_of(page_of(root, jobs["speaking-notes/uz/pdf"]))
    for name in ("press-line/uz", "press-line/whole"):
        assert SENSITIVE not in page_of(root, jobs[f"{name}/pdf"])
        content = Renderer(Sources(root)).render(jobs[f"{name}/docx"]).content
        with zipfile.ZipFile(BytesIO(content)) as parts:
            assert not [each for each in parts.namelist() if SENSITIVE.encode() in parts.read(each)]


def test_speaking_notes_say_that_there_is_no_sensitive_point(root: Path, jobs: Jobs) -> None:
    none = "Sensitive points: the desk has noted none."
    assert none in words_of(page_of(root, jobs["speaking-notes/kz/pdf"]))
    assert none not in words_of(page_of(root, jobs["speaking-notes/uz/pdf"]))


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
    day: date | None, dates: list[str], root: Path, jobs: Jobs
) -> None:
    job = jobs["press-line/kz/pdf"]
    page = page_of(root, issued(job, day) if day else job).replace("\u00a0", " ")
    assert re.findall("<b>((?:Spring |By )?20[0-9]+)</b>", page) == dates
    assert ("<h2>Dates" in page) == bool(dates)


@pytest.mark.parametrize("name", ["whole", "kz", "it", "kg", "tj", "tm", "uz"])
def test_a_press_line_quotes_one_sentence_whole(name: str, root: Path, jobs: Jobs) -> None:
    job = jobs[f"press-line/{name}/pdf"]
    (quoted,) = map(unescape, re.findall("<q>([^<]*)</q>", page_of(root, job)))
    assert quoted[0].isupper()
    assert quoted.endswith(".")
    named = [sentence for each in job.view.passages for sentence in each.naming if each.weight > 1]
    assert not named or quoted in named


def test_a_scene_setter_says_what_it_rests_on(root: Path, jobs: Jobs) -> None:
    alone = "This rests on one declaration: no other that Kyrgyzstan adopted is on file."
    assert alone in words_of(page_of(root, jobs["scene-setter/kg/pdf"]))
    said = words_of(page_of(root, jobs["scene-setter/kz/pdf"]))
    assert "This rests on one declaration" not in said
    assert "Joint Statement on the Lake, Geneva, 1 February 2024" in said


def test_a_scene_setter_tells_the_open_commitments_of_the_others_without_their_words(
    root: Path, jobs: Jobs
) -> None:
    page = page_of(root, jobs["scene-setter/kz/pdf"])
    said = words_of("<body>" + page[page.index("Also on file:") :])
    assert "2026 · Opening of a ferry · by all participants (para. 1 there)" in said
    assert "Count of birds" in said
    assert "Loan of boats" in said  # without a date, but Kazakhstan has to act on it
    assert "Talk of the weather" not in said
    assert "Past, or supported or stated without a date: 1 more." in said
    for words in ("will open a ferry", "count the birds", "lend the boats"):
        assert words not in page
    assert "Loan of boats" not in page_of(root, jobs["scene-setter/it/pdf"])


def test_nothing_is_past_without_a_day_of_issue(root: Path, jobs: Jobs) -> None:
    said = words_of(page_of(root, jobs["scene-setter/kz/pdf"]))
    assert "No day of issue is set, so no date is called past." in said
    assert "Due before" not in said


def test_what_is_past_on_the_day_of_issue_is_not_open(root: Path, jobs: Jobs) -> None:
    page = page_of(root, issued(jobs["scene-setter/kz/pdf"], date(2027, 1, 1)))
    said = words_of(page)
    begin, end = said.index("Open commitments"), said.index("Due before 1 January 2027")
    assert "Fourth Foreign Ministers" not in said[begin:end]
    assert "Roundtable on energy cooperation" in said[begin:end]
    assert "Spring 2026 · Fourth Foreign Ministers" in said[end:]
    assert "whether it was done, the declaration cannot say" in said
    assert "Opening of a ferry" not in said
    assert "Past, or supported or stated without a date: 2 more." in said


def test_a_scene_setter_of_two_declarations_is_proven_and_has_one_page(
    root: Path, jobs: Jobs
) -> None:
    assert Renderer(Sources(root)).render(jobs["scene-setter/kz/pdf"]).pages == 1


def test_what_nobody_has_confirmed_of_another_declaration_is_left_out(tmp_path: Path) -> None:
    text = LAKE["annotations.yaml"].replace("  summary: A f", "  proposed: true\n  summary: A f")
    root = project(tmp_path, {**LAKE, "annotations.yaml": text})
    said = words_of(page_of(root, jobs_in(root)["scene-setter/kz/pdf"]))
    assert "entries that nobody has confirmed, left out here: 1" in said
    assert "Opening of a ferry" not in said
    assert "Count of birds" in said
