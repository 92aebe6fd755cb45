"""Commands about the documents: build, list, explain, verify, history, clean."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import (
    as_of_option,
    filter_options,
    folder_options,
    make_request,
    pool_options,
)
from docgen.cli.values import parse_count, parse_executor, parse_shard
from docgen.errors import ExitCode, MachineError, UsageError, counted, printable

if TYPE_CHECKING:
    from datetime import date

    from docgen.job import Request
    from docgen.workers.pool import Executor


@click.command()
@filter_options
@folder_options
@pool_options
@click.option(
    "--executor",
    default="local",
    callback=parse_executor,
    metavar="local|dask|dask://HOST:PORT|tls://HOST:PORT",
    help="Where documents are rendered.  [default: local]",
)
@click.option(
    "--shard", default="1/1", callback=parse_shard, metavar="I/N", help="Build only share I of N."
)
@as_of_option
@click.option("--fail-fast", is_flag=True, help="Stop at the first document that fails.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be built; write nothing.")
@click.option("--explain", is_flag=True, help="Show why each document is built.")
@click.option("-q", "--quiet", is_flag=True, help="Print only errors.")
def build(
    root: Path,
    output: Path | None,
    jobs: int,
    executor: str,
    shard: tuple[int, int],
    as_of: "date | None",
    timeout: float,
    memory: int,
    fail_fast: bool,
    dry_run: bool,
    explain: bool,
    quiet: bool,
    **filters: tuple[str, ...],
) -> int:
    """Build the documents that are missing or stale."""
    from docgen.build.conductor import build as bring_up_to_date
    from docgen.cli import terminal
    from docgen.workers.pool import pool_executor

    if quiet and (explain or dry_run):
        option = "--explain" if explain else "--dry-run"
        raise UsageError(f"--quiet and {option} exclude each other", hint="leave one of them out")
    request, output = make_request(filters, shard, as_of), output or root / "build"
    if dry_run:
        from docgen.build.survey import rehearse  # a build has other things to start before

        terminal.tell_plan(rehearse(root, output, request), explain=explain)
        return ExitCode.DONE
    with terminal.Progress(quiet, explain) as progress:
        run, ahead = pool_executor(jobs, timeout, memory), _start_ahead
        if executor != "local":
            run, ahead = _cluster(executor, jobs, timeout, memory), _start_nothing
        report = bring_up_to_date(
            root, output, request, run, progress, fail_fast=fail_fast, ahead=ahead
        )
    if not quiet or report.failures or report.warnings:
        terminal.tell_report(report)
    if report.failures:
        terminal.tell_outdated(root)
    return report.exit_code


def _start_ahead(root: Path, request: "Request") -> None:
    from docgen.workers.ahead import start_ahead  # of no use if there is nothing to do

    start_ahead(root, request)


def _start_nothing(root: Path, request: "Request") -> None:
    """Of a cluster: its workers are elsewhere."""


def _cluster(address: str, size: int, timeout: float, memory: int) -> "Executor":
    try:
        from docgen.cluster.batches import cluster
    except ImportError as error:
        hint = "install with: pip install 'docgen[dask]'"
        raise MachineError(f"--executor needs Dask: {error}", hint=hint) from error
    return cluster(address, size, partial(click.echo, err=True), timeout=timeout, memory=memory)


@click.command("list")
@filter_options
@folder_options
@as_of_option
@click.option("--explain", is_flag=True, help="Also show what is not built, and why.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON array, an object for each document."
)
def list_documents(
    root: Path,
    output: Path | None,
    as_of: "date | None",
    explain: bool,
    as_json: bool,
    **filters: tuple[str, ...],
) -> int:
    """List the documents and the state of each.

    The states are missing, stale, fresh and orphan.
    """
    from msgspec import json, structs

    from docgen.build.survey import survey
    from docgen.reports.listing import listed_documents

    _, plan = survey(root, output or root / "build", make_request(filters, as_of=as_of))
    listed = listed_documents(plan)
    if not explain:
        listed = [structs.replace(entry, why="") for entry in listed if entry.state != "not built"]
    if as_json:
        click.echo(json.format(json.encode(listed), indent=2).decode())
    else:
        for entry in listed:
            why = f": {entry.why}" if entry.why else ""
            click.echo(printable(f"{entry.state:10}{entry.path}{why}"))
    return ExitCode.DONE


@click.command()
@click.argument("path")
@folder_options
def explain(root: Path, output: Path | None, path: str) -> int:
    """Say why a document was built, or would be."""
    from docgen.build.survey import explain as reasons

    for line in reasons(root, output or root / "build", path):
        click.echo(printable(line))
    return ExitCode.DONE


@click.command()
@folder_options
def verify(root: Path, output: Path | None) -> int:
    """Check the documents against the manifest."""
    from docgen.store.verify import verify as compare

    count, differences = compare(output or root / "build")
    for difference in differences:
        note = f" ({difference.note})" if difference.note else ""
        click.echo(printable(f"{difference.what}: {difference.path}{note}"), err=True)
    click.echo(f"{counted(count, 'document')}, {counted(len(differences), 'difference')}")
    return ExitCode.FIDELITY if differences else ExitCode.DONE


@click.command()
@folder_options
@click.option(
    "--last",
    default="20",
    show_default=True,
    callback=parse_count,
    metavar="COUNT",
    help="How many builds to list.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON array, an object for each build."
)
def history(root: Path, output: Path | None, last: int, as_json: bool) -> int:
    """List past builds, the newest first."""
    from msgspec import json, structs

    from docgen.cli.terminal import tell_builds
    from docgen.store.folder import builds_of

    builds = builds_of(output or root / "build", last)
    if as_json:
        told = [structs.asdict(build) | {"seconds": build.seconds} for build in builds]
        click.echo(json.format(json.encode(told), indent=2).decode())
    elif builds:
        tell_builds(builds)
    else:
        click.echo(f"no builds recorded in {output or root / 'build'}")
    return ExitCode.DONE


@click.command()
@folder_options
def clean(root: Path, output: Path | None) -> int:
    """Remove the documents that docgen built; other files stay."""
    from docgen.build.clean import clean as remove
    from docgen.cli.terminal import Progress

    with Progress(quiet=True, explain=False) as progress:
        removed, stay = remove(output or root / "build", progress.waiting)
    if not removed and not stay:
        click.echo(f"nothing to remove: no documents of docgen's in {output or root / 'build'}")
        return ExitCode.DONE
    for each in stay:
        click.echo(printable(f"stays: {each.path}: {each.error.message}"), err=True)
    click.echo(f"{counted(len(removed), 'document')} removed")
    return ExitCode.SOME_FAILED if stay else ExitCode.DONE
