"""The passage that is most like some words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language.passages import likeness, nearest_run, nearest_text

TEXT = "The Parties will share their  boats and their nets, and no others."


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("shared their boats", "share their  boats"),
        ("THEIR NET", "their nets,"),
        ("The Parties will share all their boats and nets, and no others", TEXT[:-1]),
        ("boats", "boats"),
    ],
)
def test_the_nearest_run_has_as_many_words(wanted: str, found: str) -> None:
    nearest = nearest_run(wanted, TEXT)
    assert nearest
    assert TEXT[nearest.start : nearest.end].rstrip(".") == found.rstrip(".")


def test_nothing_is_near_enough() -> None:
    assert nearest_run("ice on the mountains", TEXT, 0.9) is None
    assert nearest_run("", TEXT) is None
    assert nearest_run("boats", " ") is None
    assert nearest_text("boats", ()) == ""
    assert nearest_text("boats", ("bones", "goats")) == "goats"


@given(st.text(), st.text())
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1
    assert likeness(one.split(), one.split()) == 1


@given(st.lists(st.sampled_from("abc"), min_size=1), st.integers(0), st.integers(1, 5))
def test_what_the_text_holds_is_found_whole(letters: list[str], at: int, size: int) -> None:
    start = at % len(letters)
    wanted = letters[start : start + size]
    nearest = nearest_run(" ".join(wanted), " ".join(letters))
    assert nearest
    assert nearest.likeness == 1
