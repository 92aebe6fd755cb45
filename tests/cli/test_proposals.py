"""``docgen proposals`` and ``docgen confirm``."""

import json
from pathlib import Path

import pytest

from conftest import RunDocgen
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here

STATEMENT = """JOINT STATEMENT ON SMALL THINGS

1. Norway and Iceland met in Bergen on 4 March 2030.

2. Norway agreed to share its fish. Iceland pledged to share its ice.

3. They thanked Bergen for its rain.
"""


@pytest.fixture
def project(mini: Path, tmp_path: Path) -> Path:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "small", draft_here, language="en")
    return mini


def test_from_an_import_to_nothing_left(project: Path, docgen: RunDocgen) -> None:
    ran = docgen("proposals", "small", "--project", project)
    assert ran.code == 0
    assert "paragraph 2 (line 3 of the text)\n" in ran.out
    assert ran.out.endswith(" decisions left in 3 paragraphs\n")
    ran = docgen("confirm", "small", "--all-sectors", "--project", project)
    assert "paragraph 3: sectors confirmed\n" in ran.out
    ran = docgen("confirm", "small", "2", "--commitment", "1", "--project", project)
    assert "paragraph 2: commitment 1 confirmed\n" in ran.out
    ran = docgen("confirm", "small", "2", "p2", "--project", project)
    assert ran.out.startswith("paragraph 2: summary, parties, commitment")
    assert ran.out.endswith(" decisions left in 2 paragraphs\n")
    ran = docgen("confirm", "small", "2", "--project", project)
    assert "paragraph 2: nothing was left to confirm\n" in ran.out
    ran = docgen("confirm", "small", "1", "3", "--project", project)
    assert ran.out.endswith("nothing is left to confirm\n")
    annotations = (project / "content/small/annotations.yaml").read_text("utf-8")
    assert "proposed:" not in annotations.partition('"1"')[2]


def test_json_tells_everything_of_every_paragraph(project: Path, docgen: RunDocgen) -> None:
    docgen("confirm", "small", "2", "--all-sectors", "--project", project)
    told = json.loads(docgen("proposals", "small", "--json", "--project", project).out)
    assert {key: told[key] for key in ("declaration", "language")} == {
        "declaration": "small",
        "language": "en",
    }
    assert told["left"] == sum(each["left"] for each in told["paragraphs"])
    second = told["paragraphs"][1]
    assert set(second) == {
        *("paragraph", "heading", "text", "line", "entry", "unconfirmed", "left"),
        *("summary", "sectors", "parties", "commitments", "weight"),
    }
    assert second["unconfirmed"] == ["summary", "parties"]
    pledge = second["commitments"][0]
    start, end = pledge["words"]
    assert second["text"][start:end] == pledge["quote"]
    assert pledge["proposed"] is True


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["proposals", "smal"], "unknown declaration 'smal' (did you mean 'small'?)"),
        (["confirm", "small"], "nothing to confirm (name paragraphs, or use --all-sectors"),
        (["confirm", "small", "2", "33"], "no paragraph '33' in content/small/text.en.md"),
        (["confirm", "small", "2", "--commitment", "9"], "paragraph 2 has no commitment 9 (it has"),
        (["confirm", "small", "--commitment", "1"], "--commitment needs one paragraph"),
        (
            ["confirm", "small", "2", "--all-sectors", "--commitment", "1"],
            "--all-sectors and --commitment exclude each other",
        ),
    ],
)
def test_a_mistake_writes_nothing(
    project: Path, docgen: RunDocgen, arguments: list[str], message: str
) -> None:
    file = project / "content/small/annotations.yaml"
    before = file.read_bytes()
    ran = docgen(*arguments, "--project", project)
    assert ran.code == 2
    assert message in ran.err
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('"1":\n  summry: x\n', "content/small/annotations.yaml:3: unknown key 'summry' (did you"),
        ('"1": met\n', "content/small/annotations.yaml:2: '1' must be keys with values"),
        ('"1": [\n', "content/small/annotations.yaml:"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(
    project: Path, docgen: RunDocgen, entry: str, message: str
) -> None:
    (project / "content/small/annotations.yaml").write_text(f"# mine\n{entry}", "utf-8")
    ran = docgen("proposals", "small", "--project", project)
    assert ran.code == 3
    assert message in ran.err


def test_cues_with_how_often_each_was_right(mini: Path, docgen: RunDocgen) -> None:
    ran = docgen("proposals", "--cues", "--project", mini)
    assert ran.code == 0
    assert ran.out.startswith("en: ")
    assert "weight  shipped  right  wrong\n" in ran.out
    told = json.loads(docgen("proposals", "--cues", "--json", "--project", mini).out)
    first = told["en"][0]
    assert set(first) == {"sector", "cue", "shipped", "weight", "right", "wrong"}
    assert first["right"] + first["wrong"] > 0


def test_cues_are_of_no_one_declaration(mini: Path, docgen: RunDocgen) -> None:
    ran = docgen("proposals", "small", "--cues", "--project", mini)
    assert ran.code == 2
    assert "--cues is about all declarations (leave the ID out)" in ran.err
    ran = docgen("proposals", "--project", mini)
    assert ran.code == 2
    assert "name a declaration, its folder in content/" in ran.err
