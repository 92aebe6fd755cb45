"""Templates that were compiled for another environment, and those that must be compiled anew."""

import shutil
from pathlib import Path

import pytest

from conftest import REPOSITORY, MakeProject, job_of
from docgen.render import compiled
from docgen.render.environment import DocumentEnvironment, make_environment
from docgen.render.jinja_private import StrictEnvironment
from docgen.render.resources import Resources
from docgen.render.typefaces import Typefaces
from docgen.render.typst_environment import make_typst_environment, render_source
from docgen.sources import Sources


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the templates that are compiled, where none were before."""
    made: list[str] = []
    generate = StrictEnvironment._generate

    def noting(self: StrictEnvironment, source: object, *rest: str, **options: object) -> object:
        made.append(rest[1])
        return generate(self, source, *rest, **options)

    monkeypatch.setattr(StrictEnvironment, "_generate", noting)
    compiled._kept.clear()
    return made


def environment(root: Path, language: str = "en") -> DocumentEnvironment:
    return make_environment(Resources(Sources(root), "note"), language)


def test_a_template_is_compiled_once(mini: Path, compiling: list[str]) -> None:
    first, second = (environment(mini).get_template("note.html") for _ in range(2))
    assert first is not second
    assert compiling == ["templates/note/note.html"]


def test_a_template_that_changed_is_compiled(mini: Path, compiling: list[str]) -> None:
    path = mini / "templates/note/note.html"
    for words in ("One", "Two", "One"):
        path.write_text(words)
        assert environment(mini).get_template("note.html").render() == words
    assert len(compiling) == 2


def test_constants_are_those_of_the_language(mini: Path, compiling: list[str]) -> None:
    """Jinja puts into the code what a filter makes of a constant."""
    (mini / "templates/note/note.html").write_text("{{ ',' | marks }}")
    printed = [environment(mini, tag).get_template("note.html").render() for tag in ("en", "ar")]
    assert printed == [",", "،"]


def test_constants_are_those_of_the_catalogue(mini: Path, compiling: list[str]) -> None:
    (mini / "templates/note/note.html").write_text("Note")
    folder = mini / "templates/shared/locale"
    folder.mkdir(exist_ok=True)
    for label in ("Uno", "Due"):
        (folder / "it.po").write_text(
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
            f'msgid "One"\nmsgstr "{label}"\n'
        )
        environment(mini, "it").get_template("note.html")
    assert len(compiling) == 2


def test_what_reads_the_project_is_not_of_the_code(mini: Path, compiling: list[str]) -> None:
    """Of a constant too: the outlines are on the record of each document that shows them."""
    shutil.copytree(REPOSITORY / "templates/shared/outlines", mini / "templates/shared/outlines")
    (mini / "templates/note/note.html").write_text("{% set map = ['KZ'] | locator %}")
    sources = Sources(mini)
    template = make_environment(Resources(sources, "note"), "en").get_template("note.html")
    for _ in range(2):
        with sources.recording() as reads:
            template.render()
        assert any(path.endswith("outlines.json") for path in reads)


def test_what_is_kept_has_a_bound(
    mini: Path, compiling: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_MOST", 2)
    made = environment(mini)
    for words in ("One", "Two", "Three"):
        made.from_string(words)
    assert len(compiled._kept) == 2
    environment(mini).from_string("Three")
    environment(mini).from_string("One")
    assert len(compiling) == 4


def test_an_environment_by_hand_shares_nothing(compiling: list[str]) -> None:
    for _ in range(2):
        DocumentEnvironment().from_string("One")
    assert len(compiling) == 2


def test_places_in_typst_are_as_before(make_project: MakeProject, compiling: list[str]) -> None:
    root = make_project("typst")
    job = job_of(root, "whole/pdf")
    resources = Resources(Sources(root), job.document.product)
    made = []
    for _ in range(2):
        typst = make_typst_environment(resources, "en")
        with typst.printing(Typefaces(resources)):
            made.append((render_source(job, typst), typst.files))
    assert made[0] == made[1]
    assert made[0][1] == compiling
