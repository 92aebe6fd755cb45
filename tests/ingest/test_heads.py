"""Titles, dates and places of texts: what only looks like one is none, and a guess is told."""

import pytest

from docgen.ingest.front_matter import FrontMatter
from drafts import draft_of

_RESOLUTION = (
    "United Nations                         S/RES/9999 (2031)\n\n"
    "Security Council                       Distr.: General\n"
    "                                       7 May 2031\n\n"
    "             Resolution 9999 (2031)\n\n"
    "      Adopted by the Security Council at its 9998th meeting, on\n      7 May 2031\n\n"
    "      The Security Council,\n\n      Recalling its resolutions on boats,\n\n"
    "      1.    Decides to sail;\n\n      2.    Decides to go on.\n"
)


def _found(text: str, language: str) -> FrontMatter:
    return draft_of(text, language=language).found


def _date(text: str, language: str) -> str:
    return str(_found(text, language).date)


def test_the_title_of_a_resolution_is_not_who_adopted_it() -> None:
    found = _found(_RESOLUTION, "en")
    assert (found.title, str(found.date)) == ("Resolution 9999 (2031)", "2031-05-07")


def test_a_body_beside_the_date_is_no_place() -> None:
    text = (
        "Organization for Boats in Europe\nMinisterial Council            7 May 2031\n\n"
        "DECLARATION ON BOATS\n\n1. We sail.\n\n2. We go on.\n"
    )
    assert _found(text, "en").place is None


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("en", "The harbour invites members to report by 30 June 2032."),
        ("es", "SEGUNDO. Bajan el arancel, a más tardar el 31 de diciembre de 2032."),
        ("it", "I Paesi riferiscono entro il 30 giugno 2032."),
        ("ru", "Стороны отчитаются до 30 июня 2032 года."),
    ],
)
def test_the_day_by_which_something_is_due_is_not_that_of_the_text(
    language: str, paragraph: str
) -> None:
    title = {"en": "Statement", "es": "Declaración", "it": "Dichiarazione", "ru": "Заявление"}
    assert _date(f"{title[language]}\n\n{paragraph}\n\n{paragraph}\n", language) == "None"


def test_a_day_at_the_end_without_the_words_of_a_closing_is_told() -> None:
    text = "Statement on boats\n\n1. We sail.\n\n2. We go on.\n\nAdopted on 7 May 2031\n"
    found = _found(text, "en")
    assert (str(found.date), found.place) == ("2031-05-07", None)
    assert found.unsure == ("date: line 7: from the last lines",)


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("es", "Hecha en Bergen, a los 7 días del mes de mayo de 2031.", "2031-05-07"),
        ("es", "Hecha en Bergen, a los 7 días del mes de mayo del año 2031.", "2031-05-07"),
        ("pt", "Feita em Bergen, aos 7 dias do mês de maio de 2031.", "2031-05-07"),
        ("ka", "ბერგენი, 2031 წლის 7 მაისი", "2031-05-07"),
        ("hy", "Բերգեն, 7 մայիսի 2031 թ.", "2031-05-07"),
        ("hy", "Բերգեն, 2031 թվականի մայիսի 7-ին", "2031-05-07"),
        ("zh", "2031年5月6日至7日于绿谷镇", "2031-05-07"),
        ("ja", "2031年5月6日及び7日　東京", "2031-05-07"),
    ],
)
def test_days_as_texts_write_them(language: str, line: str, day: str) -> None:
    assert _date(f"{line}\n\n1. a.\n\n2. b.\n", language) == day
    assert _date(f"1. a.\n\n2. b.\n\n{line}\n", language) == day


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ka", "ერთობლივი განცხადება"),
        ("hy", "Համատեղ հայտարարություն"),
        ("mn", "Хамтарсан мэдэгдэл"),
        ("fa", "بیانیه مشترک"),
    ],
)
def test_titles_in_further_languages(language: str, title: str) -> None:
    date = {"ka": "2031 წლის 7 მაისი", "hy": "7 մայիսի 2031 թ.", "mn": "2031 оны 5 сарын 7"}
    text = f"{title}\n\n{date.get(language, '7 مهٔ 2031')}\n\n1. a.\n\n2. b.\n"
    assert _found(text, language).title == title


@pytest.mark.parametrize(
    ("language", "closing", "place"),
    [
        ("es", "Hecha en la ciudad de Santiago, el 7 de mayo de 2031.", "Santiago"),
        ("pt", "Feita na cidade de Luanda, em 7 de maio de 2031.", "Luanda"),
        ("en", "Done in the city of Ohrid on 7 May 2031.", "Ohrid"),
    ],
)
def test_the_place_behind_the_city_of(language: str, closing: str, place: str) -> None:
    assert _found(f"1. a.\n\n2. b.\n\n{closing}\n", language).place == place
