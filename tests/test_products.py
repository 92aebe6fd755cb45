"""Speaking notes, press line and scene-setter: what they say, and what they must not."""

import re
import shutil
import zipfile
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, job_of, jobs_of
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources

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


@pytest.fixture
def two(noted: Path) -> Path:
    """The project with an older declaration of Kazakhstan and Italy."""
    folder = noted / "content/lake-2024"
    folder.mkdir()
    for name, text in LAKE.items():
        (folder / name).write_text(text, "utf-8")
    return noted


def scene(root: Path, country: str) -> Job:
    name = f"central-asia-italy-2025/en/scene-setter/{country}/pdf"
    return next(job for job in jobs_of(root, ("pdf",)) if job.document.id == name)


def test_a_scene_setter_says_what_it_rests_on(two: Path) -> None:
    alone = "This rests on one declaration: no other that Kyrgyzstan adopted is on file."
    assert alone in words_of(page_of(two, scene(two, "kg")))
    said = words_of(page_of(two, scene(two, "kz")))
    assert "This rests on one declaration" not in said
    assert "Joint Statement on the Lake, Geneva, 1 February 2024" in said


def test_a_scene_setter_tells_the_open_commitments_of_the_others_without_their_words(
    two: Path,
) -> None:
    page = page_of(two, scene(two, "kz"))
    said = words_of("<body>" + page[page.index("Also on file:") :])
    assert "2026 · Opening of a ferry · by all participants (para. 1 there)" in said
    assert "Count of birds" in said
    assert "Loan of boats" in said  # without a date, but Kazakhstan has to act on it
    assert "Talk of the weather" not in said
    assert "Past, or supported or stated without a date: 1 more." in said
    for words in ("will open a ferry", "count the birds", "lend the boats"):
        assert words not in page
    assert "Loan of boats" not in page_of(two, scene(two, "it"))


def test_nothing_is_past_without_a_day_of_issue(two: Path) -> None:
    said = words_of(page_of(two, scene(two, "kz")))
    assert "No day of issue is set, so no date is called past." in said
    assert "Due before" not in said


def test_what_is_past_on_the_day_of_issue_is_not_open(two: Path) -> None:
    page = page_of(two, issued(scene(two, "kz"), date(2027, 1, 1)))
    said = words_of(page)
    begin, end = said.index("Open commitments"), said.index("Due before 1 January 2027")
    assert "Fourth Foreign Ministers" not in said[begin:end]
    assert "Roundtable on energy cooperation" in said[begin:end]
    assert "Spring 2026 · Fourth Foreign Ministers" in said[end:]
    assert "whether it was done, the declaration cannot say" in said
    assert "Opening of a ferry" not in said
    assert "Past, or supported or stated without a date: 2 more." in said


def test_a_scene_setter_of_two_declarations_is_proven_and_has_one_page(two: Path) -> None:
    assert Renderer(Sources(two)).render(scene(two, "kz")).pages == 1


def test_what_nobody_has_confirmed_of_another_declaration_is_left_out(two: Path) -> None:
    path = two / "content/lake-2024/annotations.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("  summary: A ferry", "  proposed: true\n  summary: A ferry"))
    said = words_of(page_of(two, scene(two, "kz")))
    assert "entries that nobody has confirmed, left out here: 1" in said
    assert "Opening of a ferry" not in said
    assert "Count of birds" in said
