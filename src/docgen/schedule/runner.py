"""Stays in the foreground and performs each entry at its time, one after another.

Times that passed while another entry ran, while the machine slept, or while docgen was not running
are made up for once. ``docgen.toml`` is read again when it changes.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from math import inf
from pathlib import Path

from docgen.errors import DocgenError
from docgen.load.settings import SETTINGS
from docgen.schedule.abandoned import warnings_of
from docgen.schedule.entries import load_entries
from docgen.schedule.perform import Outside, ScheduleListener
from docgen.schedule.timetable import ScheduleEntry, next_time
from docgen.sources import content_of
from docgen.store.folder import journal_of
from docgen.store.journal import moment_of

# Seconds between looks at docgen.toml and the clock, which alone shows that a machine slept.
_LOOK = 5.0
# How far ahead of the clock a recorded moment may be: small corrections of the clock are normal.
_AHEAD = timedelta(minutes=1)

NextTime = Callable[[ScheduleEntry, datetime], datetime]
Warn = Callable[[str], None]


def last_run(entry: ScheduleEntry, output: Path, now: datetime, warn: Warn) -> datetime | None:
    """When ``entry`` last began to run; ``None`` if never.

    A run recorded in the future was recorded under a wrong clock: it counts as ``now``, and
    ``warn`` is called with a message.
    """
    with journal_of(output) as journal:
        last = journal.last(entry.name)
    return None if last is None else _not_ahead(entry, moment_of(last), now, warn)


def missed(entry: ScheduleEntry, output: Path, now: datetime, warn: Warn) -> bool:
    """Whether a time of ``entry`` has passed since its last run."""
    last = last_run(entry, output, now, warn)
    return last is not None and next_time(entry, last) <= now


def serve(
    root: Path,
    output: Path,
    perform: Callable[[ScheduleEntry], object],
    listener: ScheduleListener,
    outside: Outside,
    next_time: NextTime = next_time,
) -> None:
    """Perform every entry when it is due, until ``outside`` says to stop.

    Raises :class:`DocgenError` if the schedule cannot be read at the start. Later mistakes in
    ``docgen.toml`` are reported to ``listener``, and the earlier entries stay in force.
    """
    agenda = _Agenda(output, outside.clock, listener.warned, next_time)
    seen = _digest_of_settings(root)

    def read() -> None:
        entries = agenda.take(load_entries(root))
        listener.read(entries)
        for warning in warnings_of(root, output, entries):
            listener.warned(warning)

    read()
    while not outside.stop():
        if (now := _digest_of_settings(root)) != seen:
            seen = now
            try:
                read()
            except DocgenError as error:
                listener.failed(error)
        if entry := agenda.begin():
            _run(entry, perform, listener)
        else:
            outside.sleep(min(agenda.wait(), _LOOK))


def _run(
    entry: ScheduleEntry,
    perform: Callable[[ScheduleEntry], object],
    listener: ScheduleListener,
) -> None:
    try:
        perform(entry)
    except DocgenError as error:
        listener.failed(error)
    except Exception as error:  # one run must not end the others
        told = f"{type(error).__name__}: {error}"
        listener.failed(DocgenError(told, entry.name, hint="a defect of docgen"))


class _Agenda:
    """The entries, and for each the moment from which its next time is counted.

    That moment is the beginning of its last run, so nothing else has to be remembered, and
    correcting the clock takes effect at once.
    """

    def __init__(
        self, output: Path, clock: Callable[[], datetime], warn: Warn, next_time: NextTime
    ) -> None:
        self._output, self._clock, self._warn, self._next_time = output, clock, warn, next_time
        self._entries: dict[str, ScheduleEntry] = {}
        self._since: dict[str, datetime] = {}
        self._due: dict[str, datetime] = {}

    def take(self, entries: tuple[ScheduleEntry, ...]) -> tuple[ScheduleEntry, ...]:
        """Replace the entries; returns the new ones. Those that did not change keep their time."""
        before, now = self._since, self._clock()
        kept = {entry.name for entry in entries if self._entries.get(entry.name) == entry}
        self._entries, self._since, self._due = {each.name: each for each in entries}, {}, {}
        for entry in entries:
            if entry.name in kept:
                self._count(entry, before[entry.name])
            else:
                self._count(entry, last_run(entry, self._output, now, self._warn) or now)
        return entries

    def begin(self) -> ScheduleEntry | None:
        """The entry that has been due longest, if any; it counts as run from now on."""
        now = self._clock()
        for name, moment in self._since.items():
            entry = self._entries[name]
            self._count(entry, _not_ahead(entry, moment, now, self._warn))
        due = [name for name, moment in self._due.items() if moment <= now]
        if not due:
            return None
        entry = self._entries[min(due, key=self._due.__getitem__)]
        self._count(entry, now)
        return entry

    def wait(self) -> float:
        """Seconds until an entry is due; infinite without entries."""
        now = self._clock()
        return min(((due - now).total_seconds() for due in self._due.values()), default=inf)

    def _count(self, entry: ScheduleEntry, moment: datetime) -> None:
        if self._since.get(entry.name) != moment:
            self._due[entry.name] = self._next_time(entry, moment)
            self._since[entry.name] = moment


def _not_ahead(entry: ScheduleEntry, moment: datetime, now: datetime, warn: Warn) -> datetime:
    """``moment``, or ``now`` with a warning if ``moment`` is in the future."""
    if moment <= now + _AHEAD:
        return moment
    warn(
        f"{entry.name}: its last run is recorded for {moment:%Y-%m-%d %H:%M} UTC, which is in the"
        " future; times count from now (was the clock of this machine wrong?)"
    )
    return now


def _digest_of_settings(root: Path) -> str:
    """The digest of ``docgen.toml``, which shows whether to read it again."""
    try:
        return sha256(content_of(root / SETTINGS, SETTINGS) or b"").hexdigest()
    except DocgenError as error:
        return str(error)
