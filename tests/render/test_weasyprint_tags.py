"""What the margins of a page repeat is no part of its text."""

from pathlib import Path

import pytest

from docgen.fidelity import pdfium
from docgen.fidelity.objects import content_of, objects
from docgen.fidelity.pdf import open_pdf
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources

PAGE = (
    "<html lang=en><title>T</title><link rel=stylesheet href=base.css>"
    "<style>.head {{ position: running(head) }} @page {{ @top-left {{ content: element(head) }} }}"
    "</style><body><p class=head>{}</p><p>text</p>"
)


@pytest.mark.parametrize(
    ("head", "tagged"),
    [
        ("running <b>head</b>", 1),
        ("running <a href='https://example.org'>head</a>", 3),  # links need an element (7.18.5)
    ],
)
def test_running_heads_are_artifacts(mini: Path, head: str, tagged: int) -> None:
    printed = PdfPrinter(Resources(Sources(mini), "note")).print(PAGE.format(head), "t")
    with open_pdf(printed.content) as pdf:
        for page in pdf.pages:
            assert "".join(each.text for each in page.texts if not each.mark.tagged).split() == [
                "running",
                "head",
            ]
            drawn = [
                content_of(each, groups)
                for each, kind, groups in objects(page.handle)
                if kind == pdfium.TEXT
            ]
            assert len(drawn) == 3
            assert sum(content >= 0 for content in drawn) == tagged
