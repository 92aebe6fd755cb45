"""Running heads of several lines, in papers of two pages and more."""

import itertools

import pytest

from drafts import draft_of, pdf_of, shape

LONG = "The parties met in the large hall of the old town and spoke of many things that day."
HEAD = "COMMISSION ON LAKES\nThird session, Bergen\nDocument JC/5/REV.1\n"
PAGES = [
    "Joint Statement\n\n1. They agreed to plant\n",
    "1.5 million trees on the shore.\n2. They left and\n",
    "came back.\n",
]
READ = [
    ("1", "They agreed to plant 1.5 million trees on the shore."),
    ("2", "They left and came back."),
]


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_heads_on_pages(lines: int, blank: str) -> None:
    head = "\n".join(HEAD.splitlines()[:lines]) + "\n" + blank
    made = draft_of("\f".join(head + page for page in PAGES))
    assert shape(made) == READ
    assert made.found.title == "Joint Statement"


def test_heads_beside_page_numbers_alone() -> None:
    pages = [f"{HEAD}\n{page}\n{number}\n" for number, page in enumerate(PAGES, 1)]
    made = draft_of("\n".join(pages))
    assert shape(made) == READ
    assert made.found.title == "Joint Statement"


def test_a_head_on_two_pages() -> None:
    text = "The parties met in the large hall of the old town and spoke of many things.\n"
    pages = [f"{HEAD}Joint Statement\n\n1. {text}2. {text}", f"{HEAD}3. {text}4. {text}"]
    assert [ref for ref, _ in shape(draft_of("\f".join(pages)))] == ["1", "2", "3", "4"]


def test_a_head_that_divides_a_word() -> None:
    head = "Joint Statement on the shared wa-\nters\n"
    pages = [*("\n" + page for page in PAGES[1:]), "\n3. They left again.\n"]
    made = draft_of(
        "\f".join(
            [
                f"{head}\nJoint Statement\n\n1. They agreed to plant\n",
                *(head + each for each in pages),
            ]
        )
    )
    assert [words for _, words in shape(made)][:2] == [words for _, words in READ]
    assert made.found.title == "Joint Statement"


@pytest.mark.parametrize("mark", ["(a)", "a)", "i.", "б.", "(б)"])
def test_an_item_below_a_head_is_none(mark: str) -> None:
    pages = [
        f"1. {LONG}\n",
        f"{mark} they take\npart;\n\n2. {LONG}\n",
        f"{mark} they take\nleave.\n",
    ]
    made = draft_of("\f".join(f"Statement on Lakes\n{page}" for page in pages))
    assert {cut.words for cut in made.cuts if cut.why == "running head"} == {"Statement on Lakes"}
    words = " ".join(words for _, words in shape(made))
    assert "they take part;" in words
    assert "they take leave." in words


def test_initials_may_begin_a_head() -> None:
    made = draft_of("\f".join(f"A. Otieno, on lakes\n\n{page}" for page in PAGES))
    assert shape(made) == READ


def test_a_sentence_that_the_text_repeats_is_no_head() -> None:
    said = ("{}. The parties keep the level of the lake", "between 3.25 and 4.75 metres above it.")
    lines = [line.format(at) for at in range(1, 31) for line in said]
    cut = [0, 19, 39, 60]  # two pages begin in the middle of a sentence
    pages = ["\n".join(["Statement on Lakes", *lines[a:b], ""]) for a, b in itertools.pairwise(cut)]
    made = draft_of("\f".join(pages))
    assert {cut.words for cut in made.cuts if cut.why == "running head"} == {"Statement on Lakes"}


def test_notes_of_the_same_words_are_no_foot() -> None:
    notes = ("See resolution 1/21.", "See resolution 3/23.", "See resolution 5/25.")
    body = "".join(
        f"<p>{at}. {LONG}<sup>{at}</sup></p><p style='break-after: page; font-size: 70%;"
        f" margin-top: 150px'>{at} {note}</p>"
        for at, note in enumerate(notes, 1)
    )
    made = draft_of(pdf_of(f"<style>@page {{ size: A6 }}</style>{body}"), "text.pdf")
    assert [(note.mark, ref) for note, ref in made.footnotes] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "3"),
    ]
