import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.commitment import Commitment
from docgen.due import Due, Every, NextMeeting, Start, Times, Timing, Within, spelled
from docgen.errors import ContentError
from docgen.load.decode import Located
from docgen.load.due_dates import DUE, read_due
from docgen.load.project import load_project
from docgen.sources import Sources

FILE = Located("annotations.yaml", {}, {})
MOMENTS = st.one_of(
    st.tuples(st.none(), st.none()),
    st.tuples(st.integers(1, 12), st.none()),
    st.tuples(st.integers(1, 12), st.integers(1, 28)),
)
DATES = st.builds(
    lambda year, moment, by: Due(year, None, moment[0], moment[1], by),
    st.integers(1800, 2999),
    MOMENTS,
    st.booleans(),
)
SEASONS = st.builds(
    Due,
    st.integers(1800, 2999),
    st.sampled_from(("spring", "summer", "autumn", "winter", "first half", "second half")),
    by=st.booleans(),
)
RULES = st.one_of(
    st.builds(
        Within,
        st.integers(1, 999),
        st.sampled_from(("day", "week", "month", "year")),
        st.sampled_from(get_args(Start)),
    ),
    st.builds(Every, st.integers(1, 999), st.sampled_from(("week", "month", "year"))),
    st.builds(Times, st.integers(2, 999), st.sampled_from(("week", "month", "year"))),
    st.just(NextMeeting()),
)


@settings(max_examples=50)
@given(st.one_of(DATES, SEASONS, RULES))
def test_what_is_spelled_is_read_as_the_same_and_fits_the_schema(when: Due | Timing) -> None:
    said = spelled(when)
    assert read_due(FILE, said) == when
    assert re.fullmatch(DUE.pattern, said)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("annually", "(write 'every year')"),
        ("Annually", "(write 'every year')"),
        ("every 1 year", "(write 'every year')"),
        ("biennially", "(write 'every 2 years')"),
        ("within one year", "(write 'within 1 year')"),
        ("at the next summit", "(write 'next meeting')"),
        ("within two years", "(write 'within 2 years')"),
        ("within thirteen years", "'every 6 months', 'twice a year', 'next meeting')"),
        ("every quarter", "(write 'every 3 months')"),
        ("once a quarter", "(write 'every 3 months')"),
        ("Every two quarters", "(write 'every 6 months')"),
        ("half-yearly", "(write 'every 6 months')"),
        ("every other year", "(write 'every 2 years')"),
        ("four times a year", "(write '4 times a year')"),
        ("weekly", "(write 'every week')"),
        ("2 times a year", "(write 'twice a year')"),
        ("twice per year", "(write 'twice a year')"),
        ("twice every month", "(write 'twice a month')"),
        ("three times per year", "(write '3 times a year')"),
        ("within a month", "(write 'within 1 month')"),
        ("within one week", "(write 'within 1 week')"),
        ("within 2 years of adoption", "(write 'within 2 years')"),
        ("within two years of its adoption", "(write 'within 2 years')"),
        ("within a year of its entry into force", "(write 'within 1 year of entry into force')"),
        ("within 6 months after the entry into force", "months of entry into force')"),
        ("1 times a year", "'twice a year'"),
        ("within 2 years of signing", "(or 'of another event')"),
        ("within 0 years", "'within 2 years'"),
        ("within 1 years", "'within 2 years'"),
        ("within 2 year", "'within 2 years'"),
        ("within 1000 days", "'within 2 years'"),
        ("by within 2 years", "'within 2 years'"),
        ("every day", "'every 6 months'"),
        ("every", "'every 6 months'"),
        ("by next meeting", "'next meeting')"),
        ("within  2 years", "'within 2 years'"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(said: str, hint: str) -> None:
    with pytest.raises(ContentError) as raised:
        read_due(FILE, said)
    assert f"'{said}' is not a due date" in str(raised.value)
    assert hint in str(raised.value)


def _first(root: Path, said: str) -> Commitment:
    """The first commitment of the declaration ``demo``, adopted on 29 February 2024."""
    path = root / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("      due: 2026\n", f"      due: {said}\n"), "utf-8")
    _, paragraph, *_ = load_project(Sources(root)).declarations[0].paragraphs
    return paragraph.annotation.commitments[0]


def test_a_time_is_counted_from_the_adoption_and_the_rule_is_kept(mini: Path) -> None:
    commitment = _first(mini, "within 1 year")
    assert commitment.due == Due(2025, None, 2, 28, by=True)
    assert commitment.timing == Within(1, "year")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("every 2 years", Every(2, "year")),
        ("every week", Every(1, "week")),
        ("twice a year", Times(2, "year")),
        ("within 1 year of entry into force", Within(1, "year", "entry into force")),
        ("within 6 weeks of another event", Within(6, "week", "another event")),
        ("next meeting", NextMeeting()),
    ],
)
def test_no_date_is_invented(mini: Path, said: str, rule: Timing) -> None:
    commitment = _first(mini, said)
    assert commitment.due is None
    assert commitment.timing == rule


def test_a_limit_that_no_calendar_has_is_refused(mini: Path) -> None:
    head = mini / "content/demo/declaration.yaml"
    head.write_text(head.read_text("utf-8").replace("2024-02-29", "9998-03-01"), "utf-8")
    with pytest.raises(ContentError) as raised:
        _first(mini, "within 2 years")
    assert str(raised.value).endswith(
        "content/demo/annotations.yaml: paragraph 1: 'within 2 years' of 9998-03-01 is after the"
        " year 9999"
    )
