"""Footnotes and endnotes with marks in brackets; figures and letters that are no marks."""

import pytest

from drafts import draft_of, pdf_of, shape

NOTES = [  # (file name, text, the first paragraph, the notes)
    (
        "a.md",
        "1. They met[1] and planted 10 trees.[2]\n\n2. They left.\n\n## Notes\n\n[1] In May.\n\n"
        "[2] Oaks.\n",
        "They met and planted 10 trees.",
        ["[1] In May.", "[2] Oaks."],
    ),
    (
        "a.md",
        "1. They met[1] and planted 10 trees [2].\n\n2. Left.\n\n---\n\n[1] In May.\n[2] Oaks.\n",
        "They met and planted 10 trees.",
        ["[1] In May.", "[2] Oaks."],
    ),
    (
        "a.md",
        "1. They met[^1] in town.[^n]\n\n2. They left.\n\n[^1]: In May.\n[^n]: By train.\n",
        "They met in town.",
        ["In May.", "By train."],
    ),
    (
        "a.md",
        "1. They met\\[1\\] here.\n\n2. Left.\n\n\\[1\\] May.\n",
        "They met here.",
        ["[1] May."],
    ),
    (
        "a.txt",
        "1. Стороны встретились[1, 2].\n\n2. Конец.\n\nСноски\n\n[1] В мае.\n[2] В городе.\n",
        "Стороны встретились.",
        ["[1] В мае.", "[2] В городе."],
    ),
    (
        "a.html",
        "<p>1. They met<sup><a href='#n'>[1]</a></sup> here.<p>2. Left.<p id=n>[1] May.",
        "They met here.",
        ["[1] May."],
    ),
]


@pytest.mark.parametrize(("name", "text", "words", "notes"), NOTES)
def test_notes(name: str, text: str, words: str, notes: list[str]) -> None:
    made = draft_of(text, name)
    assert shape(made)[0] == ("1", words)
    assert len(shape(made)) == 2
    assert [note.words for note, _ in made.footnotes] == notes


NO_NOTES = [
    ("a.md", "1. They recalled decision [2] of the board.\n\n2. They left.\n"),
    ("a.txt", "1. They recalled case [1].\n\n2. They left.\n\n[3] is the last case.\n"),
    # A symbol is no mark, nor a paragraph's number a note's.
    ("a.txt", "Board\nPaper JC/REV.1\nOf May\n\n1. They met\n\f2. in the hall.\n\n3. They left.\n"),
]


@pytest.mark.parametrize(("name", "text"), NO_NOTES)
def test_what_is_no_note(name: str, text: str) -> None:
    made = draft_of(text, name)
    assert not made.footnotes
    assert not any(cut.why.startswith("footnote") for cut in made.cuts)


def test_a_power_that_is_no_whole_number() -> None:
    made = draft_of("<p>1. It is 10<sup>1.5</sup> m.</p><p>2. X.</p>", "a.html")
    assert shape(made)[0] == ("1", "It is 10^1.5 m.")
    assert [cut.written for cut in made.cuts if not cut.sure] == ["^1.5"]


def test_first_mark_behind_a_unit() -> None:
    text = "1. It flows at 7.2 m<sup>3</sup>/s<sup>1</sup>.\n\n—–\n\n<sup>1</sup> In May.\n"
    made = draft_of(text, "a.md")
    assert shape(made) == [("1", "It flows at 7.2 m³/s.")]
    assert [ref for _, ref in made.footnotes] == ["1"]


def test_note_of_no_mark_is_told() -> None:
    made = draft_of("1. They met.\n\n2. They left.\n\n_____\n1 In Bergen.\n")
    assert [each for each in made.remarks if "no mark was found of the footnote 1" in each]


def test_a_raised_roman_figure_is_told() -> None:
    body = "<p>1. They met in the hall.<sup>i</sup> They left.</p><p>2. They came back.</p>"
    made = draft_of(pdf_of(body), "text.pdf")
    raised = [(cut.words, cut.sure) for cut in made.cuts if cut.why == "raised text"]
    assert raised == [("i", False)]


def test_a_raised_mark_in_plain_text_leads_to_its_note() -> None:
    text = "1. They met in the hall.¹\n\n_____\n1 See annex.\n\f2. They left.\n"
    made = draft_of(text)
    assert [(note.mark, ref) for note, ref in made.footnotes] == [("1", "1")]
    assert not any("no mark was found" in each for each in made.remarks)


def test_notes_that_begin_with_raised_figures_inside_a_text() -> None:
    text = (
        "Statement on ice\n\n1. The ice is 10⁶ tons.¹ It melts\nat 12 km² each year.²\n\n"
        "2. They left.³\n\n¹ See annex, which\ngoes on.\n² Not all.\n\n3. They came back.\n\n"
        "³ In May.\n"
    )
    made = draft_of(text)
    assert shape(made) == [
        ("1", "The ice is 10⁶ tons. It melts at 12 km² each year."),
        ("2", "They left."),
        ("3", "They came back."),
    ]
    notes = [(note.words, ref) for note, ref in made.footnotes]
    assert notes == [("¹ See annex, which goes on.", "1"), ("² Not all.", "1"), ("³ In May.", "2")]
    assert not any(cut.sure for note, _ in made.footnotes for cut in note.cuts)
