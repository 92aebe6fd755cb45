"""An entry → lines of a crontab."""

import shlex
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from docgen.schedule.timetable import zone
from docgen.schedule.unit import GRACE, Unit, UnitFile, cannot


def lines(units: Iterable[Unit], here: str, now: datetime) -> UnitFile:
    """A crontab for ``units``, in the time zone ``here`` of the machine, which cron uses.

    Its ``@reboot`` lines make up for missed runs. Raises :class:`UsageError` if an entry is of
    another zone.
    """
    text = ["# Times are those of this machine's zone.", "SHELL=/bin/sh", ""]
    for unit in units:
        entry = unit.entry
        require_same_times(unit, here, now, "cron")
        once, missed = _guarded(unit, unit.command), _guarded(unit, (*unit.command, "--missed"))
        text += [f"# {entry.name}, {entry.zone}", f"{entry.cron} {once}", f"@reboot {missed}", ""]
    return UnitFile("docgen.crontab", "\n".join(text))


def require_same_times(unit: Unit, here: str, now: datetime, target: str) -> None:
    """Raise :class:`UsageError` if ``here`` and the entry's zone differ in the next three years."""
    other, own = zone(here), zone(unit.entry.zone)
    for day in range(3 * 366):
        moment = now.astimezone(UTC) + timedelta(days=day)
        if moment.astimezone(other).utcoffset() != moment.astimezone(own).utcoffset():
            hint = f"it uses this machine's, {here}; systemd and kubernetes can use another"
            raise cannot(unit.entry, target, f"use the time zone {unit.entry.zone}", hint)


def _guarded(unit: Unit, command: tuple[str, ...]) -> str:
    """``command`` as cron runs it: no overlap, a time limit, and ``%`` escaped (crontab(5))."""
    lock = f"{unit.output}/.docgen/{unit.entry.name}.cron-lock"
    # --foreground: a signal to the workers as well would interrupt documents under way
    limit = ("timeout", "--foreground", f"--kill-after={GRACE}", str(unit.seconds))
    guarded = shlex.join(("flock", "--nonblock", lock, *limit, *command))
    folder = shlex.join(("mkdir", "-p", f"{unit.output}/.docgen"))
    return f"{folder} && {guarded}".replace("%", "\\%")
