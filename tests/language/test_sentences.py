"""Sentences, and what a part of a text leaves out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language.sentences import missing_around, sentences

TEXT = "The Parties met in Osh; they agreed. Trade grew by 3.5 per cent. They thanked the host."


def test_sentences_and_clauses() -> None:
    assert sentences(TEXT) == [
        "The Parties met in Osh; they agreed.",
        "Trade grew by 3.5 per cent.",
        "They thanked the host.",
    ]


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        ("Trade grew by 3.5 per cent", (False, False)),
        ("Trade grew by 3.5 per cent. They thanked the host.", (False, False)),
        ("grew by 3.5 per cent", (True, False)),
        ("Trade grew", (False, True)),
        ("grew", (True, True)),
        (TEXT, (False, False)),
    ],
)
def test_what_is_missing_around_a_part(part: str, missing: tuple[bool, bool]) -> None:
    assert missing_around(part, TEXT) == missing


@given(st.integers(0, 2), st.integers(1, 3))
def test_nothing_is_missing_around_whole_sentences(start: int, count: int) -> None:
    part = " ".join(sentences(TEXT)[start : start + count])
    assert missing_around(part, TEXT) == (False, False)


def test_a_german_day_does_not_end_a_sentence() -> None:
    text = "Es endet am 31. Dezember 2032. Artikel 15. Die Parteien beraten sich."
    assert sentences(text) == [
        "Es endet am 31. Dezember 2032.",
        "Artikel 15.",
        "Die Parteien beraten sich.",
    ]
