import pytest

from docgen.due import spelled
from docgen.language.months import months
from docgen.propose.due_dates import DueDates
from proposing import ADOPTED, rules


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("It meets in October.", ["2031-10"]),
        ("It meets in February.", ["2032-02"]),
        ("It may meet in may.", []),
        ("It is built by the end of 2032.", ["by 2032"]),
        ("It is built by June 2032.", ["by 2032-06"]),
        ("It is built within two years.", ["by 2033-03"]),
        ("It is built in the next 18 months.", ["by 2032-09"]),
        ("It is built within ten days.", ["by 2031-03-24"]),
        ("It opens in the spring of 2033.", ["spring 2033"]),
        ("It opens in the first half of 2033.", ["first half 2033"]),
        ("It opens by the second half of 2033.", ["by second half 2033"]),
        ("It opens on 3 May 2032.", ["2032-05-03"]),
        ("It opens by the end of the year.", ["2031"]),
        ("It opens next year.", ["2032"]),
        ("It meets at its next session.", []),
        ("They support the 2040 Agenda.", []),
        ("They support Agenda 2040.", []),
        ("They support the Forum’s 2050 Strategy.", []),
        ("They follow the Vision 2050 and its plan.", []),
        ("It was held in 2030.", []),
        ("The programme for 2032-2035 ends.", ["2035"]),
    ],
)
def test_as_the_text_gives_it(sentence: str, dates: list[str]) -> None:
    found = DueDates(rules(), "en", ADOPTED).find(sentence)
    assert [spelled(each.due) for each in found] == dates


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le centre ouvrira au premier semestre de 2033."),
        ("it", "Il centro aprirà nel primo semestre del 2033."),
        ("ru", "Центр откроется в первом полугодии 2033 года."),
    ],
)
def test_half_a_year(language: str, sentence: str) -> None:
    found = DueDates(rules(language), language, ADOPTED).find(sentence)
    assert [spelled(each.due) for each in found] == ["first half 2033"]


def test_without_a_day_of_adoption_nothing_is_due() -> None:
    assert DueDates(rules(), "en", None).find("It opens in 2033, within two years.") == []


def test_the_months_of_a_language_stay_as_they_are() -> None:
    before = dict(months("ru"))
    DueDates(rules("ru"), "ru", ADOPTED)
    assert months("ru") == before
