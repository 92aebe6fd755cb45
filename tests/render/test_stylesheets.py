"""Stylesheets that are parsed once give the pages that WeasyPrint would make of them by itself."""

from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY
from docgen.errors import TemplateError
from docgen.render import stylesheets, weasyprint_notes
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources

pytestmark = pytest.mark.early

TEMPLATE = "templates/note/note.html"
FACE = "@font-face { font-family: F; src: url(fonts/SourceSerif4_400Regular.ttf) }"
FILES = {
    "first.css": "p { font-size: 20pt; color: #700 } @page { margin: 3cm }",
    "second.css": "p { font-size: 14pt } @page { margin: 1cm }",
    "important.css": "p { font-size: 8pt !important }",
    "layers.css": "@layer low, high; @layer high { p { font-size: 30pt } }",
    "imports.css": "@import url(second.css);",
    "counters.css": "@counter-style dots { system: cyclic; symbols: '·'; suffix: ' ' }",
    "tight.css": "p { font-size: 6pt }",
}


def link(name: str, more: str = "") -> str:
    return f"<link rel=stylesheet href={name} {more}>"


def page(*head: str, body: str = "<p>Words") -> str:
    style = f"<style>{FACE} body {{ font-family: F }}</style>"
    return f"<html lang=en><head><title>T</title>{style}{''.join(head)}</head><body>{body}"


PAGES = {
    "one after the other": page(link("first.css"), link("second.css")),
    "the other way round": page(link("second.css"), link("first.css")),
    "a style after a file": page(link("first.css"), "<style>p { font-size: 9pt }</style>"),
    "a file after a style": page("<style>p { font-size: 9pt }</style>", link("first.css")),
    "the style of an element": page(link("first.css"), body="<p style='font-size: 9pt'>Words"),
    "an important rule": page(link("important.css"), body="<p style='font-size: 9pt'>Words"),
    "important both": page(
        link("important.css"), body="<p style='font-size: 9pt !important'>Words"
    ),
    "layers": page(link("layers.css"), "<style>@layer low { p { font-size: 40pt } }</style>"),
    "for the screen": page(link("first.css", "media=screen"), link("second.css")),
    "for paper": page(link("first.css", "media=print")),
    "an alternative": page("<link rel='alternate stylesheet' href=first.css>"),
    "of another kind": page("<link rel=stylesheet type=text/less href=first.css>"),
    "imports": page(link("imports.css"), link("first.css")),
    "counters": page(link("counters.css"), body="<ul style='list-style: dots'><li>Words<li>More"),
    "in the text": page(body="<p>Words<style>p { font-size: 9pt }</style><p>More"),
    "a longer one": page(link("first.css"), body="<p>Words " * 40),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    shared = root / "templates/shared"
    (shared / "fonts").mkdir(parents=True)
    font = "templates/shared/fonts/SourceSerif4_400Regular.ttf"
    (root / font).write_bytes((REPOSITORY / font).read_bytes())
    for name, content in FILES.items():
        (shared / name).write_text(content)
    return root


def printer(root: Path) -> PdfPrinter:
    return PdfPrinter(Resources(Sources(root), "note"))


@pytest.mark.parametrize("name", PAGES)
def test_the_same_pages_as_weasyprint_by_itself(
    project: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = printer(project)
    for other in PAGES.values():
        kept.print(other, TEMPLATE)
    ours = kept.print(PAGES[name], TEMPLATE)
    monkeypatch.setattr(stylesheets, "_is_unconditional", lambda _: False)
    assert ours == printer(project).print(PAGES[name], TEMPLATE)


def test_a_mistake_fails_every_page_that_has_it(project: Path) -> None:
    ours = printer(project)
    for _ in range(2):
        with pytest.raises(TemplateError, match="unknown property"):
            ours.print(page("<style>p { colour: red }</style>"), TEMPLATE)
    ours.print(page(), TEMPLATE)


def test_each_page_has_its_stylesheets_on_record(project: Path) -> None:
    sources = Sources(project)
    ours = PdfPrinter(Resources(sources, "note"))
    records = []
    for _ in range(2):
        with sources.recording() as reads:
            ours.print(page(link("imports.css")), TEMPLATE)
        records.append(dict(reads))
    assert records[0] == records[1]
    assert records[0]["templates/shared/second.css"]
    assert records[0]["templates/note/second.css"] is None
    assert records[0]["templates/shared/fonts/SourceSerif4_400Regular.ttf"]


def test_what_is_kept_has_a_bound(project: Path) -> None:
    ours = printer(project)
    for number in range(stylesheets._MOST + 5):
        ours.print(page(f"<style>p {{ font-size: {number + 5}pt }}</style>"), TEMPLATE)
    assert len(ours._stylesheets._kept) == stylesheets._MOST


@pytest.mark.parametrize("conditional", [False, True])
def test_a_last_page_with_little_on_it_is_saved(project: Path, conditional: bool) -> None:
    more = "media=print" if conditional else ""
    text = page(link("second.css", more), body="<p>Words " * 50)
    assert printer(project).print(text, TEMPLATE).pages == 1


@pytest.mark.parametrize(
    ("letters", "words", "settings"),
    [
        (None, 53, 2),
        ("100 400", 53, 1),  # tight, and full enough to need it
        ("100 400", 20, 2),  # tight, with room for the other setting, which takes no more pages
        ("400 900", 53, 2),  # fewer letters than that
    ],
)
def test_what_is_expected_to_be_tight_is_set_so_first(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    letters: str | None,
    words: int,
    settings: int,
) -> None:
    rendered = []
    render = weasyprint_notes.Page.render

    def count(self: Any, **given: Any) -> Any:
        rendered.append(render(self, **given))
        return rendered[-1]

    monkeypatch.setattr(weasyprint_notes.Page, "render", count)
    text = page(link("second.css"), body="<main>" + "<p>Words " * words)
    text = text.replace("<html ", f'<html data-tight="{letters}" ') if letters else text
    assert printer(project).print(text, TEMPLATE).pages == 1
    assert len(rendered) == settings


@pytest.mark.parametrize("letters", ["", "3450", "5000 3450", "from 100", "34.5 50"])
def test_letters_of_a_tight_page_that_are_none_are_told(project: Path, letters: str) -> None:
    text = page(link("second.css"), body="<main><p>Words")
    text = text.replace("<html ", f'<html data-tight="{letters}" ')
    with pytest.raises(TemplateError, match="is no range of letters") as caught:
        printer(project).print(text, TEMPLATE)
    assert caught.value.path == TEMPLATE
    assert "the lower first" in caught.value.hint
