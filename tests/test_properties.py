"""What the shipped documents say of themselves: in their properties, and at their head."""

import datetime
from io import BytesIO

import docx
import pypdfium2
import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, planned, with_names
from docgen.job import Job
from docgen.prepared import Prepared
from docgen.render.document import Renderer
from docgen.sources import Sources

LABELS = ["Purpose", "For", "Date of issue", "Handling", "Desk", "Contact"]


@pytest.fixture(scope="module")
def jobs() -> dict[str, Job]:
    return {
        f"{each.document.product}/{each.document.format}": with_names(each)
        for each in planned(REPOSITORY)
        if each.view.variant.id == "migration"
    }


def render(job: Job) -> BytesIO:
    return BytesIO(Renderer(Sources(REPOSITORY)).render(job).content)


def test_a_pdf_names_its_declaration_and_the_version_of_the_text(jobs: dict[str, Job]) -> None:
    job = jobs["briefing/pdf"]
    with pypdfium2.PdfDocument(render(job)) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == f"Briefing · Migration · {job.view.head.short_title}"
    assert job.view.head.title in told["Subject"]
    assert f"Text version {job.view.head.text_digest[:12]}" in told["Subject"]


def test_a_word_file_has_the_version_of_the_text(jobs: dict[str, Job]) -> None:
    job = jobs["factsheet/docx"]
    properties = docx.Document(render(job)).core_properties
    assert properties.version == job.view.head.text_digest[:12]


@pytest.mark.parametrize(
    ("prepared", "lines"),
    [
        (Prepared(), []),
        (
            Prepared(addressee="The Minister", date=datetime.date(2026, 11, 27)),
            ["For\tThe Minister", "Date of issue\t27\u00a0November\u00a02026"],
        ),
        (
            Prepared("Why", "You", datetime.date(2026, 1, 2), "Open", "Ours", "x@example.org"),
            [
                *("Purpose\tWhy", "For\tYou", "Date of issue\t2\u00a0January\u00a02026"),
                *("Handling\tOpen", "Desk\tOurs", "Contact\tx@example.org"),
            ],
        ),
    ],
)
def test_the_head_of_a_summary(jobs: dict[str, Job], prepared: Prepared, lines: list[str]) -> None:
    job = jobs["summary/docx"]
    job = replace(job, view=replace(job.view, prepared=prepared))
    said = [each.text for each in docx.Document(render(job)).paragraphs]
    assert [each for each in said if each.partition("\t")[0] in LABELS] == lines


def test_a_text_without_numbers_says_who_counts(jobs: dict[str, Job]) -> None:
    job = jobs["summary/docx"]
    counted = "The text does not number the paragraphs marked ¶; the desk counts them."
    assert counted not in " ".join(each.text for each in docx.Document(render(job)).paragraphs)
    passages = tuple(replace(each, ref=f"¶{each.ref}") for each in job.view.passages)
    commitments = tuple(replace(each, ref=f"¶{each.ref}") for each in job.view.commitments)
    brief = tuple(f"¶{each}" for each in job.view.brief)
    view = replace(job.view, passages=passages, commitments=commitments, brief=brief)
    said = " ".join(each.text for each in docx.Document(render(replace(job, view=view))).paragraphs)
    assert counted in said
    assert "(¶" in said
    assert "para. ¶" not in said
