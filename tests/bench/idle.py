"""Nothing to do: the whole command, when every document is fresh."""

from pathlib import Path

from bench import child
from bench.project import LARGE, SMALL
from bench.rounds import Effort, repeat
from bench.seed import fresh_project
from bench.table import Row, at_most


def measure(place: Path, effort: Effort) -> list[Row]:
    """A row for few documents, and one for all."""
    rows = []
    for size, limit in ((SMALL, 0.25), (LARGE, 2)):
        root = fresh_project(place, size)
        seconds = repeat(lambda root=root: idle(root).seconds, effort.rounds)  # type: ignore[misc]
        rows.append(at_most(f"nothing to do, {size.documents:,} documents", seconds, limit, "s"))
    return rows


def idle(root: Path) -> child.Run:
    """A build of a project of which every document is fresh."""
    done = child.build(root)
    if "0 rendered" not in done.out:
        raise RuntimeError(f"there was something to do: {done.out}")
    return done
