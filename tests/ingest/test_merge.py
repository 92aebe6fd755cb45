"""A corrected text over an annotated one."""

from pathlib import Path

import pytest

from conftest import RunDocgen, tree
from docgen.errors import ContentError
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.ingest.report import ImportReport

FIRST = """JOINT STATEMENT ON SMALL THINGS

1. The Leaders of Norway and Iceland met in Bergen on 4 March 2030.

2. They agreed to share their fish, as long as there is any.

3. They agreed to save energy in all that they do.

4. They thanked Bergen for its rain.
"""
MINE = """# Of the desk.

"1":
  summary: They met.   # in the rain
  sectors: []
  parties: {named: [NO, IS]}
# the heart of it
"2":
  summary: Fish is shared.
  sectors: [fish]
  parties: {all: true}
  commitments:
    - what: Sharing
      quote: agreed to share their fish
      kind: cooperation
      by: [all]
"3":
  summary: Energy is saved.
  sectors: [energy]
  parties: {all: true}
"4":
  summary: It rained.
  sectors: []
  parties: {all: true}
"""


@pytest.fixture
def folder(mini: Path, tmp_path: Path) -> Path:
    """A declaration that a person has annotated."""
    again(mini, tmp_path, FIRST)
    folder = mini / "content/small"
    (folder / "annotations.yaml").write_text(MINE, "utf-8")
    (folder / "declaration.yaml").write_text("title: mine\n", "utf-8")
    (folder / "notes").mkdir()
    (folder / "notes/no.md").write_text("A note.\n", "utf-8")
    return folder


def again(root: Path, tmp_path: Path, text: str, name: str = "statement.txt") -> ImportReport:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return import_file(root, path, "small", draft_here, language="en")


def test_the_same_text_changes_nothing(folder: Path, mini: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    report = again(mini, tmp_path, FIRST)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert (report.moved, report.unfit) == ((), ())
    assert report.kept == ("declaration.yaml", "annotations.yaml")


def test_paragraphs_may_be_named_without_their_sign(
    folder: Path, mini: Path, tmp_path: Path
) -> None:
    mine = MINE.replace('"2":', "para 2:")
    (folder / "annotations.yaml").write_text(mine, "utf-8")
    assert again(mini, tmp_path, FIRST).unfit == ()
    assert (folder / "annotations.yaml").read_text("utf-8") == mine


def test_annotations_move_with_their_paragraphs(folder: Path, mini: Path, tmp_path: Path) -> None:
    text = FIRST.replace("2. They agreed", "2. They greeted each other.\n\n3. They agreed")
    text = text.replace("3. They agreed to save", "4. They agreed to save")
    text = text.replace("4. They thanked", "5. They thanked")
    report = again(mini, tmp_path, text)
    assert report.moved == ("2 is now 3", "3 is now 4", "4 is now 5")
    written = (folder / "annotations.yaml").read_text("utf-8")
    assert '# the heart of it\n"3":\n  summary: Fish is shared.\n' in written
    assert '"1":\n  summary: They met.   # in the rain\n' in written
    assert written.startswith("# Of the desk.\n\n")
    assert '"2":\n  proposed: true\n' in written
    assert (folder / "notes/no.md").read_text("utf-8") == "A note.\n"


def test_what_no_longer_fits_is_told_and_kept(
    folder: Path, mini: Path, tmp_path: Path, docgen: RunDocgen
) -> None:
    text = FIRST.replace("share their fish", "share all fish").replace(
        "\n4. They thanked Bergen for its rain.\n", ""
    )
    report = again(mini, tmp_path, text)
    assert report.unfit == (
        "2: the words changed; see whether its annotation still fits",
        "2: no longer holds the quote “agreed to share their fish”",
        "4: the paragraph is no longer in the text; kept as a comment",
    )
    written = (folder / "annotations.yaml").read_text("utf-8")
    assert "quote: agreed to share their fish" in written
    assert written.endswith(
        "# No longer in the text; its annotation was 4:\n"
        '# "4":\n#   summary: It rained.\n#   sectors: []\n#   parties: {all: true}\n'
    )


def test_another_text_does_not_take_the_place_of_an_annotated_one(
    folder: Path, mini: Path, tmp_path: Path
) -> None:
    before = tree(folder)
    other = "JOINT STATEMENT ON TRAINS\n\n1. Trains run at night.\n\n2. A bridge will be built.\n"
    with pytest.raises(ContentError, match=r"none of the paragraphs.*another --id"):
        again(mini, tmp_path, other)
    assert tree(folder) == before
    (folder / "annotations.yaml").unlink()
    assert again(mini, tmp_path, other).written


def test_untouched_proposals_give_way(mini: Path, tmp_path: Path) -> None:
    again(mini, tmp_path, FIRST)
    again(mini, tmp_path, FIRST.replace("save energy", "use less energy"))
    written = (mini / "content/small/annotations.yaml").read_text("utf-8")
    assert "agreed to use less energy in all that they do" in written
    assert "save energy" not in written


def test_another_kind_of_file_takes_the_place_of_the_source(
    folder: Path, mini: Path, tmp_path: Path
) -> None:
    again(mini, tmp_path, FIRST, "statement.md")
    assert sorted(path.name for path in (folder / "source").iterdir()) == ["en.md", "en.yaml"]


def test_a_further_language_joins(folder: Path, mini: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("1. Sie trafen sich.\n\n2. Sie teilen Fisch.\n", "utf-8")
    report = import_file(mini, path, "small", draft_here, language="de")
    assert (folder / "text.de.md").exists()
    assert (folder / "text.en.md").exists()
    assert (folder / "declaration.yaml").read_text("utf-8") == "title: mine\nlanguages: [en, de]\n"
    assert (folder / "annotations.yaml").read_text("utf-8") == MINE
    assert report.unfit == ("3: not in this language", "4: not in this language")
