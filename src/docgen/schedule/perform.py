"""One run of an entry: a build like any other, then its deliveries."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from docgen.build.conductor import build
from docgen.build.progress import ProgressListener
from docgen.build.report import BuildReport
from docgen.delivery.carry import Origin, places
from docgen.delivery.deliver import deliver, refuse
from docgen.delivery.mail import Secret
from docgen.delivery.release import Release
from docgen.errors import DocgenError, ExitCode
from docgen.schedule.entries import load_entries
from docgen.schedule.timetable import ScheduleEntry
from docgen.store.folder import journal_of
from docgen.store.journal import DeliveryAttempt
from docgen.store.lock import locked
from docgen.workers.pool import Executor

_LOCK = ".docgen/delivery-lock"


class Outside(Struct, frozen=True):
    """What a run needs from outside: the time, sleeping, whether to stop, passwords by name."""

    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    stop: Callable[[], bool]
    secret: Secret


class ScheduleListener(ProgressListener, Protocol):
    """Is called as runs go on."""

    def begun(self, entry: ScheduleEntry) -> None:
        """A run of ``entry`` has begun."""

    def built(self, report: BuildReport) -> None:
        """The build has ended."""

    def sent(self, sent: DeliveryAttempt) -> None:
        """A delivery was made, or failed."""

    def failed(self, error: DocgenError) -> None:
        """The run could not go on, or the schedule could not be read."""

    def warned(self, words: str) -> None:
        """Something is wrong, but the schedule goes on."""

    def read(self, entries: tuple[ScheduleEntry, ...]) -> None:
        """The schedule was read; ``entries`` are in force from now on."""


def perform(
    entry: ScheduleEntry,
    root: Path,
    output: Path,
    run: Executor,
    listener: ScheduleListener,
    outside: Outside,
) -> int:
    """Build what ``entry`` asks for and deliver it; returns an exit code.

    Documents with proposals of an import that nobody has confirmed are drafts, which are delivered
    only if the entry allows it. A run that takes longer than the entry's limit (minutes) is stopped
    as by a signal: documents under way are finished.
    """
    deadline = outside.clock() + timedelta(minutes=entry.limit)

    def stop() -> bool:
        return outside.stop() or outside.clock() >= deadline

    listener.begun(entry)
    report = build(
        root,
        output,
        entry.request,
        run,
        listener,
        stop=stop,
        label=entry.name,
        clock=outside.clock,
    )
    listener.built(report)
    with locked(output / _LOCK, listener.waiting), journal_of(output) as journal:
        withhold = partial(
            refuse, entry.deliver, report.number, journal, listener.sent, outside.clock
        )
        if report.exit_code != ExitCode.DONE:
            withhold("the build is not complete")
            return report.exit_code
        if report.unconfirmed and not entry.drafts:
            withhold(
                f"{report.unconfirmed} unconfirmed proposals of an import: confirm them, or set"
                " drafts = true"
            )
            return ExitCode.SOME_FAILED
        arrived = deliver(
            Origin(entry.name, root, partial(delivers, root)),
            entry.deliver,
            Release(report.number, output, report.records),
            journal,
            listener.sent,
            clock=outside.clock,
            sleep=outside.sleep,
            stop=stop,
            secret=outside.secret,
        )
    return ExitCode.DONE if arrived else ExitCode.SOME_FAILED


def delivers(root: Path, name: str, place: str) -> bool:
    """Whether an entry called ``name`` of the project in ``root`` delivers to ``place``."""
    return any(
        entry.name == name and place in places(entry.deliver) for entry in load_entries(root)
    )
