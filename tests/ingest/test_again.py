"""A second import of a text: what nobody has touched is new, what a person did stays."""

from pathlib import Path

import pytest

from docgen.due import Due
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.ingest.report import ImportReport
from docgen.load import yaml

TEXT = """STATEMENT ON SMALL BOATS

1. The Ministers met in the harbour, and they spoke of the boats of Peru, which are small.

2. They agreed to meet again in the harbour in the spring of 2030.

3. They thanked the harbour for its rain.

For the Kingdom of Norway

Kari Nordmann

For Iceland

Jón Jónsson
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def folder(mini: Path, file: Path) -> Path:
    """A text that was imported once."""
    again(mini, file)
    return mini / "content/boats"


def again(root: Path, file: Path) -> ImportReport:
    return import_file(root, file, "boats", draft_here, language="en")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def annotations(folder: Path) -> dict[str, dict[str, object]]:
    path = folder / "annotations.yaml"
    found: dict[str, dict[str, object]] = yaml.parse(path.read_text("utf-8"), path.name).data
    return found


def test_a_party_new_to_the_vocabulary_is_in_proposals_that_nobody_touched(
    mini: Path, folder: Path, file: Path
) -> None:
    assert "PE" not in str(annotations(folder)["1"]["parties"])
    change(
        mini / "content/parties.yaml",
        "groups:",
        "  PE: {slug: peru, official: Republic of Peru}\ngroups:",
    )
    again(mini, file)
    assert annotations(folder)["1"]["parties"] == {"named": ["PE"], "all": True}


def test_a_cue_new_to_the_rules_leaves_what_a_person_wrote(
    mini: Path, folder: Path, file: Path
) -> None:
    path = folder / "annotations.yaml"
    start, end = (path.read_text("utf-8").index(f'"{ref}":') for ref in (2, 3))
    text = path.read_text("utf-8")
    mine = '"2":\n  summary: They meet again.\n  sectors: [fish]\n  parties: {all: true}\n\n'
    path.write_text(text[:start] + mine + text[end:], "utf-8")
    rules = mini / "content/import-rules.yaml"
    rules.write_text("en:\n  sectors: {energy: [harbour]}\n", "utf-8")
    again(mini, file)
    assert mine in path.read_text("utf-8")
    assert [each["sectors"] for each in annotations(folder).values()] == [
        ["energy"],
        ["fish"],
        ["energy"],
    ]


def test_a_paragraph_taken_out_by_hand_stays_out(mini: Path, folder: Path, file: Path) -> None:
    text = folder / "text.en.md"
    change(text, "3. They thanked the harbour for its rain.\n", "")
    report = again(mini, file)
    assert "rain" not in text.read_text("utf-8")
    assert any("taken out of the text file by hand" in each for each in report.doubts())
    out = [cut.words for cut in report.draft.cuts if cut.why == "removed by hand"]
    assert [each.strip() for each in out] == ["They thanked the harbour for its rain."]
    again(mini, file)
    assert "rain" not in text.read_text("utf-8")


def test_signatures_that_the_import_took_for_text_stay_out(mini: Path, file: Path) -> None:
    file.write_text(TEXT.replace("For the Kingdom of Norway", "Signed by two sailors:"), "utf-8")
    again(mini, file)
    text = mini / "content/boats/text.en.md"
    line = "Signed by two sailors:"
    assert line in text.read_text("utf-8")
    change(text, line, "")
    again(mini, file)
    assert line not in text.read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "due"), [("2029-05-07", Due(2030, "spring")), ("2033-05-07", None)]
)
def test_a_date_typed_into_the_declaration_parts_what_is_due_from_what_is_past(
    typed: str, due: Due | None, mini: Path, folder: Path, file: Path
) -> None:
    change(folder / "declaration.yaml", "date: ???", f"date: {typed}")
    report = again(mini, file)
    assert report.draft.found.date is None
    found = [pledge.due for each in report.draft.proposals for pledge in each.commitments]
    assert found == [due]
    assert ("due" in str(annotations(folder)["2"])) is bool(due)
    assert f"date: {typed}" in (folder / "declaration.yaml").read_text("utf-8")
