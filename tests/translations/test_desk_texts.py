"""What is translatable is listed, read and printed alike: three places, one list."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docgen.load.project import load_project
from docgen.model import Project
from docgen.plan.matrix import matrix_of
from docgen.plan.views import Views
from docgen.plan.wordings import Wordings
from docgen.sources import Sources
from docgen.store.together import save
from docgen.translations.bring import bring
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.survey import Survey
from docgen.translations.units import Batch, TranslationUnit
from docgen.translations.warnings import translation_warnings
from docgen.view import View

PREPARED = """\
[prepared]
purpose = "For the talks"
addressee = "The delegation"
handling = "Not for publication"
desk = "The treaty desk"
contact = "Room 12"
"""
# Of the text itself, or as the desk writes it in every language.
AS_THEY_ARE = {"blocks", "heading", "quote", "naming", "also", "contact", "published"}


@pytest.fixture
def filled(mini: Path) -> Path:
    """``mini``, documents in French too, with every key that takes words of the desk."""
    for path, old, new in (
        (
            "docgen.toml",
            '[build]\nlanguages = ["en"]',
            f'{PREPARED}[build]\nlanguages = ["en", "fr"]',
        ),
        ("content/demo/annotations.yaml", "met.\n", "met.\n  message: The parties have met.\n"),
        ("content/demo/annotations.yaml", "[energy]", "[energy, reindeer]"),
    ):
        file = mini / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
    folder = mini / "content/demo"
    (folder / "sectors.yaml").write_text("reindeer: {name: Herds, scope: Herds at large.}\n")
    (folder / "groups.yaml").write_text("nordics: {name: States of the North}\n")
    (folder / "notes/kz.md").write_text("A note for Kazakhstan alone.\n")
    return mini


def views(project: Project, language: str) -> Iterator[View]:
    made = Views(Wordings(project), None)
    for slot in matrix_of(project):
        if slot.document.language == language:
            view, _ = made.of(slot, project.products[0])
            yield view


def strings(value: Any) -> Iterator[str]:
    """All that a template may print of ``value`` but what is the same in each language."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in AS_THEY_ARE:
                yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def printed(project: Project, language: str) -> set[str]:
    return {
        each for view in views(project, language) for each in strings(msgspec.to_builtins(view))
    }


def test_what_documents_lack_is_what_is_listed_as_missing(filled: Path) -> None:
    listed = {each.original for each in Survey(DeskTexts(Sources(filled))).entries("fr")}
    project = load_project(Sources(filled))
    foreign = {text for view in views(project, "fr") for text in view.foreign}
    not_printed = {"Nordic States"}  # the declaration has a name of its own for them
    assert foreign == listed - not_printed


def test_what_is_listed_is_all_that_a_document_prints(filled: Path) -> None:
    entries = Survey(DeskTexts(Sources(filled))).entries("fr")
    units = tuple(TranslationUnit(each.place, each.original, f"«{each.place}»") for each in entries)
    save(filled, bring(filled, Batch("fr", units), "fr.po").files)
    project = load_project(Sources(filled))
    english, french = printed(project, "en"), printed(project, "fr")
    assert not any(view.foreign for view in views(project, "fr"))
    assert not [each for each in english & french if " " in each]
    assert {unit.target for unit in units} - french == {"«groups/nordics/name»"}
    assert list(translation_warnings(DeskTexts(Sources(filled)), project)) == []


def test_what_a_language_alone_has_is_not_left_over(mini: Path) -> None:
    folder = mini / "content/demo"
    head = folder / "declaration.yaml"
    lines = head.read_text("utf-8").splitlines(keepends=True)
    head.write_text("".join(each for each in lines if "short_title" not in each), "utf-8")
    (folder / "declaration.fr.yaml").write_text("short_title: Petites choses\n", "utf-8")
    said = "'2': {message: Toutes les parties économiseront l’énergie.}\n"
    (folder / "annotations.fr.yaml").write_text(said, "utf-8")
    found = {each.place: each for each in Survey(DeskTexts(Sources(mini))).entries("fr")}
    assert found["demo/short_title"].original == "Declaration of the Meeting on Small Things"
    assert found["demo/annotations/2/message"].original == "All save energy."
    assert "left over" not in {each.state for each in found.values()}
    assert "demo/annotations/3/message" not in found
