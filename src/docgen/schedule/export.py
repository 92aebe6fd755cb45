"""The entries → files for another scheduler."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from docgen.errors import UsageError
from docgen.schedule import crontab, kubernetes, systemd, windows
from docgen.schedule.timetable import ScheduleEntry
from docgen.schedule.unit import Unit, UnitFile

Target = Literal["systemd", "cron", "kubernetes", "windows"]


def export(
    target: Target,
    entries: Sequence[ScheduleEntry],
    program: Path,
    root: Path,
    output: Path,
    here: str,
    now: datetime,
    image: str | None,
) -> list[UnitFile]:
    """The files of ``target`` for ``entries``.

    ``here`` is this machine's time zone, which cron and Windows use; ``image`` is for Kubernetes,
    whose containers have docgen as ``docgen``. Raises :class:`UsageError` if ``target`` cannot run
    an entry as it is written.
    """
    units = [Unit(entry, program, root, output) for entry in entries]
    if target == "systemd":
        return [file for unit in units for file in systemd.units(unit)]
    if target == "cron":
        return [crontab.lines(units, here, now)]
    if target == "windows":
        return [windows.task(unit, here, now) for unit in units]
    if image is None:
        raise UsageError("kubernetes needs a container image", hint="name it with --image")
    inside = [Unit(entry, Path("docgen"), root, output) for entry in entries]
    return [kubernetes.cron_job(unit, image) for unit in inside]
