"""``docgen parity``, and what a check and an import say of two versions."""

import json
from pathlib import Path

import pytest

from conftest import RunDocgen
from docgen import api
from docgen.errors import ExitCode
from docgen.load.project import load_project
from docgen.parity.messages import Messages
from docgen.parity.survey import remarks
from docgen.sources import Sources

ITALIAN = """Le parti si sono riunite a Bergen.

## Pesca

1. La Norvegia e l’Islanda hanno concordato quote “eque”, dove a < b & c.

    Si riuniranno nel 2027.

(a) Gli Stati nordici condividono i loro dati entro la primavera del 2027.

## Energia

2. Tutte le parti risparmieranno energia; {{ 7 * 7 }} resta com’è scritto.

3. Il Kazakhstan si è offerto di ospitare un seminario il 1º marzo 2026 ad Almaty.
"""
YEAR = (
    "content/demo/text.en.md:7 and content/demo/text.it.md:7: paragraph 1: “2026” in the English"
    " text, “2027” in the Italian"
)
ANNOTATION = "{summary: One., sectors: [fish, energy], parties: {all: true, named: [NO, IS, KZ]}}"


@pytest.fixture
def two(mini: Path) -> Path:
    """A project with one declaration in two languages, which differ in a year."""
    folder = mini / "content/demo"
    (folder / "text.it.md").write_text(ITALIAN, "utf-8")
    head = folder / "declaration.yaml"
    head.write_text(head.read_text("utf-8") + "languages: [en, it]\n", "utf-8")
    refs = ("¶1", "1", "1(a)", "2", "3")
    annotations = "".join(f'"{ref}": {ANNOTATION}\n' for ref in refs)
    (folder / "annotations.yaml").write_text(annotations, "utf-8")
    return mini


def test_a_difference_has_a_line_and_an_exit_code(two: Path, docgen: RunDocgen) -> None:
    done = docgen("parity", "demo", "--project", two)
    total = "English and Italian: 5 paragraphs; 1 difference, in 1 paragraph"
    assert (done.code, done.out.splitlines()) == (ExitCode.CONTENT, [YEAR, total])


def test_a_language_of_a_region_without_a_locale_has_a_name() -> None:
    message = Messages("en", "ru-UZ").missing("3", in_first=True)
    assert message == ("paragraph 3 of the English text is missing in the Russian (Uzbekistan)")


@pytest.mark.parametrize("key", ["official: {0}", "short: {0}", "also: [Isola, {0}]"])
def test_names_of_parties_in_the_other_language_are_known(
    key: str, two: Path, docgen: RunDocgen
) -> None:
    path = two / "content/demo/text.it.md"
    words = ITALIAN.replace("nel 2027", "nel 2026").replace("Islanda", "Ultima Tule")
    path.write_text(words.replace("l’Ultima", "Ultima"), "utf-8")
    done = docgen("parity", "demo", "--project", two)
    assert "the English text names “Iceland”, the Italian does not" in done.out
    names = two / "content/parties.it.yaml"
    names.write_text(f"parties:\n  IS: {{{key.format('Ultima Tule')}}}\n", "utf-8")
    done = docgen("parity", "demo", "--project", two)
    assert (done.code, done.out) == (0, "English and Italian: 5 paragraphs, no difference found\n")


def test_versions_that_agree(two: Path, docgen: RunDocgen) -> None:
    path = two / "content/demo/text.it.md"
    path.write_text(ITALIAN.replace("nel 2027", "nel 2026"), "utf-8")
    done = docgen("parity", "demo", "--language", "it", "--project", two)
    assert done.code == ExitCode.DONE
    assert done.out == "English and Italian: 5 paragraphs, no difference found\n"


def test_json_has_both_sides(two: Path, docgen: RunDocgen) -> None:
    done = docgen("parity", "demo", "--json", "--project", two)
    (comparison,) = json.loads(done.out)
    (finding,) = (each for pair in comparison["pairs"] for each in pair["findings"])
    assert (finding["subject"], finding["severity"]) == ("number", "difference")
    assert finding["second"] == {
        "language": "it",
        "path": "content/demo/text.it.md",
        "ref": "1",
        "line": 7,
        "words": "2027",
    }


def test_as_a_library(two: Path) -> None:
    (comparison,) = api.parity(two, "demo")
    (finding,) = comparison.differences
    assert (finding.first.words, finding.second.words) == ("2026", "2027")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dmo"], "unknown declaration 'dmo' (did you mean 'demo'?)"),
        (["demo", "--language", "fr"], "'demo' has no text in 'fr' to compare with that in 'en'"),
    ],
)
def test_a_wrong_name(two: Path, docgen: RunDocgen, arguments: list[str], message: str) -> None:
    done = docgen("parity", *arguments, "--project", two)
    assert done.code == ExitCode.USAGE
    assert message in done.err


def test_a_single_version(mini: Path, docgen: RunDocgen) -> None:
    done = docgen("parity", "demo", "--project", mini)
    assert done.code == ExitCode.USAGE
    assert done.err == (
        "error: 'demo' has a text in one language only"
        " (docgen import FILE --id demo --language it adds another)\n"
    )


def test_remarks(two: Path) -> None:
    sources = Sources(two)
    assert list(remarks(sources, load_project(sources))) == [YEAR]


@pytest.mark.long  # a check renders documents, too
def test_a_check_remarks_on_it(two: Path, docgen: RunDocgen) -> None:
    done = docgen("check", "--project", two)
    assert done.code == ExitCode.DONE
    assert f"warning: {YEAR}\n" in done.err


@pytest.mark.usefixtures("in_process")
def test_an_import_says_how_the_new_text_compares(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    issued = tmp_path / "issued.md"
    issued.write_text(ITALIAN, "utf-8")
    done = docgen("import", issued, "--id", "demo", "--language", "it", "--project", mini)
    assert done.code == ExitCode.DONE
    summary, command = done.out.splitlines()[-2:]
    assert summary.startswith("parity: English and Italian: ")
    assert command.split() == ["docgen", "parity", "demo", "--language", "it", "lists", "them"]
    told = docgen("parity", "demo", "--project", mini).out.splitlines()
    assert f"parity: {told[-1]}" == summary


@pytest.mark.usefixtures("in_process")
def test_a_first_import_has_nothing_to_compare(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    issued = tmp_path / "issued.md"
    issued.write_text(ITALIAN, "utf-8")
    done = docgen("import", issued, "--id", "other", "--language", "it", "--project", mini)
    assert "parity" not in done.out
