import re
import zlib
from pathlib import Path

import pytest

from conftest import job_of
from docgen.errors import TemplateError
from docgen.render.document import Renderer
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources
from reading import pdf_faces, pdf_quotations, pdf_text

FACE = "@font-face { font-family: F; src: url(fonts/SourceSerif4_400Regular.ttf) }"
PAGE = f"<html lang=en><title>T</title><style>{FACE} p {{ font-family: F }}</style><p>Words"


def printer(root: Path) -> PdfPrinter:
    return PdfPrinter(Resources(Sources(root), "note"))


def test_the_faces_tell_whose_words_they_are(mini: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(Renderer(Sources(mini)).render(job_of(mini, "is-fish/pdf")).content)
    first, second = pdf_quotations(path)
    assert first.startswith("Norway and Iceland agreed on “fair” quotas, where a < b & c. They")
    assert second == "The Nordic States share their data by spring 2027."
    assert "spring 2027: Shared data, Nordic States" in pdf_text(path)


def test_fonts_of_the_machine_are_not_seen(mini: Path, tmp_path: Path) -> None:
    page = PAGE.replace("<p>", "<p style='font-family: DejaVu Sans, serif'>")
    path = tmp_path / "out.pdf"
    path.write_bytes(printer(mini).print(page, "templates/note/note.html").content)
    assert pdf_faces(path) == {"F"}


def test_the_same_page_gives_the_same_bytes(mini: Path) -> None:
    first, second = printer(mini), printer(mini)
    prints = [first.print(PAGE, "t"), second.print(PAGE, "t"), first.print(PAGE, "t")]
    assert prints[0] == prints[1] == prints[2]


def test_a_word_divided_at_the_end_of_a_line_is_whole_for_who_copies_it(mini: Path) -> None:
    style = "style='width: 3em; hyphens: auto; hyphenate-character: \"\\2D7\"'"
    page = PAGE.replace("SourceSerif4_400", "SourceSans3_400")
    page = page.replace("<p>", f"<p {style}>cooperation re-use ")
    content = printer(mini).print(page, "t").content
    tables = [
        zlib.decompress(stream)
        for stream in re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL)
        if stream.startswith(b"x")
    ]
    (characters,) = (table for table in tables if b"begincmap" in table)
    assert b"> <00ad>" in characters, "the one that divides"
    assert b"> <002d>" in characters, "the one that is written"
    assert b"> <02d7>" not in characters


def test_no_path_of_the_machine_gets_into_the_document(mini: Path) -> None:
    content = printer(mini).print(PAGE + "<a href='other.pdf'>link</a>", "t").content
    assert str(mini).encode() not in content


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<img src='file:///etc/hostname' alt=x>", "'file:///etc/hostname' is not a file of the"),
        ("<img src='../../content/parties.yaml' alt=x>", "no such file 'content/parties.yaml'"),
        ("<link rel=stylesheet href=gone.css>", "no such file 'templates/note/gone.css'"),
        ("<p style='colour: red'>x", "unknown property"),
    ],
)
def test_what_is_refused(mini: Path, markup: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        printer(mini).print(PAGE + markup, "templates/note/note.html")


def test_a_shared_font_is_an_input_of_each_document(mini: Path) -> None:
    renderer = Renderer(Sources(mini))
    reads = [renderer.render(job_of(mini, name)).reads for name in ("kz/pdf", "no/pdf")]
    assert reads[0] == reads[1]
    assert reads[0]["templates/shared/fonts/SourceSerif4_400Regular.ttf"]
    assert reads[0]["templates/note/base.css"] is None
