"""The shipped templates at work: every page of sample documents, of all in ``make acceptance``."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from collisions import collisions
from conftest import REPOSITORY, budget, jobs_of
from contrast import LEAST, contrast, from_hex
from docgen.model import Job, Standing
from docgen.render.document import Renderer
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources
from proofs import marks, printing
from reading import docx_quotations
from telling import letters, told_by_html, told_by_pdf

# The fullest and the emptiest of each product.
SAMPLES = ("briefing/whole", "briefing/migration", "factsheet/energy", "factsheet/tm-migration")
STANDINGS = get_args(Standing)  # in this order a country's documents have them
SHARES = budget(quick=1, full=8)  # tested side by side
MOST_PAGES = {"briefing": 6, "factsheet": 2}


def printed(root: Path, jobs: list[Job], folder: Path) -> Iterator[tuple[Job, list[str]]]:
    """Each job with all that is wrong with its PDF."""
    renderer = Renderer(Sources(root))
    for job in jobs:
        with printing() as documents:
            rendered = renderer.render(job)
        path = folder / "out.pdf"
        path.write_bytes(rendered.content)
        wrong = [*marks(documents[-1]), *collisions(path)]
        most = MOST_PAGES.get(job.document.product)
        if most and len(documents[-1].pages) > most:
            wrong.append(f"{len(documents[-1].pages)} pages, at most {most} are wanted")
        resources = Resources(Sources(root), job.document.product)
        page = render_html(job, make_environment(resources, job.document.language))
        if letters(told_by_pdf(path)) != letters(told_by_html(page)):
            wrong.append("does not read as its HTML does")
        yield job, wrong


@pytest.mark.parametrize("share", range(SHARES))
def test_pages(share: int, tmp_path: Path) -> None:
    jobs = jobs_of(REPOSITORY, ("pdf",))
    if STANDINGS = get_args(Standing)  # in this order a country's documents have them
SHARES == 1:
        jobs = [job for job in jobs if job.document.id.split("/", 2)[2][:-4] in SAMPLES]
        assert len(jobs) == len(SAMPLES)
    wrong = [
        f"{job.path}, {mark}"
        for job, found in printed(REPOSITORY, jobs[share::SHARES], tmp_path)
        for mark in found
    ]
    assert not wrong, "\n".join(wrong)


def test_quotations_in_word_come_in_the_order_of_the_view(tmp_path: Path) -> None:
    renderer, path = Renderer(Sources(REPOSITORY)), tmp_path / "out.docx"
    for job in jobs_of(REPOSITORY, ("docx",))[:: budget(quick=20, full=1)]:
        path.write_bytes(renderer.render(job).content)
        quoted = "\n".join(docx_quotations(path))
        if job.document.product == "summary":
            passages = sorted(job.view.passages, key=lambda each: STANDINGS.index(each.why.standing))
            words = [" ".join(block.split()) for each in passages for block in each.blocks]
        else:
            words = [" ".join(each.quote.split()) for each in job.view.commitments]
        place = 0
        for each in words:
            place = quoted.find(each, place)
            assert place >= 0, f"{job.path}: “{each[:60]}” is out of order"


def test_colours_of_text_stand_out_from_what_is_behind() -> None:
    environment = make_environment(Resources(Sources(REPOSITORY), "briefing"), "en")
    theme = environment.get_template("theme.html").module
    schemes = [theme.house, *theme.families.values()]  # type: ignore[attr-defined]
    for accent, tint, _ in schemes:
        for text, surface in product((accent, theme.ink, theme.quiet), ("#ffffff", tint)):  # type: ignore[attr-defined]
            ratio = contrast(from_hex(text), from_hex(surface))
            assert ratio >= LEAST, f"{text} on {surface}: {ratio:.2f}"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1)],
)
def test_contrast_as_the_wcag_reckons_it(one: str, other: str, ratio: float) -> None:
    assert contrast(from_hex(one), from_hex(other)) == pytest.approx(ratio, abs=0.005)
