"""Commands about scheduled builds: schedule list, run, withdraw, export."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import (
    folder_options,
    pool_options,
)
from docgen.cli.values import FolderPath
from docgen.errors import ExitCode, MachineError, UsageError, counted, nearest, printable

if TYPE_CHECKING:
    from datetime import datetime

    from docgen.schedule.export import Target
    from docgen.schedule.timetable import ScheduleEntry


@click.group()
def schedule() -> None:
    """Build and deliver at set times."""


@schedule.command("list")
@folder_options
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON array, an object for each entry."
)
def list_entries(root: Path, output: Path | None, as_json: bool) -> int:
    """List the entries and the next three times of each."""
    from msgspec import json, structs

    from docgen.schedule.abandoned import warnings_of
    from docgen.schedule.entries import load_entries
    from docgen.schedule.timetable import times, zone

    here, now = zone(_here()), _now()
    listed = []
    entries = load_entries(root)
    if not entries and not as_json:
        click.echo("docgen.toml has no schedule (add a [[schedule]] table, see docs/schedule.md)")
    for entry in entries:
        moments = times(entry, now, 3)
        if not as_json:
            click.echo(f"{entry.name}: {entry.cron}, {entry.zone}")
            for moment in moments:
                there = moment.astimezone(zone(entry.zone))
                click.echo(f"    {_told(there)}  ({_told(moment.astimezone(here))} here)")
        listed.append(structs.asdict(entry) | {"next": moments})
    if as_json:
        click.echo(json.format(json.encode(listed), indent=2).decode())
    for warning in warnings_of(root, output or root / "build", entries):
        click.echo(f"{click.style('warning:', fg='yellow')} {printable(warning)}", err=True)
    return ExitCode.DONE


@schedule.command()
@click.argument("name")
@folder_options
@click.option("--keep", is_flag=True, help="Leave the documents there, and no longer warn of them.")
def withdraw(name: str, root: Path, output: Path | None, keep: bool) -> int:
    """Remove what a deleted entry delivered.

    NAME is the entry. If it is still in docgen.toml, only places that it no longer delivers to are
    cleared. Files of others stay.
    """
    from docgen.schedule.abandoned import abandoned, withdraw_from
    from docgen.schedule.entries import load_entries
    from docgen.schedule.perform import delivers

    output = output or root / "build"
    entries = load_entries(root)
    places = abandoned(root, output, entries)
    chosen = [place for place in places if place.known.entry == name]
    if not chosen:
        delivering = name in {entry.name for entry in entries}
        hint = "first delete its [[schedule.deliver]] tables" if delivering else None
        hint = hint or nearest(name, {place.known.entry for place in places})
        raise UsageError(f"no place holds documents that entry '{name}' left behind", hint=hint)
    for place in chosen:
        removed = withdraw_from(place, root, output, partial(delivers, root), keep=keep)
        what = f"{counted(removed, 'file')} removed"
        click.echo(printable(f"{place.known.place}: {'left as it is' if keep else what}"))
    return ExitCode.DONE


@schedule.command()
@folder_options
@pool_options
@click.option("--once", metavar="NAME", help="Run this entry now, then exit.")
@click.option("--missed", is_flag=True, help="With --once: only if it was due since its last run.")
def run(
    root: Path,
    output: Path | None,
    jobs: int,
    timeout: float,
    memory: int,
    once: str | None,
    missed: bool,
) -> int:
    """Stay in the foreground and run each entry at its time."""
    import os

    from docgen.cli.terminal import Chronicle
    from docgen.schedule import runner
    from docgen.schedule.abandoned import warnings_of
    from docgen.schedule.entries import load_entries
    from docgen.schedule.perform import Outside, perform
    from docgen.schedule.signals import Signals
    from docgen.workers.pool import pool_executor

    if missed and once is None:
        hint = "without --once, missed runs are made up for anyway"
        raise UsageError("--missed needs --once NAME", hint=hint)
    output, signals = output or root / "build", Signals()
    outside = Outside(_now, signals.sleep, signals.stop, os.environ.get)
    with signals, Chronicle(_now) as chronicle:
        perform_ = partial(
            perform,
            root=root,
            output=output,
            run=pool_executor(jobs, timeout, memory),
            listener=chronicle,
            outside=outside,
        )
        if once is None:
            runner.serve(root, output, perform_, chronicle, outside)
            return ExitCode.DONE
        entries = load_entries(root)
        entry = _called([once], entries)[0]
        for warning in warnings_of(root, output, entries):
            chronicle.warned(warning)
        if missed and not runner.missed(entry, output, _now(), chronicle.warned):
            return ExitCode.DONE
        return perform_(entry)


@schedule.command()
@click.argument("target", type=click.Choice(["systemd", "cron", "kubernetes", "windows"]))
@click.argument("names", nargs=-1)
@folder_options
@click.option("--image", help="For kubernetes: the container image with docgen.")
@click.option(
    "--to",
    type=FolderPath(),
    help="Write the files into this folder.  [default: print them]",
)
def export(
    target: "Target",
    names: tuple[str, ...],
    root: Path,
    output: Path | None,
    image: str | None,
    to: Path | None,
) -> int:
    """Print units for another scheduler.

    They run the entries NAMES, or all entries if none is named.
    """
    import os
    import sysconfig

    from docgen.schedule import export as exporter
    from docgen.schedule.entries import load_entries
    from docgen.store import outputs

    if image is not None and target != "kubernetes":
        raise UsageError(f"--image is for kubernetes, not for {target}", hint="leave it out")
    files = exporter.export(
        target,
        _called(names, load_entries(root)),
        Path(sysconfig.get_path("scripts")) / "docgen",
        Path(os.path.realpath(root)),
        Path(os.path.realpath(output or root / "build")),
        _here(),
        _now(),
        image,
    )
    if to is None and target == "windows" and len(files) > 1:
        hint = "name one entry, or give a folder with --to"
        raise UsageError("each Windows task needs a file of its own", hint=hint)
    for file in files:
        if to:
            outputs.write(to / file.name, file.text.encode())
            click.echo(to / file.name)
        elif target == "windows":
            click.echo(file.text, nl=False)
        else:
            mark = "---\n" if target == "kubernetes" else ""
            click.echo(f"{mark}# {file.name}\n{file.text}")
    return ExitCode.DONE


def _called(
    names: "tuple[str, ...] | list[str]", entries: "tuple[ScheduleEntry, ...]"
) -> "list[ScheduleEntry]":
    """The entries called ``names``, or all."""
    known = {entry.name: entry for entry in entries}
    if not known:
        hint = "add a [[schedule]] table, see docs/schedule.md"
        raise UsageError("docgen.toml has no schedule", hint=hint)
    for name in names:
        if name not in known:
            raise UsageError(f"no schedule entry '{name}'", hint=nearest(name, known))
    return [known[name] for name in names or known]


def _now() -> "datetime":
    from datetime import UTC, datetime

    return datetime.now(UTC).replace(microsecond=0)


def _here() -> str:
    """The name of this machine's time zone."""
    from tzlocal import get_localzone_name

    from docgen.schedule.timetable import zones

    name = get_localzone_name() or "UTC"
    if name not in zones():
        hint = "set TZ, for example to Europe/Rome"
        raise MachineError(f"this machine's time zone '{name}' is unknown", hint=hint)
    return name


def _told(moment: "datetime") -> str:
    return f"{moment:%a %Y-%m-%d %H:%M %Z}"
