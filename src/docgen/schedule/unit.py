"""What every other scheduler needs to know about an entry: the command, and the time limit."""

from pathlib import Path

from msgspec import Struct

from docgen.errors import UsageError
from docgen.schedule.timetable import ScheduleEntry

# Seconds to finish the documents under way after a request to stop; then the run is killed.
GRACE = 150


class Unit(Struct, frozen=True):
    """An entry as this machine runs it: ``program`` on the project in ``root``."""

    entry: ScheduleEntry
    program: Path
    root: Path
    output: Path

    @property
    def command(self) -> tuple[str, ...]:
        """The command that runs the entry once."""
        folders = ("--project", str(self.root), "--output-dir", str(self.output))
        return (str(self.program), "schedule", "run", "--once", self.entry.name, *folders)

    @property
    def seconds(self) -> int:
        """How long a run may take, in seconds, including the time to finish documents under way."""
        return self.entry.limit * 60 + GRACE


class UnitFile(Struct, frozen=True):
    """A file for the other scheduler."""

    name: str
    text: str


def cannot(entry: ScheduleEntry, target: str, do: str, hint: str) -> UsageError:
    """The error that ``target`` cannot ``do`` what ``entry`` asks for."""
    return UsageError(f"'{entry.name}' ({entry.cron}): {target} cannot {do}", hint=hint)


def spans(values: tuple[int, ...], dash: str = "-") -> str:
    """``1,2,3,5`` as ``1-3,5``."""
    found: list[list[int]] = []
    for value in values:
        if found and value == found[-1][-1] + 1:
            found[-1].append(value)
        else:
            found.append([value])
    return ",".join(
        f"{run[0]}{dash}{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in found
    )
