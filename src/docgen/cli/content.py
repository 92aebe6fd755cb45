"""Commands about the content: check."""

from pathlib import Path

import click

from docgen.cli.options import project_option
from docgen.errors import ExitCode


@click.command()
@project_option
def check(root: Path) -> int:
    """Check content and templates without building."""
    from docgen.check import check as examine
    from docgen.terminal import tell_error

    warnings, errors, proofs = examine(root)
    for warning in warnings:
        click.echo(f"{click.style('warning:', fg='yellow')} {warning}", err=True)
    for error in errors:
        tell_error(error)
    for proof in proofs:
        click.echo(proof)
    if errors:
        return errors[0].exit_code
    click.echo(f"content and templates are valid; {len(warnings)} warnings")
    return ExitCode.DONE
