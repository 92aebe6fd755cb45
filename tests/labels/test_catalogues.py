"""Catalogues follow the labels, and nothing but the labels."""

from pathlib import Path

import pytest

from conftest import REPOSITORY, RunDocgen
from docgen.errors import TemplateError
from docgen.labels.catalogues import TEMPLATE
from docgen.labels.labels import label_files, update_labels
from docgen.starting.new_project import make_project

FRENCH = "templates/shared/locale/fr.po"
PAGE = "templates/note/note.html"
HEADER = """\
# Our own words.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Last-Translator: A. Nonyme\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


@pytest.fixture
def ship(mini: Path) -> Path:
    """A project whose one page has labels that docgen has not."""
    (mini / PAGE).write_text('<p>{{ _("The ferry sails") }} {{ _("Berths") }}</p>', "utf-8")
    (mini / FRENCH).parent.mkdir(parents=True, exist_ok=True)
    return mini


def written(root: Path, *entries: str) -> None:
    (root / FRENCH).write_text("\n".join((HEADER, *entries)), "utf-8")


def counts(root: Path) -> tuple[int, int, int]:
    (french,) = label_files(root).catalogues
    return french.translated, french.untranslated, french.fuzzy


def test_what_is_missing_is_added_and_the_header_stays(ship: Path) -> None:
    written(ship, 'msgid "Berths"\nmsgstr "Couchettes"\n')
    _, paths = update_labels(ship)
    text = (ship / FRENCH).read_text("utf-8")
    assert paths == (TEMPLATE, FRENCH)
    assert text.startswith(HEADER)
    assert f'#: {PAGE}\nmsgid "The ferry sails"\nmsgstr ""\n' in text
    assert f'#: {PAGE}\nmsgid "Berths"\nmsgstr "Couchettes"\n' in text
    assert update_labels(ship)[1] == ()  # the same bytes


def test_a_changed_label_is_fuzzy_and_not_printed(ship: Path) -> None:
    written(ship, 'msgid "The ferry sailed"\nmsgstr "Le bac est parti"\n')
    before = counts(ship)
    update_labels(ship)
    text = (ship / FRENCH).read_text("utf-8")
    assert '#, fuzzy\n#| msgid "The ferry sailed"\nmsgid "The ferry sails"' in text
    assert counts(ship) == before
    assert before[2] == 1


def test_a_label_that_is_gone_stays_as_a_comment(ship: Path) -> None:
    written(ship, 'msgid "Lighthouse"\nmsgstr "Phare"\n')
    update_labels(ship)
    assert '#~ msgid "Lighthouse"\n#~ msgstr "Phare"\n' in (ship / FRENCH).read_text("utf-8")


def test_a_file_that_is_no_catalogue(ship: Path) -> None:
    (ship / FRENCH).write_text("Bonjour\n", "utf-8")
    with pytest.raises(TemplateError, match=r"fr\.po: not a gettext catalogue"):
        label_files(ship)


def test_a_project_that_takes_docgens_templates_gets_its_own_labels_alone(tmp_path: Path) -> None:
    make_project(tmp_path, example=True)
    settings = (tmp_path / "docgen.toml").read_text("utf-8")
    settings = settings.replace('languages = ["en"]', 'languages = ["en", "fr"]')
    (tmp_path / "docgen.toml").write_text(settings, "utf-8")
    assert update_labels(tmp_path)[1] == ()  # docgen has them all
    page = tmp_path / "templates/card/card.html"
    page.parent.mkdir()
    page.write_text('{{ _("Berths") }} {{ _("Summary") }}', "utf-8")
    files, written = update_labels(tmp_path)
    assert written == (TEMPLATE, FRENCH)
    assert (tmp_path / FRENCH).read_text("utf-8").count("msgid ") == 2  # the header, and Berths
    (french,) = files.catalogues
    assert (french.untranslated, french.fuzzy) == (1, 0)


def test_the_command_says_what_is_left(ship: Path, docgen: RunDocgen) -> None:
    written(ship, 'msgid "Berths"\nmsgstr "Couchettes"\n')
    code, said, _ = docgen("labels", "--check", "--project", ship)
    assert (code, said.splitlines()[:2]) == (
        1,
        [f"out of date: {TEMPLATE}", f"out of date: {FRENCH}"],
    )
    assert "fr: " in said
    assert not (ship / TEMPLATE).exists()
    code, said, _ = docgen("labels", "--project", ship)
    assert (code, said.splitlines()[0]) == (0, f"written: {TEMPLATE}")


def test_shipped_catalogues_are_complete() -> None:
    files = label_files(REPOSITORY)
    assert files.outdated(REPOSITORY) == {}, "run make labels"
    for each in files.catalogues:
        assert (each.language, each.untranslated, each.fuzzy) == (each.language, 0, 0)
