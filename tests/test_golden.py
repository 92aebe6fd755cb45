"""Documents against their golden texts: HTML, ``document.xml``, the text of the PDF and its pages.

``make golden`` writes them anew; what changed is read as a diff.
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from conftest import REPOSITORY, job_of
from docgen.render.document import Renderer
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources
from reading import pdf_pages, pdf_text

pytestmark = pytest.mark.early

GOLDEN = Path(__file__).parent / "golden"
# The emptiest and the fullest views of the shipped declaration, and one of each shape.
PDFS = [
    "briefing/whole",
    "briefing/kg",
    "briefing/migration",
    "factsheet/kg-political",
    "speaking-notes/kg",
    "press-line/uz",
    "scene-setter/kg",
    "progress/water",
]
WORDS = ["summary/agriculture", "factsheet/it-agriculture", "speaking-notes/kg", "progress/water"]


def compare(name: str, said: str, config: pytest.Config) -> None:
    path = GOLDEN / name.replace("/", "-")
    if config.getoption("update_golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")


@pytest.mark.parametrize("name", PDFS)
def test_html(name: str, pytestconfig: pytest.Config) -> None:
    job = job_of(REPOSITORY, f"{name}/pdf")
    environment = make_environment(
        Resources(Sources(REPOSITORY), job.document.product), job.document.language
    )
    compare(f"{name}.html", render_html(job, environment), pytestconfig)


@pytest.mark.parametrize("name", PDFS)
def test_pdf_text(name: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(
        Renderer(Sources(REPOSITORY)).render(job_of(REPOSITORY, f"{name}/pdf")).content
    )
    compare(f"{name}.pdf.txt", f"{pdf_pages(path)} pages\n{pdf_text(path)}\n", pytestconfig)


@pytest.mark.parametrize("name", WORDS)
def test_document_xml(name: str, pytestconfig: pytest.Config) -> None:
    content = Renderer(Sources(REPOSITORY)).render(job_of(REPOSITORY, f"{name}/docx")).content
    with zipfile.ZipFile(BytesIO(content)) as parts:
        tree = etree.fromstring(parts.read("word/document.xml"))
    etree.indent(tree)
    compare(f"{name}.document.xml", etree.tostring(tree, encoding="unicode") + "\n", pytestconfig)
