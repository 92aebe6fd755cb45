"""The scheduler, with a clock that the tests move."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import time_machine

from docgen.errors import DocgenError
from docgen.job import Request
from docgen.schedule.entries import load_entries
from docgen.schedule.perform import Outside
from docgen.schedule.runner import missed, serve
from docgen.schedule.timetable import ScheduleEntry
from docgen.store.folder import journal_of
from docgen.store.journal import Build
from listeners import Ear

ENTRY = """
[[schedule]]
name = "{}"
cron = "{}"
zone = "Europe/Rome"
"""


class World:
    """A clock that stands still until someone sleeps; ``runs`` are told in UTC."""

    def __init__(self, root: Path, clock: time_machine.Traveller) -> None:
        self.root, self.output = root, root / "build"
        self.ear = Ear()
        self.runs: list[tuple[str, str]] = []
        self.work: Callable[[ScheduleEntry], None] = lambda _: None
        self.awake: Callable[[], None] = lambda: None
        self._clock = clock

    def move_to(self, moment: str) -> None:
        self._clock.move_to(at(moment))

    def now(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        self._clock.shift(seconds)
        self.awake()

    def serve(self, until: str) -> list[tuple[str, str]]:
        stop = lambda: self.now() >= at(until)  # noqa: E731
        outside = Outside(self.now, self.sleep, stop, lambda _: None)
        serve(self.root, self.output, self.perform, self.ear, outside)
        return self.runs

    def perform(self, entry: ScheduleEntry) -> None:
        self.runs.append((entry.name, f"{self.now():%d %H:%M}"))
        with journal_of(self.output) as journal:
            journal.begin(Build(entry.name, Request(), self.now().isoformat()))
        self.work(entry)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def add(root: Path, *entries: tuple[str, str]) -> None:
    with (root / "docgen.toml").open("a") as file:
        file.writelines(ENTRY.format(*entry) for entry in entries)


@pytest.fixture
def world(mini: Path) -> Iterator[World]:
    with time_machine.travel(at("2026-11-25T04:00"), tick=False) as clock:
        yield World(mini, clock)


def test_each_at_its_time(world: World) -> None:
    add(world.root, ("early", "30 5 * * *"), ("half-hourly", "*/30 * * * *"))
    assert sorted(world.serve("2026-11-25T05:10")) == [
        ("early", "25 04:30"),
        ("half-hourly", "25 04:30"),
        ("half-hourly", "25 05:00"),
    ]


def test_sunday_is_sunday(world: World) -> None:
    add(world.root, ("sundays", "0 6 * * 0"))
    world.move_to("2026-11-29T04:50")
    assert world.serve("2026-11-29T05:10") == [("sundays", "29 05:00")]


def test_the_clock_goes_forward(world: World) -> None:
    add(world.root, ("at-half-past-two", "30 2 * * *"), ("at-six", "0 6 * * *"))
    world.move_to("2027-03-28T00:30")
    assert world.serve("2027-03-28T04:10") == [
        ("at-half-past-two", "28 01:00"),  # when clocks jump from 02:00 to 03:00
        ("at-six", "28 04:00"),
    ]


def test_the_clock_goes_back(world: World) -> None:
    add(world.root, ("at-half-past-two", "30 2 * * *"), ("at-six", "0 6 * * *"))
    world.move_to("2026-10-25T00:00")
    assert world.serve("2026-10-25T05:10") == [
        ("at-half-past-two", "25 00:30"),  # the first of the two, and not the other
        ("at-six", "25 05:00"),
    ]


def test_a_night_that_the_machine_slept_through(world: World) -> None:
    add(world.root, ("hourly", "0 * * * *"))

    def lid_closed() -> None:
        if world.now() == at("2026-11-25T05:30"):
            world.move_to("2026-11-25T12:40")

    world.awake = lid_closed
    assert world.serve("2026-11-25T13:10") == [
        ("hourly", "25 05:00"),
        ("hourly", "25 12:40"),  # once for the seven that were missed
        ("hourly", "25 13:00"),
    ]


def test_a_night_without_a_scheduler(world: World) -> None:
    add(world.root, ("at-six", "0 6 * * *"))
    world.serve("2026-11-25T05:10")
    (entry,) = load_entries(world.root)
    assert not missed(entry, world.output, world.now(), world.ear.warned)
    world.move_to("2026-11-27T09:00")
    assert missed(entry, world.output, world.now(), world.ear.warned)
    assert world.serve("2026-11-27T09:10") == [("at-six", "25 05:00"), ("at-six", "27 09:00")]
    assert world.serve("2026-11-27T09:20")[2:] == []


def test_what_never_ran_was_not_missed(world: World) -> None:
    add(world.root, ("at-six", "0 6 * * *"))
    (entry,) = load_entries(world.root)
    assert not missed(entry, world.output, world.now(), world.ear.warned)
    world.move_to("2026-11-25T12:00")
    assert world.serve("2026-11-25T12:10") == []


def test_a_run_that_takes_longer_than_the_time_between(world: World) -> None:
    add(world.root, ("often", "*/10 * * * *"), ("other", "5 5 * * *"))
    spans: list[tuple[datetime, datetime]] = []

    def long(entry: ScheduleEntry) -> None:
        begun = world.now()
        world.sleep(timedelta(minutes=25).total_seconds())
        spans.append((begun, world.now()))

    world.work = long
    assert world.serve("2026-11-25T05:00") == [
        ("other", "25 04:05"),
        ("often", "25 04:30"),  # once for three
        ("often", "25 04:55"),
    ]
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))


def test_changes_of_the_settings_are_picked_up(world: World) -> None:
    add(world.root, ("first", "*/10 * * * *"))
    settings = world.root / "docgen.toml"
    before = settings.read_text()

    def edit() -> None:
        if world.now() == at("2026-11-25T04:15"):
            settings.write_text(before.replace("first", "second"))

    world.awake = edit
    assert world.serve("2026-11-25T04:25") == [("first", "25 04:10"), ("second", "25 04:20")]
    assert world.ear.schedules == [["first"], ["second"]]


def test_an_entry_that_did_not_change_keeps_its_time(world: World) -> None:
    add(world.root, ("first", "*/10 * * * *"))

    def edit() -> None:
        if world.now() == at("2026-11-25T04:15"):
            add(world.root, ("other", "0 0 1 1 *"))

    world.awake = edit
    assert world.serve("2026-11-25T04:25") == [("first", "25 04:10"), ("first", "25 04:20")]
    assert world.ear.schedules == [["first"], ["first", "other"]]


def test_settings_with_a_mistake_are_told_and_the_former_go_on(world: World) -> None:
    add(world.root, ("first", "*/10 * * * *"))

    def edit() -> None:
        if world.now() == at("2026-11-25T04:15"):
            add(world.root, ("bad", "* *"))

    world.awake = edit
    assert world.serve("2026-11-25T04:25") == [("first", "25 04:10"), ("first", "25 04:20")]
    (error,) = world.ear.errors
    assert str(error).startswith("docgen.toml:16: cron: five fields")


def test_a_run_that_fails_ends_no_other(world: World) -> None:
    add(world.root, ("first", "*/10 * * * *"))

    def fail(entry: ScheduleEntry) -> None:
        raise DocgenError("no") if len(world.runs) == 1 else ValueError("what")

    world.work = fail
    assert len(world.serve("2026-11-25T04:25")) == 2
    assert [str(error) for error in world.ear.errors] == [
        "no",
        "first: ValueError: what (a defect of docgen)",
    ]


def test_a_run_recorded_under_a_wrong_clock_ends_no_schedule(world: World) -> None:
    add(world.root, ("at-six", "0 6 * * *"))
    with journal_of(world.output) as journal:
        journal.begin(Build("at-six", Request(), "2031-01-01T05:00:00+00:00"))
    (entry,) = load_entries(world.root)
    assert not missed(entry, world.output, world.now(), world.ear.warned)
    assert world.serve("2026-11-25T05:10") == [("at-six", "25 05:00")]
    assert world.ear.warnings == 2 * [
        "at-six: its last run is recorded for 2031-01-01 05:00 UTC, which is in the future;"
        " times count from now (was the clock of this machine wrong?)"
    ]


def test_a_clock_that_is_put_right_takes_effect_at_once(world: World) -> None:
    """The machine believes that it is 2031, runs the entry, and is corrected."""
    add(world.root, ("at-six", "0 6 * * *"))
    corrected = False

    def correct() -> None:
        nonlocal corrected
        if not corrected and world.runs:
            corrected = True
            world.move_to("2026-11-25T04:50")

    world.awake = correct
    world.move_to("2031-03-01T04:59")
    stop = lambda: corrected and world.now() >= at("2026-11-25T05:10")  # noqa: E731
    outside = Outside(world.now, world.sleep, stop, lambda _: None)
    serve(world.root, world.output, world.perform, world.ear, outside)
    assert world.runs == [("at-six", "01 05:00"), ("at-six", "25 05:00")]
    assert len(world.ear.warnings) == 1


def test_a_clock_that_is_set_back_a_little_runs_nothing_twice(world: World) -> None:
    add(world.root, ("often", "*/10 * * * *"))
    steps = 0

    def set_clock() -> None:
        nonlocal steps
        steps += 1
        if world.runs and steps < 1000 and world.now() == at("2026-11-25T04:10:05"):
            steps = 1000
            world.move_to("2026-11-25T04:09:40")

    world.awake = set_clock
    assert world.serve("2026-11-25T04:15") == [("often", "25 04:10")]
    assert world.ear.warnings == []


def test_settings_that_became_a_pipe_are_reported(world: World) -> None:
    add(world.root, ("first", "*/10 * * * *"))

    def replace() -> None:
        if world.now() == at("2026-11-25T04:15"):
            (world.root / "docgen.toml").unlink()
            os.mkfifo(world.root / "docgen.toml")

    world.awake = replace
    assert world.serve("2026-11-25T04:25") == [("first", "25 04:10"), ("first", "25 04:20")]
    (error,) = world.ear.errors
    assert str(error).startswith("docgen.toml: cannot be read")
