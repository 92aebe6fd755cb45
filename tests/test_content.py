"""The declaration that the project ships: its words are those of the text as issued."""

import re

import pytest

from conftest import REPOSITORY
from docgen.load.translations import load_translations
from docgen.model import Declaration, Project
from docgen.sources import Sources

FOLDER = REPOSITORY / "content/central-asia-italy-2025"


@pytest.fixture(scope="module")
def declaration(real_project: Project) -> Declaration:
    return next(
        each for each in real_project.declarations if each.head.id == "central-asia-italy-2025"
    )


def source_words() -> list[str]:
    """The words of the text as issued, without page numbers (a number alone on its line)."""
    lines = (FOLDER / "source/en.txt").read_text("utf-8").splitlines()
    return " ".join(line for line in lines if not re.fullmatch(r"\s*\d+\s*", line)).split()


def test_the_words_are_those_of_the_source_in_order(declaration: Declaration) -> None:
    head = declaration.head
    title_block = f"{head.place}, 30th May 2025 {head.title.upper()}".split()
    text = (FOLDER / "text.en.md").read_text("utf-8").split()
    assert source_words() == title_block + text


def test_26_paragraphs_numbered_as_in_the_source(declaration: Declaration) -> None:
    assert [each.ref for each in declaration.paragraphs] == [str(n) for n in range(1, 27)]
    words = [f"{each.ref}. {' '.join(each.blocks)}" for each in declaration.paragraphs]
    assert " ".join(words).split() == (FOLDER / "text.en.md").read_text("utf-8").split()


def test_every_paragraph_is_annotated(declaration: Declaration) -> None:
    for paragraph in declaration.paragraphs:
        assert paragraph.annotation.summary
        assert paragraph.annotation.sectors
        parties = paragraph.annotation.parties
        assert parties.named or parties.groups or parties.all


def test_representatives_are_spelled_as_in_the_text(declaration: Declaration) -> None:
    first = " ".join(declaration.paragraphs[0].blocks)
    assert [each.party for each in declaration.head.participants] == [
        *("KZ", "IT", "KG", "TJ", "TM", "UZ")
    ]
    assert [each.party for each in declaration.head.participants if each.host] == ["KZ"]
    for each in declaration.head.participants:
        assert f"{each.office}, {each.representative}," in first


def test_dates_to_come_are_data(declaration: Declaration) -> None:
    """Every year after the adoption that a paragraph names is the due date of a commitment."""
    for paragraph in declaration.paragraphs:
        years = {int(year) for year in re.findall(r"\b20\d\d\b", " ".join(paragraph.blocks))}
        due = {each.due.year for each in paragraph.annotation.commitments if each.due}
        assert {year for year in years if year > 2025} == due, paragraph.ref


def test_sectors_cover_the_text_and_parties_are_complete(real_project: Project) -> None:
    vocabulary = real_project.vocabulary
    annotations = [each.annotation for each in real_project.declarations[0].paragraphs]
    used = {name for each in annotations for name in each.sectors}
    assert used == set(vocabulary.sectors)
    assert 14 <= len(vocabulary.sectors) <= 16
    assert set(vocabulary.groups["central-asian-states"].members) == {"KZ", "KG", "TJ", "TM", "UZ"}
    assert vocabulary.parties["KG"].official == "Kyrgyz Republic"


@pytest.mark.parametrize("language", ["it", "ru"])
def test_translations_say_all_with_the_same_figures(real_project: Project, language: str) -> None:
    translation = load_translations(Sources(REPOSITORY), real_project, [language])[language]
    assert set(translation.sectors) == set(real_project.vocabulary.sectors)
    assert set(translation.parties) == set(real_project.vocabulary.parties)
    declaration = real_project.declarations[0]
    words = translation.of(declaration.head.id)
    assert set(words.head.parties) == {each.party for each in declaration.head.participants}
    for paragraph in declaration.paragraphs:
        here, there = paragraph.annotation, words.paragraphs[paragraph.ref]
        pairs = [(here.summary, there.summary), (here.message or "", there.message)]
        assert list(there.commitments) == [each.what for each in here.commitments]
        for each, theirs in zip(here.commitments, there.commitments.values(), strict=True):
            pairs += [(each.what, theirs.what), (each.place or "", theirs.place)]
        for original, translated in pairs:
            assert bool(original) == bool(translated), paragraph.ref
            assert figures(original) == figures(translated), paragraph.ref


def figures(words: str) -> list[str]:
    return sorted(re.findall(r"\d+", words))
