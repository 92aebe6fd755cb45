"""The shipped templates: every label goes through gettext, in HTML and Word alike."""

import gettext
import re
import shutil
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from babel import Locale
from jinja2 import Environment
from lxml import etree

from conftest import REPOSITORY, planned, with_names
from docgen.job import Job
from docgen.render import environment
from docgen.render.document import Renderer
from docgen.render.docxtpl_private import WordTemplate
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.language import Language
from docgen.render.resources import Resources
from docgen.sources import Sources
from reading import docx_paragraphs

pytestmark = pytest.mark.early


class Marked(gettext.NullTranslations):
    """A language in which every label is told by its marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"⟦{one if count == 1 else many}⟧"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    language = Language("en", Locale.parse("en_001"), Marked())
    monkeypatch.setattr(environment, "load_language", lambda *_: language)


def samples(form: str) -> list[Job]:
    """A job of each product and shape."""
    jobs = planned(REPOSITORY, (form,))
    kinds = {(job.document.product, job.view.variant.shape): job for job in jobs}
    return [with_names(job) for job in kinds.values()]


@pytest.mark.usefixtures("marked")
def test_labels_of_html() -> None:
    sources = Sources(REPOSITORY)
    for job in samples("pdf"):
        resources = Resources(sources, job.document.product)
        page = render_html(job, make_environment(resources, "en"))
        parser = Texts()
        parser.feed(page)
        assert unmarked(job, parser.texts) == []


@pytest.mark.usefixtures("marked")
def test_labels_of_word(tmp_path: Path) -> None:
    renderer, path = Renderer(Sources(REPOSITORY)), tmp_path / "out.docx"
    for job in samples("docx"):
        path.write_bytes(renderer.render(job).content)
        assert unmarked(job, [text for _, text in docx_paragraphs(path)]) == []


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("templates/*/*.docx")), ids=str)
def test_every_label_of_word_is_looked_up_as_it_was_typed(path: Path) -> None:
    """What a catalogue is asked for is what stands in the file, letter for letter."""
    template = WordTemplate(BytesIO(path.read_bytes()), path.name, [])
    template.init_docx()
    looked_up = labels(template.patch_xml(template.get_xml()))
    footers = template.get_headers_footers(template.FOOTER_URI)
    looked_up |= labels(*(template.patch_xml(template.get_part_xml(each)) for _, each in footers))
    with zipfile.ZipFile(path) as parts:
        roots = [
            etree.fromstring(parts.read(name))
            for name in parts.namelist()
            if re.fullmatch(r"word/(document|footer\d*)\.xml", name)
        ]
    typed = [text for root in roots for text in root.itertext()]
    typed += [value for root in roots for each in root.iter() for value in each.attrib.values()]
    calls = "".join(typed).replace("_('", '_("').replace("')", '")')
    assert looked_up == set(re.findall(r'_\("([^"]+)"', calls))
    assert any("’" in label for label in looked_up)


def labels(*sources: str) -> set[str]:
    """The labels in Jinja source, as gettext would be asked for them."""
    jinja = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is printed
    return {
        label if isinstance(label, str) else label[0]
        for source in sources
        for _, _, label in jinja.extract_translations(source)  # type: ignore[attr-defined]
    }


@pytest.mark.usefixtures("marked")
def test_labels_of_word_are_printed_letter_for_letter(tmp_path: Path) -> None:
    renderer, path = Renderer(Sources(REPOSITORY)), tmp_path / "out.docx"
    for job in samples("docx"):
        path.write_bytes(renderer.render(job).content)
        said = " ".join(text for _, text in docx_paragraphs(path))
        assert "⟦Words set in serif type are the declaration’s, verbatim," in said


class Texts(HTMLParser):
    """The texts of a page, in order; a stylesheet is none."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag != "style" or self.cdata_elem is None:
            self.texts.append(data)


def unmarked(job: Job, texts: list[str]) -> list[str]:
    """What ``texts`` hold beside marked labels and the strings of the view."""
    places = Locale.parse("en_001").territories
    known = {*strings(msgspec.to_builtins(job.view)), "30 May 2025", "English"}
    known |= {places[code] for code in job.view.parties}
    known.discard("")
    rest = []
    for text in texts:
        left = re.sub(r"⟦[^⟧]*⟧", " ", " ".join(text.split()))
        for words in sorted(known, key=len, reverse=True):
            left = left.replace(words, " ")
        left = re.sub(r"\b(20\d\d|and)\b", " ", left)
        rest += [text] if re.search(r"[A-Za-z]", left) else []
    return rest


def strings(value: Any) -> Iterator[str]:
    """Every string in plain data, keys included."""
    if isinstance(value, str):
        yield " ".join(value.split())
        yield value[:12]  # as the version of the text is shown
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(key)
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def test_a_theme_may_give_colours_by_position(tmp_path: Path) -> None:
    """As themes did before colours had names and italics a file of their own: houses keep theirs
    when the templates change.
    """
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    theme = tmp_path / "templates/shared/theme.html"
    named = theme.read_text("utf-8")
    by_position = re.sub(
        r'\{"accent": ("#\w+"), "tint": ("#\w+"), "shade": ("#\w+")\}', r"(\1, \2, \3)", named
    )
    assert by_position.count('("#') >= 7
    by_position, count = re.subn(r"\{% set italics = \[.*?\] %\}", "", by_position, flags=re.DOTALL)
    assert count == 1
    theme.write_text(by_position, "utf-8")
    both = Sources(REPOSITORY), Sources(tmp_path)
    for job in samples("pdf"):
        pages = {
            render_html(job, make_environment(Resources(each, job.document.product), "en"))
            for each in both
        }
        # Without a file of their own, italics are the slanted upright.
        assert len({re.sub(r"@font-face \{[^}]*italic[^}]*\}\s*", "", page) for page in pages}) == 1
