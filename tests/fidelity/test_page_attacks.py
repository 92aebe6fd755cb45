"""Ways in which a page could deceive the reader of its PDF: each ends with an error.

Each attack changes the stylesheet or the macros of a small project; harmless edits of the same kind
pass.
"""

from pathlib import Path

import pytest

from conftest import job_of
from docgen.errors import FidelityError
from docgen.render.document import Renderer
from docgen.sources import Sources

FACE = "@font-face { font-family: Other; src: url(fonts/SourceSerif4_400Regular.ttf) }"
COVER = "{ content: ''; position: absolute; inset: 0; background: #fff }"
PRINTED = "<q>{{ words }}</q>"


def render(root: Path, css: str = "", printed: str = PRINTED) -> None:
    shared = root / "templates/shared"
    with (shared / "base.css").open("a", encoding="utf-8") as stylesheet:
        stylesheet.write(css)
    macros = shared / "macros.html"
    text = macros.read_text(encoding="utf-8")
    assert PRINTED in text
    macros.write_text(text.replace(PRINTED, printed), encoding="utf-8")
    Renderer(Sources(root)).render(job_of(root, "whole/pdf"))


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("q { font-family: Desk }", "in a face that is not the declaration's"),
        ("h1 { font-family: Declaration }", "in the declaration's face, although"),
        (f"{FACE} h1 {{ font-family: Other }}", "'Other' has a file of the family 'Declaration'"),
        ("q { display: none }", "is in the template's page, but not in the PDF"),
        ("q { visibility: hidden }", "is in the template's page, but not in the PDF"),
        ("h1 { display: none }", "is in the template's page, but not in the PDF"),
        ("blockquote { height: 6pt; overflow: hidden }", "are cut off|are not on|not in the PDF"),
        ("q { position: absolute; left: -400mm }", "are not on the page"),
        ("q { font-size: .1pt }", "0.1 pt high"),
        ("q { color: #fff }", "contrast of 1.00"),
        ("q { color: #777 }", "contrast of 4.48"),
        ("q { background: #111 }", "have a contrast of 1"),
        ("html { color: #fff }", "contrast of 1.00"),
        ("q { opacity: .2 }", "the declaration's words .* have a contrast of 1"),
        ("q { opacity: .001 }", "the declaration's words .* have a contrast of 1"),
        (f"blockquote {{ position: relative }} blockquote::after {COVER}", "are painted over"),
        ("q { letter-spacing: -.5em }", "letters printed over one another"),
        ("blockquote { width: 60pt } p, q { line-height: 2pt }", "are printed over or under"),
        ("q { text-decoration: line-through }", "are struck through"),
        ("q { display: inline-block; transform: scaleX(-1) }", "are mirrored"),
        ("q { text-transform: uppercase }", "otherwise than the template's page"),
        ("q::after { content: ' not' }", "otherwise than the template's page|in a face"),
        ("q::after { content: '-' }", "otherwise than the template's page"),
        ("q::before { content: 'not '}", "otherwise than the template's page|in a face"),
        ("p::before { content: 'No. '; font-family: Declaration }", "although it is no quotation"),
        (".ref::after { content: '0' }", "adds “0” to a reference"),
    ],
)
def test_attack_by_a_stylesheet(mini: Path, css: str, message: str) -> None:
    with pytest.raises(FidelityError, match=message):
        render(mini, css)


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("<q>{{ words | replace('will', 'may') }}</q>", r"may .*\(page 1\).*which says"),
        ("<q></q>", r"quotes “” as of paragraph ¶1 \(page 1\)"),
        ("<q>{{ words }}</q><q>{{ words }}</q>", "page 1"),
    ],
)
def test_attack_by_a_macro(mini: Path, printed: str, message: str) -> None:
    with pytest.raises(FidelityError, match=message):
        render(mini, printed=printed)


@pytest.mark.parametrize(
    "css",
    [
        "q { color: #333 }",
        "q { color: #fff; background: #222 }",
        "q { opacity: .8 }",
        "q { letter-spacing: .02em; line-height: 1.2 }",
        "q { line-height: 2pt }",  # the paragraph's own keeps the lines apart
        "p { text-decoration: underline }",
        "blockquote { border: 1pt solid #333; border-radius: 3pt; padding: 2pt }",
        "blockquote { transform: rotate(2deg) }",
        "h1 { text-transform: uppercase }",
        "blockquote { width: 30pt } q { hyphens: auto }",
        "blockquote { width: 30pt } q { hyphens: auto; hyphenate-character: '\\2D7' }",
        "body { columns: 2 }",
    ],
)
def test_harmless(mini: Path, css: str) -> None:
    render(mini, css)
