import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language.spelling import Spelled, common_form, joined, one_line

# Some letters, and other spellings of each that look the same.
SPELLINGS = {
    " ": (" ", "\u00a0", "\u2007", "\u202f", "\n", " \n  ", "\u2009"),
    "fi": ("fi", "ﬁ", "f\u200ci"),
    "ffl": ("ffl", "ﬄ"),
    "-": ("-", "\u2010", "\u2011"),
    "é": ("é", "e\u0301"),
    "o": ("o", "o\u200b", "o\u00ad", "\u2060o", "o\ufe0e", "\ufeffo", "o\u200e"),
    **{each: (each,) for each in "abcx5."},
}
WORDS = st.lists(st.sampled_from([each for each in SPELLINGS if each != " "]), min_size=1).map(
    "".join
)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, str, str]:
    """A passage twice, each spelled in a way of its own, and a text that has the first."""
    letters = draw(st.lists(st.sampled_from(list(SPELLINGS)), min_size=1))
    letters = ["x", *letters, "x"]  # so that no blank is lost at an end
    one, other = ("".join(draw(st.sampled_from(SPELLINGS[each])) for each in letters) for _ in "12")
    return one, other, f"{draw(WORDS)} {one} {draw(WORDS)}"


@given(passages())
def test_a_passage_is_found_however_it_is_spelled(drawn: tuple[str, str, str]) -> None:
    adopted, typed, text = drawn
    found = Spelled(text).find(typed)
    assert found is not None
    assert found in text
    assert common_form(found) == common_form(adopted)


@given(passages())
def test_another_passage_is_not_found(drawn: tuple[str, str, str]) -> None:
    _, typed, text = drawn
    assert Spelled(text).find(f"{typed}z") is None


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("pay USD\u00a05\u202f000 now", "USD 5 000", "USD\u00a05\u202f000"),
        ("a re\u2011elected chair", "re-elected", "re\u2011elected"),
        ("the con\u00adsul", "consul", "con\u00adsul"),
        ("所有缔约方承诺", "缔约方\n承诺", "缔约方承诺"),
        ("a deﬁned sum", "defined", "deﬁned"),
        ("a deﬁned sum", "ined", None),  # half a ligature
        ("they agreed", "They agreed", None),
        ("they agreed", "they  agree d", None),
        ("they agreed", "", ""),
    ],
)
def test_found_as_the_text_spells_it(text: str, typed: str, found: str | None) -> None:
    assert Spelled(text).find(typed) == found


def test_lines_of_a_paragraph() -> None:
    assert joined(["all  parties", " agree\u00a0on 5 "]) == "all parties agree\u00a0on 5"
    assert joined(["所有缔约方", "承诺到2030年", "全面落实"]) == "所有缔约方承诺到2030年全面落实"
    assert joined(["到", "2030", "年"]) == "到2030年"
    assert one_line("\u00a0a\t b\u2028c\u00a0 ") == "\u00a0a b c\u00a0"


def test_one_line_of_any_white_space() -> None:
    """No-break blanks stay; the quick way for printable text gives what the slow one does."""
    breaks = re.compile(r"[^\S\u00a0\u2007\u202f]+")
    blanks = [each for each in map(chr, range(0x3001)) if each.isspace()]
    for text in ("a b", "a  b", " a b ", *(f"{each}a{each}b{each}{each}c" for each in blanks)):
        assert one_line(text) == breaks.sub(" ", text).strip(" ")
