"""The two engines say the same: words, order, references and structure of their PDFs."""

import re
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, budget, planned, with_names
from docgen.fidelity.pdf import PdfPage, open_pdf
from docgen.fidelity.structure import Tag
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.sources import Sources

JOBS = [
    job
    for job in planned(REPOSITORY, ("pdf",))
    if (REPOSITORY / f"templates/{job.document.product}/{job.document.product}.typ").exists()
]
TRIED = [with_names(job) for job in JOBS[:: budget(quick=12, full=1)]]


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
    if job.view.variant.shape == "country":  # its two pages are the form of this document
        assert typst.pages == html.pages
    pages, others = told(html.content), told(typst.content)
    assert words(pages, "quotation") == words(others, "quotation")
    assert words(pages, "reference") == words(others, "reference")
    assert words(pages, "") == words(others, "")
    assert structure(pages) == structure(others)
    assert pictures(pages) == pictures(others)


class Told:
    """What a page says, in the order of its tags: ``texts`` as kind and words, ``tags`` as name and
    letters. Heads of tables that an earlier page has told in ``heads`` are left out.

    Typst has no heads of rows (``TH`` with a scope): cells are compared as cells.
    """

    def __init__(self, page: PdfPage, heads: set[str]) -> None:
        order = {mark.content: at for at, mark in enumerate(page.marks)}
        tagged = [each for each in page.texts if each.mark.tagged and not each.mark.picture]
        tagged.sort(key=lambda each: order[each.mark.content])
        told: dict[int, str] = {}
        for each in tagged:
            told[each.mark.head] = told.get(each.mark.head, "") + letters(each.text)
        again = {head for head, words in told.items() if head and words in heads}
        heads |= {words for head, words in told.items() if head}
        kept = [each for each in tagged if each.mark.head not in again]
        self.texts = [(each.mark.kind, each.text) for each in kept]
        said: dict[int, str] = {}  # in the order of the tags
        for each in kept:
            said[each.mark.content] = said.get(each.mark.content, "") + each.text
        tags = ((_NAMES.get(tag.name), _text(tag, said)) for tag in page.tags.below())
        self.tags = [(name, text) for name, text in tags if name and text]
        figures = (tag for tag in page.tags.below() if tag.name == "Figure")
        self.pictures = [" ".join(tag.alternative.split()) for tag in figures]


_NAMES = {"TH": "cell", "TD": "cell", "H1": "H1", "H2": "H2", "H3": "H3"}


def _text(tag: Tag, said: Mapping[int, str]) -> str:
    own = {at for one in tag.below() for at in one.contents}
    return letters("".join(text for at, text in said.items() if at in own))


def told(content: bytes) -> list[Told]:
    heads: set[str] = set()
    with open_pdf(content) as pdf:
        return [Told(page, heads) for page in pdf.pages]


def words(pages: list[Told], kind: str) -> str:
    """The letters of all texts of a kind, or of all."""
    texts = (text for page in pages for each, text in page.texts if kind in ("", each))
    return letters("".join(texts))


def structure(pages: list[Told]) -> list[tuple[str, str]]:
    """Headings and cells in order."""
    return [each for page in pages for each in page.tags]


def pictures(pages: list[Told]) -> list[str]:
    """The words that stand for each picture, in order."""
    return [each for page in pages for each in page.pictures]


def letters(text: str) -> str:
    return "".join(re.findall(r"[\w…]", text)).casefold()


def test_there_are_pages_to_compare() -> None:
    assert {job.document.product for job in JOBS} >= {"briefing", "factsheet"}
