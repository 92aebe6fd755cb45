"""docgen's clean build against the bare libraries doing the same renders in one warm process."""

import shutil
from pathlib import Path
from statistics import median

import docgen
from bench import child
from bench.inside import Inside, arguments
from bench.project import Lane, Size, write_project
from bench.rounds import Effort, alternate, ratio
from bench.table import Row, at_least, at_most
from docgen.job import Document, Job, Request

# The libraries see the fonts that docgen sees, so that both lay out the same lines.
FONTS = {"FONTCONFIG_FILE": str(Path(docgen.__file__).with_name("render") / "fonts.conf")}

_MANY = Size(30, 17, 1)  # 510 documents
_LANES: dict[Lane, str] = {"html": "PDF by WeasyPrint", "typst": "PDF by Typst", "docx": "Word"}


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows for small documents in each lane."""
    size = Size(3, 17, 1) if effort.quick else _MANY
    rows: list[Row] = []
    for lane, name in _LANES.items():
        root = write_project(place / f"small-{lane}", size, lane)
        rows += _compare(name, root, lane, place / "floor", effort)
    return rows


def bare_seconds(root: Path, jobs: list[Job]) -> float:
    """The time in which the bare libraries render ``jobs`` once they are warm."""
    paths = "\n".join(job.path for job in jobs)
    return float(child.module("bench.bare", root, words=paths, environment=FONTS).out)


def _compare(name: str, root: Path, lane: Lane, output: Path, effort: Effort) -> list[Row]:
    jobs = Inside(root).jobs(Request())
    one_document = _alone(jobs[0].document)

    def build(asked: Request, workers: int) -> float:
        shutil.rmtree(output, ignore_errors=True)
        return child.build(root, "-q", f"-j{workers}", *arguments(asked), output=output).seconds

    sides = {
        "bare": lambda: bare_seconds(root, jobs),
        "one": lambda: build(Request(), 1),
        "two": lambda: build(Request(), 2),
        "start": lambda: build(one_document, 1),
    }
    if lane == "typst":  # the bare compiler has a row among the lanes
        del sides["bare"]
    times = alternate(sides, effort.rounds)
    start = median(times["start"])
    steady, steady_two = ([each - start for each in times[side]] for side in ("one", "two"))
    what = f"{name}, {len(jobs)} small documents"
    rows = [
        Row(f"{what}: build -j1", f"{1000 * median(times['one']) / len(jobs):.0f} ms a document"),
        at_least(f"{what}: -j2 over -j1", ratio(times["one"], times["two"]), 1.85, "× throughput"),
        Row(
            f"{what}: the same without the {start:.1f} s for one document alone",
            f"{ratio(steady, steady_two):.2f} × throughput",
        ),
    ]
    if "bare" in times:
        doubled = [2 * seconds for seconds in times["two"]]
        for side, seconds in (("-j1", times["one"]), ("-j2, × 2 workers", doubled)):
            over = ratio(seconds, times["bare"])
            rows.append(at_most(f"{what}: build {side}", over, 1.10, "× the bare libraries"))
    return rows


def _alone(document: Document) -> Request:
    """The request for this document of a country and a sector, and no other."""
    return Request(
        products=(document.product,),
        countries=(document.country or "",),
        sectors=(document.sector or "",),
        languages=(document.language,),
        formats=(document.format,),
    )
