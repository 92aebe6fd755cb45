"""``python -m bench [PART …]``: measures all or some parts, and writes ``docs/performance.md``."""

import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from bench import (
    cluster,
    edit,
    floor,
    growth,
    idle,
    imports,
    lanes,
    memory,
    peers,
    scale,
    thousands,
    tools,
    upstream,
    word,
)
from bench.page import keep, write_page
from bench.project import REPOSITORY
from bench.rounds import Effort
from bench.table import Row, as_text
from docgen.versions import versions

PLACE = REPOSITORY / "build/bench"
# Those of the page, the most telling first.
PARTS: dict[str, Callable[[Path, Effort], list[Row]]] = {
    "lanes": lanes.measure,
    "edit": edit.measure,
    "idle": idle.measure,
    "floor": floor.measure,
    "thousands": thousands.measure,
    "scale": scale.measure,
    "growth": growth.measure,
    "peers": peers.measure,
    "word": word.measure,
    "memory": memory.measure,
    "upstream": upstream.measure,
}
# What other pages of the documentation cite.
OTHERS = {"cluster": cluster.measure, "imports": imports.measure}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("parts", nargs=-1, type=click.Choice([*PARTS, *OTHERS]))
@click.option("--quick", is_flag=True, help="One round, few documents: to try the suite out.")
@click.option("--rounds", default=3, show_default=True, help="Rounds of each measurement.")
@click.option("--no-install", is_flag=True, help="Compare with the programs that are here.")
def main(parts: tuple[str, ...], quick: bool, rounds: int, no_install: bool) -> None:
    """Measure PARTS and print them; without any, all that docs/performance.md shows.

    That page is written anew, with what was measured before of parts that are not named; a quick
    run leaves it as it is.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    effort = Effort(1 if quick else rounds, quick)
    every = {**PARTS, **OTHERS}
    chosen = [name for name in every if name in (parts or PARTS)]
    if "peers" in chosen and not no_install:
        for trouble in tools.install(PLACE):
            click.echo(f"not installed: {trouble}", err=True)
    failed = []
    for name in chosen:
        click.echo(f"{name} …", err=True)
        start = datetime.now(UTC)
        try:
            rows = every[name](PLACE, effort)
        except RuntimeError as error:  # the others are worth measuring all the same
            click.echo(f"{name}: {error}", err=True)
            failed.append(name)
            continue
        about = _about(effort, datetime.now(UTC).timestamp() - start.timestamp())
        click.echo(f"{as_text(rows)}\n{about}\n")
        if not quick and name in PARTS:
            keep(PLACE, name, rows, about)
            write_page(PLACE, PARTS, _versions(), REPOSITORY / "docs")
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


def _about(effort: Effort, seconds: float) -> str:
    """When, where and how long it was measured."""
    cores = len(os.sched_getaffinity(0))
    kind = " A quick run: its figures are no result." if effort.quick else ""
    return (
        f"Measured on {datetime.now(UTC):%-d %B %Y}, {platform.system()}, {cores} cores, in"
        f" {seconds / 60:.1f} minutes; {effort.rounds} rounds.{kind}"
    )


def _versions() -> str:
    found = {**versions(), "python": platform.python_version(), **tools.versions(tools.find(PLACE))}
    return ", ".join(f"{name} {version}" for name, version in found.items()) + "."


if __name__ == "__main__":
    main()
