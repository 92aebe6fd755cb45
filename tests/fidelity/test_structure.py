"""Tags that PDF/UA-1 does not allow give no document; veraPDF judged all of these the same."""

from pathlib import Path

import pytest

from conftest import job_of
from docgen.errors import TemplateError
from docgen.fidelity.gate import prove_pdf
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources

HEAD = "<html lang=en><title>T</title><link rel=stylesheet href=base.css><body><h1>Title</h1>"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>{}<circle r='9'/></svg>"
QUOTE = "<p><span class=ref>para. 1</span> <q lang='{}'>They will meet again in 2026.</q></p>"
LONG = "<tr><td>x<br>y<br>z</td></tr>" * 39


def prove(root: Path, body: str) -> None:
    page = PdfPrinter(Resources(Sources(root), "note")).print(HEAD + body, "t")
    prove_pdf(page, (), job_of(root, "whole/pdf").view)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"<table><tr><th rowspan=40>a</th><td>1</td></tr>{LONG}</table>", "ends within a cell"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "rows of 1 and 2"),
        ("<table><tr><td colspan=3>a</td></tr><tr><td>c</td></tr></table>", "rows of 1 and 3"),
        ("<table style='display: block'><tr><td>a</td></tr></table>", "has a table whose parts"),
        ("<table><tr style='display: flex'><td>a</td><td>b</td></tr></table>", "has a table"),
        ("<h3>a</h3>", "a heading h3 after h1"),
        ("<h2>a</h2><h4>b</h4>", "a heading h4 after h2"),
        (SVG.format(""), "a picture without words"),
        ("<div><li>x</li></div>", "a list whose parts"),
        ("<ul><p>x</p><li>y</li></ul>", "a list whose parts"),
        (QUOTE.format("en us"), "an element with lang=“en us”"),
    ],
)
def test_what_is_refused(mini: Path, body: str, message: str) -> None:
    with pytest.raises(TemplateError, match=f"page 1: .*{message}.*PDF/UA-1"):
        prove(mini, body)


@pytest.mark.parametrize(
    "body",
    [
        "<h2>a</h2><h3>b</h3><h2>c</h2>",
        "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table><caption>c</caption><thead><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>",
        "<table><tr><td colspan=2>a</td></tr><tr><td>c</td><td>d</td></tr></table>",
        "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        SVG.format("<title>A circle</title>"),
        "<p><a href='https://example.org'>x</a></p>",
        QUOTE.format("pt-BR"),
    ],
)
def test_what_passes(mini: Path, body: str) -> None:
    prove(mini, body)


def test_the_language_of_a_page_is_one(mini: Path) -> None:
    page = f"{HEAD}<p>x</p>".replace("lang=en", "lang='en us'")
    printed = PdfPrinter(Resources(Sources(mini), "note")).print(page, "t")
    with pytest.raises(TemplateError, match="<html> has lang=“en us”"):
        prove_pdf(printed, (), job_of(mini, "whole/pdf").view)
