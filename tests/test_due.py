import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.due import Due, Every, NextMeeting, SpanUnit, Times, Timing, Within, spelled, standing

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2900, 12, 31))
WITHIN = st.builds(Within, st.integers(1, 999), st.sampled_from(("day", "week", "month", "year")))


@pytest.mark.parametrize(
    ("adopted", "count", "unit", "limit"),
    [
        ("2025-05-30", 2, "year", "2027-05-30"),
        ("2025-05-30", 18, "month", "2026-11-30"),
        ("2025-05-30", 90, "day", "2025-08-28"),
        ("2025-05-30", 6, "week", "2025-07-11"),
        ("2025-08-31", 6, "month", "2026-02-28"),
        ("2027-08-31", 6, "month", "2028-02-29"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-02-29", 4, "year", "2028-02-29"),
        ("2025-02-28", 1, "month", "2025-03-28"),  # not the end of the month
        ("2025-12-31", 1, "day", "2026-01-01"),
        ("2025-12-15", 12, "month", "2026-12-15"),
    ],
)
def test_a_time_from_the_adoption_ends_on_a_day(
    adopted: str, count: int, unit: SpanUnit, limit: str
) -> None:
    due = Within(count, unit).limit(datetime.date.fromisoformat(adopted))
    assert spelled(due) == f"by {limit}"


@given(DAYS, WITHIN)
def test_the_limit_is_after_the_adoption_and_no_later_than_the_longest_of_its_kind(
    adopted: datetime.date, within: Within
) -> None:
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[within.unit] * within.count
    due = within.limit(adopted)
    begin, end = due.span
    assert due.by
    assert begin == end
    assert 0 < (end - adopted).days <= longest


@given(DAYS, st.integers(1, 80))
def test_twelve_months_are_a_year_and_seven_days_a_week(adopted: datetime.date, count: int) -> None:
    assert Within(12 * count, "month").limit(adopted) == Within(count, "year").limit(adopted)
    assert Within(7 * count, "day").limit(adopted) == Within(count, "week").limit(adopted)


@given(DAYS, WITHIN)
def test_an_earlier_adoption_has_no_later_limit(adopted: datetime.date, within: Within) -> None:
    before = adopted - datetime.timedelta(1)
    assert within.limit(before).span <= within.limit(adopted).span


def test_a_limit_after_the_last_day_of_the_calendar_is_an_error() -> None:
    for unit in ("month", "year"):
        with pytest.raises(ValueError, match="year"):
            Within(12, unit).limit(datetime.date(9999, 12, 31))
    with pytest.raises(OverflowError):
        Within(1, "day").limit(datetime.date(9999, 12, 31))


@pytest.mark.parametrize(
    ("due", "as_of", "found"),
    [
        (Due(2026), "2025-12-31", "ahead"),
        (Due(2026), "2026-01-01", "due now"),
        (Due(2026), "2026-12-31", "due now"),
        (Due(2026), "2027-01-01", "past"),
        (Due(2026, "spring"), "2026-02-28", "ahead"),
        (Due(2027, None, 5, 30, by=True), "2027-05-31", "past"),
        (None, "2027-05-31", None),
    ],
)
def test_what_is_ahead_due_now_or_past(due: Due | None, as_of: str, found: str | None) -> None:
    assert standing(due, datetime.date.fromisoformat(as_of)) == found


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (Due(2027), "2027"),
        (Due(2027, "spring", by=True), "by spring 2027"),
        (Due(2027, None, 5), "2027-05"),
        (Due(2027, None, 5, 3), "2027-05-03"),
        (Within(1, "year"), "within 1 year"),
        (Within(90, "day"), "within 90 days"),
        (Every(1, "month"), "every month"),
        (Every(2, "year"), "every 2 years"),
        (Every(1, "week"), "every week"),
        (Times(2, "year"), "twice a year"),
        (Times(4, "month"), "4 times a month"),
        (Within(1, "year", "entry into force"), "within 1 year of entry into force"),
        (NextMeeting("second-2027", "Second Declaration"), "next meeting"),
    ],
)
def test_as_annotations_have_it(when: Due | Timing, said: str) -> None:
    assert spelled(when) == said
