"""The law: what is not white space goes somewhere, and what was not there does not come in."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.errors import ContentError, FidelityError
from docgen.ingest.completeness import settle
from docgen.ingest.textfile import bare
from docgen.readers.issued import Cut, Issued, Line, Place, cut_of, ink, line_of
from drafts import draft_of

PLACE = Place(0, 1)
LINE = line_of(0, PLACE, "11, The parties met.")
ISSUED = Issued((LINE,), ink(LINE.text))
NUMBER = cut_of(LINE, 0, 3, "number", written="11.")
KEPT = LINE.part(3)


def test_what_is_whole_settles() -> None:
    settle(ISSUED, [KEPT], [NUMBER], "11. The parties met.", "f")


@pytest.mark.parametrize(
    ("issued", "kept", "cuts", "written", "said"),
    [
        (
            replace(ISSUED, ink="11,Thepartiesmet.!"),
            KEPT,
            NUMBER,
            "11. The parties met.",
            "reading lost",
        ),
        (ISSUED, KEPT.part(0, 5), NUMBER, "11. The", "of line 1 were lost or duplicated"),
        (ISSUED, LINE, NUMBER, "11. 11, The parties met.", "of line 1 were lost or duplicated"),
        (ISSUED, KEPT, NUMBER, "11. The parties met", "differs from what was kept"),
        (ISSUED, KEPT, NUMBER, "11. The parties not met.", "differs from what was kept"),
        (ISSUED, KEPT, NUMBER, "11. met. The parties", "differs from what was kept"),
        (ISSUED, KEPT, Cut(9, PLACE, (0,), "x", "why"), "11. The parties met.", "or duplicated"),
    ],
)
def test_what_is_not_does_not(
    issued: Issued, kept: object, cuts: object, written: str, said: str
) -> None:
    with pytest.raises(FidelityError, match=said):
        settle(issued, [kept], [cuts], written, "f")  # type: ignore[list-item]


@pytest.mark.parametrize(
    "kept",
    [
        [KEPT.part(0, 6), KEPT.part(5)],  # a letter twice
        [KEPT.part(0, 4), KEPT.part(6)],  # and one lost, though the same is written
        [replace(KEPT, at=tuple(at + 1 for at in KEPT.at))],
        [replace(KEPT, text=KEPT.text.replace("parties", "partles"))],
    ],
)
def test_parts_that_are_not_the_line(kept: list[Line]) -> None:
    with pytest.raises(FidelityError, match="of line 1 were lost or duplicated"):
        settle(ISSUED, kept, [NUMBER], "11. The parties met.", "f")


@given(st.lists(st.integers(0, 20), max_size=4), st.randoms())
def test_parts_of_a_line_in_any_order_settle(ends: list[int], random: Random) -> None:
    ends = sorted({0, len(KEPT.text), *(min(each, len(KEPT.text)) for each in ends)})
    kept = [KEPT.part(start, end) for start, end in pairwise(ends)]
    random.shuffle(kept)
    settle(ISSUED, kept, [NUMBER], "11. The parties met.", "f")


# Texts of the pieces that the steps look for, in any order.
PIECES = [
    *(
        "1.",
        "2.",
        "3)",
        "4",
        "5,",
        "1.The",
        "(a)",
        "(i)",
        "b)",
        "•",
        "-",
        "I.",
        "A. FISH",
        "ANNEX II",
    ),
    *(
        "The parties",
        "agreed",
        "to meet",
        "in 2031.",
        "2/4",
        "3",
        "____________",
        "\f",
        "1  A note.",
    ),
    *(
        "Fish paper",
        "FISH AND SEA",
        "Recalling it,",
        "hyphen-",
        "ated",
        "soft\u00ad",
        "“quoted”",
        "fish,1",
    ),
    *(
        "**bold**",
        "*",
        "***",
        "<sup>th</sup>",
        "\\#",
        "#",
        "# Head",
        "\x07",
        "\u00a0",
        "###",
        "é",
        "\\1. x",
    ),
    *("For Iceland", "Jón Jónsson", "4 March 2030", "Bergen, 4 March 2030", "1) 1) 1)", "1.1."),
]
texts = st.lists(
    st.tuples(
        st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "  \n", "\n\n\n", "\n    "])
    ),
    min_size=1,
    max_size=40,
).map(lambda parts: "".join(piece + blank for piece, blank in parts))


@given(texts, st.sampled_from(["t.txt", "t.md"]))
def test_every_character_of_any_text_is_accounted_for(text: str, name: str) -> None:
    """Whatever the steps make of a text: kept, cut or written, it is told, or the import fails."""
    try:
        made = draft_of(text, name)
    except ContentError:
        return
    cut = "".join(ink(each.words) for each in made.cuts)
    written = "".join(ink(each.written) for each in made.cuts)
    assert sorted(ink(text) + written) == sorted(ink(bare(made.text.text)) + cut)
