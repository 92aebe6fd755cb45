"""Commands that write a declaration for other systems: export akn."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import folder_options
from docgen.errors import ExitCode, MachineError, UsageError, counted, printable

if TYPE_CHECKING:
    from docgen.akn.export import AknFile


@click.group()
def export() -> None:
    """Write a declaration for other systems."""


@export.command()
@click.argument("name", metavar="ID")
@click.option(
    "--language", "languages", multiple=True, help="Only the text in this language. Repeatable."
)
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write this file; only for one language.",
)
@folder_options
def akn(
    root: Path, output: Path | None, name: str, languages: tuple[str, ...], file: Path | None
) -> int:
    """Write a declaration as Akoma Ntoso, an XML format of parliaments and the United Nations.

    ID is its folder in content/. Each language version becomes a file
    ID/LANGUAGE/ID.akn.xml in the output folder. Every file is read back and
    compared with the text before it is written.
    """
    from docgen.akn.export import export_akn
    from docgen.load.project import load_project
    from docgen.sources import Sources

    if file and output:
        raise UsageError("-o and --output-dir exclude each other", hint="leave one of them out")
    files = list(export_akn(load_project(Sources(root)), name, languages))
    if file is None:
        _write_all(output or root / "build", files)
    elif len(files) == 1:
        _write(file, files[0].content)
    else:
        hint = "add --language, or leave out -o"
        raise UsageError(f"'{name}' has texts in {counted(len(files), 'language')}", hint=hint)
    return ExitCode.DONE


def _write_all(output: Path, files: "Sequence[AknFile]") -> None:
    from docgen.store import outputs

    folders = outputs.Folders(output)
    for each in files:
        folders.refuse_way_out(each.path)
    for each in files:
        _write(output / each.path, each.content)


def _write(path: Path, content: bytes) -> None:
    from docgen.store import outputs

    try:
        outputs.write(path, content)
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror}", str(path)) from error
    click.echo(f"written: {printable(str(path))}")
