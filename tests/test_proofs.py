"""Each mark of the proof-reader, on a page that deserves it, and no mark on one that does not."""

from pathlib import Path

import pytest

from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources
from proofs import marks, printing

FACES = "@font-face { font-family: F; src: url(fonts/SourceSerif4_400Regular.ttf) }"
STYLE = f"""{FACES} @page {{ size: 10cm; margin: 1cm }}
body, h2, p {{ font: 10pt/12pt F; margin: 0 }} h2 {{ break-after: auto }}
tr {{ break-inside: auto }}"""
FULL = "<p>" + "A line of the page.<br>" * 17
HALF = "<p>" + "A line of the page.<br>" * 8
WORDS = "words that go on and on "


def marked(root: Path, markup: str) -> list[str]:
    page = f"<html lang=en><title>T</title><style>{STYLE}</style><body>{markup}"
    with printing() as printed:
        PdfPrinter(Resources(Sources(root), "note")).print(page, "templates/note/note.html")
    return marks(printed[-1])


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        (f"<p style='width: 2cm; margin: 0'>Wordswithoutanend</p>{FULL}", "leaves its <p>"),
        (f"<p style='height: 1cm'>{WORDS * 20}</p>{FULL}", "leaves its <p>"),
        (f"<table style='width: 3cm; table-layout: fixed'><td>Wordswithoutanend<td>x</table>{FULL}",
         "leaves its <td>"),
        (f"<p style='position: relative; left: 6cm'>{WORDS}</p>{FULL}", "leaves the page"),
        ("<p>A line.<p>Another.", "only 2 lines on the last page"),
        (f"{FULL}<h2>A heading</h2>{FULL}", "“A heading” is a heading with nothing below"),
        (f"<div style='columns: 2; column-fill: auto; height: 3cm'>{'Line<br>' * 6}<h2>Heading</h2>"
         f"{'Line<br>' * 5}</div>{FULL}", "“Heading” is a heading with nothing below"),
        (f"{FULL}<p style='orphans: 1'>{WORDS * 20}{FULL}", "is a line alone"),
        (f"{HALF}<table><tr><td>{'Line<br>' * 14}</table>{FULL}", "a row of a table goes on"),
        (f"<p>A line.<p style='break-before: page'>{FULL}", "page 1: 5% full"),
        (f"<div class=sheet style='font: 6pt/7pt F'>{WORDS * 30}</div>", "a sheet that is"),
        (f"{HALF}<section><p>{'Line<br>' * 10}<p>Another</section>{FULL}", "begins with one line"),
        (f"<p style='color: #999999'>Pale</p>{FULL}", "“Pale” has a contrast of 2.8"),
        (f"<div style='background: #1f3f8f'><p><b>Dark</b></div>{FULL}", "“Dark” has a contrast"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_marked(mini: Path, markup: str, mark: str) -> None:
    assert mark in "\n".join(marked(mini, markup))


@pytest.mark.parametrize(
    "markup",
    [
        FULL,
        f"<h2>A heading</h2>{FULL}",
        f"<div style='background: #1f3f8f; color: #ffffff'><p><b>Light</b></div>{FULL}",
        f"<table><thead><tr><th>Head<tbody>{'<tr><td>Row' * 40}</table>{FULL}",
        f"<div class=sheet>{WORDS * 30}</div>",
        f"<div class=sheet><p>{'Few words.<br>' * 5}</div>",
        f"{HALF}<section><p>{'Line<br>' * 10}<p>Two<br>lines</section>{HALF}",
        f"{HALF}<ul><li style='display: inline-block'>{'Row<br>' * 9}</ul>{FULL}",
        f"<style>td {{ vertical-align: top }}</style><table><tr><td style='width: 1cm'>"
        f"<h2>Two lines</h2><td>{'Line<br>' * 5}</table>{HALF}",
        f"{HALF}<h2>A heading</h2><svg style='height: 3cm' viewBox='0 0 1 1'></svg>{FULL}",
    ],
)  # fmt: skip
def test_what_is_right_is_not(mini: Path, markup: str) -> None:
    assert marked(mini, markup) == []
