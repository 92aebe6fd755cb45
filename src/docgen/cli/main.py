"""The ``docgen`` command and its exit codes."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from docgen.cli import content, documents, machine, schedule, streams
from docgen.errors import DocgenError, ExitCode, MachineError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="docgen")
def cli() -> None:
    """Briefings, summaries and fact-sheets from a diplomatic declaration."""
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except FileNotFoundError as error:
        hint = "go to another one"
        raise MachineError("the folder that you are in was deleted", hint=hint) from error


for command in (
    documents.build,
    documents.list_documents,
    documents.explain,
    documents.verify,
    documents.history,
    documents.clean,
    content.check,
    content.coverage,
    content.cite,
    content.import_text,
    schedule.schedule,
    machine.doctor,
):
    cli.add_command(command)


def main() -> None:
    """Run the command and leave with its exit code.

    Neither a user's mistake nor a lack of the machine's shows a traceback.
    """
    streams.prepare()
    try:
        sys.exit(cli(standalone_mode=False))
    except click.ClickException as error:
        with suppress(OSError):  # of a terminal that is gone, or of a full disk
            error.show()
        sys.exit(ExitCode.USAGE)
    except click.Abort:
        with suppress(OSError):
            click.echo("stopped; the next build does the rest", err=True)
        sys.exit(130)
    except DocgenError as error:
        _end_with(error)
    except OSError as error:
        where = error.filename or "standard output"
        _end_with(MachineError(f"cannot read or write {where}: {error.strerror or error}"))
    except (MemoryError, ImportError) as error:  # so what tells errors may not be imported either
        told = str(error) or "too little memory is free"
        os.write(2, f"error: a part of docgen cannot be loaded or run: {told}\n".encode())
        sys.exit(ExitCode.MACHINE)


def _end_with(error: DocgenError) -> NoReturn:
    from docgen.cli.terminal import tell_error

    with suppress(OSError):
        tell_error(error)
    sys.exit(error.exit_code)
