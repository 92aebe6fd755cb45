"""Commands about what became of commitments: register."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import as_of_option, project_option
from docgen.cli.values import parse_day
from docgen.errors import ExitCode, MachineError, UsageError, nearest, printable
from docgen.statuses import STATUSES, Status

if TYPE_CHECKING:
    from datetime import date

    from docgen.formats import Format


def _parse_statuses(
    context: click.Context,  # noqa: ARG001
    parameter: click.Parameter,  # noqa: ARG001
    value: tuple[str, ...],
) -> tuple[Status, ...]:
    for each in value:
        if each not in STATUSES:
            hint = nearest(each, STATUSES) or f"known: {', '.join(STATUSES)}"
            raise UsageError(f"unknown status '{each}'", hint=hint)
    return value  # type: ignore[return-value]  # as compared above


@click.group(invoke_without_command=True)
@click.option(
    "--declaration", "declarations", multiple=True, help="Only this declaration. Repeatable."
)
@click.option(
    "--country", "countries", multiple=True, help="Only what its briefing holds. Repeatable."
)
@click.option("--sector", "sectors", multiple=True, help="Only this sector. Repeatable.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    callback=_parse_statuses,
    help=f"Only {', '.join(STATUSES[:-1])} or {STATUSES[-1]}. Repeatable.",
)
@click.option(
    "--from",
    "first_day",
    callback=parse_day,
    metavar="YYYY-MM-DD",
    help="Only what is due on this day or later.",
)
@click.option(
    "--until",
    "last_day",
    callback=parse_day,
    metavar="YYYY-MM-DD",
    help="Only what is due on this day or earlier.",
)
@click.option("--overdue", is_flag=True, help="Only what was to be done by now and is not.")
@as_of_option
@click.option(
    "--language",
    default="",
    help="The language of names and headings.  [default: the first of docgen.toml]",
)
@click.option("--json", is_flag=True, help="Print one JSON array, an object for each commitment.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a file, of the kind that its name ends with: register.csv.",
)
@project_option
@click.pass_context
def register(
    context: click.Context,
    root: Path,
    declarations: tuple[str, ...],
    countries: tuple[str, ...],
    sectors: tuple[str, ...],
    statuses: tuple[Status, ...],
    first_day: "date | None",
    last_day: "date | None",
    overdue: bool,
    as_of: "date | None",
    language: str,
    json: bool,
    output: Path | None,
) -> int:
    """List the commitments of all declarations: by whom, by when, and what became of them.

    They are in the order in which they fall due. What is overdue depends on the day of issue alone.
    """
    given = (declarations, countries, sectors, statuses, first_day, last_day, overdue, as_of)
    if context.invoked_subcommand:
        if any((*given, language, json, output, root != Path())):
            hint = f"docgen register {context.invoked_subcommand} --help lists them"
            message = f"write the options after '{context.invoked_subcommand}'"
            raise UsageError(message, hint=hint)
        return ExitCode.DONE
    from docgen.build.languages import asked_languages, check_languages
    from docgen.job import Request
    from docgen.load.project import load_project
    from docgen.plan.register import Wanted, register_views
    from docgen.render.data import data_file
    from docgen.render.language import load_language
    from docgen.render.rows import listing_of
    from docgen.reports.register import as_json, as_lines, summary
    from docgen.sources import Sources

    if json and output:
        raise UsageError("--json and --output exclude each other", hint="leave one of them out")
    wanted = Wanted(
        declarations,
        tuple(code.upper() for code in countries),
        sectors,
        statuses,
        first_day,
        last_day,
        overdue,
        as_of,
    )
    sources, asked = Sources(root), Request(languages=(language,) if language else ())
    project = load_project(sources, asked_languages(sources, asked))
    check_languages(sources, project, asked)
    tag = language or project.languages[0]
    form = _format_of(output) if output else None
    views = list(register_views(project, wanted, tag))
    if output and not views:
        hint = "leave out a filter, so that no older file is taken for the answer"
        raise UsageError("no commitment matches: the file was not written", str(output), hint=hint)
    if not any(view.commitments for view in views) and not output:
        click.echo("[]" if json else "no commitment matches", err=not json)
        return ExitCode.DONE
    listing = listing_of(views, load_language(tag, sources))
    if listing.draft:
        click.echo(listing.draft, err=True)
    if output and form:
        _write(output, data_file(views, load_language(tag, sources), form, output.name))
        return ExitCode.DONE
    if json:
        click.echo(as_json(listing))
        return ExitCode.DONE
    for line in as_lines(listing):
        click.echo(printable(line))
    click.echo(summary(listing), err=True)
    return ExitCode.DONE


def _format_of(path: Path) -> "Format":
    from docgen.formats import FORMAT_NAMES, PAGES

    forms = [each for each in FORMAT_NAMES if each not in PAGES]
    for form in forms:
        if path.name.endswith(f".{form}"):
            return form
    hint = f"let it end with {' or '.join(f'.{form}' for form in forms)}"
    raise UsageError("the name does not say which kind of file", str(path), hint=hint)


def _write(path: Path, content: bytes) -> None:
    from docgen.store import outputs

    try:
        outputs.write(path, content)
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror}", str(path)) from error
    click.echo(f"written: {printable(str(path))}", err=True)
