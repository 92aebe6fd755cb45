"""The command that opens the desk in the browser."""

from pathlib import Path

import click

from docgen.cli.options import folder_options, pool_options
from docgen.errors import ExitCode, MachineError


@click.command()
@folder_options
@pool_options
@click.option(
    "--port",
    type=click.IntRange(1024, 65535),
    help="Where to listen on this machine.  [default: any free port]",
)
@click.option("--no-open", is_flag=True, help="Show the address; start no browser.")
def desk(
    root: Path,
    output: Path | None,
    jobs: int,
    timeout: float,
    memory: int,
    port: int | None,
    no_open: bool,
) -> int:
    """Work on the project in the browser, with its pages beside it.

    Nobody else can open it: it listens on 127.0.0.1 only, and its address holds a secret. Ctrl-C
    ends it.
    """
    from docgen.workers.pool import pool_executor

    try:
        from docgen.desk.desk import Desk
        from docgen.desk.server import serve
    except ModuleNotFoundError as error:
        hint = "install with: pip install 'docgen[desk]'"
        raise MachineError(f"the desk needs the package {error.name}", hint=hint) from error
    run, run_beside = (pool_executor(count, timeout, memory) for count in (jobs, 1))
    project = Desk(root, output or root / "build", run, run_beside)
    serve(project, port or 0, _tell, browser=not no_open)
    return ExitCode.DONE


def _tell(address: str) -> None:
    click.echo(f"The desk is open at {address}")
    click.echo("Ctrl-C ends it.")
