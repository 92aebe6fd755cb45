"""docgen's clean build against the bare libraries doing the same renders in one warm process."""

import shutil
from pathlib import Path
from statistics import median

import docgen
from bench import child
from bench.inside import Inside, arguments
from bench.project import REPOSITORY, Size, write_project
from bench.rounds import Effort, alternate, ratio
from bench.table import Row, at_least, at_most
from docgen.job import Document, Job, Request
from docgen.model import Format

# The libraries see the fonts that docgen sees, so that both lay out the same lines.
FONTS = {"FONTCONFIG_FILE": str(Path(docgen.__file__).with_name("render") / "fonts.conf")}

# So many documents that the start of the workers, a second or so, is no large part of the whole;
# the rows "without its start" tell what is left.
_ENOUGH = Size(35, 17, 1)


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows for the declaration that ships with docgen and for small documents, PDF and Word."""
    rows: list[Row] = []
    forms: tuple[Format, ...] = ("pdf", "docx")
    for form in forms:
        small = write_project(place / f"small-{form}", _ENOUGH, form)
        for name, root in (("own content", REPOSITORY), ("small documents", small)):
            request = Request(formats=(form,))
            if effort.quick:
                countries = [job.document.country for job in Inside(root).jobs(request)]
                chosen = sorted({code for code in countries if code})[:2]
                request = Request(formats=(form,), countries=tuple(chosen))
            rows += _compare(f"{name}, {form}", root, request, place / "floor", effort)
    return rows


def bare_seconds(root: Path, jobs: list[Job]) -> float:
    """The time in which the bare libraries render ``jobs`` once they are warm."""
    paths = "\n".join(job.path for job in jobs)
    return float(child.module("bench.bare", root, words=paths, environment=FONTS).out)


def _compare(name: str, root: Path, request: Request, output: Path, effort: Effort) -> list[Row]:
    jobs = Inside(root).jobs(request)
    one_document = next(
        _alone(job.document) for job in jobs if job.view.variant.shape == "country-sector"
    )

    def build(asked: Request, workers: int) -> float:
        shutil.rmtree(output, ignore_errors=True)
        return child.build(root, "-q", f"-j{workers}", *arguments(asked), output=output).seconds

    times = alternate(
        {
            "bare": lambda: bare_seconds(root, jobs),
            "one": lambda: build(request, 1),
            "two": lambda: build(request, 2),
            "start": lambda: build(one_document, 1),
        },
        effort.rounds,
    )
    count = len(jobs)
    each = median(times["bare"]) / count
    start = median(times["start"]) - each
    steady = [whole - start for whole in times["one"]]
    steady_two = [whole - start for whole in times["two"]]
    doubled = [2 * seconds for seconds in times["two"]]
    what = f"{name} ({count})"
    return [
        Row(f"{what}: a bare render", f"{each * 1000:.0f} ms"),
        at_most(f"{what}: build -j1", ratio(times["one"], times["bare"]), 1.10, "× bare"),
        at_most(f"{what}: build -j2, × 2 workers", ratio(doubled, times["bare"]), 1.10, "× bare"),
        at_least(f"{what}: -j2 over -j1", ratio(times["one"], times["two"]), 1.8, "× throughput"),
        Row(
            f"{what}: build -j1 without its start of {start:.1f} s",
            f"{ratio(steady, times['bare']):.2f} × bare",
        ),
        Row(
            f"{what}: -j2 over -j1, both without it",
            f"{ratio(steady, steady_two):.2f} × throughput",
        ),
    ]


def _alone(document: Document) -> Request:
    """The request for this document of a country and a sector, and no other."""
    return Request(
        products=(document.product,),
        countries=(document.country or "",),
        sectors=(document.sector or "",),
        languages=(document.language,),
        formats=(document.format,),
    )
