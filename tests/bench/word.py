"""Word: docgen's renderer against docxtpl with its template opened for every document."""

from functools import partial
from pathlib import Path

from bench import child
from bench.inside import Inside
from bench.project import SMALL, write_project
from bench.rounds import Effort, alternate, ratio
from bench.table import Row
from docgen.job import Request


def measure(place: Path, effort: Effort) -> list[Row]:
    """What a worker gains that keeps its template, for small documents."""
    return [_compare("small documents", write_project(place / "word", SMALL, "docx"), effort)]


def _compare(name: str, root: Path, effort: Effort) -> Row:
    jobs = Inside(root).jobs(Request(formats=("docx",)))[: 40 if effort.quick else None]
    paths = "\n".join(job.path for job in jobs)

    def seconds(module: str) -> float:
        return float(child.module(module, root, words=paths).out)

    sides = {module: partial(seconds, module) for module in ("bench.bare", "bench.renderer")}
    times = alternate(sides, effort.rounds)
    return Row(
        f"Word, {name} ({len(jobs)}, warm): docxtpl, template opened for each document",
        f"{ratio(times['bench.bare'], times['bench.renderer']):.2f} × docgen's renderer",
    )
