"""Stays in the foreground and performs each entry at its time, one after another.

What fell due while another entry ran, while the machine slept or while nothing ran at all is made
up for once. The schedule is read again when ``docgen.toml`` holds something else.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

from docgen.errors import DocgenError
from docgen.load.project import SETTINGS, load_project
from docgen.schedule.entries import load_schedule
from docgen.schedule.perform import Outside, ScheduleListener
from docgen.schedule.timetable import ScheduleEntry, next_time
from docgen.sources import Sources
from docgen.store.folder import journal_of

# Seconds between looks at docgen.toml and the clock; a machine that slept says nothing else.
_LOOK = 5.0

NextTime = Callable[[ScheduleEntry, datetime], datetime]


def load_entries(root: Path) -> tuple[ScheduleEntry, ...]:
    """The schedule of the project in ``root``, checked against its content."""
    sources = Sources(root)
    return load_schedule(sources, load_project(sources))


def since(entry: ScheduleEntry, output: Path) -> datetime | None:
    """When ``entry`` last ran; ``None`` if never."""
    with journal_of(output) as journal:
        last = journal.last(entry.name)
    return datetime.fromisoformat(last) if last else None


def missed(entry: ScheduleEntry, output: Path, now: datetime) -> bool:
    """Whether ``entry`` fell due since it last ran."""
    last = since(entry, output)
    return last is not None and next_time(entry, last) <= now


def serve(
    root: Path,
    output: Path,
    perform: Callable[[ScheduleEntry], object],
    listener: ScheduleListener,
    outside: Outside,
    next_time: NextTime = next_time,
) -> None:
    """Perform every entry whenever it falls due, until ``outside`` says to stop."""

    def due(entry: ScheduleEntry) -> None:
        if outside.stop():
            return  # the next start makes up for it
        try:
            perform(entry)
        except DocgenError as error:
            listener.failed(error)
        except Exception as error:  # one run must not end the others
            told = f"{type(error).__name__}: {error}"
            listener.failed(DocgenError(told, entry.name, hint="a defect of docgen"))

    scheduler = _Foreground(timezone=UTC)
    scheduler.start()
    seen = _seen(root)
    entries = load_entries(root)
    _take(scheduler, (), entries, output, due, outside, next_time)
    listener.read(entries)
    while not outside.stop():
        if (now := _seen(root)) != seen:
            seen = now
            try:
                former, entries = entries, load_entries(root)
            except DocgenError as error:
                listener.failed(error)  # and the former entries go on
            else:
                _take(scheduler, former, entries, output, due, outside, next_time)
                listener.read(entries)
        wait = scheduler.catch_up()
        if not outside.stop():
            outside.sleep(_LOOK if wait is None else min(wait, _LOOK))
    scheduler.shutdown()


def _take(
    scheduler: "_Foreground",
    former: Sequence[ScheduleEntry],
    entries: Sequence[ScheduleEntry],
    output: Path,
    perform: Callable[[ScheduleEntry], object],
    outside: Outside,
    next_time: NextTime,
) -> None:
    """Put ``entries`` in the place of the ``former``; one that did not change is left alone."""
    for entry in former:
        if entry not in entries:
            scheduler.remove_job(entry.name)
    for entry in entries:
        if entry not in former:
            # since it last ran, so that what was missed meanwhile is due at once
            start = since(entry, output) or outside.clock()
            scheduler.add_job(
                perform,
                _Trigger(entry, next_time),
                (entry,),
                id=entry.name,
                next_run_time=next_time(entry, start),
                misfire_grace_time=None,
                coalesce=True,
            )


def _seen(root: Path) -> str:
    """The digest of ``docgen.toml``; another one means that it has to be read again."""
    try:
        return sha256((root / SETTINGS).read_bytes()).hexdigest()
    except OSError as error:
        return str(error)


class _Trigger(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """The times of an entry. APScheduler's own crontab counts weekdays from Monday."""

    def __init__(self, entry: ScheduleEntry, next_time: NextTime) -> None:
        self._entry = entry
        self._next_time = next_time

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        return self._next_time(self._entry, previous or now)


class _Foreground(BaseScheduler):  # type: ignore[misc]  # APScheduler has no types
    """A scheduler without threads: what is due runs when :meth:`catch_up` is called."""

    def _create_default_executor(self) -> Any:
        return DebugExecutor()

    def shutdown(self, wait: bool = True) -> None:
        """Nothing runs that would have to be waited for."""
        super().shutdown(wait)

    def wakeup(self) -> None:
        """Nothing sleeps that would have to be woken."""

    def catch_up(self) -> float | None:
        """Run all that is due; returns the seconds until something is."""
        wait: float | None = self._process_jobs()
        return wait
