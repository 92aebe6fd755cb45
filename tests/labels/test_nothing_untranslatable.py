"""Shipped templates have no words of their own outside labels: nothing in them stays English."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.nodes import TemplateData

from conftest import REPOSITORY
from docgen.render.word_sources import word_sources

TEMPLATES = REPOSITORY / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
WORD_FILES = sorted(TEMPLATES.rglob("*.docx"))
# Elements of HTML and Word whose text nobody reads.
_UNREAD = re.compile(r"<(style|w:instrText)\b.*?</\1>", re.DOTALL)
_READ_ATTRIBUTES = re.compile(r'\b(?:alt|title|aria-label|content|w:descr)="([^"]*)"')
_WORD = re.compile(r"[^\W\d_]{2,}")
# What macros give for attributes, and the language among the properties of a Word file.
_NO_WORDS = {"wide", "widest", "dir", "en", "GB"}


def own_words(source: str) -> list[str]:
    """The words that a template prints whatever the language."""
    jinja = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    pieces = [node.data for node in jinja.parse(source).find_all(TemplateData)]
    markup = _UNREAD.sub("", "".join(pieces))
    said = [re.sub(r"<[^>]*>", " ", markup)]
    said += _READ_ATTRIBUTES.findall(re.sub(r"<meta name=\"viewport\"[^>]*>", "", markup))
    words = _WORD.findall(re.sub(r"&\w+;", " ", " ".join(said)))
    return [word for word in words if word not in _NO_WORDS]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_of_a_page(path: Path) -> None:
    assert own_words(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.name)
def test_of_a_word_file(path: Path) -> None:
    for source in word_sources(path.read_bytes(), path.name):
        assert own_words(source) == []


def test_a_word_would_be_found() -> None:
    page = '<style>p {}</style><p class="big">{{ _("Yes") }} No</p><img alt="Map of {{ name }}">'
    assert own_words(page) == ["No", "Map", "of"]
