"""The two engines say the same: words, order, references and structure of their PDFs."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, budget, jobs_of
from docgen.fidelity.pdf import PdfPage, open_pdf
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.sources import Sources

JOBS = [
    job
    for job in jobs_of(REPOSITORY, ("pdf",))
    if (REPOSITORY / f"templates/{job.document.product}/{job.document.product}.typ").exists()
]
TRIED = JOBS[:: budget(quick=12, full=1)]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Sources(REPOSITORY))


@pytest.mark.parametrize("job", TRIED, ids=lambda job: job.path.rpartition("/")[2])
def test_the_same_words_in_the_same_order(job: Job, renderer: Renderer) -> None:
    html, typst = (
        renderer.render(replace(job, engine=engine)) for engine in ("weasyprint", "typst")
    )
    assert html.content != typst.content
    assert abs((html.pages or 0) - (typst.pages or 0)) <= 1
    pages, others = list(told(html.content)), list(told(typst.content))
    assert words(pages, "quotation") == words(others, "quotation")
    assert words(pages, "reference") == words(others, "reference")
    assert words(pages, "") == words(others, "")
    assert structure(pages) == structure(others)


class Told:
    """What a page says, in the order of its tags; ``texts`` are kind, text."""

    def __init__(self, page: PdfPage) -> None:
        order = {mark.content: at for at, mark in enumerate(page.marks)}
        tagged = [each for each in page.texts if each.mark.tagged and not each.mark.picture]
        tagged.sort(key=lambda each: order[each.mark.content])
        self.texts = [(each.mark.kind, each.text) for each in tagged]
        said: dict[int, str] = {}
        for each in tagged:
            said[each.mark.content] = said.get(each.mark.content, "") + each.text
        self.tags = [
            (
                tag.name,
                letters("".join(said.get(at, "") for one in tag.below() for at in one.contents)),
            )
            for tag in page.tags.below()
            if tag.name in ("H1", "H2", "H3", "Table", "TR", "TH", "TD", "Figure")
        ]


def told(content: bytes) -> Iterator[Told]:
    with open_pdf(content) as pdf:
        for page in pdf.pages:
            yield Told(page)


def words(pages: list[Told], kind: str) -> str:
    """The letters of all texts of a kind, or of all."""
    return letters(
        "".join(text for page in pages for each, text in page.texts if kind in ("", each))
    )


def structure(pages: list[Told]) -> list[tuple[str, str]]:
    return sorted(each for page in pages for each in page.tags if each[0] == "Figure") + [
        each for page in pages for each in page.tags if each[0] != "Figure"
    ]


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text)).casefold()


def test_there_are_pages_to_compare() -> None:
    assert {job.document.product for job in JOBS} >= {"factsheet"}
