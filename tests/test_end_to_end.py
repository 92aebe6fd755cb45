"""The main job on the real declaration: build it, and read every document back.

Some of each product stand for all; `make acceptance` has them all.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, budget
from docgen.build.survey import survey
from docgen.commitment import Commitment
from docgen.job import Job, Request
from docgen.render.naming import with_naming
from docgen.view import Passage, View
from reading import (
    docx_quotations,
    docx_text,
    pdf_pages,
    pdf_quotations,
    pdf_text,
    plain,
    without_hyphens,
)

pytestmark = pytest.mark.early

ALL: tuple[tuple[str, ...], ...] = ((),)
SOME = (
    ("--product", "briefing", "--country", "KZ"),
    ("--product", "summary", "--sector", "energy"),
    ("--product", "factsheet", "--sector", "energy"),
    ("--product", "speaking-notes", "--country", "KG"),
    ("--product", "press-line", "--country", "UZ"),
    ("--product", "progress", "--sector", "migration"),
)
REGISTER = ("xlsx", "ics", "csv", "csv-metadata.json", "jsonld")
# Of these a choice of what the view holds is printed: see test_products.py.
CHOSEN = ("press-line", "scene-setter")
PARTS = (SOME, ALL)[budget(quick=0, full=1)]
COUNT = budget(quick=1 + 1 + 4 + 2 + 2 + 2, full=213)


def docgen(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "docgen", *map(str, arguments)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("built")
    for part in PARTS:
        done = docgen("build", "--output-dir", output, *part)
        assert (done.returncode, done.stderr) == (0, "")
    return output


@pytest.fixture(scope="module")
def jobs(built: Path) -> list[Job]:
    _, plan = survey(REPOSITORY, built, Request())
    jobs = (step.job for step in plan.steps if step.state == "fresh")
    pages = (job for job in jobs if job.document.format not in REGISTER)
    return [replace(job, view=with_naming(job.view)) for job in pages]


def test_every_document_is_there_and_fresh(built: Path) -> None:
    listed = json.loads(docgen("list", "--json", "--output-dir", built).stdout)
    files = {str(path.relative_to(built)) for path in built.rglob("*.pdf")}
    for form in ("docx", *REGISTER):
        files |= {str(path.relative_to(built)) for path in built.rglob(f"*.{form}")}
    assert {entry["path"] for entry in listed if entry["state"] == "fresh"} == files
    assert len(files) == COUNT
    countries, sectors = 6, 15
    wholes = 1 + countries + sectors
    # Topics on which the text names a country: all name Italy, few one of the others.
    named = {"IT": sectors, "KZ": 1, "KG": 2, "TJ": 2, "TM": 1, "UZ": 2}
    sheets = sectors + sum(named.values())
    assert (
        len(listed)
        == wholes
        + wholes
        + 2 * sheets
        + 2 * countries
        + 2 * (1 + countries)
        + countries
        + 2 * wholes
        + 2 * (1 + countries)
        + 3  # progress reports and the register
    )


def test_a_second_build_renders_nothing(built: Path) -> None:
    for part in PARTS:
        done = docgen("build", "--output-dir", built, *part)
        assert done.stdout.startswith("0 rendered, ")


def has_words(job: Job) -> bool:
    """Whether a document quotes anything: a progress report only commitments."""
    return job.document.product != "progress" or bool(job.view.commitments)


def test_what_is_set_as_quotation_is_in_the_declaration(built: Path, jobs: list[Job]) -> None:
    text = plain((REPOSITORY / "content/central-asia-italy-2025/text.en.md").read_text("utf-8"))
    for job in jobs:
        path = built / job.path
        quotations = pdf_quotations(path) if job.document.format == "pdf" else docx_quotations(path)
        assert quotations or not has_words(job), f"{job.path} quotes nothing"
        for quotation in quotations:
            assert quotation in text, job.path


def quotations_due(job: Job, passage: Passage) -> tuple[str, ...]:
    """A briefing and a summary quote every paragraph, a country's briefing what names it."""
    if job.document.product in ("speaking-notes", "progress"):
        return ()
    if job.document.product == "factsheet":
        return _quoted_on_a_sheet(job, passage)
    if job.document.product != "briefing" or not job.view.variant.country:
        return (" ".join(passage.blocks),)
    return passage.naming if passage in spoken_of(job.view) else ()


def spoken_of(view: View) -> list[Passage]:
    """What a country's briefing quotes because it names the country.

    Not what its brief or a date tells, and no courtesies beside other things; of the rest as much
    as 800 letters hold, the weightier first, of these the shorter.
    """
    told = {*view.brief, *(each.ref for each in view.commitments if each.due)}
    naming = [each for each in view.passages if each.naming and each.ref not in told]
    spoken = [each for each in naming if each.weight > 1] or naming
    quoted, room = [], 800
    for each in sorted(spoken, key=lambda one: (-one.weight, len("".join(one.naming)))):
        if (size := len("".join(each.naming))) <= room:
            quoted.append(each)
            room -= size
    return quoted


def _quoted_on_a_sheet(job: Job, passage: Passage) -> tuple[str, ...]:
    """Few paragraphs in full; of many, the sentences that name the country and hold no quote."""
    if stands_in_full(job):
        return (" ".join(passage.blocks),)
    quotes = [each.quote for each in job.view.commitments if each.ref == passage.ref]
    if passage.weight == 1:
        return ()
    return tuple(each for each in passage.naming if not any(one in each for one in quotes))


def stands_in_full(job: Job) -> bool:
    """Whether a sheet has room for the whole of its paragraphs; a Word file never does."""
    agreed = {each.ref for each in job.view.commitments}
    others = [each for each in job.view.passages if each.why.standing != "named"]
    return (
        job.document.format == "pdf"
        and len(job.view.passages) <= 3
        and (len(others) == len(job.view.passages) or any(each.ref in agreed for each in others))
    )


def told(job: Job, passage: Passage) -> str:
    """What the desk says of a paragraph: in a brief its message, on a sheet its summary."""
    own = passage.why.standing == "named" or (job.view.variant.country and is_pdf(job))
    return passage.message if job.document.product != "factsheet" or own else passage.summary


def is_pdf(job: Job) -> bool:
    return job.document.format == "pdf"


def commitments_due(job: Job) -> tuple[Commitment, ...]:
    """All, but of many a country's briefing gives those with a date; speaking notes and a country's
    report also those that were agreed or that the country has to act on.
    """
    view = job.view
    dated = tuple(each for each in view.commitments if each.due)
    report = job.document.product == "progress" and view.variant.country
    if job.document.product == "speaking-notes" or report:
        return tuple(
            each
            for each in view.commitments
            if each.due or each.stage in ("agreed", "open") or view.variant.country in each.duty
        )
    country = job.document.product == "briefing" and view.variant.country
    return dated if country and len(view.commitments) > 4 else view.commitments


def shows_summary(job: Job, ref: str) -> bool:
    """A briefing shows those of its brief; a sheet those of paragraphs that it does not quote."""
    if job.document.product == "progress":
        return False
    if job.document.product != "factsheet":
        return ref in job.view.brief
    passage = next(each for each in job.view.passages if each.ref == ref)
    if stands_in_full(job):
        return False
    if passage.why.standing == "named":
        return passage.weight == 1
    if passage.weight == 1 and job.view.variant.country and is_pdf(job):
        return False
    return ref not in {one.ref for one in job.view.commitments}


def test_what_the_view_holds_is_in_the_document(built: Path, jobs: list[Job]) -> None:
    for job in (each for each in jobs if each.document.product not in CHOSEN):
        path = built / job.path
        quoted = plain(
            " ".join((pdf_quotations if job.document.format == "pdf" else docx_quotations)(path))
        )
        words = without_hyphens((pdf_text if job.document.format == "pdf" else docx_text)(path))
        for passage in job.view.passages:
            for quotation in quotations_due(job, passage):
                assert quotation in quoted, job.path
            if shows_summary(job, passage.ref):
                assert without_hyphens(told(job, passage)) in words, job.path
        for commitment in commitments_due(job):
            assert commitment.quote in quoted, job.path
            assert without_hyphens(commitment.what) in words, job.path


def test_pages(built: Path, jobs: list[Job]) -> None:
    for job in jobs:
        if job.document.format == "pdf":
            of_country = job.view.variant.shape == "country"
            one = job.document.product in ("factsheet", *CHOSEN)
            most = 1 if one else 2 if of_country else 6
            assert 1 <= pdf_pages(built / job.path) <= most, job.path


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--product", "briefing", "--country", "KZ"], 1),
        (["--product", "briefing", "--country", "kz", "--country", "IT"], 2),
        (["--product", "summary", "--sector", "energy"], 1),
        (["--product", "factsheet", "--country", "IT", "--sector", "energy"], 2),
        (["--product", "factsheet", "--country", "KG", "--format", "docx"], 2),
        (["--language", "en", "--declaration", "central-asia-italy-2025"], 213),
    ],
)
def test_filters(tmp_path: Path, filters: list[str], count: int) -> None:
    listed = docgen("build", "--dry-run", "--output-dir", tmp_path, *filters).stdout.splitlines()
    assert len(listed) == count
    assert not list(tmp_path.iterdir())


def test_one_filter_builds_one_file(tmp_path: Path) -> None:
    done = docgen("build", "--product", "briefing", "--country", "KZ", "--output-dir", tmp_path)
    assert done.returncode == 0, done.stderr
    documents = [path.name for pattern in ("*.pdf", "*.docx") for path in tmp_path.rglob(pattern)]
    assert documents == ["central-asia-italy-2025-briefing-kazakhstan.pdf"]
