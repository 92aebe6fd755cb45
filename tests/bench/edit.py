"""One paragraph edited: from the command to the end of the build, against its renders alone."""

from pathlib import Path
from statistics import median

from bench import child
from bench.floor import bare_seconds
from bench.inside import Inside
from bench.project import LARGE, SMALL, edit
from bench.rounds import Effort
from bench.seed import fresh_project
from bench.table import Row, at_most


def measure(place: Path, effort: Effort) -> list[Row]:
    """What a build takes beyond the renders, which the bare libraries do in a warm process."""
    rows = []
    for size, limit in ((SMALL, 0.7), (LARGE, 1.5)):
        root = fresh_project(place, size)
        builds, renders, count = [], [], 0
        for number in range(effort.rounds):
            edit(root, f"Programme edited for the {number + 1}th time.")
            jobs = Inside(root).stale()
            count = len(jobs)
            builds.append(child.build(root, "-q", "-j1").seconds)
            renders.append(bare_seconds(root, jobs))
        beyond = median(whole - part for whole, part in zip(builds, renders, strict=True))
        what = f"a paragraph edited, {count} of {size.documents:,} documents"
        rows.append(Row(f"{what}: renders alone", f"{median(renders):.2f} s"))
        rows.append(at_most(f"{what}: beyond them", beyond, limit, "s"))
    return rows
