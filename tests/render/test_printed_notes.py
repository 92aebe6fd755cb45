"""Notes of the desk in PDF and Word: every word with its look, and nobody else's words."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from conftest import REPOSITORY, job_of
from docgen.errors import FidelityError, TemplateError
from docgen.render.document import Renderer
from docgen.sources import Sources
from reading import pdf_links, pdf_look, pdf_text

NOTE = """\
## Context

They meet **again**, *soon*,
***both***; see [the site](https://example.org/a?b=1&c=2), <x@y.example>.

- One & <two>
  1. A

     goes on
     - deep
- Three

7. Seven
8. Eight
"""
LINES = [
    ("Heading 2", "Context"),
    ("Normal", "They meet again, soon, both; see the site, x@y.example."),
    ("List Bullet", "One & <two>"),
    ("List Number 2", "1.\tA"),
    ("List Continue 2", "goes on"),
    ("List Bullet 3", "deep"),
    ("List Bullet", "Three"),
    ("List Number", "7.\tSeven"),
    ("List Number", "8.\tEight"),
]


@pytest.fixture
def noted(mini: Path) -> Path:
    # Markdown of a person's: the second paragraph of an item is indented by hand.
    text = NOTE.replace("<two>", "\\<two>")
    (mini / "content/demo/notes/kz.md").write_text(text, "utf-8")
    return mini


def render(root: Path, name: str) -> bytes:
    return Renderer(Sources(root)).render(job_of(root, name)).content


def test_word(noted: Path) -> None:
    content = render(noted, "kz/docx")
    file = docx.Document(BytesIO(content))
    lines = [(each.style.name, each.text) for each in file.paragraphs if each.style is not None]
    assert lines[-len(LINES) :] == LINES
    (paragraph,) = [each for each in file.paragraphs if each.text.startswith("They meet")]
    looks = {run.text: (bool(run.bold), bool(run.italic)) for run in paragraph.runs}
    assert looks["again"] == (True, False)
    assert looks["soon"] == (False, True)
    assert looks["both"] == (True, True)
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("the site", "https://example.org/a?b=1&c=2"),
        ("x@y.example", "mailto:x@y.example"),
    ]
    assert render(noted, "kz/docx") == content


def test_a_word_template_without_a_style_is_told(noted: Path) -> None:
    path = noted / "templates/note/note.docx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    styles = parts["word/styles.xml"].decode()
    parts["word/styles.xml"] = styles.replace('"List Number 2"', '"My Numbers"').encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    with pytest.raises(TemplateError, match="lacks the style 'List Number 2'"):
        render(noted, "kz/docx")


@pytest.fixture
def shipped(noted: Path) -> Path:
    """The small project with the macros and stylesheets that docgen ships."""
    shared = noted / "templates/shared"
    for name in ("base.css", "base.html", "macros.html", "theme.html", "pictures.html"):
        (shared / name).write_bytes((REPOSITORY / "templates/shared" / name).read_bytes())
    page = '{% extends "base.html" %}{% import "macros.html" as m with context %}'
    title = "{% block title %}T{% endblock %}{% block masthead %}<h1>T</h1>{% endblock %}"
    content = "{% block content %}{{ m.notes() }}{% endblock %}"
    (noted / "templates/note/note.html").write_text(page + title + content, "utf-8")
    return noted


@pytest.mark.parametrize("tight", ["true", "'yes'", "{'a': 1}", "none"])
def test_a_template_may_call_something_else_tight(shipped: Path, tight: str) -> None:
    file = shipped / "templates/note/note.html"
    file.write_text(file.read_text("utf-8") + f"{{% set tight = {tight} %}}", "utf-8")
    assert render(shipped, "kz/pdf")


def test_pdf(shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(render(shipped, "kz/pdf"))
    said = " ".join(pdf_text(path).split())
    assert "Note by the desk Context They meet again, soon, both; see the site, x@y.ex" in said
    assert "• One & <two> 1. A goes on • deep • Three 7. Seven 8. Eight" in said
    looks = {words: pdf_look(path, words) for words in ("meet", "again", "soon", "both")}
    assert looks == {
        "meet": "Desk",
        "again": "Desk-Bold",
        "soon": "Desk-Italic",
        "both": "Desk-Bold-Italic",
    }
    assert pdf_links(path) == ["https://example.org/a?b=1&c=2", "mailto:x@y.example"]


@pytest.mark.parametrize(
    "rules",
    [
        "strong { font-family: Declaration }",
        ".note p { font-family: Declaration }",
        "em { display: none }",
        ".note li { position: absolute; left: -99mm }",
    ],
)
def test_a_note_is_the_desks_and_whole(shipped: Path, rules: str) -> None:
    path = shipped / "templates/shared/base.css"
    path.write_text(f"{path.read_text('utf-8')}\n{rules}", "utf-8")
    with pytest.raises(FidelityError):
        render(shipped, "kz/pdf")


def test_a_note_cannot_be_quoted_as_the_declarations(shipped: Path) -> None:
    path = shipped / "templates/shared/macros.html"
    text = path.read_text("utf-8")
    assert text.count("{{ each.text }}") == 1
    path.write_text(text.replace("{{ each.text }}", "{{ quote(each.text) }}"), "utf-8")
    with pytest.raises(FidelityError, match="quotes “Context” and cites no paragraph"):
        render(shipped, "kz/pdf")
