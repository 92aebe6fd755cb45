"""The ``docgen`` command: arguments → request, report → terminal, outcome → exit code.

What a command needs is imported when it runs, so that ``--help`` is instant.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from docgen.errors import DocgenError, ExitCode

F = TypeVar("F", bound=Callable[..., Any])

_FILTERS = {
    "declaration": "Only this declaration (the name of its folder).",
    "product": "Only this product.",
    "country": "Only this country (ISO code).",
    "sector": "Only this sector.",
    "language": "Only this language.",
    "format": "Only this format (pdf, docx).",
}


def _filters(command: F) -> F:
    for name, text in reversed(_FILTERS.items()):
        plural = "countries" if name == "country" else f"{name}s"
        command = click.option(f"--{name}", plural, multiple=True, help=text + " Repeatable.")(
            command
        )
    return command


def _folders(command: F) -> F:
    output = click.option(
        "--output-dir",
        "output",
        type=click.Path(path_type=Path, file_okay=False),
        help="Where documents are written.  [default: build/ of the project]",
    )
    return output(_project(command))


_project = click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder with docgen.toml.  [default: this one]",
)


def _jobs(context: click.Context, parameter: click.Parameter, value: str) -> int:  # noqa: ARG001
    import os

    if value == "auto":
        return (
            len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else os.cpu_count() or 1
        )
    if not value.isdigit() or int(value) < 1:
        raise click.BadParameter("a number of processes, or 'auto'")
    return int(value)


def _shard(
    context: click.Context,  # noqa: ARG001
    parameter: click.Parameter,  # noqa: ARG001
    value: str,
) -> tuple[int, int]:
    number, slash, count = value.partition("/")
    if not (slash and number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count)):
        raise click.BadParameter("a share such as 2/4")
    return int(number), int(count)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="docgen")
def cli() -> None:
    """Briefings, summaries and fact-sheets from a diplomatic declaration."""


@cli.command()
@_filters
@_folders
@click.option("-j", "--jobs", default="auto", callback=_jobs, help="Processes: a number, or auto.")
@click.option("--shard", default="1/1", callback=_shard, help="Build share I of N: I/N.")
@click.option("--timeout", default=120.0, show_default=True, help="Seconds for one document.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first document that fails.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be built; write nothing.")
@click.option("--explain", is_flag=True, help="Say why each document is built.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def build(
    root: Path,
    output: Path | None,
    jobs: int,
    shard: tuple[int, int],
    timeout: float,
    fail_fast: bool,
    dry_run: bool,
    explain: bool,
    quiet: bool,
    **filters: tuple[str, ...],
) -> int:
    """Build the documents that are missing or stale."""
    from docgen import build as conductor
    from docgen import terminal, workers

    request, output = _request(filters, shard), output or root / "build"
    if dry_run:
        _, plan = conductor.survey(root, output, request)
        terminal.tell_plan(plan, explain=explain)
        return ExitCode.DONE
    with terminal.Progress(quiet, explain) as progress:
        run = workers.pool(jobs, timeout)
        report = conductor.build(root, output, request, run, progress, fail_fast=fail_fast)
    if not quiet or report.failures:
        terminal.tell_report(report)
    return report.exit_code


@cli.command()
@_project
def check(root: Path) -> int:
    """Check content and templates without building."""
    from docgen.check import check as examine
    from docgen.terminal import tell_error

    warnings, errors = examine(root)
    for warning in warnings:
        click.echo(f"{click.style('warning:', fg='yellow')} {warning}", err=True)
    for error in errors:
        tell_error(error)
    if errors:
        return errors[0].exit_code
    click.echo(f"content and templates are valid; {len(warnings)} warnings")
    return ExitCode.DONE


@cli.command("list")
@_filters
@_folders
@click.option("--json", "as_json", is_flag=True, help="One JSON array, an object per document.")
def list_documents(
    root: Path, output: Path | None, as_json: bool, **filters: tuple[str, ...]
) -> int:
    """List the documents and whether each is fresh."""
    from msgspec import json

    from docgen.build import survey
    from docgen.listing import entries

    _, plan = survey(root, output or root / "build", _request(filters))
    listed = entries(plan)
    if as_json:
        click.echo(json.format(json.encode(listed), indent=2).decode())
    else:
        for entry in listed:
            click.echo(f"{entry.state:8}{entry.path}")
    return ExitCode.DONE


@cli.command()
@click.argument("path")
@_folders
def explain(root: Path, output: Path | None, path: str) -> int:
    """Say why a document was built, and whether it would be again."""
    from docgen.build import explain as reasons

    for line in reasons(root, output or root / "build", path):
        click.echo(line)
    return ExitCode.DONE


@cli.command()
@_folders
def verify(root: Path, output: Path | None) -> int:
    """Check the documents against the manifest."""
    from docgen.manifest import verify as compare

    count, differences = compare(output or root / "build")
    for difference in differences:
        click.echo(f"{difference.what}: {difference.path}", err=True)
    click.echo(f"{count} documents, {len(differences)} differences")
    return ExitCode.FIDELITY if differences else ExitCode.DONE


@cli.command()
@_folders
def clean(root: Path, output: Path | None) -> int:
    """Remove what docgen built; other files stay."""
    from docgen.build import clean as remove
    from docgen.terminal import Progress

    with Progress(quiet=True, explain=False) as progress:
        removed = remove(output or root / "build", progress.waiting)
    click.echo(f"{len(removed)} documents removed")
    return ExitCode.DONE


@cli.command()
@_folders
def doctor(root: Path, output: Path | None) -> int:
    """Look whether this machine has what a build needs."""
    from docgen.doctor import examine

    findings = examine(root, output or root / "build")
    for finding in findings:
        mark = click.style("ok", fg="green") if finding.good else click.style("LACKING", fg="red")
        click.echo(f"{finding.what:20}{finding.found:44}{mark}")
        if not finding.good:
            click.echo(f"{'':20}→ {finding.remedy}")
    return ExitCode.DONE if all(each.good for each in findings) else ExitCode.MACHINE


def _request(filters: dict[str, tuple[str, ...]], shard: tuple[int, int] = (1, 1)) -> Any:
    from docgen.model import Request

    countries = tuple(code.upper() for code in filters.pop("countries"))
    return Request(**filters, countries=countries, shard=shard)


def main() -> None:
    """Run the command and leave with its exit code; a user's mistake shows no traceback."""
    try:
        sys.exit(cli(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except click.Abort:
        click.echo("stopped; the next build does the rest", err=True)
        sys.exit(130)
    except DocgenError as error:
        from docgen.terminal import tell_error

        tell_error(error)
        sys.exit(error.exit_code)
