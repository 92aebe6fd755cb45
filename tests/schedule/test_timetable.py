from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.job import Request
from docgen.schedule.timetable import Cron, ScheduleEntry, next_time, parse_cron, times, zone, zones


def entry(cron: str, zone: str = "UTC") -> ScheduleEntry:
    return ScheduleEntry("it", cron, zone, Request(), 60, ())


def told(cron: str, zone_: str, after: str, count: int) -> list[str]:
    """The next times, as the clock on a wall in ``zone_`` tells them; ``after`` is in UTC."""
    moment = datetime.fromisoformat(after).replace(tzinfo=UTC)
    return [
        f"{each.astimezone(zone(zone_)):%m-%d %H:%M %Z}"
        for each in times(entry(cron, zone_), moment, count)
    ]


def test_weekdays_count_from_sunday() -> None:
    """As in crontab(5), and not from Monday, as some libraries count."""
    sunday = datetime(2026, 11, 29, 6, tzinfo=UTC)
    assert f"{sunday:%a}" == "Sun"
    for name in ("0", "7", "sun", "SUN"):
        assert next_time(entry(f"0 6 * * {name}"), datetime(2026, 11, 25, tzinfo=UTC)) == sunday
    weekdays = told("0 6 * * 1-5", "UTC", "2026-11-26T07:00", 3)
    assert weekdays == ["11-27 06:00 UTC", "11-30 06:00 UTC", "12-01 06:00 UTC"]


def test_a_day_of_the_month_or_a_weekday_will_do() -> None:
    assert told("0 6 1 * 1", "UTC", "2026-11-25T00:00", 3) == [
        "11-30 06:00 UTC",  # a Monday
        "12-01 06:00 UTC",  # the first
        "12-07 06:00 UTC",
    ]


def test_the_clock_goes_forward() -> None:
    """In Rome on 28 March 2027 no clock shows 02:30."""
    assert told("30 2 * * *", "Europe/Rome", "2027-03-27T00:00", 3) == [
        "03-27 02:30 CET",
        "03-28 03:00 CEST",
        "03-29 02:30 CEST",
    ]
    assert told("0 6 * * *", "Europe/Rome", "2027-03-27T00:00", 2) == [
        "03-27 06:00 CET",
        "03-28 06:00 CEST",
    ]


def test_the_clock_goes_back() -> None:
    """In Rome on 25 October 2026 every clock shows 02:30 twice."""
    assert told("30 2 * * *", "Europe/Rome", "2026-10-24T12:00", 2) == [
        "10-25 02:30 CEST",
        "10-26 02:30 CET",
    ]
    assert told("*/30 * * * *", "Europe/Rome", "2026-10-24T23:59", 6) == [
        "10-25 02:00 CEST",
        "10-25 02:30 CEST",
        "10-25 02:00 CET",
        "10-25 02:30 CET",
        "10-25 03:00 CET",
        "10-25 03:30 CET",
    ]


def test_never_backwards_in_the_hour_that_comes_twice() -> None:
    """At the second 02:40, the clock on the wall alone would take the first 02:50 for ahead."""
    after = datetime(2026, 10, 25, 1, 40, tzinfo=UTC)
    assert next_time(entry("50 2 * * *", "Europe/Rome"), after) == datetime(
        2026, 10, 26, 1, 50, tzinfo=UTC
    )


@given(
    st.sampled_from(("*/7", "0", "5,50", "10-20/3")),
    st.sampled_from(("*", "6", "*/5", "22-23,1")),
    st.sampled_from(("*", "1", "*/2", "28-31")),
    st.sampled_from(("*", "2", "jan-mar")),
    st.sampled_from(("*", "0", "7", "1-5", "*/3", "sat")),
    st.datetimes(datetime(2026, 1, 1), datetime(2032, 1, 1)),
)
def test_it_is_the_first_minute_that_fits(
    minute: str, hour: str, day: str, month: str, week: str, moment: datetime
) -> None:
    after = moment.replace(tzinfo=UTC)
    line = f"{minute} {hour} {day} {month} {week}"
    found, cron = next_time(entry(line), after), parse_cron(line)
    assert found > after
    assert fits(cron, found)
    start = max(after, found - timedelta(days=2))
    between = start.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while between < found:
        assert not fits(cron, between)
        between += timedelta(minutes=1)


def fits(cron: Cron, moment: datetime) -> bool:
    day, week = moment.day in cron.days, moment.isoweekday() % 7 in cron.weekdays
    return (
        moment.minute in cron.minutes
        and moment.hour in cron.hours
        and moment.month in cron.months
        and ((day and week) if cron.both else (day or week))
    )


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("0 6 * *", "five fields"),
        ("0 0 6 * * 1", "five fields"),
        ("@daily", "five fields"),
        ("60 6 * * *", "the minute is wrong"),
        ("0 24 * * *", "the hour is wrong"),
        ("0 6 0 * *", "the day of the month is wrong"),
        ("0 6 32 * *", "the day of the month is wrong"),
        ("0 6 31 2 *", "the day of the month is wrong"),
        ("0 6 * 13 *", "the month is wrong"),
        ("0 6 * * 8", "the weekday is wrong"),
        ("0 6 * * mon-xyz", "the weekday is wrong"),
        ("0 6 * * fri-mon", "the weekday is wrong"),
        ("*/0 6 * * *", "the minute is wrong"),
        ("0 6 L * *", "'L' is not understood"),
        ("0 6 * * 5#1", "'5#1' is not understood"),
        ("5/15 6 * * *", "'5/15' is not understood"),
        ("0 6 * * 1;2", "'1;2' is not understood"),
    ],
)
def test_what_is_no_cron_line(line: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_cron(line)


def test_every_zone_is_there() -> None:
    assert {"Asia/Almaty", "Europe/Rome", "UTC"} <= zones()
    assert all(zone(name).key == name for name in zones())
