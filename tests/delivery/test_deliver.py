"""Attempts, back-off and what the journal says of them, at places that fail on purpose."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conftest import tree
from docgen.delivery.carry import Origin, places
from docgen.delivery.deliver import deliver, refuse
from docgen.delivery.folder import FolderStore
from docgen.delivery.lock import locked
from docgen.delivery.record import NAME
from docgen.delivery.targets import DeliveryTarget, FolderTarget, MailTarget, ZipTarget
from docgen.job import Request
from docgen.schedule.timetable import ScheduleEntry
from docgen.store.journal import Build, DeliveryAttempt, Journal
from releases import make_release, make_sender, nobody_else, seen

DOCUMENTS = {"en/a.pdf": b"a", "en/b.pdf": b"b"}
FOLDER, ZIP = FolderTarget("share"), ZipTarget("zips/all.zip")


def entry(*deliveries: DeliveryTarget, name: str = "nightly") -> ScheduleEntry:
    return ScheduleEntry(name, "0 6 * * *", "UTC", Request(), 60, deliveries)


class World:
    """A project with a journal and a clock that moves only when someone sleeps."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = datetime(2026, 11, 25, 6, tzinfo=UTC)
        self.asleep: Callable[[], None] = lambda: None
        self.stopped = False
        self.schedule: list[ScheduleEntry] = []

    def stands(self, name: str, place: str) -> bool:
        return any(each.name == name and place in places(each.deliver) for each in self.schedule)

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        if seconds:
            self.asleep()

    def deliver(
        self, entry: ScheduleEntry, documents: dict[str, bytes] = DOCUMENTS
    ) -> tuple[bool, list[tuple[str, str, int, int, str]]]:
        """Whether all arrived, and the attempts that the journal has."""
        told: list[DeliveryAttempt] = []
        with Journal(self.root / "history.sqlite") as journal:
            number = journal.begin(Build(entry.name, Request(), self.now.isoformat()))
            arrived = deliver(
                Origin(entry.name, self.root, self.stands),
                entry.deliver,
                make_release(self.root / "build", documents, number),
                journal,
                told.append,
                clock=lambda: self.now,
                sleep=self.sleep,
                stop=lambda: self.stopped,
                secret=lambda _: None,
            )
            assert journal.builds(1)[0].deliveries == tuple(told)
        return arrived, [
            (sent.at[11:19], sent.place, sent.sent, sent.removed, sent.error) for sent in told
        ]


@pytest.fixture
def world(tmp_path: Path) -> World:
    (tmp_path / "share").mkdir()
    (tmp_path / "zips").mkdir()
    return World(tmp_path)


def test_every_place_and_nothing_twice(world: World) -> None:
    assert world.deliver(entry(FOLDER, ZIP)) == (
        True,
        [("06:00:00", "share", 2, 0, ""), ("06:00:00", "zips/all.zip", 2, 0, "")],
    )
    assert world.deliver(entry(FOLDER, ZIP)) == (
        True,
        [("06:00:00", "share", 0, 0, ""), ("06:00:00", "zips/all.zip", 0, 0, "")],
    )
    _, told = world.deliver(entry(FOLDER, ZIP), {"en/a.pdf": b"new"})
    assert told[0] == ("06:00:00", "share", 1, 1, "")


def test_a_missing_folder_gets_all_as_soon_as_it_is_there(world: World) -> None:
    (world.root / "share").rmdir()

    def mount() -> None:
        if (world.now.minute, world.now.second) == (3, 14):
            (world.root / "share").mkdir()

    world.asleep = mount
    error = f"{world.root}/share: no such folder (is the share mounted?)"
    assert world.deliver(entry(FOLDER, ZIP)) == (
        True,
        [
            ("06:00:00", "share", 0, 0, error),
            ("06:00:00", "zips/all.zip", 2, 0, ""),
            ("06:00:10", "share", 0, 0, error),
            ("06:01:10", "share", 0, 0, error),
            ("06:03:14", "share", 2, 0, ""),
        ],
    )
    assert seen(world.root / "share").keys() == {*DOCUMENTS, "SHA256SUMS"}


def test_a_place_where_another_run_delivers_is_tried_again(world: World) -> None:
    with ExitStack() as other:
        other.enter_context(locked(FolderStore(world.root / "share"), NAME, make_sender("weekly")))
        world.asleep = other.close
        arrived, told = world.deliver(entry(FOLDER))
    assert arrived
    assert [each[:4] for each in told] == [("06:00:00", "share", 0, 0), ("06:00:10", "share", 2, 0)]
    assert told[0][4].startswith("another run delivers here: entry 'weekly' of /nowhere, process ")


def test_a_place_that_goes_on_failing_gets_all_the_next_time(world: World) -> None:
    (world.root / "share").rmdir()
    arrived, told = world.deliver(entry(FOLDER))
    assert not arrived
    assert [at for at, *_ in told] == ["06:00:00", "06:00:10", "06:01:10", "06:06:10"]
    with Journal(world.root / "history.sqlite") as journal:
        assert [sent.again for sent in journal.builds(1)[0].deliveries] == [10, 60, 300, 0]
    (world.root / "share").mkdir()
    assert world.deliver(entry(FOLDER))[1][0][1:] == ("share", 2, 0, "")


def test_no_further_attempt_where_none_would_help(world: World) -> None:
    mail = MailTarget("127.0.0.1", "a@example.org", ("b@example.org",), "s", user="desk")
    arrived, told = world.deliver(entry(mail))
    assert not arrived
    ((_, place, _, _, error),) = told
    assert place == "mailto:b@example.org"
    assert error == "127.0.0.1: no password is set (set DOCGEN_SMTP_PASSWORD)"


def test_documents_do_not_go_where_they_are_built(world: World) -> None:
    arrived, told = world.deliver(entry(FolderTarget("./build")))
    assert not arrived
    ((_, place, sent, _, error),) = told
    assert (place, sent) == ("./build", 0)
    assert "the documents are built there (deliver to another folder)" in error


def test_no_further_attempt_once_told_to_stop(world: World) -> None:
    (world.root / "share").rmdir()

    def stop() -> None:
        world.stopped = True

    world.asleep = stop
    arrived, told = world.deliver(entry(FOLDER))
    assert not arrived
    assert [error for *_, error in told][1:] == ["not sent: docgen was stopped"]


def test_an_entry_that_was_renamed_takes_over(world: World) -> None:
    world.deliver(entry(FOLDER, ZIP, name="first"))
    assert world.deliver(entry(FOLDER, ZIP, name="second"), {"en/a.pdf": b"a"}) == (
        True,
        [("06:00:00", "share", 0, 1, ""), ("06:00:00", "zips/all.zip", 1, 1, "")],
    )
    assert seen(world.root / "share").keys() == {"en/a.pdf", "SHA256SUMS"}


def test_entries_that_have_one_place_by_a_link(world: World) -> None:
    (world.root / "link").symlink_to("share")
    first, second = entry(FOLDER, name="first"), entry(FolderTarget("link"), name="second")
    world.deliver(first)
    before = tree(world.root / "share")
    world.schedule = [first, second]
    arrived, ((_, place, _, _, error),) = world.deliver(second, {"en/c.pdf": b"c"})
    assert (arrived, place) == (False, "link")
    assert error == (
        f"{world.root}/link: entry 'first' also delivers here, as share"
        " (each delivery needs a place of its own)"
    )
    assert tree(world.root / "share") == before
    assert world.deliver(first)[0]


def test_a_document_changed_by_hand_stops_the_delivery(world: World) -> None:
    with Journal(world.root / "history.sqlite") as journal:
        release = make_release(world.root / "build", DOCUMENTS, 1)
        (world.root / "build/en/b.pdf").write_bytes(b"edited")
        told: list[DeliveryAttempt] = []
        arrived = deliver(
            Origin("nightly", world.root, nobody_else),
            (FOLDER,),
            release,
            journal,
            told.append,
            clock=lambda: world.now,
            sleep=world.sleep,
            stop=lambda: False,
            secret=lambda _: None,
        )
        assert not arrived
    (sent,) = told
    assert sent.error == "en/b.pdf: was changed since it was built (build again)"
    assert seen(world.root / "share") == {}


def test_a_build_that_is_not_complete_goes_nowhere(world: World) -> None:
    told: list[DeliveryAttempt] = []
    with Journal(world.root / "history.sqlite") as journal:
        number = journal.begin(Build("nightly", Request(), world.now.isoformat()))
        why = "the build is not complete"
        refuse((FOLDER, ZIP), number, journal, told.append, lambda: world.now, why)
        assert journal.builds(1)[0].deliveries == tuple(told)
    assert {sent.error for sent in told} == {"not sent, the build is not complete"}
    assert seen(world.root / "share") == {}
