"""``python -m bench [PART …]``: measures all or some parts, and writes a report."""

import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from bench import cluster, edit, floor, growth, idle, imports, memory, peers, scale, tools, word
from bench.project import REPOSITORY
from bench.rounds import Effort
from bench.table import Row, as_markdown, as_text
from docgen.versions import versions

PLACE = REPOSITORY / "build/bench"
PARTS: dict[str, Callable[[Path, Effort], list[Row]]] = {
    "floor": floor.measure,
    "peers": peers.measure,
    "cluster": cluster.measure,
    "idle": idle.measure,
    "edit": edit.measure,
    "scale": scale.measure,
    "memory": memory.measure,
    "growth": growth.measure,
    "word": word.measure,
    "imports": imports.measure,
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("parts", nargs=-1, type=click.Choice([*PARTS]))
@click.option("--quick", is_flag=True, help="One round, few documents: to try the suite out.")
@click.option("--rounds", default=5, show_default=True, help="Rounds of each measurement.")
@click.option("--no-install", is_flag=True, help="Compare with the programs that are here.")
def main(parts: tuple[str, ...], quick: bool, rounds: int, no_install: bool) -> None:
    """Measure PARTS (all, if none is named) and write build/bench/report.md."""
    PLACE.mkdir(parents=True, exist_ok=True)
    chosen = [name for name in PARTS if name in (parts or PARTS)]
    if "peers" in chosen and not no_install:
        for trouble in tools.install(PLACE):
            click.echo(f"not installed: {trouble}", err=True)
    rows = []
    for name in chosen:
        click.echo(f"{name} …", err=True)
        rows += PARTS[name](PLACE, Effort(1 if quick else rounds, quick))
    about = _about(quick, 1 if quick else rounds)
    click.echo("\n".join([as_text(rows), "", *about]))
    report = ["# Benchmarks", as_markdown(rows), *about]
    (PLACE / "report.md").write_text("\n\n".join(report) + "\n")


def _about(quick: bool, rounds: int) -> list[str]:
    """When, where and with what it was measured."""
    found = {**versions(), "python": platform.python_version(), **tools.versions(tools.find(PLACE))}
    cores = len(os.sched_getaffinity(0))
    kind = " A quick run: its figures are no result." if quick else ""
    return [
        f"Measured on {datetime.now(UTC):%-d %B %Y}, {platform.system()}, {cores} cores;"
        f" medians of {rounds} rounds.{kind}",
        "Versions: " + ", ".join(f"{name} {version}" for name, version in found.items()) + ".",
    ]


if __name__ == "__main__":
    main()
