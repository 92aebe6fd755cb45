"""Commands that record what becomes of commitments: register number, status, import and others."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from docgen.cli.options import project_option
from docgen.cli.values import FilePath, parse_day
from docgen.errors import DocgenError, ExitCode, UsageError, counted, nearest, printable

if TYPE_CHECKING:
    from docgen.followup.comparing import FilledIn
    from docgen.followup.recording import Recorder

_UNRELATED = "unrelated"
_date_option = click.option(
    "--date",
    callback=parse_day,
    metavar="YYYY-MM-DD",
    help="The day from which it is so, not in the future.  [default: today]",
)


@click.command()
@click.argument("names", metavar="[ID]...", nargs=-1)
@project_option
def number(root: Path, names: tuple[str, ...]) -> int:
    """Write an id for each commitment that has none.

    ID is a declaration's folder in content/; without any, all declarations are numbered. A
    commitment keeps its id when its paragraph moves, and no other is ever given it.
    """
    from docgen.followup.reading import declarations
    from docgen.followup.recording import Recorder
    from docgen.sources import Sources

    found = 0
    for name in names or declarations(Sources(root)):
        for each, what in Recorder(root, name).number().items():
            click.echo(printable(f"{name}/{each}  {what}"))
            found += 1
    click.echo(f"{counted(found, 'id')} written" if found else "every commitment has its id")
    return ExitCode.DONE


@click.command()
@click.argument("commitment", metavar="DECLARATION/ID")
@click.argument("status")
@_date_option
@click.option("--note", default="", help="What happened, in your words.")
@click.option("--evidence", default="", help="What shows it: an address, or a document's name.")
@project_option
def status(
    root: Path,
    commitment: str,
    status: str,
    date: datetime.date | None,
    note: str,
    evidence: str,
) -> int:
    """Record where a commitment stands: open, under way, done, lapsed or superseded.

    The update is added to its history in register.yaml; earlier ones stay.
    """
    from docgen.commitment import Update
    from docgen.statuses import STATUSES

    chosen: Any = status
    if chosen not in STATUSES:
        raise _unknown("status", status, STATUSES)
    recorder, name = _followed(root, commitment)
    update = Update(_day(date), chosen, note, evidence)
    change = recorder.update(name, update)
    said = f"{commitment}: {status} since {update.date}"
    click.echo(printable(said if change.before != change.after else f"{said}, as recorded before"))
    return ExitCode.DONE


@click.command()
@click.argument("commitment", metavar="DECLARATION/ID")
@click.argument("kind", metavar="follows|repeats|supersedes|unrelated")
@click.argument("target", metavar="DECLARATION/ID")
@project_option
def link(root: Path, commitment: str, kind: str, target: str) -> int:
    """Record how a commitment stands to one of another declaration.

    The first follows from the second, repeats it or supersedes it; or it is unrelated, and no link
    between them is proposed again. The status of neither changes.
    """
    from docgen.commitment import Link, LinkKind

    chosen: Any = kind
    if chosen not in (*get_args(LinkKind), _UNRELATED):
        raise _unknown("link", kind, (*get_args(LinkKind), _UNRELATED))
    recorder, name = _followed(root, commitment)
    if chosen == _UNRELATED:
        change, said = recorder.refuse(name, target), f"{commitment} is unrelated to {target}"
    else:
        change, said = recorder.link(name, Link(chosen, target)), f"{commitment} {kind} {target}"
    click.echo(printable(said if change.before != change.after else f"{said}, as recorded before"))
    if kind == "supersedes":
        click.echo(printable(f"if that ends the other: docgen register status {target} superseded"))
    return ExitCode.DONE


@click.command()
@click.argument("commitment", metavar="DECLARATION/ID")
@_date_option
@click.option("--what", default="", help="Its title, if annotations.yaml has it no longer.")
@project_option
def withdraw(root: Path, commitment: str, date: datetime.date | None, what: str) -> int:
    """Stop following a commitment that should not have been one.

    annotations.yaml loses it, and register.yaml keeps its title and history, so that calendars
    cancel it and its id is never given to another.
    """
    recorder, name = _followed(root, commitment)
    day = _day(date)
    recorder.withdraw(name, day, what)
    click.echo(printable(f"{commitment}: withdrawn on {day}; annotations.yaml has it no longer"))
    return ExitCode.DONE


@click.command()
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--json", is_flag=True, help="Print one JSON array, an object for each proposal.")
@project_option
def proposals(root: Path, names: tuple[str, ...], json: bool) -> int:
    """Propose links to commitments of earlier declarations, by their words.

    ID is the folder of a later declaration in content/; without any, all are compared. The command
    below each proposal records it; with 'unrelated' in place of the verb, it is not proposed again.
    """
    from msgspec import json as encoder

    from docgen.followup.likeness import proposed_links
    from docgen.load.project import load_project
    from docgen.plan.matrix import editions
    from docgen.sources import Sources

    project = load_project(Sources(root))
    texts = editions(project.declarations, project.desk_language)
    known = tuple(each.head.id for each in texts)
    for name in names:
        if name not in known:
            raise _unknown("declaration", name, known)
    found = [
        each
        for each in proposed_links(texts)
        if not names or each.commitment.partition("/")[0] in names
    ]
    if json:
        click.echo(encoder.format(encoder.encode(found), indent=2))
        return ExitCode.DONE
    for each in found:
        click.echo(printable(f"{each.what}\n  {each.kind}? {each.target_what}"))
        click.echo(printable(f"  {each.likeness:.0%} alike: {', '.join(each.why)}"))
        command = f"docgen register link {each.commitment} {each.kind} {each.target}"
        click.echo(printable(f"  {command}"))
    click.echo(f"{len(found)} proposed", err=True)
    return ExitCode.DONE


@click.command("import")
@click.argument("file", type=FilePath())
@click.option(
    "--date",
    callback=parse_day,
    metavar="YYYY-MM-DD",
    help="The day of every change for which the workbook gives no new one.  [default: none]",
)
@click.option("-n", "--dry-run", is_flag=True, help="Show the changes; write nothing.")
@project_option
def import_workbook(root: Path, file: Path, date: datetime.date | None, dry_run: bool) -> int:
    """Record what was filled in in FILE, a workbook of the register.

    A changed status, note or evidence is added to the history of its commitment, on the day in
    the column Since; a new status needs a new day there, or --date. Rows may be sorted, hidden or
    deleted. Nothing is recorded if a word of the declaration was changed.
    """
    from docgen.followup.comparing import Comparer, by_declaration
    from docgen.followup.recording import with_updates
    from docgen.followup.sheet_rows import read_rows
    from docgen.load.project import load_project
    from docgen.load.settings import require_project
    from docgen.render.language import labelled_languages, load_language
    from docgen.render.rows import column_labels
    from docgen.sources import Sources, content_of
    from docgen.store.content_lock import locked
    from docgen.store.together import save

    try:
        require_project(Sources(root))
        with locked(root):
            sources = Sources(root)
            project = load_project(sources)
            labels = {
                tag: column_labels(load_language(tag, sources))
                for tag in labelled_languages(sources)
            }
            rows, unread = read_rows(content_of(file, str(file)) or b"", str(file), labels)
            compared = Comparer(project, labels, date).compare(rows)
            files = with_updates(sources, by_declaration(compared.new))
            if not dry_run:
                save(root, files)
    except DocgenError:
        click.echo("nothing was recorded", err=True)
        raise
    for line in _said(compared, unread, dry_run=dry_run):
        click.echo(printable(line))
    return ExitCode.DONE


def _said(compared: "FilledIn", unread: list[str], *, dry_run: bool) -> Iterator[str]:
    from docgen.followup.comparing import RowState, said

    for each in unread:
        yield f"not read: {each}"
    for name in compared.older:
        yield f"left as it is: {name}: the register has a newer update than the workbook"
    for name, before, update in compared.new:
        after = RowState(update.status, update.date, update.note, update.evidence)
        yield f"{name}: {said(before)} → {said(after)}"
    done = "would be recorded" if dry_run else "recorded"
    count = len(compared.new)
    yield f"{counted(count, 'update')} {done}" if count else "nothing new"


def _followed(root: Path, commitment: str) -> "tuple[Recorder, str]":
    from docgen.followup.recording import Recorder

    declaration, slash, name = commitment.partition("/")
    if not slash:
        hint = "write DECLARATION/ID, as docgen register lists them"
        raise UsageError(f"'{commitment}' is not a commitment", hint=hint)
    return Recorder(root, declaration), name


def _unknown(what: str, word: str, known: tuple[str, ...]) -> UsageError:
    hint = nearest(word, known) or f"known: {', '.join(known)}"
    return UsageError(f"unknown {what} '{word}'", hint=hint)


def _day(given: datetime.date | None) -> datetime.date:
    """The day ``given``, or today.

    Raises :class:`UsageError` for a future one, most often mistyped: no earlier update could be
    recorded after it. Tomorrow is allowed, since elsewhere it may be that day already.
    """
    today = datetime.datetime.now().astimezone().date()
    if given and given > today + datetime.timedelta(days=1):
        hint = f"today is {today}; record what has happened"
        raise UsageError(f"{given} is in the future", hint=hint)
    return given or today
