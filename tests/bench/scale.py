"""20,000 documents: the time of planning, and the memory of the process that conducts a build."""

import shutil
from pathlib import Path
from statistics import median

from bench import child
from bench.idle import idle
from bench.project import LARGE
from bench.rounds import Effort
from bench.seed import fresh_project
from bench.table import Row, at_most

_MOST_SECONDS = 10
_MOST_MEMORY = 300


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows for planning, and for a build with nothing to do."""
    root = fresh_project(place, LARGE)
    plans = [plan(root, place / "never-built") for _ in range(effort.rounds)]
    count = f"{LARGE.documents:,} documents"
    seconds = median(run.seconds for run in plans)
    return [
        at_most(f"{count} planned (--dry-run)", seconds, _MOST_SECONDS, "s"),
        _memory(f"{count} planned", median(run.peak for run in plans)),
        _memory(f"{count}, nothing to do", idle(root).peak),
    ]


def plan(root: Path, output: Path) -> child.Run:
    """A plan for all documents, as if none was ever built."""
    shutil.rmtree(output, ignore_errors=True)
    done = child.build(root, "--dry-run", output=output)
    return done._replace(out="")


def _memory(what: str, peak: float) -> Row:
    return at_most(f"{what}: peak memory of the parent", peak, _MOST_MEMORY, "MB", 0)
