"""Commands about the machine: doctor, completion."""

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


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print what makes SHELL complete docgen's commands and options.

    \b
    bash: docgen completion bash > ~/.local/share/bash-completion/completions/docgen
    zsh:  docgen completion zsh > ~/.zfunc/_docgen, with fpath=(~/.zfunc $fpath) in ~/.zshrc
    fish: docgen completion fish > ~/.config/fish/completions/docgen.fish
    """
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    kind = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}[shell]
    command = context.find_root().command
    click.echo(kind(command, {}, "docgen", "_DOCGEN_COMPLETE").source())
    return ExitCode.DONE
