"""Names of cities from the forms in which texts inflect them."""

import pytest

from docgen.language.cities import city_named, without_locative

LOCATIVES = [
    ("kk", "Астанада", "Астана"),
    ("ky", "Бишкекте", "Бишкек"),
    ("tr", "Ankara’da", "Ankara"),
    ("uz", "Toshkentda", "Toshkent"),
    ("hu", "Budapesten", "Budapest"),
    ("az", "Bakıda", "Bakı"),
    ("kk", "Астана", None),
    ("fi", "Helsingissä", None),  # Helsinki: more than an ending differs
]


@pytest.mark.parametrize(("language", "said", "city"), LOCATIVES)
def test_locatives(language: str, said: str, city: str | None) -> None:
    assert without_locative(said, language) == city


CASES = [
    ("ru", "Москве", (), "Москва"),
    ("ru", "Риме", (), "Рим"),
    ("ru", "Баку", (), "Баку"),
    ("ru", "Лодочном", ("Лодочное",), "Лодочное"),
    ("ru", "Лодочном", (), None),
    ("ru", "Астана", (), "Астана"),
    ("pl", "Genewie", (), "Genewa"),
    ("xx", "Genewie", (), None),
]


@pytest.mark.parametrize(("language", "said", "words", "city"), CASES)
def test_cases(language: str, said: str, words: tuple[str, ...], city: str | None) -> None:
    assert city_named(said, language, words) == city
