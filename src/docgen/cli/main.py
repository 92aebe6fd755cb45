"""The ``docgen`` command and its exit codes."""

import os
import sys
from contextlib import suppress

import click

from docgen.cli import (
    content,
    desk,
    documents,
    export,
    followup,
    machine,
    parity,
    register,
    review,
    schedule,
    start,
    streams,
    translations,
)
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
    start.init,
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
    parity.parity,
    export.export,
    desk.desk,
    start.templates,
    start.labels,
    start.schema,
    review.proposals,
    review.confirm,
    translations.translations,
    register.register,
    schedule.schedule,
    machine.doctor,
    machine.completion,
):
    cli.add_command(command)
for command in (
    followup.number,
    followup.status,
    followup.link,
    followup.withdraw,
    followup.proposals,
    followup.import_workbook,
):
    register.register.add_command(command)


def main() -> None:
    """Run the command and leave with its exit code.

    Neither a user's mistake nor something that the machine lacks shows a traceback.
    """
    streams.prepare()
    code = _run()
    streams.close_broken()
    sys.exit(code)


def _run() -> int:  # noqa: PLR0911 - one for each way to end
    try:
        return int(cli(standalone_mode=False) or 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        with suppress(OSError):  # of a terminal that is gone, or of a full disk
            error.show()
        return ExitCode.USAGE
    except click.Abort:
        with suppress(OSError):
            click.echo("stopped; the next build does the rest", err=True)
        return 130
    except DocgenError as error:
        return _tell(error)
    except OSError as error:
        told = error.strerror or str(error)
        where = f"use {error.filename}" if error.filename else "write to standard output"
        return _tell(MachineError(f"cannot {where}: {told}"))
    except (MemoryError, ImportError) as error:  # so what tells errors may not be imported either
        told = str(error) or "too little memory is free"
        os.write(2, f"error: a part of docgen cannot be loaded or run: {told}\n".encode())
        return ExitCode.MACHINE


def _tell(error: DocgenError) -> int:
    with suppress(OSError):  # of a terminal that is gone
        try:
            from docgen.cli.terminal import tell_error
        except (MemoryError, ImportError, OSError):  # too little memory for this too
            os.write(2, f"error: {error}\n".encode())
        else:
            tell_error(error)
    return error.exit_code
