"""The same batch in a pool of processes and on an embedded Dask cluster."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from bench import child
from bench.inside import Inside, arguments
from bench.project import REPOSITORY, Size, write_project
from bench.rounds import Effort, alternate, ratio
from bench.table import Row
from docgen.job import Request

_SMALL = Size(35, 17, 1)
_SIDES = (("local", 1), ("local", 2), ("dask", 1), ("dask", 2), ("dask", 4))


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows for small documents and, unless quick, for the declaration that ships with docgen."""
    size = Size(2, 17, 1) if effort.quick else _SMALL
    rows = _compare("small documents", write_project(place / "cluster", size), place, effort)
    return rows if effort.quick else rows + _compare("own content", REPOSITORY, place, effort)


def _compare(name: str, root: Path, place: Path, effort: Effort) -> list[Row]:
    request = Request(formats=("pdf",))
    jobs = Inside(root).jobs(request)
    sides = {f"{how} -j{size}": _side(root, request, place, how, size) for how, size in _SIDES}
    first = jobs[-1].document
    one = Request(
        products=(first.product,),
        countries=(first.country or "",),
        sectors=(first.sector or "",),
        formats=("pdf",),
    )
    starts = {f"start {how}": _side(root, one, place, how, 1) for how in ("local", "dask")}
    times = alternate({**sides, **starts}, effort.rounds)
    alone = times["local -j1"]
    return [
        Row(
            f"{name} ({len(jobs)} PDFs): --executor {side}",
            f"{median(times[side]):.1f} s; {ratio(alone, times[side]):.2f} × throughput",
        )
        for side in sides
    ] + [
        Row(f"{name}, one document alone: {side}", f"{median(times[side]):.1f} s")
        for side in starts
    ]


def _side(root: Path, request: Request, place: Path, how: str, size: int) -> Callable[[], float]:
    return partial(_build, root, request, place / "on-cluster", how, size)


def _build(root: Path, request: Request, output: Path, how: str, size: int) -> float:
    shutil.rmtree(output, ignore_errors=True)
    options = ("-q", "--executor", how, f"-j{size}", *arguments(request))
    return child.build(root, *options, output=output).seconds
