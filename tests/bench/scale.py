"""20,000 documents: the time of planning, and the memory of the process that conducts a build."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench import child
from bench.idle import idle
from bench.project import LARGE
from bench.rounds import Effort
from bench.seed import fresh_project
from bench.table import Row, at_most

_MOST_SECONDS = 10
_MOST_MEMORY = 400


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows for planning, for a build with nothing to do, and for one with all to do."""
    root = fresh_project(place, LARGE)
    plans = [plan(root, place / "never-built") for _ in range(effort.rounds)]
    building, done = _peak_while_building(root, place / "building", 8 if effort.quick else 60)
    count = f"{LARGE.documents:,} documents"
    seconds = median(run.seconds for run in plans)
    return [
        at_most(f"{count} planned (--dry-run)", seconds, _MOST_SECONDS, "s"),
        _memory(f"{count} planned", median(run.peak for run in plans)),
        _memory(f"{count}, nothing to do", idle(root).peak),
        _memory(f"{count}, all to do, the first {done} of them", building),
    ]


def plan(root: Path, output: Path) -> child.Run:
    """A plan for all documents, as if none was ever built."""
    shutil.rmtree(output, ignore_errors=True)
    done = child.build(root, "--dry-run", output=output)
    return done._replace(out="")


def _memory(what: str, peak: float) -> Row:
    return at_most(f"{what}: peak memory of the parent", peak, _MOST_MEMORY, "MB", 0)


def _peak_while_building(root: Path, output: Path, seconds: float) -> tuple[float, int]:
    """The peak memory of a clean build that is stopped after a while, and what it has built."""
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "docgen", "build", "-q", "-j2"]
    options = ["--project", str(root), "--output-dir", str(output)]
    with subprocess.Popen(
        [*command, *options], cwd=child.TESTS, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(seconds)
        peak = child.peak_of(process.pid)
        process.send_signal(signal.SIGINT)
    if peak is None:
        raise RuntimeError("the build ended too soon")
    return peak, len(list(output.rglob("*.pdf")))
