"""The gallery's page, without LibreOffice: each page of a document as a picture, by variant."""

from pathlib import Path

from PIL import Image

from conftest import job_of
from docgen.render.document import Renderer
from docgen.sources import Sources
from gallery.page import Shown, page
from gallery.pictures import draw
from reading import pdf_pages


def test_a_picture_of_each_page(mini: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(Renderer(Sources(mini)).render(job_of(mini, "kz/pdf")).content)
    pictures = draw(path, tmp_path / "pictures")
    assert len(pictures) == pdf_pages(path)
    with Image.open(pictures[0]) as picture:
        colours = picture.convert("L").getextrema()
    assert colours == (0, 255), "ink on paper"


def test_the_page_shows_all_and_says_what_they_are() -> None:
    documents = [
        Shown("sheet", "sector", "sea & <air>", "pdf", "../a.pdf", ["a-1.png", "a-2.png"]),
        Shown("sheet", "sector", "sea & <air>", "docx", "../a.docx", ["b-1.png"]),
        Shown("sheet", "country", "norway", "pdf", "../c.pdf", ["c-1.png"]),
    ]
    said = page(documents)
    assert "<b>3 documents, 4 pages</b>" in said
    assert said.count("<img ") == said.count('loading="lazy"') == 4
    assert said.count("<h2 ") == said.count('<div class="row"') == 2
    assert "sea &amp; &lt;air&gt;, pdf, page 2" in said
    assert "pdf · 2 / 2" in said
