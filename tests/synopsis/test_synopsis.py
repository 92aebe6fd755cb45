"""Two versions side by side: every word of both is there, and what differs is marked."""

import re
from pathlib import Path

import lxml.html
import pytest

from conftest import REPOSITORY, RunDocgen
from docgen.errors import FidelityError
from docgen.parity.survey import parity
from docgen.parity.version import read_version
from docgen.sources import Sources
from docgen.synopsis.page import synopsis
from docgen.synopsis.rows import MarkedPiece, pairs_of
from reading import pdf_text

ENGLISH = """\
# On Boats

They met in 2027.

## I. Work

They will:

  - build nine boats;

  - paint them.

They thanked the host.
"""
FRENCH = """\
# Des bateaux

Ils se sont réunis en 2028.

## I. Travaux

Ils vont :

  - construire neuf bateaux ;

Ils ont remercié l’hôte.
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A project with docgen's templates and one declaration in English and French."""
    folder = tmp_path / "content/boats"
    folder.mkdir(parents=True)
    (tmp_path / "docgen.toml").write_text("products = {}\n")
    (tmp_path / "content/parties.yaml").write_text("parties: {FR: }\n")
    (tmp_path / "content/sectors.yaml").write_text("sea: {name: Sea, scope: Boats.}\n")
    (folder / "text.en.md").write_text(ENGLISH, "utf-8")
    (folder / "text.fr.md").write_text(FRENCH, "utf-8")
    (folder / "declaration.yaml").write_text(
        "title: On Boats\ndate: 2027-01-02\nplace: Brest\noccasion: A meeting\n"
        "parties: [{party: FR}]\nlanguages: [en, fr]\n"
    )
    return tmp_path


def test_blocks_stand_beside_each_other_with_the_words_that_differ_marked(two: Path) -> None:
    sources = Sources(two)
    (comparison,) = parity(sources, "boats")
    pairs = pairs_of(comparison, *(read_version(sources, "boats", each) for each in ("en", "fr")))
    first, second = pairs[0].rows[1]
    assert first is not None
    assert second is not None
    assert first.pieces == (
        MarkedPiece("They met in "),
        MarkedPiece("2027", marked=True),
        MarkedPiece("."),
    )
    assert second.words == "Ils se sont réunis en 2028."
    assert [bool(each.remarks) for each in pairs] == [True, True, False]
    assert pairs[1].rows[-1][1] is None  # the item that the French text lacks


def test_the_pdf_has_every_word_of_both(two: Path, docgen: RunDocgen) -> None:
    done = docgen("parity", "boats", "--project", two, "--pdf", two / "boats.pdf")
    assert f"written: {two / 'boats.pdf'}" in done.err
    text = " ".join(pdf_text(two / "boats.pdf").split())
    for words in ("They met in 2027.", "Ils se sont réunis en 2028.", "- paint them.", "On Boats"):
        assert words in text


def test_the_html_is_one_file_with_every_word_of_both(two: Path, docgen: RunDocgen) -> None:
    file = two / "boats.html"
    theme = (REPOSITORY / "templates/shared/theme.html").read_text("utf-8")
    theme = theme.replace("{% set logo = none %}", '{% set logo = ("logo.svg", "Ships") %}')
    (two / "templates/shared").mkdir(parents=True)
    (two / "templates/ejected.toml").touch()
    (two / "templates/shared/theme.html").write_text(theme, "utf-8")
    (two / "templates/shared/logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    docgen("parity", "boats", "--project", two, "--html", file)
    page = file.read_text("utf-8")
    assert not re.search(r'href="|src="(?!data:)|url\((?!data:)', page)
    quoted = [each.text_content() for each in lxml.html.fromstring(page).iter("q")]
    english = ["On Boats", "They met in 2027.", "I. Work", "They will:", "- build nine boats;"]
    french = ["Des bateaux", "Ils se sont réunis en 2028.", "I. Travaux", "Ils vont :"]
    assert set(english + french) <= set(quoted)
    assert "<mark>2027</mark>" in page
    assert '<img class="logo" src="data:image/svg+xml;base64,' in page
    first = file.read_bytes()
    docgen("parity", "boats", "--project", two, "--html", file)
    assert file.read_bytes() == first


def test_words_that_run_from_the_right_are_not_marked_and_proven_too(two: Path) -> None:
    folder = two / "content/boats"
    (folder / "text.fr.md").rename(folder / "text.ar.md")
    (folder / "text.ar.md").write_text(
        "# السفن\n\nاجتمعوا في عام 2028.\n\n## أولا\n\nوسيقومون بما يلي:\n\n"
        "  - بناء تسع سفن؛\n\nوشكروا البلد المضيف في 3 مايو 2026.\n",
        "utf-8",
    )
    head = folder / "declaration.yaml"
    head.write_text(head.read_text().replace("[en, fr]", "[en, ar]"))
    (comparison,) = parity(Sources(two), "boats")
    page = synopsis(Sources(two), comparison)
    assert page.pdf.startswith(b"%PDF")
    assert "<mark>2027</mark>" in page.html
    assert "<mark>2028</mark>" not in page.html


@pytest.mark.parametrize(
    "changes",
    [
        ("{{ piece.words }}", "{{ piece.words | upper }}"),
        ("{% for pair in pairs %}", "{% for pair in pairs[1:] %}"),
        ("{% for pair in pairs %}", "{% for pair in pairs | reverse %}"),
        ("cell(second, languages[1]", "cell(first, languages[1]"),
    ],
)
def test_a_template_that_changes_or_leaves_out_words_makes_no_page(
    two: Path, changes: tuple[str, str]
) -> None:
    (two / "templates/synopsis").mkdir(parents=True)
    (two / "templates/ejected.toml").touch()
    page = (REPOSITORY / "templates/synopsis/synopsis.html").read_text("utf-8")
    assert changes[0] in page
    (two / "templates/synopsis/synopsis.html").write_text(page.replace(*changes), "utf-8")
    sources = Sources(two)
    (comparison,) = parity(sources, "boats")
    with pytest.raises(FidelityError):
        synopsis(sources, comparison)


def test_a_page_has_two_versions(two: Path, docgen: RunDocgen) -> None:
    folder = two / "content/boats"
    (folder / "text.it.md").write_text(FRENCH, "utf-8")
    head = folder / "declaration.yaml"
    head.write_text(head.read_text().replace("[en, fr]", "[en, fr, it]"))
    done = docgen("parity", "boats", "--project", two, "--pdf", two / "boats.pdf")
    assert done.code == 2
    assert "a page shows only two versions (add --language, one of fr, it)" in done.err
    assert not (two / "boats.pdf").exists()
