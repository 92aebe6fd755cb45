"""Random edits of the shipped Word templates: no word gets lost or comes in unseen, no fine edit
fails.

What an edit is decides what must come of it, if it is of a word, of markup that hides one, or fine
by itself. Edits of looks are judged in ``acceptance``, by what LibreOffice shows.
"""

import random
import re
import shutil
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import REPOSITORY, TESTS, budget, job_of
from docgen.errors import FidelityError, TemplateError
from docgen.fidelity.word_gate import prove_word
from docgen.job import Job
from docgen.render.docx import render_docx
from docgen.render.environment import DocumentEnvironment, make_environment
from docgen.render.resources import Resources
from docgen.sources import Sources
from fidelity.word_edits import DOCUMENT, STYLES, edits
from hostile.packed import unpacked

pytestmark = pytest.mark.early

SETTINGS = """
[build]
languages = ["en"]
[products.factsheet]
formats = ["docx"]
variants = ["sector", "country-sector"]
[products.summary]
formats = ["docx"]
variants = ["whole"]
"""
SHEETS = ("factsheet/no-fish/docx", "factsheet/energy/docx", "summary/whole/docx")
CERTAIN = ["word", "markup", "fine"]


class Outcome(NamedTuple):
    """The file, if one was made, and why docgen refuses it, if it does."""

    content: bytes
    refused: str


@lru_cache(maxsize=2)
def environment(root: Path, product: str) -> DocumentEnvironment:
    return make_environment(Resources(Sources(root), product), "en")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped(tmp_path_factory.mktemp("word") / "project")


def shipped(root: Path) -> Path:
    """The shipped templates with the small declaration."""
    shutil.copytree(TESTS / "projects/mini", root)
    shutil.rmtree(root / "templates")
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    (root / "docgen.toml").write_text(SETTINGS)
    return root


def template_of(job: Job) -> bytes:
    product = job.document.product
    return (REPOSITORY / f"templates/{product}/{product}.docx").read_bytes()


def outcome(root: Path, job: Job, template: bytes) -> Outcome:
    product = job.document.product
    (root / f"templates/{product}/{product}.docx").write_bytes(template)
    resources = Resources(Sources(root), product)
    try:
        content, printed = render_docx(job, environment(root, product), resources)
    except TemplateError as error:
        return Outcome(b"", str(error))
    try:
        prove_word(content, printed, job.view)
    except (FidelityError, TemplateError) as error:
        return Outcome(content, str(error))
    return Outcome(content, "")


def text_of(content: bytes) -> list[bytes]:
    """The body and its styles: unchanged where an edit is of what this document does not print."""
    parts = unpacked(content)
    document = parts[DOCUMENT]
    styles = re.findall(rb'(<w:style [^>]*styleId="(.*?)".*?</w:style>)', parts[STYLES])
    used = [each for each in styles if b'"%s"' % each[1] in document]
    return [document, *(each[0] for each in used)]


@pytest.mark.parametrize("name", SHEETS)
def test_of_certain_kinds(name: str, root: Path) -> None:
    job = job_of(root, name)
    template = template_of(job)
    unedited = outcome(root, job, template)
    assert not unedited.refused
    chance = random.Random(name)  # noqa: S311 - no secret
    made: Counter[str] = Counter()
    wrong = []
    for edit in edits(template, chance, CERTAIN * budget(quick=9, full=30)):
        done = outcome(root, job, edit.content)
        if done.content and text_of(done.content) == text_of(unedited.content):
            continue
        made[edit.kind] += 1
        if (edit.kind == "fine") == bool(done.refused):
            wrong.append(f"{edit.kind}: {edit.said}: {done.refused or 'passes'}")
    assert not wrong, "\n".join([f"{len(wrong)} of {dict(made)}", *wrong])
    assert min(made[kind] for kind in CERTAIN) >= budget(quick=2, full=8)
