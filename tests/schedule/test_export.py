"""What other schedulers are given, checked with their own tools where these run here."""

import os
import re
import shlex
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import kubernetes_validate
import pytest
from ruamel.yaml import YAML

from conftest import RunDocgen
from docgen.errors import DocgenError, UsageError
from docgen.job import Request
from docgen.schedule import systemd
from docgen.schedule.export import Target, export
from docgen.schedule.timetable import ScheduleEntry, next_time, parse_cron, times
from docgen.schedule.unit import UnitFile, spans

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PROGRAM = Path("/bin/true")
LINES = (
    "0 6 * * 1-5",
    "30 2 1 * *",
    "*/15 8-18 * * *",
    "0 0 * * 0",
    "5,35 */6 * jan-mar 7",
    "0 6 1,15 * 1",
    "0 7 */2 * mon",
    "59 23 28-31 12 *",
    "0 6 1-31 2 1",
)
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def entry(cron: str, zone: str = "UTC", name: str = "nightly", limit: int = 60) -> ScheduleEntry:
    return ScheduleEntry(name, cron, zone, Request(), limit, ())


def exported(
    target: Target, each: ScheduleEntry, root: Path = Path("/"), here: str = "UTC"
) -> list[UnitFile]:
    return export(target, [each], PROGRAM, root, root / "build", here, NOW, "registry/docgen:1")


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def elapses(calendar: str, count: int) -> list[datetime]:
    """The next times as systemd reckons them."""
    said = run(
        *("systemd-analyze", "calendar", f"--iterations={count}", calendar),
        f"--base-time={NOW:%Y-%m-%d %H:%M:%S} UTC",
        TZ="UTC",
        LC_ALL="C",
    )
    found = re.findall(r"(?:Next elapse|Iter\S* #\d+): \w+ (\S+ \S+) UTC", said)
    return [datetime.fromisoformat(each).replace(tzinfo=UTC) for each in found]


@pytest.mark.parametrize("zone", ["UTC", "Europe/Rome", "Asia/Almaty", "America/St_Johns"])
@pytest.mark.parametrize("line", LINES)
def test_systemd_has_the_same_times(line: str, zone: str) -> None:
    together = {
        moment
        for calendar in systemd.calendar(parse_cron(line))
        for moment in elapses(f"{calendar} {zone}", 12)
    }
    assert sorted(together)[:12] == times(entry(line, zone), NOW, 12)


@pytest.mark.parametrize("folder", ["plain", "with space", '100% $HOME "quoted" it\'s'])
def test_systemd_units_are_units(tmp_path: Path, folder: str) -> None:
    root = tmp_path / folder
    root.mkdir()
    units = tmp_path / "units"
    units.mkdir()
    for file in exported("systemd", entry("0 6 1,15 * 1", "Europe/Rome"), root):
        (units / file.name).write_text(file.text)
    service, timer = units / "docgen-nightly.service", units / "docgen-nightly.timer"
    assert run("systemd-analyze", "verify", "--man=no", service, timer) == ""
    assert "Persistent=true" in timer.read_text()
    assert timer.read_text().count("OnCalendar=") == 2
    assert "TimeoutStartSec=3750" in service.read_text()


@pytest.mark.parametrize("folder", ["plain", "with space", "100% $HOME it's"])
def test_cron_takes_the_lines_and_runs_the_command(tmp_path: Path, folder: str) -> None:
    root = tmp_path / folder
    root.mkdir()
    for line in LINES:
        (file,) = exported("cron", entry(line), root)
        (tmp_path / "crontab").write_text(file.text)
        assert "successfully checked" in run("crontab", "-n", tmp_path / "crontab")
    command = file.text.splitlines()[4].removeprefix(f"{LINES[-1]} ").replace("\\%", "%")
    run("/bin/sh", "-c", command)
    assert (root / "build/.docgen/nightly.cron-lock").exists()
    words = shlex.split(command.partition(" && ")[2])
    assert words[:3] == ["flock", "--nonblock", f"{root}/build/.docgen/nightly.cron-lock"]
    assert words[3:7] == ["timeout", "--foreground", "--kill-after=150", "3750"]
    assert words[7:] == [
        *(str(PROGRAM), "schedule", "run", "--once", "nightly", "--project", str(root)),
        *("--output-dir", f"{root}/build"),
    ]


def test_cron_makes_up_for_what_was_missed_when_the_machine_starts() -> None:
    (file,) = exported("cron", entry("0 6 * * *"))
    (reboot,) = (line for line in file.text.splitlines() if line.startswith("@reboot "))
    assert reboot.endswith(" --missed")


@pytest.mark.parametrize("target", ["cron", "windows"])
def test_a_zone_that_the_machine_does_not_go_by_is_refused(target: Target) -> None:
    exported(target, entry("0 6 * * *", "Asia/Tashkent"), here="Asia/Almaty")  # alike by now
    exported(target, entry("0 6 * * *", "Europe/Rome"), here="Europe/Berlin")
    with pytest.raises(DocgenError, match="cannot use the time zone Europe/Rome"):
        exported(target, entry("0 6 * * *", "Europe/Rome"), here="Africa/Lagos")  # alike in winter


def manifest(line: str, **changes: Any) -> dict[str, Any]:
    (file,) = exported("kubernetes", entry(line, **changes))
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(file.text)
    return loaded


@pytest.mark.parametrize(
    ("line", "schedule"),
    [
        ("0 6 * * 1-5", "0 6 * * 1-5"),
        ("0 0 * * 7", "0 0 * * 0"),  # it knows no 7
        ("*/15 8-18 * * *", "0,15,30,45 8-18 * * *"),
        ("0 6 1,15 * mon", "0 6 1,15 * 1"),
        ("0 6 1-31 2 1", "0 6 * 2 *"),
        ("0 7 */2 * *", "0 7 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * *"),
    ],
)
def test_kubernetes_takes_the_job(line: str, schedule: str) -> None:
    job = manifest(line, zone="Europe/Rome")
    assert kubernetes_validate.validate(job, "1.33", strict=True) is not None
    spec = job["spec"]
    assert (spec["schedule"], spec["timeZone"]) == (schedule, "Europe/Rome")
    assert spec["concurrencyPolicy"] == "Forbid"
    assert spec["jobTemplate"]["spec"]["activeDeadlineSeconds"] == 3750
    (container,) = spec["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    assert container["command"][:5] == ["docgen", "schedule", "run", "--once", "nightly"]


def test_what_kubernetes_cannot_do() -> None:
    with pytest.raises(DocgenError, match="cannot combine days of the month with weekdays"):
        manifest("0 7 */2 * mon")
    with pytest.raises(DocgenError, match="cannot take so long a name"):
        manifest("0 7 * * *", name="n" * 46)
    with pytest.raises(UsageError, match="name it with --image"):
        export("kubernetes", [entry("0 7 * * *")], PROGRAM, Path("/"), Path("/b"), "UTC", NOW, None)
    with pytest.raises(DocgenError, match="to a folder outside the project"):
        export("kubernetes", [entry("0 7 * * *")], PROGRAM, Path("/p"), Path("/b"), "UTC", NOW, "x")


@pytest.mark.parametrize("line", [line for line in LINES if line != "0 7 */2 * mon"])
def test_windows_has_the_same_times(line: str) -> None:
    (file,) = exported("windows", entry(line))
    until = NOW + timedelta(days=70)
    expected, moment = [], next_time(entry(line), NOW)
    while moment <= until:
        expected.append(moment)
        moment = next_time(entry(line), moment)
    assert fired(ET.fromstring(file.text), NOW, until) == expected  # noqa: S314 - our own


def fired(task: ET.Element, after: datetime, until: datetime) -> list[datetime]:
    """When the triggers of ``task`` fire, as the elements of the schema are defined."""
    found = set()
    day = after.replace(hour=0, minute=0)
    while day <= until:
        for trigger in task.iterfind(f"{SPACE}Triggers/{SPACE}CalendarTrigger"):
            if on_day(trigger, day):
                start = trigger.findtext(f"{SPACE}StartBoundary") or ""
                moment = day.replace(hour=int(start[11:13]), minute=int(start[14:16]))
                again = trigger.find(f"{SPACE}Repetition") is not None
                found |= {moment + timedelta(hours=hour) for hour in range(24 if again else 1)}
        day += timedelta(days=1)
    return sorted(moment for moment in found if after < moment <= until)


def on_day(trigger: ET.Element, day: datetime) -> bool:
    def names(path: str) -> list[str]:
        part = trigger.find("/".join(SPACE + step for step in path.split("/")))
        return [] if part is None else [each.text or each.tag.removeprefix(SPACE) for each in part]

    if trigger.find(f"{SPACE}ScheduleByDay") is not None:
        return True
    if week := names("ScheduleByWeek/DaysOfWeek"):
        return f"{day:%A}" in week
    if days := names("ScheduleByMonth/DaysOfMonth"):
        return str(day.day) in days and f"{day:%B}" in names("ScheduleByMonth/Months")
    by_week = "ScheduleByMonthDayOfWeek"
    assert names(f"{by_week}/Weeks") == ["1", "2", "3", "4", "Last"]
    return f"{day:%A}" in names(f"{by_week}/DaysOfWeek") and f"{day:%B}" in names(
        f"{by_week}/Months"
    )


def test_a_windows_task_is_persistent_bounded_and_alone() -> None:
    (file,) = exported("windows", entry("0 6 * * *"), Path("/with space"))
    task = ET.fromstring(file.text)  # noqa: S314 - our own
    settings = {
        each.tag.removeprefix(SPACE): each.text for each in task.iterfind(f"{SPACE}Settings/*")
    }
    assert settings["MultipleInstancesPolicy"] == "IgnoreNew"
    assert settings["StartWhenAvailable"] == "true"
    assert settings["ExecutionTimeLimit"] == "PT3750S"
    arguments = task.findtext(f"{SPACE}Actions/{SPACE}Exec/{SPACE}Arguments")
    assert arguments == (
        '--exec /bin/true schedule run --once nightly --project "/with space"'
        ' --output-dir "/with space/build"'
    )


def test_what_windows_cannot_do() -> None:
    with pytest.raises(DocgenError, match="start a task at so many times"):
        exported("windows", entry("* * * * *"))
    with pytest.raises(DocgenError, match="cannot combine days of the month with weekdays"):
        exported("windows", entry("0 7 */2 * mon"))


def test_spans() -> None:
    assert spans((1, 2, 3, 5, 8, 9)) == "1-3,5,8,9"
    assert spans((0, 1, 2), "..") == "0..2"


def test_printed_or_written(mini: Path, docgen: RunDocgen, tmp_path: Path) -> None:
    with (mini / "docgen.toml").open("a") as file:
        for name in ("first", "second"):
            file.write(f'\n[[schedule]]\nname = "{name}"\ncron = "0 6 * * 1"\nzone = "UTC"\n')
    project: Sequence[str] = ("--project", str(mini))
    done = docgen("schedule", "export", "systemd", "second", *project)
    assert done.out.startswith("# docgen-second.timer\n[Unit]\n")
    assert "first" not in done.out
    done = docgen("schedule", "export", "kubernetes", "--image", "x", *project)
    assert len(list(YAML(typ="safe", pure=True).load_all(done.out))) == 2
    done = docgen("schedule", "export", "systemd", "--to", tmp_path / "units", *project)
    assert sorted(path.name for path in (tmp_path / "units").iterdir()) == [
        f"docgen-{name}.{kind}" for name in ("first", "second") for kind in ("service", "timer")
    ]
    done = docgen("schedule", "export", "systemd", "third", *project)
    assert (done.code, done.err) == (
        2,
        "error: no schedule entry 'third' (known: first, second)\n",
    )
