"""The verdict of an import in its three grades, and ``--strict``."""

from pathlib import Path

import pytest

from conftest import RunDocgen, tree
from docgen.ingest.language import Spoken, judge
from docgen.ingest.reading import draft_here
from docgen.sources import Sources

SURE = """Joint Statement on Small Boats

1. The parties will build small boats of good wood, and they will paint each of them in the colour
of its harbour, so that the boats can be told apart from far away.

2. The parties will keep the boats dry in winter and will launch them again when the ice is gone.
"""
ODD = SURE.replace("2. The parties", "3. The parties")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(SURE, "utf-8")
    return path


def test_a_certain_text_is_proven(mini: Path, file: Path, docgen: RunDocgen) -> None:
    done = docgen("import", file, "--id", "boats", "--strict", "--project", mini)
    assert done.code == 0, done.out
    assert done.out.splitlines()[-1] == (
        "verdict: proven: every character is accounted for, and the structure is certain"
    )
    assert (mini / "content/boats/text.en.md").exists()


@pytest.mark.usefixtures("in_process")
def test_places_to_look_at_are_counted(mini: Path, file: Path, docgen: RunDocgen) -> None:
    file.write_text(ODD, "utf-8")
    done = docgen("import", file, "--id", "boats", "--project", mini)
    assert done.code == 0
    assert "look at:\n  - line 6: number 3 follows 1; 2 not found\n" in done.out
    assert done.out.splitlines()[-1] == (
        "verdict: look at 1 place; every character is accounted for"
    )
    assert (mini / "content/boats/text.en.md").exists()


@pytest.mark.usefixtures("in_process")
def test_strict_refuses_what_must_be_looked_at(mini: Path, file: Path, docgen: RunDocgen) -> None:
    file.write_text(ODD, "utf-8")
    before = tree(mini)
    done = docgen("import", file, "--id", "boats", "--strict", "--project", mini)
    assert done.code == 3
    assert "number 3 follows 1" in done.out
    assert "not written: content/boats/source/en.txt" in done.out
    assert tree(mini) == before


@pytest.mark.usefixtures("in_process")
def test_a_file_that_cannot_be_read_is_refused(mini: Path, file: Path, docgen: RunDocgen) -> None:
    file.write_bytes(b"1. The parties \xff met.\n")
    before = tree(mini)
    done = docgen("import", file, "--id", "boats", "--project", mini)
    assert done.code == 3
    assert done.err.splitlines()[0] == "verdict: refused; nothing was written"
    assert "boats.txt" in done.err
    assert tree(mini) == before


@pytest.mark.parametrize("move", [3, 5, 0x1F0])
def test_letters_that_make_no_words_are_told(move: int, mini: Path) -> None:
    moved = "".join(chr(ord(each) + move) if each.isalpha() else each for each in SURE)
    assert judge(SURE).holds_words
    assert not judge(moved).holds_words
    made, _ = draft_here(moved.encode(), "boats.txt", Sources(mini), "boats", "en")
    assert any(each.startswith("text: its letters make no words") for each in made.remarks)


@pytest.mark.parametrize(("language", "loaded"), [("en", False), ("en-GB", False), ("fr", True)])
def test_the_model_is_loaded_only_if_it_has_to_judge(
    language: str, loaded: bool, mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def judging(text: str) -> Spoken:
        judged.append(text)
        return judge(text)

    monkeypatch.setattr("docgen.ingest.reading.judge", judging)
    draft_here(SURE.encode(), "boats.txt", Sources(mini), "boats", language)
    assert bool(judged) == loaded


def test_few_letters_are_not_judged() -> None:
    assert judge("Qxz 12 wvk").holds_words


@pytest.mark.parametrize(
    "text",
    [
        "We met, and we go on. We work for all of you.",
        "Di boats dem dey sail, but the parties met and agreed on small things.",
        "The parties met in the harbour and agreed to sail small boats together.",
    ],
)
def test_english_is_not_taken_for_a_language_like_it(text: str) -> None:
    assert judge(text).language == "en"
