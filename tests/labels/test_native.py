"""Italian and Russian documents have no English word outside the declaration's."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html
from msgspec.structs import replace

from conftest import REPOSITORY
from docgen.build.survey import survey
from docgen.job import Job, Request
from docgen.render.docx import render_docx
from docgen.render.environment import DocumentEnvironment, make_environment
from docgen.render.html import render_html
from docgen.render.naming import with_naming
from docgen.render.resources import Resources
from docgen.sources import Sources

pytestmark = pytest.mark.early

VARIANTS = ("whole", "kz", "it", "energy", "it-energy")
# Words without which no English sentence does, and Italian does; in Russian, any Latin letters.
ENGLISH = {
    "it": re.compile(
        r"\b(?:the|of|and|by|with|to|for|is|was|which|that|from|not)\b", re.IGNORECASE
    ),
    "ru": re.compile(r"[A-Za-z]{2,}"),
}
_DIGEST = re.compile(r"\b[0-9a-f]{12}\b")
_READ = ("alt", "title", "aria-label", "content")


def of_page(page: str) -> str:
    """The text of a page and of its attributes, without what is in English and says so."""
    tree = html.fromstring(page)
    for element in list(tree.iter("style")):
        element.drop_tree()
    for element in tree.xpath("//body//*[@lang='en']"):
        element.text = ""
        for child in list(element):
            child.drop_tree()
    said = [value for each in tree.iter("*") for name, value in each.items() if name in _READ]
    return " ".join([*tree.itertext(), *said]).replace("width=device-width", "")


def of_word(content: bytes) -> str:
    """The same of a Word file, with its properties."""
    file = docx.Document(BytesIO(content))
    theirs = {each.style_id for each in file.styles if each.name.startswith("Declaration")}
    core = file.core_properties
    said = [core.title, core.subject, core.comments]
    roots = [file.element.body]
    for section in file.sections:
        roots += [section.header._element, section.footer._element]
    for paragraph in (each for root in roots for each in root.iter(qn("w:p"))):
        style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)")
        said += [] if style in theirs else [text.text or "" for text in paragraph.iter(qn("w:t"))]
    return " ".join(said)


def texts(language: str, form: str) -> Iterator[tuple[str, str]]:
    sources = Sources(REPOSITORY)
    request = Request(languages=(language,), formats=(form,))
    _, plan = survey(REPOSITORY, Path("nowhere"), request)
    made: dict[str, DocumentEnvironment] = {}
    for job in (step.job for step in plan.steps):
        if job.document.id.split("/")[3] in VARIANTS:
            product = job.document.product
            if product not in made:
                made[product] = make_environment(Resources(sources, product), language)
            yield job.document.id, text_of(job, made[product], Resources(sources, product))


def text_of(job: Job, environment: DocumentEnvironment, resources: Resources) -> str:
    job = replace(job, view=with_naming(job.view))
    if job.document.format == "pdf":
        return of_page(render_html(job, environment))
    return of_word(render_docx(job, environment, resources)[0])


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("language", ["it", "ru"])
def test_no_english_word_is_left(language: str, form: str) -> None:
    found = {}
    for name, text in texts(language, form):
        if left := ENGLISH[language].findall(_DIGEST.sub("", text)):
            found[name] = left
        assert len(text) > 500, name
    assert found == {}
