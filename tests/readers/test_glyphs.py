"""Figures that a font draws as superscripts, where the text layer of a PDF has plain ones."""

import pytest

from drafts import draft_of, shape
from issued.declarations import Declaration, Item
from issued.typeset import compiled
from issued.words import LANGUAGES

ENGLISH = next(each for each in LANGUAGES if each.tag == "en")
FIGURES = ["10⁹ trees", "10⁻³ m", "12 km² of shore", "x² and 5.5 m", "a “9” or 1°, 95–100 %"]


@pytest.mark.parametrize("words", FIGURES)
@pytest.mark.parametrize("typographic", [True, False])
def test_superscripts_of_the_font(words: str, typographic: bool) -> None:
    items = (Item("number", f"They plant {words}.", "1."), Item("number", "They left.", "2."))
    made = draft_of(compiled(Declaration(ENGLISH, items), typographic=typographic), "a.pdf")
    assert shape(made)[0] == ("1", f"They plant {words}.")
