"""A run of an entry: a real build, with a clock of the tests', and what follows it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conftest import tree
from docgen.delivery.targets import FolderTarget
from docgen.errors import DocgenError, UsageError
from docgen.job import Job, Request
from docgen.schedule.perform import Outside, perform
from docgen.schedule.timetable import ScheduleEntry
from docgen.store.folder import builds_of
from docgen.workers.pool import Done, Executor, Started, run_inline
from listeners import Ear

DOCX = Request(formats=("docx",))
COUNT = 12


class World:
    """A project with a share, and a clock that moves by a minute with each document."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "share").mkdir()
        self.ear = Ear()
        self.now = datetime(2026, 11, 25, 6, tzinfo=UTC)
        self.stop: Callable[[], bool] = lambda: False

    def perform(
        self,
        request: Request = DOCX,
        run: Executor = run_inline,
        limit: int = 60,
        *,
        drafts: bool = False,
    ) -> int:
        share = (FolderTarget("share"),)
        entry = ScheduleEntry("nightly", "0 6 * * *", "UTC", request, limit, share, drafts)
        outside = Outside(lambda: self.now, self._sleep, self.stop, lambda _: None)
        return perform(entry, self.root, self.root / "build", run, self.ear, outside)

    def slowly(self, root: Path, jobs: Sequence[Job], started: Started) -> Done:
        for each in run_inline(root, jobs, started):
            self.now += timedelta(minutes=1)
            yield each

    def _sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def world(mini: Path) -> World:
    return World(mini)


def delivered(world: World) -> int:
    return sum(path.endswith(".docx") for path in tree(world.root / "share"))


def test_built_delivered_and_on_record(world: World) -> None:
    assert world.perform() == 0
    assert delivered(world) == COUNT
    (build,) = builds_of(world.root / "build", 5)
    assert (build.label, build.request, build.rendered) == ("nightly", DOCX, COUNT)
    assert (build.began, build.ended) == ("2026-11-25T06:00:00+00:00",) * 2
    assert [(sent.place, sent.sent) for sent in build.deliveries] == [("share", COUNT)]


def test_the_whole_of_the_request_goes_also_what_was_fresh(world: World) -> None:
    world.perform(Request(countries=("KZ",), formats=("docx",)))
    assert delivered(world) == 3
    assert world.perform() == 0
    assert delivered(world) == COUNT


def test_drafts_are_delivered_only_where_the_entry_says_so(world: World) -> None:
    path = world.root / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("  summary:", "  proposed: true\n  summary:", 1), "utf-8")
    assert world.perform() == 1
    assert delivered(world) == 0
    (build,) = builds_of(world.root / "build", 5)
    assert "1 unconfirmed proposals" in build.deliveries[0].error
    assert world.perform(drafts=True) == 0
    assert delivered(world) == COUNT


def test_a_document_that_fails_keeps_all_back(world: World) -> None:
    def flawed(root: Path, jobs: Sequence[Job], started: Started) -> Done:
        for ((job, outcome),) in run_inline(root, jobs, started):
            yield [(job, DocgenError("no") if job.view.variant.id == "kz" else outcome)]

    assert world.perform(run=flawed) == 1
    assert tree(world.root / "share") == {}
    (build,) = builds_of(world.root / "build", 5)
    assert [(each.path, each.cause) for each in build.failed] == [
        ("demo/en/demo-note-kazakhstan.docx", "no")
    ]
    assert [sent.error for sent in build.deliveries] == ["not sent, the build is not complete"]
    assert world.perform() == 0
    assert delivered(world) == COUNT


def test_told_to_stop_between_documents(world: World) -> None:
    world.stop = lambda: world.now >= datetime(2026, 11, 25, 6, 3, tzinfo=UTC)
    assert world.perform(run=world.slowly) == 1
    (build,) = builds_of(world.root / "build", 5)
    assert (build.rendered, build.left) == (3, COUNT - 3)
    assert tree(world.root / "share") == {}


def test_a_run_has_a_limit(world: World) -> None:
    assert world.perform(run=world.slowly, limit=5) == 1
    (report,) = world.ear.reports
    assert (len(report.rendered), report.left) == (5, COUNT - 5)
    assert world.perform(run=world.slowly, limit=5) == 1
    assert world.perform(run=world.slowly, limit=5) == 0  # what was done stays done
    assert delivered(world) == COUNT


def test_a_run_that_cannot_begin_is_on_record(world: World) -> None:
    with pytest.raises(UsageError):
        world.perform(Request(products=("gone",)))
    (build,) = builds_of(world.root / "build", 5)
    assert build.error == "unknown product 'gone' (known: note)"
    assert build.ended is not None
