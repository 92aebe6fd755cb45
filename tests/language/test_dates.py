"""Dates in the words of many languages."""

import datetime

import pytest
from babel.dates import format_date

from docgen.language.dates import days
from docgen.language.months import is_month
from docgen.language.number_words import value

DAY = datetime.date(2031, 11, 12)
LANGUAGES = (  # noqa: SIM905 - a list in a line is easier to read
    "ar az bg ca cs da de el en es et fa fi fr hi hr hu hy id it ja ka kk ko ky lt lv mk mn nb nl"
    " pl pt ro ru sk sl sq sr sv tg th tk tr uk uz uz-Cyrl vi zh"
).split()


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each not in ("fa", "th")])
@pytest.mark.parametrize("style", ["long", "medium"])
def test_the_dates_of_cldr_are_read(language: str, style: str) -> None:
    text = f"({format_date(DAY, style, locale=language.replace('-', '_'))})"
    assert [each.date for each in days(text, language)] == [DAY]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        # as official texts have them, where CLDR has it otherwise
        ("2031 жылғы 12 қараша күні", "kk", DAY),
        ("2031 ж. 12 қарашада", "kk", DAY),
        ("2031-жылдын 12-ноябрында", "ky", DAY),
        ("2031-yil 12-noyabrda", "uz", DAY),
        ("2031 йил 12 ноябрь", "uz", DAY),
        ("12 ноябри соли 2031", "tg", DAY),
        ("12 ноябри 2031", "tg", DAY),
        ("2031-nji ýylyň 12-nji noýabrynda", "tk", DAY),
        ("2031 оны 11 дүгээр сарын 12-ны өдөр", "mn", DAY),
        ("2031-ci il 12 noyabr", "az", DAY),
        ("签署于二〇三一年十一月十二日。", "zh", DAY),
        ("12 تشرين الثاني/نوفمبر 2031", "ar", DAY),
        ("١٢ نوفمبر ٢٠٣١", "ar", DAY),
        ("«12» ноября 2031 года", "ru", DAY),
        ("12 Kasım 2031’de", "tr", DAY),
        ("le 1er novembre 2031", "fr", datetime.date(2031, 11, 1)),
        ("el 12 de noviembre de 2031", "es", DAY),
        # English, in figures and in words
        ("November 12, 2031", "en", DAY),
        ("on the 12th of November, 2031", "en", DAY),
        ("the twelfth day of November in the year two thousand and thirty-one", "en", DAY),
        ("this twelfth day of November, twenty thirty-one", "en", DAY),
        ("the first of May nineteen ninety-one", "en", datetime.date(1991, 5, 1)),
        ("the thirty-first day of May two thousand", "en", datetime.date(2000, 5, 31)),
    ],
)
def test_dates_in_official_words(text: str, language: str, wanted: datetime.date) -> None:
    assert [each.date for each in days(text, language)] == [wanted]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on November 10-12, 2031", "en"),
        ("on 10–12 November 2031", "en"),
        ("on 10 to 12 November 2031", "en"),
        ("del 10 al 12 de noviembre de 2031", "es"),
        ("10 et 12 novembre 2031", "fr"),
    ],
)
def test_of_several_days_the_last_is_taken_and_said(text: str, language: str) -> None:
    assert [(each.date, each.several) for each in days(text, language)] == [(DAY, True)]


@pytest.mark.parametrize("text", ["31 February 2031", "12 November", "2031", "paragraph 12.11"])
def test_no_date(text: str) -> None:
    assert days(text, "en") == []


def test_dates_come_in_order_and_none_twice() -> None:
    text = "from 1 May 2031 (2031-05-02) until June 3, 2031"
    assert [(text[each.start : each.end], each.date.month) for each in days(text, "en")] == [
        ("1 May 2031", 5),
        ("2031-05-02", 5),
        ("June 3, 2031", 6),
    ]


def test_months_have_any_case() -> None:
    assert is_month("NOVEMBER", "en")
    assert is_month("қараша", "kk")
    assert not is_month("autumn", "en")
    assert not is_month("november", "xx")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("٣٠", 30),
        ("二十一", 21),
        ("十", 10),
        ("九十九", 99),
        ("一百", 100),
        ("一百零一", 101),
        ("二百一十", 210),
        ("二〇三一", 2031),
        ("twenty-first", 21),
        ("two thousand and six", 2006),
        ("nineteen hundred and ninety-nine", 1999),
        ("twenty twenty-seven", 2027),
        ("one thousand nine hundred ninety", 1990),
    ],
)
def test_numbers_in_words(said: str, wanted: int) -> None:
    assert value(said) == wanted


def test_other_words_are_no_number() -> None:
    with pytest.raises(ValueError, match="no number: fish"):
        value("twenty fish")
    with pytest.raises(ValueError, match="no number: 十十"):
        value("十十")
