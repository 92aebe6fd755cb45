"""Whatever is typed into a field of the content is read in the documents as it was typed."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from msgspec import convert, to_builtins
from msgspec.structs import replace

from conftest import REPOSITORY, MakeProject, RunDocgen, budget, planned, with_names
from docgen.formats import PAGES
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources
from docgen.view import View
from reading import docx_text, pdf_text, plain, without_hyphens

# One word each, so that no line or column can break it where it is compared.
MARKUP = [
    "<b>x</b>",
    "&lt;&amp;&#60;",
    "</title></style></p>",
    "<!--x",
    "<script>x</script>",
    "{{7*7}}",
    "{%if+1%}",
    "{#x#}",
    "{_{7}_}{_%x%_}",
    "]]><w:br/>",
    "<w:t>x</w:t>",
    "</w:t></w:r></w:p>",
    "%(when)s%s",
    "{0}{variant}",
    "\\41;}*{color:red}",
    "url(file:///etc/hostname)",
    "\"'`",
    "<?xml?><!DOCTYPE>",
    "$x^2$\\x",
]
# Codes, references and figures, which nobody writes freely.
KEPT = {
    *("id", "language", "text_digest", "date", "party", "code", "slug", "ref", "kind", "family"),
    *("sectors", "groups", "named", "by", "due", "shape", "country", "sector", "standing", "brief"),
    *("group", "members"),
}


def typed(value: Any, markup: str, key: str = "") -> Any:
    """``value`` with ``markup`` at the end of every text in it that a person writes freely."""
    if isinstance(value, dict):
        keyed = key in ("parties", "groups", "sectors")
        return {
            name: each if name in KEPT and not keyed else typed(each, markup, "" if keyed else name)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [typed(each, markup, key) for each in value]
    return f"{value} {markup}" if isinstance(value, str) else value


def samples() -> list[Job]:
    """A document of each product and format with pages; of each format in the default run."""
    jobs = {
        budget(quick=job.document.format, full=(job.document.product, job.document.format)): job
        for job in planned(REPOSITORY, PAGES)
    }
    return [with_names(job) for job in jobs.values()]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Sources(REPOSITORY))


@pytest.mark.parametrize("job", samples(), ids=lambda job: job.document.id)
def test_markup_is_read_as_it_was_typed(job: Job, renderer: Renderer, tmp_path: Path) -> None:
    """And the fidelity gate, which rendering ends with, agrees."""
    view = to_builtins(job.view)
    for count, markup in enumerate(MARKUP):
        view = typed(view, f"Z{count}{markup}Z")
    hostile = replace(job, view=convert(view, View))
    path = tmp_path / f"out.{job.document.format}"
    path.write_bytes(renderer.render(hostile).content)
    said = docx_text(path) if path.suffix == ".docx" else pdf_text(path)
    said = without_hyphens(said).replace(" ", "")
    for count, markup in enumerate(MARKUP):
        assert without_hyphens(f"Z{count}{markup}Z") in said, markup
    whole = job.document.product in ("briefing", "summary")  # others quote a part of the text
    for passage in hostile.view.passages if whole else ():
        for block in passage.blocks:
            assert without_hyphens(block).replace(" ", "") in said


def test_markup_in_properties_and_bookmarks(renderer: Renderer) -> None:
    for job in samples():
        view = job.view
        title = "<b>&amp;</b>{{7*7}}{_{7}_}</title>]]>"
        head = replace(view.head, title=title, short_title=title, place=title, occasion=title)
        names = {code: replace(each, name=title) for code, each in view.sectors.items()}
        content = renderer.render(
            replace(job, view=replace(view, head=head, sectors=names))
        ).content
        if job.document.format == "docx":
            properties = docx.Document(BytesIO(content)).core_properties
            told = " ".join((properties.title, properties.subject, properties.comments))
        else:
            with pypdfium2.PdfDocument(content) as document:
                marks = " ".join(mark.get_title() for mark in document.get_toc())
                told = f"{marks} {document.get_metadata_dict()['Title']}"
        assert title in plain(told), job.document.id


def test_markup_in_the_files_of_the_content(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project("hostile")
    every = " ".join(f"Z{count}{markup}Z" for count, markup in enumerate(MARKUP))
    words = json.dumps(every)  # which YAML reads too
    for name, before, after in (
        ("demo/declaration.yaml", "Declaration of the Meeting on Small Things", words),
        ("demo/annotations.yaml", "Kazakhstan offered a seminar.", words),
        ("sectors.yaml", "Energy,", f"{words},"),
        ("demo/text.en.md", "in Almaty.", f"in Almaty. {every}"),
        ("demo/notes/kz.md", "A note", re.sub(r"([^a-zA-Z0-9\s])", r"\\\1", every)),
    ):
        path = root / "content" / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), "utf-8")
    done = docgen("build", "--project", root)
    assert done.code == 0, done.err
    said = docx_text(root / "build/demo/en/demo-note-kazakhstan.docx")
    assert plain(said).count(every) == 4, "title, summary, text and note"
    page = pdf_text(root / "build/demo/en/demo-card-energy.pdf")
    assert "".join(every.split()) in "".join(page.split())


def test_markup_in_html_is_escaped() -> None:
    job = next(job for job in samples() if job.document.format == "pdf")
    environment = make_environment(Resources(Sources(REPOSITORY), job.document.product), "en")
    typed_in = typed(to_builtins(job.view), "<i data-evil>")
    page = render_html(replace(job, view=convert(typed_in, View)), environment)
    assert "&lt;i data-evil&gt;" in page
    assert not re.search("<i data-evil>", page)
