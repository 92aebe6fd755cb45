"""Figures, marks and the order of references in Arabic script."""

import datetime

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from docgen.language.tags import locale_of
from docgen.render.dates import day_in_words
from docgen.render.figures import in_figures, in_marks, kept_in_order
from docgen.render.typography import NBSP

MAY = datetime.date(2026, 5, 14)


@pytest.mark.parametrize(
    ("tag", "date", "mark"),
    [
        ("ar", "14 مايو 2026", "،"),
        ("ar-MA", "14 ماي 2026", "،"),
        ("ar-SA", "١٤ مايو ٢٠٢٦", "،"),
        ("fa", "۱۴ مهٔ ۲۰۲۶", "،"),
        ("he", "14 במאי 2026", ","),
        ("en", "May 14, 2026", ","),
    ],
)
def test_dates_and_marks(tag: str, date: str, mark: str) -> None:
    assert day_in_words(MAY, "long", locale_of(tag)).replace(NBSP, " ") == date
    assert in_marks(",", tag) == mark


@given(st.integers(0, 10**12), st.sampled_from(["ar", "ar-EG", "fa", "ur", "en"]))
def test_figures_say_the_same_number(number: int, tag: str) -> None:
    assert int(in_figures(str(number), locale_of(tag))) == number


def test_a_reference_in_latin_letters_keeps_its_order() -> None:
    assert kept_in_order("14(b)", Locale("ar")) == "\u200e14(b)\u200e"
    assert kept_in_order("14(ب)", Locale("ar")) == "14(ب)"
    assert kept_in_order("14", Locale("fa")) == "14"
    assert kept_in_order("14(b)", Locale("en")) == "14(b)"
