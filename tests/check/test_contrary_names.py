"""Commitments that are named as the contrary of their words."""

from pathlib import Path

import pytest

from docgen.check.denials import denial_warnings
from docgen.load.project import load_project
from docgen.sources import Sources

_SENTENCE = "They will meet again in 2026."


def warnings(root: Path, sentence: str, what: str) -> tuple[str, ...]:
    folder = root / "content/demo"
    for name in ("text.en.md", "annotations.yaml"):
        words = (folder / name).read_text("utf-8").replace(_SENTENCE, sentence)
        (folder / name).write_text(words.replace("what: Next meeting", f"what: {what}"), "utf-8")
    sources = Sources(root)
    return denial_warnings(load_project(sources), sources)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("They will not meet again in 2026.", "will not meet again"),
        ("They agreed not to meet in 2026.", "agreed not to meet"),
        ("They did not agree to meet in 2026.", "did not agree to"),
        ("They agreed that no party shall meet in 2026.", "that no party shall"),
    ],
)
def test_a_name_that_says_the_contrary_is_warned_of(mini: Path, sentence: str, said: str) -> None:
    assert warnings(mini, sentence, "Next meeting") == (
        f"content/demo/text.en.md:5: paragraph 1 says “{said}”, but its commitment is called"
        " “Next meeting” in annotations.yaml, as if it were to be done",
    )


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("They will not meet again in 2026.", "No meeting"),
        ("They will not meet again in 2026.", "Abstention from meetings"),
        ("They will meet again no later than 2026.", "Next meeting"),
        ("They will not only meet in 2026 but sing.", "Next meeting"),
        ("They will hold in 2026 a meeting which is not public.", "Next meeting"),
    ],
)
def test_a_name_that_says_so_too_is_not(mini: Path, sentence: str, what: str) -> None:
    assert warnings(mini, sentence, what) == ()
