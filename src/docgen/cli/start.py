"""Commands with which a project begins: init, templates, labels, schema."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import project_option
from docgen.cli.values import FolderPath
from docgen.errors import ExitCode, UsageError, printable

if TYPE_CHECKING:
    from docgen.starting.new_project import SectorSet

_LOST_LIST = (
    "there is no templates/ejected.toml, so this project takes no templates from docgen. If it was"
    " deleted, make an empty file of that name, and run `docgen templates merged NAME` for each"
    " template that you had ejected."
)


@click.command()
@click.argument("folder", type=FolderPath(), required=False)
@click.option("--example", is_flag=True, help="With the declaration that docgen ships.")
@click.option(
    "--sectors",
    type=click.Choice(["regional", "general"]),
    help="Sectors to begin with: the 15 of the example, or 24 for any declaration."
    "  [default: regional]",
)
def init(folder: Path | None, example: bool, sectors: "SectorSet | None") -> int:
    """Make a project in FOLDER."""
    from docgen.starting.new_project import make_project

    if example and sectors:
        hint = "leave one of them out: the example has the regional sectors"
        raise UsageError("--example and --sectors exclude each other", hint=hint)
    if folder is None:
        hint = "docgen init my-desk, or docgen init . for the folder that you are in"
        raise UsageError("name the folder of the new project", hint=hint)
    for path in make_project(folder, example=example, sectors=sectors or "regional"):
        click.echo(f"written: {printable(str(folder / path))}")
    go = "" if folder == Path() else f"cd {printable(str(folder))} && "
    then = "docgen build" if example else "docgen import FILE --id NAME"
    click.echo(f"next: {go}{then}")
    return ExitCode.DONE


@click.group()
def templates() -> None:
    """Templates that a project takes from docgen."""


@templates.command("list")
@project_option
def list_templates(root: Path) -> int:
    """List all templates, and where each comes from."""
    from docgen.starting.templates import lost_list, origins

    for each in origins(root):
        click.echo(f"{each.origin:30}{printable(each.path)}")
    if lost_list(root):
        click.echo(f"note: {_LOST_LIST}", err=True)
    return ExitCode.DONE


@templates.command()
@click.argument("name")
@project_option
def eject(root: Path, name: str) -> int:
    """Copy templates of docgen's into the project, to change them.

    NAME is a product (briefing), the folder shared, or a file (shared/theme.html).
    """
    from docgen.starting.templates import eject as copy_out

    for path in copy_out(root, name):
        click.echo(f"written: {path}")
    return ExitCode.DONE


@templates.command()
@project_option
def diff(root: Path) -> int:
    """Show what changed in docgen since templates were ejected."""
    from docgen.starting.templates import differences

    found = differences(root)
    for path, changes in found.items():
        click.echo(f"{click.style(path, bold=True)}\n{_printable_lines(changes)}")
    if not found:
        click.echo("no ejected template misses anything")
    return ExitCode.SOME_FAILED if found else ExitCode.DONE


@templates.command()
@click.argument("name")
@project_option
def merged(root: Path, name: str) -> int:
    """Note that ejected templates now have what changed in docgen's.

    NAME is as for eject.
    """
    from docgen.starting.templates import note_merged

    for path in note_merged(root, name):
        click.echo(f"noted: {path} is up to date with docgen's")
    return ExitCode.DONE


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything is left to do.")
@project_option
def labels(check: bool, root: Path) -> int:
    """Collect the labels of all templates, and update the catalogues that translate them.

    Catalogues are templates/shared/locale/LANGUAGE.po. In a project they get the labels that
    docgen's own catalogues do not translate.
    """
    from docgen.labels.labels import label_files, update_labels

    if check:
        files = label_files(root)
        changed = tuple(files.outdated(root))
    else:
        files, changed = update_labels(root)
    for path in changed:
        click.echo(f"{'out of date' if check else 'written'}: {path}")
    for each in files.catalogues:
        click.echo(
            f"{each.language}: {each.translated} translated, {each.untranslated} untranslated,"
            f" {each.fuzzy} fuzzy"
        )
    left = changed or any(each.untranslated + each.fuzzy for each in files.catalogues)
    return ExitCode.SOME_FAILED if check and left else ExitCode.DONE


@click.command()
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help="Write all into the project, where editors find them.")
@project_option
def schema(name: str | None, write: bool, root: Path) -> int:
    """Print the JSON Schema called NAME of a file, or list all.

    With them, editors complete and check docgen.toml and the files of content/. A new project has
    them; write them again after an update of docgen.
    """
    from docgen.schemas import files

    if name and write:
        raise UsageError("--write writes all schemas", hint="leave out either NAME or --write")
    if name:
        click.echo(files.schema(name), nl=False)
    elif write:
        for path in files.write_schemas(root):
            click.echo(f"written: {path}")
    else:
        for known, path in files.described_files().items():
            click.echo(f"{known:24}{path}")
    return ExitCode.DONE


def _printable_lines(text: str) -> str:
    """Several lines, of which no character moves the cursor."""
    return "\n".join(map(printable, text.splitlines()))
