"""Cells of Markdown tables, and lines that a tag parts."""

import pytest

from docgen.readers.read import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "| **No.** | **Fair** |\n|---|---|\n| *1* | [Books](x) |\n",
            ["No.", "Fair", "1", "Books"],
        ),
        (
            "They met.<br>**They left.**<br><i>They sang.</i>\n",
            ["They met.", "They left.", "They sang."],
        ),
    ],
)
def test_marks_at_the_beginning_of_a_cell_or_line_join_nothing(text: str, words: list[str]) -> None:
    assert [line.text for line in read(text.encode(), "a.md").lines if line.text] == words
