"""The ``docgen`` command and its exit codes."""

import sys

import click

from docgen.cli import content, documents, machine, schedule
from docgen.errors import DocgenError, ExitCode


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="docgen")
def cli() -> None:
    """Briefings, summaries and fact-sheets from a diplomatic declaration."""


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
        from docgen.cli.terminal import tell_error

        tell_error(error)
        sys.exit(error.exit_code)
