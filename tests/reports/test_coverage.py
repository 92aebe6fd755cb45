import csv
import json
from io import StringIO
from pathlib import Path

from msgspec.structs import replace

from conftest import RunDocgen
from docgen.build.survey import survey
from docgen.job import Request
from docgen.reports.coverage import Coverage, ParagraphReach, Reached, coverage
from docgen.reports.tables import as_table


def covered(root: Path, request: Request | None = None) -> Coverage:
    return coverage(*survey(root, root / "build", request or Request()))


def test_which_paragraph_reached_which_document(mini: Path) -> None:
    found = covered(mini)
    assert [each.ref for each in found.paragraphs] == ["¶1", "1", "1(a)", "2", "3"]
    reached = {each.ref: {one.variant for one in each.documents} for each in found.paragraphs}
    assert reached["¶1"] == {"whole", "no", "is", "kz"}
    assert reached["1(a)"] == {"whole", "no", "is", "fish", "no-fish", "is-fish"}
    assert not any(each.only_whole for each in found.paragraphs)


def test_a_paragraph_that_reaches_nobody(mini: Path) -> None:
    path = mini / "content/demo/annotations.yaml"
    everyone = "parties: {all: true}\n  weight: 1"
    path.write_text(path.read_text("utf-8").replace(everyone, "parties: {}"))
    first, *_ = covered(mini).paragraphs
    assert first.only_whole
    assert {one.variant for one in first.documents} == {"whole"}
    first, *_ = covered(mini, Request(sectors=("fish",))).paragraphs
    assert first.documents == ()


def test_formats_are_one_document(mini: Path) -> None:
    first, *_ = covered(mini).paragraphs
    assert len({(one.product, one.variant) for one in first.documents}) == len(first.documents)
    assert covered(mini, Request(formats=("docx",))) == covered(mini)


def test_what_is_thin(mini: Path) -> None:
    found = covered(mini)
    sectors = {each.id: each for each in found.sectors}
    assert (sectors["fish"].paragraphs, sectors["fish"].commitments) == (2, 2)
    assert sectors["fish"].thin
    countries = {each.id: each for each in found.countries}
    assert (countries["NO"].paragraphs, countries["NO"].thin) == (5, False)
    assert replace(countries["NO"], commitments=0).thin


def test_what_is_not_built(mini: Path, docgen: RunDocgen) -> None:
    settings = mini / "docgen.toml"
    settings.write_text(settings.read_text().replace("every_country = true", ""))
    told = json.loads(docgen("coverage", "--project", mini, "--json").out)["not_built"]
    assert [(each["product"], each["country"], each["sector"]) for each in told] == [
        *(("note", "IS", "energy"), ("note", "KZ", "fish"), ("note", "NO", "energy")),
    ]
    assert told[0]["why"] == "it would say no more than demo/en/demo-note-energy.pdf"
    lines = docgen("coverage", "--project", mini).out.splitlines()
    assert "note not built for KZ, since that on the sector says as much: fish" in lines


def test_the_table(mini: Path, docgen: RunDocgen) -> None:
    lines = docgen("coverage", "--project", mini, "--sector", "fish").out.splitlines()
    assert lines[0] == "demo (en): how many documents show a paragraph"
    assert lines[2].split() == ["¶1", "0"]
    assert "in no document: ¶1, 2, 3" in lines
    assert "thin sectors: fish (paragraphs: 2, commitments: 2)" in lines


def test_long_names_of_products_stay_apart_in_the_table() -> None:
    shown = (Reached("register-data", "whole"), Reached("speaking-notes", "kz"))
    told = as_table(Coverage((ParagraphReach("demo", "en", "1", shown),), (), ()))
    _, head, line, *_ = told.splitlines()
    assert head.split() == ["register-data", "speaking-notes"]
    assert [line.index("1", at) for at in (10, 26)] == [
        head.index(name) + len(name) - 1 for name in head.split()
    ]


def test_csv_and_json_say_the_same(mini: Path, docgen: RunDocgen) -> None:
    rows = list(csv.DictReader(StringIO(docgen("coverage", "--project", mini, "--csv").out)))
    told = json.loads(docgen("coverage", "--project", mini, "--json").out)
    pairs = {(each["paragraph"], each["product"], each["variant"]) for each in rows}
    assert pairs == {
        (each["ref"], one["product"], one["variant"])
        for each in told["paragraphs"]
        for one in each["documents"]
    }
    assert {each["id"] for each in told["sectors"] if each["thin"]} == {"energy", "fish"}


def test_csv_names_what_reaches_none(mini: Path, docgen: RunDocgen) -> None:
    out = docgen("coverage", "--project", mini, "--sector", "fish", "--csv").out
    assert "demo,en,¶1,,\n" in out
