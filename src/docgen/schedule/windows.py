"""An entry → a task for the Windows Task Scheduler, which runs docgen in WSL.

The elements are those of the Task Scheduler's schema, version 1.2.
"""

import subprocess
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

from docgen.schedule.crontab import require_same_times
from docgen.schedule.timetable import Cron, parse_cron
from docgen.schedule.unit import Unit, UnitFile, cannot

_SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MOST = 48  # triggers of one task


def task(unit: Unit, here: str, now: datetime) -> UnitFile:
    """A task for ``unit`` on a machine in the time zone ``here``, which Windows uses.

    Raises :class:`UsageError` if the Task Scheduler cannot run the entry.
    """
    require_same_times(unit, here, now, "the Task Scheduler")
    cron = parse_cron(unit.entry.cron)
    root = ET.Element("Task", version="1.2", xmlns=_SPACE)
    about = ET.SubElement(root, "RegistrationInfo")
    ET.SubElement(about, "Description").text = f"docgen: {unit.entry.name} ({unit.entry.cron})"
    triggers = ET.SubElement(root, "Triggers")
    for time, hourly in _times(cron):
        for kind, parts in _days(unit, cron):
            _trigger(triggers, time, hourly, kind, parts)
    if len(triggers) > _MOST:
        hint = f"a task has at most {_MOST} triggers"
        raise cannot(unit.entry, "the Task Scheduler", "start a task at so many times", hint)
    settings = ET.SubElement(root, "Settings")
    for name, text in (
        ("MultipleInstancesPolicy", "IgnoreNew"),
        ("StartWhenAvailable", "true"),
        ("ExecutionTimeLimit", f"PT{unit.seconds}S"),
        ("DisallowStartIfOnBatteries", "false"),
        ("StopIfGoingOnBatteries", "false"),
    ):
        ET.SubElement(settings, name).text = text
    action = ET.SubElement(ET.SubElement(root, "Actions"), "Exec")
    ET.SubElement(action, "Command").text = "wsl.exe"
    ET.SubElement(action, "Arguments").text = subprocess.list2cmdline(["--exec", *unit.command])
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode", xml_declaration=False)
    return UnitFile(f"docgen-{unit.entry.name}.xml", text + "\n")


def _times(cron: Cron) -> Iterator[tuple[str, bool]]:
    """The times of a day; if every hour has the same, those of the first hour."""
    hourly = len(cron.hours) == 24
    for hour in (0,) if hourly else cron.hours:
        for minute in cron.minutes:
            yield f"{hour:02}:{minute:02}", hourly


def _days(unit: Unit, cron: Cron) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The kinds of trigger that together mean the days of ``cron``, each with its lists."""
    months = [_MONTHS[month - 1] for month in cron.months]
    days, weekdays = [*map(str, cron.days)], [_DAYS[day] for day in cron.weekdays]
    by_weekday = (
        ("ScheduleByWeek", {"DaysOfWeek": weekdays})
        if len(months) == 12
        else (
            "ScheduleByMonthDayOfWeek",
            {"Weeks": ["1", "2", "3", "4", "Last"], "DaysOfWeek": weekdays, "Months": months},
        )
    )
    any_day, any_weekday = len(days) == 31, len(weekdays) == 7
    if (any_day and any_weekday) if cron.both else (any_day or any_weekday):
        every = {"DaysOfMonth": [*map(str, range(1, 32))], "Months": months}
        yield ("ScheduleByDay", {}) if len(months) == 12 else ("ScheduleByMonth", every)
        return
    if cron.both and not (any_day or any_weekday):
        hint = "give one or the other"
        raise cannot(
            unit.entry, "the Task Scheduler", "combine days of the month with weekdays", hint
        )
    if not any_day:
        yield "ScheduleByMonth", {"DaysOfMonth": days, "Months": months}
    if not any_weekday:
        yield by_weekday


def _trigger(
    triggers: ET.Element, time: str, hourly: bool, kind: str, parts: dict[str, list[str]]
) -> None:
    trigger = ET.SubElement(triggers, "CalendarTrigger")
    if hourly:
        again = ET.SubElement(trigger, "Repetition")
        ET.SubElement(again, "Interval").text = "PT1H"
        ET.SubElement(again, "Duration").text = "PT23H30M"
    ET.SubElement(trigger, "StartBoundary").text = f"2026-01-01T{time}:00"
    ET.SubElement(trigger, "Enabled").text = "true"
    schedule = ET.SubElement(trigger, kind)
    if kind == "ScheduleByDay":
        ET.SubElement(schedule, "DaysInterval").text = "1"
    elif kind == "ScheduleByWeek":
        ET.SubElement(schedule, "WeeksInterval").text = "1"
    for name, values in parts.items():
        part = ET.SubElement(schedule, name)
        for value in values:
            if name in ("DaysOfMonth", "Weeks"):
                ET.SubElement(part, name.removesuffix("OfMonth")[:-1]).text = value
            else:
                ET.SubElement(part, value)
