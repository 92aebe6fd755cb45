"""The shipped templates at work: every page of sample documents, of all in ``make acceptance``."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import docx
import pytest

from awkward import make_awkward
from collisions import collisions
from conftest import REPOSITORY, budget, jobs_of, planned, with_names
from contrast import LEAST, contrast, from_hex
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources
from docgen.view import Standing
from proofs import marks, printing
from reading import docx_quotations
from telling import letters, told_by_html, told_by_pdf

pytestmark = pytest.mark.early

# The fullest and the emptiest of each product.
SAMPLES = (
    *("briefing/whole", "briefing/kg", "briefing/migration"),
    *("factsheet/energy", "factsheet/tm-political"),
    *("speaking-notes/kg", "press-line/uz", "scene-setter/kg"),
)
AWKWARD = (
    *("bare/en/briefing/whole", "bare/en/factsheet/long", "names/en/briefing/whole"),
    *("names/en/factsheet/long", "scripts/en/briefing/kz"),
)
ARABIC = re.compile("[\u0600-\u06ff]")
STANDINGS = get_args(Standing)  # in this order a country's documents have them
SHARES = budget(quick=1, full=8)  # tested side by side
MOST_PAGES = {"whole": 6, "country": 2, "sector": 3, "country-sector": 2}
ONE_SHEET = ("press-line", "scene-setter")  # half a page, and a page


def printed(
    root: Path, jobs: list[Job], folder: Path, renderer: Renderer | None = None
) -> Iterator[tuple[Job, int, list[str]]]:
    """Each job with the number of its pages and all that is wrong with them."""
    renderer, sources = renderer or Renderer(Sources(root)), Sources(root)
    for job in jobs:
        with printing() as documents:
            rendered = renderer.render(job)
        path = folder / "out.pdf"
        path.write_bytes(rendered.content)
        resources = Resources(sources, job.document.product)
        page = render_html(job, make_environment(resources, job.document.language))
        wrong = marks(documents[-1])
        # Of Arabic WeasyPrint writes the glyphs as painted, dots apart, which nobody can read back.
        if not ARABIC.search(page):
            wrong += collisions(path)
            if read(told_by_pdf(path), page) != read(told_by_html(page), page):
                wrong.append("does not read as its HTML does")
        yield job, len(documents[-1].pages), wrong


def read(told: str, page: str) -> str:
    """``told`` without the heads of tables of ``page``, which each sheet of paper has anew."""
    for head in re.findall(r"<thead>.*?</thead>", page, re.DOTALL):
        told = letters(told).replace(letters(told_by_html(head)), "")
    return letters(told)


@pytest.mark.parametrize("share", range(SHARES))
def test_pages(share: int, tmp_path: Path) -> None:
    jobs = planned(REPOSITORY, ("pdf",))
    if SHARES == 1:
        jobs = [job for job in jobs if job.document.id.split("/", 2)[2][:-4] in SAMPLES]
        assert len(jobs) == len(SAMPLES)
    wrong = []
    for job, pages, found in printed(REPOSITORY, [*map(with_names, jobs[share::SHARES])], tmp_path):
        wrong += [f"{job.path}, {mark}" for mark in found]
        one = job.document.product in ONE_SHEET
        if pages > (1 if one else MOST_PAGES[job.view.variant.shape]):
            wrong.append(f"{job.path} has {pages} pages")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_of_awkward_content(share: int, tmp_path: Path) -> None:
    root = make_awkward(tmp_path / "project")
    jobs = jobs_of(root, ("pdf",))
    if SHARES == 1:
        jobs = [job for job in jobs if job.document.id.removesuffix("/pdf") in AWKWARD]
        assert len(jobs) == len(AWKWARD)
    wrong = [
        f"{job.path}, {mark}"
        for job, _, found in printed(root, jobs[share::SHARES], tmp_path)
        for mark in found
    ]
    assert not wrong, "\n".join(wrong)


def test_quotations_in_word_come_in_the_order_of_the_view(tmp_path: Path) -> None:
    renderer, path = Renderer(Sources(REPOSITORY)), tmp_path / "out.docx"
    jobs = [job for job in planned(REPOSITORY, ("docx",)) if job.document.product not in ONE_SHEET]
    for job in map(with_names, jobs[:: budget(quick=20, full=1)]):
        path.write_bytes(renderer.render(job).content)
        quoted = "\n".join(docx_quotations(path))
        if job.document.product == "summary":
            passages = sorted(
                job.view.passages, key=lambda each: STANDINGS.index(each.why.standing)
            )
            words = [" ".join(block.split()) for each in passages for block in each.blocks]
        elif job.document.product in ("speaking-notes", "progress"):
            agreed = [
                each
                for each in job.view.commitments
                if each.due or each.stage in ("agreed", "open")
            ]
            words = [" ".join(each.quote.split()) for each in agreed]
        else:
            # What names the country comes first.
            named = {each.ref for each in job.view.passages if each.why.standing == "named"}
            commitments = sorted(job.view.commitments, key=lambda each: each.ref not in named)
            words = [" ".join(each.quote.split()) for each in commitments]
        place = 0
        for each in words:
            place = quoted.find(each, place)
            assert place >= 0, f"{job.path}: “{each[:60]}” is out of order"


def test_colours_of_text_stand_out_from_what_is_behind() -> None:
    environment = make_environment(Resources(Sources(REPOSITORY), "briefing"), "en")
    theme = environment.get_template("theme.html").module
    schemes = [theme.house, *theme.families.values()]  # type: ignore[attr-defined]
    for scheme in schemes:
        inks = (scheme["accent"], theme.ink, theme.quiet)  # type: ignore[attr-defined]
        for text, surface in product(inks, ("#ffffff", scheme["tint"])):
            ratio = contrast(from_hex(text), from_hex(surface))
            assert ratio >= LEAST, f"{text} on {surface}: {ratio:.2f}"


def test_colours_of_text_in_word_stand_out_from_paper() -> None:
    for path in (REPOSITORY / "templates").rglob("*.docx"):
        colours = docx.Document(str(path)).styles.element.xpath("//w:rPr/w:color/@w:val")
        assert colours
        for colour in colours:
            ratio = contrast(from_hex(colour), (1, 1, 1))
            assert ratio >= LEAST, f"{path}: {colour} on white: {ratio:.2f}"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1)],
)
def test_contrast_as_the_wcag_reckons_it(one: str, other: str, ratio: float) -> None:
    assert contrast(from_hex(one), from_hex(other)) == pytest.approx(ratio, abs=0.005)
