"""``docgen check`` names the labels that documents of another language print in English."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from conftest import TESTS, Log
from docgen.build.conductor import build
from docgen.job import Request
from docgen.labels.missing import missing_labels
from docgen.load.project import load_project
from docgen.sources import Sources
from docgen.workers.pool import run_inline

PROJECTS = TESTS / "projects"
FRENCH = "templates/shared/locale/fr.po"


@pytest.fixture
def ship(mini: Path) -> Path:
    """A project in English and French whose templates print labels that docgen has not."""
    settings = mini / "docgen.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('languages = ["en"]', 'languages = ["en", "fr"]'), "utf-8")
    (mini / "templates/note/note.html").write_text('<p>{{ _("Summary") }}\n{{ _("Berths") }}</p>')
    (mini / "templates/unused").mkdir()
    (mini / "templates/unused/unused.html").write_text('{{ _("Lighthouse") }}')
    word = docx.Document()
    word.add_paragraph('{{ _("Ferry") }}')
    word.save(str(mini / "templates/note/note.docx"))
    (mini / FRENCH).parent.mkdir(parents=True, exist_ok=True)
    return mini


def warnings(root: Path) -> list[str]:
    sources = Sources(root)
    return list(missing_labels(sources, load_project(sources)))


def test_each_is_named_with_its_place(ship: Path) -> None:
    said = "is not translated into 'fr'; documents print it in English"
    assert warnings(ship) == [
        f"templates/note/note.docx: the label “Ferry” {said}",
        f"templates/note/note.html:2: the label “Berths” {said}",
    ]


def test_of_a_new_language_the_first_are_named(ship: Path) -> None:
    settings = (ship / "docgen.toml").read_text("utf-8")
    (ship / "docgen.toml").write_text(settings.replace('"fr"', '"de"'), "utf-8")
    german = ship / "templates/shared/locale/de.po"
    german.write_text('msgid ""\nmsgstr "Language: de\\n"\n', "utf-8")
    found = warnings(ship)
    assert len(found) == 11
    assert "templates/shared/locale/de.po: the label “cooperation”" in " ".join(found)
    assert found[-1].startswith("templates/shared/locale/de.po: ")
    assert found[-1].endswith(" more labels to translate; `docgen labels` lists them there")


def test_of_a_region_what_its_language_lacks_is_missing(ship: Path) -> None:
    settings = (ship / "docgen.toml").read_text("utf-8")
    (ship / "docgen.toml").write_text(settings.replace('"fr"', '"fr-BE"'), "utf-8")
    translate(ship)
    assert warnings(ship) == []
    (ship / FRENCH).unlink()
    assert len(warnings(ship)) == 2


def translate(root: Path) -> None:
    entries = "".join(f'msgid "{each}"\nmsgstr "{each}s"\n\n' for each in ("Berths", "Ferry"))
    (root / FRENCH).write_text(f'msgid ""\nmsgstr "Language: fr\\n"\n\n{entries}', "utf-8")


def spoil_catalogue(root: Path) -> None:
    (root / FRENCH).write_text("Bonjour\n", "utf-8")


def spoil_template(root: Path) -> None:
    (root / "templates/note/note.html").write_text("{{ _( }}", "utf-8")


def leave_the_project(root: Path) -> None:
    (root / "templates/note/more.html").symlink_to("/etc/hostname")


@pytest.mark.parametrize("change", [translate, spoil_catalogue, spoil_template, leave_the_project])
def test_nothing_is_said_of_what_is_translated_or_an_error_anyway(
    ship: Path, change: Callable[[Path], None]
) -> None:
    change(ship)
    assert warnings(ship) == []


def test_word_files_have_them_in_english_among_the_languages_own(ship: Path) -> None:
    template = ship / "templates/note/note.docx"
    template.write_bytes((PROJECTS / "mini/templates/note/note.docx").read_bytes())
    word = docx.Document(str(template))
    word.paragraphs[0].insert_paragraph_before(
        '{{ [_("Ferry"), _("Berths"), _("Summary")] | listing }}'
    )
    word.save(str(template))
    asked = Request(languages=("fr",), formats=("docx",), countries=("NO",))
    report = build(ship, ship / "build", asked, run_inline, Log())
    assert report.failures == ()
    made = docx.Document(str(ship / "build/demo/fr/demo-note-norway.docx"))
    runs = made.paragraphs[0].runs
    assert [run.text for run in runs] == ["Ferry", ", ", "Berths", " et Résumé"]
    assert [run.element.xpath("string(.//w:lang/@w:val)") for run in runs] == [
        "en-GB",
        "",
        "en-GB",
        "",
    ]
