"""Marks of footnotes that no note has stay in the words, and are reported once."""

import pytest

from drafts import draft_of, shape


def _reported(text: str, language: str = "en") -> list[str]:
    return [each for each in draft_of(text, language=language).remarks if "of a footnote" in each]


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("en", "We met by the lake¹ and ate.", "lake¹"),
        ("en", "We met by the lake.² Then we ate.", "lake.²"),
        ("en", "We met by the lake[3] and ate.", "lake[3]"),
        ("en", "We met by the lake [3], and ate.", "lake [3]"),
        ("en", "We met by the lake7 and ate.", "lake7"),
        ("en", "We met by the lake12, and ate.", "lake12"),
        ("en", "Lakeland* took part in the meal.", "Lakeland*"),
        ("fr", "Le lac est « profond »³, dit-on.", "profond »³"),
        ("fr", "Le lac est “profond”³, dit-on.", "profond”³"),
        ("de", "Der See† ist tief.", "See†"),
        ("ru", "Мы собрались у озера³ и поели.", "озера³"),
        ("kk", "Біз көлде4 кездестік.", "көлде4"),
    ],
)
def test_a_single_mark_is_reported(language: str, words: str, said: str) -> None:
    text = f"Statement\n\n1. {words}\n\n2. Boats sail.\n"
    told = (
        f"line 3: “{said}” may end with the mark of a footnote, but no such note was found; if so,"
        f" delete the mark in text.{language}.md, and list it under cuts in source/{language}.yaml"
    )
    assert _reported(text, language) == [told]
    assert shape(draft_of(text, language=language))[0] == ("1", words)


def test_several_marks_are_one_remark() -> None:
    text = "".join(f"{at}. We met by lake{each}.\n\n" for at, each in enumerate("¹²³⁴⁵", 1))
    (told,) = _reported(f"Statement\n\n{text}")
    assert told.startswith(
        "line 3: “lake¹”, “lake²” (line 5), “lake³” (line 7), 2 more may end with the mark"
    )


@pytest.mark.parametrize(
    "words",
    [
        *("We sail 5 km² in a day.", "It is 12 m³ of water, and x² more.", "It emits CO2 and CO₂."),
        *("COP29 and G20 were held.", "Covid19 came, and Covid19 went.", "We use mp3 files."),
        *("See [2019] 3 of it.", "We met in 2030 or in May 12.", "Vitamin B12 is good."),
        *("It is at www.lake1.org and at a@lake1.org.", "Read A/RES/78/161 of it.", "2 * 3 is 6."),
        *("It has 10⁹ fish.", "Articles 1, 2 and 3 hold.", "The lake-2 boat sails."),
    ],
)
def test_what_is_no_mark_is_left_alone(words: str) -> None:
    assert _reported(f"Statement\n\n1. {words}\n\n2. Boats sail.\n") == []


def test_the_mark_of_a_note_is_no_such_mark() -> None:
    text = "Statement\n\n1. We met by the lake[1] and ate.\n\n2. Boats sail.\n\n[1] A deep one.\n"
    assert _reported(text) == []
