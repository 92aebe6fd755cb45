"""The calendar of the register: RFC 5545, and the same words again."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from calendars import TEXTS, listing, row, updated
from docgen.citation import calendar_uid
from docgen.commitment import Link, Withdrawn
from docgen.due import Due, Within
from docgen.errors import FidelityError
from docgen.fidelity.calendar import read_calendar
from docgen.register.calendar import calendar

DAY = datetime.date(2026, 3, 1)


def parts(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).subcomponents)


def the_event(due: Due, **changes: Any) -> Any:
    each = row(due=due)
    [event] = parts(
        calendar(listing(replace(each, commitment=replace(each.commitment, **changes))))
    )
    assert event.name == "VEVENT"
    return event


@pytest.mark.parametrize(
    ("due", "first", "after", "title"),
    [
        (Due(2026, month=3, day=1), "2026-03-01", "2026-03-02", "A seminar"),
        (Due(2026, month=2), "2026-02-01", "2026-03-01", "A seminar (by 2026)"),
        (Due(2026, "summer"), "2026-06-01", "2026-09-01", "A seminar (by 2026)"),
        (Due(2026, "second half"), "2026-07-01", "2027-01-01", "A seminar (by 2026)"),
        (Due(2026), "2026-01-01", "2027-01-01", "A seminar (by 2026)"),
        (Due(2026, by=True), "2026-12-31", "2027-01-01", "A seminar (by 2026)"),
        (Due(2026, month=3, day=1, by=True), "2026-03-01", "2026-03-02", "A seminar (by 2026)"),
    ],
)
def test_an_event_is_on_the_days_that_the_text_gives(
    due: Due, first: str, after: str, title: str
) -> None:
    event = the_event(due)
    assert (str(event["DTSTART"].dt), str(event["DTEND"].dt)) == (first, after)
    assert (event["SUMMARY"], event["TRANSP"], event["STATUS"]) == (
        title,
        "TRANSPARENT",
        "CONFIRMED",
    )


def test_a_rule_that_gives_the_day_is_in_the_title() -> None:
    event = the_event(Due(2027, month=5, day=30, by=True), timing=Within(2, "year"))
    assert event["SUMMARY"] == "A seminar (by 2026)"


def test_the_end_of_time_has_no_day_after_it() -> None:
    event = the_event(Due(9999, by=True))
    assert (event["DTSTART"].dt, "DTEND" in event) == (datetime.date.max, False)


def test_what_has_no_date_has_none_in_the_calendar() -> None:
    content = calendar(listing(row("2-1"), row("3-1", due=Due(2026))))
    [undated, _] = parts(content)
    assert (undated.name, "DTSTART" in undated) == ("VJOURNAL", False)
    about = "Commitments (without a date): 1\n2: A seminar"
    assert Calendar.from_ical(content)["DESCRIPTION"] == about


def test_a_calendar_without_entries_has_the_part_that_is_required() -> None:
    content = calendar(listing())
    assert [part.name for part in Calendar.from_ical(content).subcomponents] == ["VTIMEZONE"]
    assert list(read_calendar(content)) == []


def test_a_link_is_the_uid_of_the_other_commitment() -> None:
    event = the_event(Due(2026), links=(Link("follows", "treaty/4-1"),))
    assert event["RELATED-TO"] == calendar_uid("treaty/4-1")
    assert event["RELATED-TO"].params["RELTYPE"] == "PARENT"
    assert event["DESCRIPTION"].endswith("\nFollows: treaty/4-1")


def test_what_nobody_has_confirmed_is_tentative_and_the_rest_is_not() -> None:
    rows = [row(due=Due(2026)), row("3-1"), row("4-1", due=Due(2026)), row("5-1")]
    rows[:2] = [
        replace(each, commitment=replace(each.commitment, unconfirmed=True)) for each in rows[:2]
    ]
    made = parts(calendar(replace(listing(*rows), draft="Draft: 2 unconfirmed.")))
    assert [each["STATUS"] for each in made] == ["TENTATIVE", "DRAFT", "CONFIRMED", "FINAL"]
    mark = "\n\nDraft · nobody has confirmed this"
    assert [each["DESCRIPTION"].endswith(mark) for each in made] == [True, True, False, False]
    assert not any("2 unconfirmed" in each["DESCRIPTION"] for each in made)


def test_a_uid_tells_nothing_of_a_host_and_never_changes() -> None:
    """Changed UIDs would double every event in the calendars of readers."""
    assert calendar_uid("pact/2-1") == "fc9be84e-428f-5499-b55d-f47639512b0b"


def sequence(days: int | None, updates: int) -> int:
    as_of = None if days is None else DAY + datetime.timedelta(days)
    each = updated(row(due=Due(2026)), *[DAY] * updates)
    return int(parts(calendar(listing(each, as_of=as_of)))[0]["SEQUENCE"])


@given(st.integers(0, 9000), st.integers(0, 30), st.integers(0, 9000), st.integers(0, 30))
def test_sequence_rises_with_days_and_updates(
    days: int, updates: int, more_days: int, more_updates: int
) -> None:
    before, after = sequence(days, updates), sequence(days + more_days, updates + more_updates)
    assert (after > before) is bool(more_days or more_updates)
    assert after < 2**31
    undated = sequence(None, updates + more_updates) - sequence(None, updates)
    assert undated == more_updates


@pytest.mark.parametrize("as_of", [None, DAY])
def test_what_is_withdrawn_is_cancelled_under_its_uid(as_of: datetime.date | None) -> None:
    before = calendar(listing(updated(row(due=Due(2026)), DAY, DAY), as_of=as_of))
    gone = Withdrawn("2-1", DAY, "A seminar")
    after = calendar(listing(as_of=as_of, withdrawn=(gone,)))
    [was], [cancelled] = parts(before), parts(after)
    assert was["UID"] == cancelled["UID"]
    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled["SEQUENCE"] > was["SEQUENCE"]
    assert list(read_calendar(after)) == []


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was(what: str, quote: str, place: str) -> None:
    each = row(what=what, quote=quote, due=Due(2026, month=3, day=1))
    each = replace(each, commitment=replace(each.commitment, place=place), sectors=(what,))
    made = calendar(listing(each, row("9-1", what, quote)))
    assert made == calendar(listing(each, row("9-1", what, quote)))
    assert max(map(len, made.split(b"\r\n"))) <= 75
    assert [(found.id, found.ref, found.words) for found in read_calendar(made)] == [
        ("pact/2-1", "2", quote),
        ("pact/9-1", "2", quote),
    ]
    [event, undated] = parts(made)
    assert (event["SUMMARY"], undated["SUMMARY"]) == (what, what)
    assert event["LOCATION"] == place
    assert [str(each) for each in event["CATEGORIES"].cats] == [what]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"\r\n", b"\n", "does not end with a line"),
        (b"SUMMARY:A", b"SUMMARY:" + b"A" * 70, "octets, more than 75"),
        (b"SUMMARY:A", b"SUMMARY:\xc3\r\n \xa4", "within a letter"),
        (b"SUMMARY:A", b"SUMMARY:\rATTENDEE:A", "a control character in the line"),
        (b"SUMMARY:A", b"SUMMARY A", "a line that is no property: SUMMARY A"),
        (b"END:VEVENT", b"END:VTODO", "ends a VTODO that did not begin"),
        (b"BEGIN:VEVENT", b"BEGIN:VALARM", "has a VALARM where"),
        (b"END:VCALENDAR\r\n", b"", "does not end its VCALENDAR"),
        (b"\r\nUID:f", b"\r\nUID:0", "entry 1: has a UID that is not that of 'pact/2-1'"),
        (b"SUMMARY:A", b"DESCRIPTION:A", "has DESCRIPTION more than once"),
        ("DESCRIPTION:“".encode(), b"DESCRIPTION:", "the words of the text are not in"),
    ],
)
def test_what_is_no_calendar_of_the_register_is_refused(old: bytes, new: bytes, told: str) -> None:
    content = calendar(listing(row(due=Due(2026))))
    assert content.count(old) >= 1
    with pytest.raises(FidelityError, match=told):
        list(read_calendar(content.replace(old, new)))
