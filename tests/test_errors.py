import pickle

import pytest

from docgen.errors import ContentError, DocgenError, ExitCode, nearest


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (DocgenError("broken"), "broken"),
        (DocgenError("broken", "a.yaml"), "a.yaml: broken"),
        (DocgenError("broken", "a.yaml", 3), "a.yaml:3: broken"),
        (DocgenError("broken", "a.yaml", 3, "mend it"), "a.yaml:3: broken (mend it)"),
    ],
)
def test_text(error: DocgenError, text: str) -> None:
    assert str(error) == text


def test_what_a_file_says_moves_no_terminal_and_passes_for_no_message() -> None:
    error = DocgenError("no 'a\x1b[2J\nerror: b\u202e'\n  indented", "a\n.md")
    assert str(error) == "a\\u000a.md: no 'a\\u001b[2J\\u000aerror: b\\u202e'\n  indented"
    assert len(str(DocgenError("a" * 10_000))) < 2100


def test_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(ContentError("broken", "a.yaml", 3, "mend it")))  # noqa: S301
    assert str(error) == "a.yaml:3: broken (mend it)"
    assert error.exit_code == ExitCode.CONTENT


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("enrgy", ["energy", "water"], "did you mean 'energy'?"),
        ("kz", ["KZ", "IT"], "did you mean 'KZ'?"),
        ("zzz", ["energy", "water"], "known: energy, water"),
        ("zzz", [], ""),
        ("zzz", [f"word{number}" for number in range(40)], ""),
    ],
)
def test_nearest(word: str, known: list[str], hint: str) -> None:
    assert nearest(word, known) == hint
