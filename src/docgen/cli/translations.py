"""Commands about translations: translations, with import and accept."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import project_option
from docgen.cli.values import FilePath
from docgen.errors import DocgenError, ExitCode, UsageError, counted, nearest, printable

if TYPE_CHECKING:
    from docgen.translations.bring import Brought
    from docgen.translations.survey import Survey, TextInLanguage, TextState

_STATES: "tuple[TextState, ...]" = ("translated", "missing", "older", "not recorded", "left over")
_SHORT = 60


@click.group(invoke_without_command=True)
@click.option("--language", "languages", multiple=True, help="Only this language. Repeatable.")
@click.option(
    "--declaration", "declarations", multiple=True, help="Only this declaration. Repeatable."
)
@click.option(
    "--po", type=click.Path(path_type=Path, dir_okay=False), help="Write a gettext PO file."
)
@click.option(
    "--xliff", type=click.Path(path_type=Path, dir_okay=False), help="Write an XLIFF 2.0 file."
)
@click.option("--json", is_flag=True, help="Print one JSON array.")
@project_option
@click.pass_context
def translations(
    context: click.Context,
    root: Path,
    languages: tuple[str, ...],
    declarations: tuple[str, ...],
    po: Path | None,
    xliff: Path | None,
    json: bool,
) -> int:
    """List the translations of the desk's words, or write them for a translator.

    These are the sectors, parties, titles, summaries and notes that documents print. The list names
    what is missing, older than its original, not recorded or left over.
    """
    if context.invoked_subcommand:
        if any((languages, declarations, po, xliff, json, root != Path())):
            hint = f"docgen translations {context.invoked_subcommand} --help lists them"
            message = f"write the options after '{context.invoked_subcommand}'"
            raise UsageError(message, hint=hint)
        return ExitCode.DONE
    if sum(map(bool, (po, xliff, json))) > 1:
        hint = "leave all but one of them out"
        raise UsageError("--po, --xliff and --json exclude each other", hint=hint)
    survey = _survey(root)
    _check_declarations(survey, declarations)
    found = {
        language: [
            each
            for each in survey.entries(language)
            if not declarations or each.declaration in declarations
        ]
        for language in languages or survey.languages()
    }
    if json:
        _print_json(each for entries in found.values() for each in entries)
    elif file := po or xliff:
        _export(survey, found, file, is_po=po is not None)
    else:
        _list(found)
    return ExitCode.DONE


@translations.command("import")
@click.argument("file", type=FilePath())
@click.option("--language", default="", help="Its language, if the file does not state it.")
@click.option("-n", "--dry-run", is_flag=True, help="Show the changes; write nothing.")
@project_option
def import_translations(root: Path, file: Path, language: str, dry_run: bool) -> int:
    """Import the translations in FILE into the files of content/ and docgen.toml.

    FILE is a PO or an XLIFF 2 file that `docgen translations` wrote. Comments and layout of the
    project's files are kept; what is empty or marked as unfinished is left out.
    """
    from docgen.load.settings import require_project
    from docgen.sources import Sources
    from docgen.store.content_lock import locked
    from docgen.store.together import save
    from docgen.translations.bring import bring
    from docgen.translations.exchange import read_batch

    try:
        require_project(Sources(root))
        batch = read_batch(file)
        with locked(root):
            brought = bring(root, batch, str(file), language)
            if not dry_run:
                save(root, brought.files)
    except DocgenError:
        click.echo("nothing was written", err=True)
        raise
    if dry_run:
        _print_changes(brought)
    for line in _said(brought, dry_run=dry_run):
        click.echo(printable(line))
    return ExitCode.DONE


@translations.command()
@click.argument("places", metavar="[PLACE]...", nargs=-1)
@click.option("--language", required=True, help="The language of the translations.")
@click.option("--all", "everything", is_flag=True, help="All translations into this language.")
@project_option
def accept(root: Path, places: tuple[str, ...], language: str, everything: bool) -> int:
    """Record that translations fit their originals as they are now.

    A PLACE is one that `docgen translations` lists, such as sectors/energy/name.
    """
    from docgen.load.settings import require_project
    from docgen.sources import Sources
    from docgen.store.content_lock import locked
    from docgen.store.together import save
    from docgen.translations.bring import accept as note

    if everything == bool(places):
        hint = "docgen translations lists the places; --all accepts every one"
        raise UsageError("name places, or use --all", hint=hint)
    require_project(Sources(root))
    with locked(root):
        accepted = note(root, language, places)
        save(root, accepted.files)
    click.echo(f"{language}: {len(accepted.added)} recorded as current")
    return ExitCode.DONE


def _survey(root: Path) -> "Survey":
    from docgen.sources import Sources
    from docgen.translations.desk_texts import DeskTexts
    from docgen.translations.survey import Survey

    return Survey(DeskTexts(Sources(root)))


def _check_declarations(survey: "Survey", declarations: Iterable[str]) -> None:
    for name in declarations:
        if name not in survey.desk.heads:
            hint = nearest(name, survey.desk.heads)
            raise UsageError(f"unknown declaration '{name}'", hint=hint)


def _print_json(entries: Iterable["TextInLanguage"]) -> None:
    from msgspec import json as encoder

    click.echo(encoder.format(encoder.encode(list(entries)), indent=2))


def _export(
    survey: "Survey", found: "dict[str, list[TextInLanguage]]", file: Path, *, is_po: bool
) -> None:
    from docgen.translations.exchange import write_units
    from docgen.translations.units import units_of

    if len(found) != 1:
        known = f"one of {', '.join(found)}" if found else "such as --language it"
        raise UsageError("a file can have only one language", hint=f"add --language, {known}")
    ((language, entries),) = found.items()
    units = units_of(entries)
    if not units:
        raise UsageError(f"there is nothing to translate into '{language}'")
    write_units(file, units, survey.source(language), language, is_po=is_po)
    counts = Counter("to do" if not each.target or not each.done else "done" for each in units)
    told = f"{counted(len(units), 'text')}, {counts['to do']} of them to translate"
    click.echo(f"written: {printable(str(file))}: {told}")


def _list(found: "dict[str, list[TextInLanguage]]") -> None:
    if not found:
        click.echo("the project has no other language; --language it lists what Italian would need")
    for language, entries in found.items():
        counts = Counter(each.state for each in entries)
        told = ", ".join(f"{counts[state]} {state}" for state in _STATES if counts[state])
        click.echo(f"{click.style(language, bold=True)}: {told or 'nothing to translate'}")
        for declaration in dict.fromkeys(each.declaration for each in entries):
            those = [each for each in entries if each.declaration == declaration]
            lines = list(_lines(those))
            done = "" if lines else ": all translated"
            click.echo(f"  {declaration or 'all declarations'}{done}")
            for line in lines:
                click.echo(f"    {printable(line)}")


def _lines(entries: "Iterable[TextInLanguage]") -> Iterator[str]:
    for each in entries:
        if each.state != "translated":
            yield f"{each.path}:{each.line}: {each.state}: {each.place}: {_quoted(each)}"


def _quoted(entry: "TextInLanguage") -> str:
    if entry.before:
        return f"{_cut(entry.original)}, translated from {_cut(entry.before)}"
    return _cut(entry.original or entry.translation)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return f"“{words}”" if len(words) <= _SHORT else f"“{words[:_SHORT].rstrip()}…”"


def _print_changes(brought: "Brought") -> None:
    from difflib import unified_diff

    for path, before, after in brought.files:
        old, new = ((each or b"").decode("utf-8-sig").splitlines() for each in (before, after))
        for line in unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm=""):
            click.echo(printable(line))


def _said(brought: "Brought", *, dry_run: bool) -> Iterator[str]:
    language = brought.language
    for place, figures in brought.figures:
        yield f"look at {place}: original and translation differ in {', '.join(figures)}"
    for place in brought.changed:
        yield f"changed: {place}"
    for place in brought.older:
        yield f"older: {place}: its original has changed since the export"
    for place in brought.overtaken:
        yield f"left out: {place}: the project has a translation of the newer original"
    for path, _, _ in brought.files:
        yield f"{'would be written' if dry_run else 'written'}: {path}"
    left_out = {
        "empty": len(brought.empty),
        "unfinished": len(brought.unfinished),
        "older than the project's": len(brought.overtaken),
    }
    told = ", ".join(f"{count} {what}" for what, count in left_out.items() if count)
    yield (
        f"{language}: {len(brought.added)} new, {len(brought.changed)} changed, {len(brought.same)}"
        f" unchanged{f'; left out: {told}' if told else ''}"
    )
