"""How cost grows with the number of documents, as a plot."""

import shutil
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import child
from bench.idle import idle
from bench.inside import Inside, arguments
from bench.plot import Curve, Panel, write_plot
from bench.project import LARGE, MEDIUM, SMALL
from bench.rounds import Effort, alternate
from bench.scale import plan
from bench.seed import fresh_project
from bench.table import Row
from docgen.job import Request


class _Cost(NamedTuple):
    """Seconds, and MB; ``render`` is milliseconds for one document more."""

    planned: float
    idle: float
    planned_memory: float
    idle_memory: float
    render: float


def measure(place: Path, effort: Effort) -> list[Row]:
    """A row for each size, and ``growth.svg``."""
    roots = {str(size.documents): fresh_project(place, size) for size in (SMALL, MEDIUM, LARGE)}
    sample = place / "sample"
    sides = {count: partial(_one_more, root, sample) for count, root in roots.items()}
    renders = alternate(sides, effort.rounds)
    costs = {
        int(count): _cost(root, place / "never-built", median(renders[count]), effort.rounds)
        for count, root in roots.items()
    }
    counts = list(costs)

    def curve(name: str, field: str) -> Curve:
        return Curve(name, [getattr(cost, field) for cost in costs.values()])

    write_plot(
        place / "growth.svg",
        counts,
        [
            Panel("Seconds", [curve("planned", "planned"), curve("nothing to do", "idle")]),
            Panel(
                "Peak memory of the parent, MB",
                [curve("planned", "planned_memory"), curve("nothing to do", "idle_memory")],
            ),
            Panel("One more document, ms", [curve("rendered", "render")]),
        ],
    )
    return [
        Row(
            f"growth, {count:,} documents",
            f"planned {cost.planned:.2f} s, {cost.planned_memory:.0f} MB;"
            f" nothing to do {cost.idle:.2f} s, {cost.idle_memory:.0f} MB;"
            f" {cost.render:.0f} ms a render",
        )
        for count, cost in costs.items()
    ]


def _cost(root: Path, never_built: Path, render: float, rounds: int) -> _Cost:
    plans = [plan(root, never_built) for _ in range(rounds)]
    idles = [idle(root) for _ in range(rounds)]
    return _Cost(
        median(run.seconds for run in plans),
        median(run.seconds for run in idles),
        median(run.peak for run in plans),
        median(run.peak for run in idles),
        render * 1000,
    )


def _one_more(root: Path, output: Path) -> float:
    """Seconds for a document more, from builds of a few and of many of the same kind."""
    countries = (job.document.country or "" for job in Inside(root).jobs(Request()))
    codes = tuple(dict.fromkeys(countries))[:2]
    few = Request(countries=codes[:1], languages=("en",), sectors=("energy",))
    many = Request(countries=codes, languages=("en",))
    measured = []
    for request in (few, many):
        shutil.rmtree(output, ignore_errors=True)
        seconds = child.build(root, "-q", "-j1", *arguments(request), output=output).seconds
        measured.append((seconds, len(Inside(root).jobs(request))))
    (first, one), (second, all_of_them) = measured
    return (second - first) / (all_of_them - one)
