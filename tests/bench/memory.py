"""What a worker's memory becomes if it is never replaced."""

from pathlib import Path

from bench import child
from bench.project import LARGE, MEDIUM, write_project
from bench.rounds import Effort
from bench.table import Row, at_most
from docgen.workers.pool import RECYCLE_AFTER


def measure(place: Path, effort: Effort) -> list[Row]:
    """Growth from 300 to 1,500 documents; less when quick, which then says little."""
    counts = (30, 150, 300) if effort.quick else (300, RECYCLE_AFTER, 1000, 1500)
    rows = []
    root = write_project(place / "lasting", MEDIUM if effort.quick else LARGE)
    lines = child.module("bench.lasting", root, *map(str, counts)).out.splitlines()
    resident = {int(count): float(memory) for count, memory in map(str.split, lines)}
    first, last = counts[0], counts[-1]
    told = ", ".join(f"{resident[count]:.0f} MB after {count:,}" for count in counts)
    growth = (resident[last] / resident[first] - 1) * 100
    rows.append(Row(f"a worker's memory (docgen replaces it after {RECYCLE_AFTER})", told))
    what = f"a worker's memory after {last:,} documents, over that after {first:,}"
    rows.append(at_most(what, growth, 15, "% more", 1))
    return rows
