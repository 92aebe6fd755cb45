"""An entry → a systemd timer and its service."""

from collections.abc import Iterator
from pathlib import Path

from docgen.schedule.timetable import Cron, parse_cron
from docgen.schedule.unit import GRACE, Unit, UnitFile, spans

_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")

_TIMER = """\
[Unit]
Description=docgen: when to run {name} ({cron})

[Timer]
{calendar}
Persistent=true
AccuracySec=1s

[Install]
WantedBy=timers.target
"""
# KillMode=mixed: the workers must live to finish the documents under way.
# A service of this kind is never started while it runs.
_SERVICE = """\
[Unit]
Description=docgen: {name}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
ExecStart={command}
WorkingDirectory={root}
EnvironmentFile=-/etc/docgen/environment
TimeoutStartSec={seconds}
TimeoutStopSec={grace}
KillMode=mixed
"""


def units(unit: Unit) -> Iterator[UnitFile]:
    """The timer and the service for ``unit``."""
    entry = unit.entry
    name = f"docgen-{entry.name}"
    lines = [f"OnCalendar={each} {entry.zone}" for each in calendar(parse_cron(entry.cron))]
    yield UnitFile(
        f"{name}.timer",
        _TIMER.format(name=entry.name, cron=entry.cron, calendar="\n".join(lines)),
    )
    yield UnitFile(
        f"{name}.service",
        _SERVICE.format(
            name=entry.name,
            command=" ".join(_quote(word) for word in unit.command),
            user=_owner(unit.root),
            root=str(unit.root).replace("%", "%%"),
            seconds=unit.seconds,
            grace=GRACE,
        ),
    )


def calendar(cron: Cron) -> list[str]:
    """The calendar expressions (systemd.time(7)), without zone, that together mean ``cron``."""
    hours = "*" if len(cron.hours) == 24 else spans(cron.hours, "..")
    minutes = "*" if len(cron.minutes) == 60 else spans(cron.minutes, "..")
    months = "*" if len(cron.months) == 12 else spans(cron.months, "..")
    days = "*" if len(cron.days) == 31 else spans(cron.days, "..")
    week = "" if len(cron.weekdays) == 7 else ",".join(_DAYS[day] for day in cron.weekdays) + " "
    time = f"{hours}:{minutes}:00"
    if cron.both:
        return [f"{week}*-{months}-{days} {time}"]
    return [f"*-{months}-{days} {time}", f"{week}*-{months}-* {time}"]


def _owner(folder: Path) -> str:
    """The owner of ``folder``, by number if the number has no name."""
    try:
        return folder.owner()
    except KeyError:
        return str(folder.stat().st_uid)


def _quote(word: str) -> str:
    """``word`` as one argument of ``ExecStart`` (systemd.service(5)), with nothing expanded."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'.replace("%", "%%").replace("$", "$$")
