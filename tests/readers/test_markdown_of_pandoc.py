"""Markdown as pandoc writes it of Word files: what is a mark there, and what the words are."""

import pytest

from drafts import draft_of, shape

CASES = [  # a paragraph, and its words
    ("Nets number 10^3^ and H~2~O is wet.", "Nets number 10³ and H2O is wet."),
    ("See [the plan][Plan] and [Plan].\n\n[plan]: https://a.org 'x'", "See the plan and Plan."),
    ("See [the plan][1].\n\n[1]: The plan of 2030.", "See [the plan][1]. / [1]: The plan of 2030."),
    ("The [Parties]{.underline} meet.", "The Parties meet."),
    ("They meet again\\\nnext year.", "They meet again next year."),
    ("They meet again.\\\nNext year.", "They meet again. / Next year."),
    ("::: {.note}\nThey meet.\n:::", "They meet."),
    ("Done\n~~once~~ a ~ b ^ c.", "Done ~~once~~ a ~ b ^ c."),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text: str, words: str) -> None:
    made = draft_of(f"# Statement\n\n{text}\n", "text.md")
    assert " / ".join(" ".join(each.blocks) for each in made.text.paragraphs) == words


def test_note_of_two_paragraphs() -> None:
    made = draft_of(
        "1. Fish.[^1]\n\n2. Nets.\n\n[^1]: Not on Sundays.\n\n    And feasts.\n", "a.md"
    )
    assert shape(made) == [("1", "Fish."), ("2", "Nets.")]
    assert [(note.words, ref) for note, ref in made.footnotes] == [
        ("Not on Sundays. And feasts.", "1")
    ]


BORDER = "+----------------+-----------------+"
SIGNED = [
    f"{BORDER}\n| For Kenya      | For Peru        |\n{BORDER}\n"
    f"| A. Otieno      | B. Gil          |\n{BORDER}",
    "  --------- ---------\n  For Kenya   For Peru\n\n  A. Otieno   B. Gil\n  --------- ---------",
]


@pytest.mark.parametrize("table", SIGNED)
def test_tables_of_signatures(table: str) -> None:
    made = draft_of(f"# Accord\n\n1. They meet.\n\n2. They agree.\n\n{table}\n", "a.md")
    assert shape(made) == [("1", "They meet."), ("2", "They agree.")]
    assert {each.party: each.representative for each in made.found.parties} == {
        "KE": "A. Otieno",
        "PE": "B. Gil",
    }


def test_heading_below_another_title() -> None:
    made = draft_of("---\ntitle: Wells\n---\n\n## Depth\n\nWells are deep.\n", "a.md")
    assert made.text.text == "## Depth\n\nWells are deep.\n"


def test_line_below_another_title() -> None:
    made = draft_of("---\ntitle: Accord on Wells\n---\n\nOpening\n\n1. Wells are deep.\n", "a.md")
    assert ("Opening", False) in [(cut.words, cut.sure) for cut in made.cuts]
    made = draft_of("---\ntitle: Accord on Wells\n---\n\nACCORD\n\n1. Wells are deep.\n", "a.md")
    assert all(cut.sure for cut in made.cuts)


def test_day_of_publication() -> None:
    made = draft_of(
        "---\ndate: 2031-05-09\npublished: 2031-05-09\n---\n\nWells are deep.\n", "a.md"
    )
    assert any("published" in each for each in made.found.unsure)
