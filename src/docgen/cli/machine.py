"""Commands about the machine: doctor."""

from pathlib import Path

import click

from docgen.cli.options import folder_options
from docgen.errors import ExitCode


@click.command()
@folder_options
def doctor(root: Path, output: Path | None) -> int:
    """Check that this machine has what a build needs."""
    from docgen.doctor import examine

    findings = examine(root, output or root / "build")
    for finding in findings:
        mark = click.style("ok", fg="green") if finding.good else click.style("LACKING", fg="red")
        click.echo(f"{finding.what:20}{finding.found:44}{mark}")
        if not finding.good:
            click.echo(f"{'':20}→ {finding.remedy}")
    return ExitCode.DONE if all(each.good for each in findings) else ExitCode.MACHINE
