"""Tags that CLDR has a locale for, and valid ones that it has none for."""

import pytest
from babel import Locale, localedata

from docgen.language.months import months
from docgen.language.tags import (
    TAG,
    is_in_other_letters,
    is_language,
    is_same_language,
    language_name,
    locale_of,
    region_of,
    runs_from_right,
    script_of,
)

OF_CLDR = [
    tag
    for name in sorted(localedata.locale_identifiers())
    if TAG.fullmatch(tag := name.replace("_", "-"))
]


def test_those_of_cldr_are_taken_as_they_are() -> None:
    assert len(OF_CLDR) > 100
    for tag in OF_CLDR:
        locale = Locale.parse(tag, sep="-")
        assert is_language(tag)
        assert locale_of(tag) == locale
        assert not is_in_other_letters(tag)
        assert runs_from_right(tag) == (locale.text_direction == "rtl")


@pytest.mark.parametrize(
    ("tag", "locale", "script", "region", "other_letters"),
    [
        ("kk-Latn", "kk_Cyrl", "Latn", "KZ", True),
        ("tg-Arab", "tg", "Arab", "PK", True),
        ("fa-Latn", "fa", "Latn", "IR", True),
        ("ru-UZ", "ru", "Cyrl", "UZ", False),
        ("kk-Latn-TR", "kk_Cyrl", "Latn", "TR", True),
        ("sr-ME", "sr_Latn_ME", "Latn", "ME", False),
        ("zh-TW", "zh_Hant_TW", "Hant", "TW", False),
    ],
)
def test_valid_ones_that_cldr_has_no_locale_for(
    tag: str, locale: str, script: str, region: str, other_letters: bool
) -> None:
    assert is_language(tag)
    assert (str(locale_of(tag)), script_of(tag), region_of(tag)) == (locale, script, region)
    assert is_in_other_letters(tag) is other_letters
    assert runs_from_right(tag) is (script == "Arab")


@pytest.mark.parametrize(
    "tag", ["xx", "english", "en-UK", "kk-Qaaa", "kk-latn", "EN", "en_GB", "", "../x", "root"]
)
def test_no_languages(tag: str) -> None:
    assert not is_language(tag)


def test_names() -> None:
    english = Locale("en")
    names = [language_name(tag, english) for tag in ("kk", "kk-Latn", "ru-UZ", "sr-Latn", "pt-BR")]
    assert names == [
        *("Kazakh", "Kazakh (Latin)", "Russian (Uzbekistan)", "Serbian (Latin)"),
        "Portuguese (Brazil)",
    ]


def test_months_are_those_of_the_language() -> None:
    assert months("ru-UZ") == months("ru") != {}
    assert months("kk-Latn") == months("kk")
    assert months("uz-UZ") == months("uz")
    assert months("uz").items() > months("uz-Cyrl").items()


def test_languages_that_one_reader_reads() -> None:
    assert all(is_same_language("en", tag) for tag in ("en", "en-GB", "en-US"))
    assert is_same_language("sr", "sr-Cyrl")
    others = (("sr", "sr-Latn"), ("zh-CN", "zh-TW"), ("pt", "es"), ("kk", "kk-Latn"))
    assert not any(is_same_language(*each) for each in others)
