"""Declarations of every kind: all that is built of them is true, whole and well set."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from any_declaration import Shape, jobs_by_typst, make_templates, shape, write_declaration
from conftest import budget, planned, with_names
from docgen.errors import DocgenError
from docgen.fidelity.pdf import open_pdf
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.sources import Sources
from scripts import SCRIPTS, Script
from test_layout import printed

pytestmark = pytest.mark.early

EACH = budget(quick=3, full=15)  # declarations of a test
TESTS = budget(quick=1, full=5)  # of a script
# How far down a page random words reach is chance; of the 30 PDFs of a test, more such pages than
# this are a rule of the stylesheets, and a fault of theirs.
SPARSE = re.compile("% full|lines on the last page|begins with one line")
MOST_SPARSE = 1
NEARLY_HALF = re.compile("a sheet that is (4[0-9]|50)% full")
BY_TYPST = [each for each in SCRIPTS if each.language != "ar"]
FOOT, LEAST_FULL = 57, 60  # points below the words of a page, and per cent of the rest
PDFS = budget(quick=1, full=2)  # of a declaration; a Word file of each kind takes no time


@pytest.mark.parametrize("test", range(TESTS))
@pytest.mark.parametrize("script", SCRIPTS, ids=[each.language for each in SCRIPTS])
def test_any_declaration(script: Script, test: int, tmp_path: Path) -> None:
    make_templates(tmp_path)
    wrong = []
    for number in range(test * EACH, (test + 1) * EACH):
        drawn = shape(script, number, small=TESTS == 1)
        write_declaration(tmp_path, drawn)
        wrong += [f"{number}: {each}" for each in wrong_documents(tmp_path, drawn)]
    sparse = [each for each in wrong if SPARSE.search(each)]
    assert len(sparse) <= MOST_SPARSE, "\n".join(sparse)
    assert wrong == sparse, "\n".join(wrong)


@pytest.mark.long
@pytest.mark.parametrize("script", BY_TYPST, ids=[each.language for each in BY_TYPST])
def test_any_declaration_by_typst(script: Script, tmp_path: Path) -> None:
    """Arabic has tests of its own, in a font that Typst's PDFs give back."""
    make_templates(tmp_path)
    wrong = []
    for number in (1, 2, 3):  # with sheets of several pages among them
        drawn = shape(script, number, small=False)
        write_declaration(tmp_path, drawn)
        for job in sample(jobs_by_typst(tmp_path), Random(drawn.seed)):  # noqa: S311 - as above
            content = Renderer(Sources(tmp_path)).render(job).content
            wrong += [f"{job.path}: page {at} is {full}% full" for at, full in emptier(content)]
    assert not wrong, "\n".join(wrong)


def emptier(content: bytes) -> Iterator[tuple[int, int]]:
    """The pages of a PDF, but for the last, that end far from their foot, and how full they are."""
    with open_pdf(content) as pdf:
        lowest = [
            (page.height, min(each.box[1] for each in page.texts if each.mark.tagged))
            for page in pdf.pages
        ]
    for number, (height, bottom) in enumerate(lowest[:-1], 1):
        full = round(100 * (height - bottom) / (height - FOOT))
        if full < LEAST_FULL:
            yield number, full


def wrong_documents(root: Path, shape: Shape) -> list[str]:
    """What is wrong with documents of the declaration in ``root``, one of each kind."""
    wrong = []
    renderer = Renderer(Sources(root))
    for job in sample(planned(root), Random(shape.seed)):  # noqa: S311 - which documents
        try:
            if job.document.format != "pdf":
                renderer.render(with_names(job))
                continue
            for _, _, found in printed(root, [with_names(job)], root, renderer):
                wrong += [f"{job.path}: {mark}" for mark in found if not NEARLY_HALF.search(mark)]
        except DocgenError as error:
            wrong.append(f"{job.path}: {error}")
    return wrong


def sample(jobs: list[Job], random: Random) -> list[Job]:
    """One job for each product, format and shape of variant; of PDFs a few of these."""
    random.shuffle(jobs)
    kinds = {
        (job.document.product, job.document.format, job.view.variant.shape): job for job in jobs
    }
    pdfs = [job for job in kinds.values() if job.document.format == "pdf"]
    return [*pdfs[:PDFS], *(job for job in kinds.values() if job not in pdfs)]
