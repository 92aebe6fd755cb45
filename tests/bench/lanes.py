"""The two engines: CPU of a page and of a sheet, compared with docgen before it had the second."""

import json
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from pypdfium2 import PdfDocument

from bench import child
from bench.project import FACT_SHEET, REPOSITORY
from bench.rounds import Effort, Measured, alternate, ratio
from bench.table import Row, at_most

BEFORE = "1988b60"  # the last commit of which pages were laid out again to balance columns
_SHEETS = ("--product", FACT_SHEET)
_ONE = (*_SHEETS, "--country", "IT", "--sector", "energy")
_BATCH = f"default batch’s PDFs by WeasyPrint, CPU a page, compared with commit {BEFORE}"
_FACT_SHEETS = f"fact-sheets by Typst, CPU a sheet, compared with commit {BEFORE}"
_PROOF = {"WeasyPrint": 8, "Typst": 8, "Word": 25}  # per cent
_BARE = "fact-sheets by Typst, warm, compared with a bare loop over the compiler"


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows against the commit :data:`BEFORE`, against the bare compiler, and for the proof."""
    by_typst = _by_typst(place / "typst")
    return [
        *_against_before(place, by_typst, effort),
        *_inside(by_typst, 1 if effort.quick else effort.rounds),
    ]


def _by_typst(root: Path) -> Path:
    """The project that comes with docgen, with fact-sheets by Typst."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    table = f"[products.{FACT_SHEET}]\n"
    settings = (REPOSITORY / "docgen.toml").read_text()
    (root / "docgen.toml").write_text(settings.replace(table, f'{table}engine = "typst"\n'))
    return root


def _against_before(place: Path, by_typst: Path, effort: Effort) -> list[Row]:
    before = _checkout(place / "before")
    if before is None:
        left_out = f"left out: this clone has no commit {BEFORE}"
        return [Row(_BATCH, left_out), Row(_FACT_SHEETS, left_out)]
    cpu: dict[str, Callable[[], tuple[float, int]]] = {
        "sheets before": partial(_build, before, before, place, *_SHEETS),
        "one before": partial(_build, before, before, place, *_ONE),
        "sheets": partial(_build, REPOSITORY, by_typst, place, *_SHEETS),
        "one": partial(_build, REPOSITORY, by_typst, place, *_ONE),
    }
    if not effort.quick:
        cpu["pages before"] = partial(_build, before, before, place)
        cpu["pages"] = partial(_build, REPOSITORY, REPOSITORY, place)
    counts: dict[str, int] = {}

    def measured(name: str) -> float:
        seconds, counts[name] = cpu[name]()
        return seconds

    times = alternate({name: partial(measured, name) for name in cpu}, effort.rounds)
    rows = [] if effort.quick else _rows(_BATCH, _each("pages", times, counts), 0.45)
    more = {
        side: [
            (all_of_them - one) / (counts[f"sheets{side}"] - counts[f"one{side}"])
            for all_of_them, one in zip(times[f"sheets{side}"], times[f"one{side}"], strict=True)
        ]
        for side in ("", " before")
    }
    rows += _rows(_FACT_SHEETS, more, 0.10)
    whole = _each("sheets", times, counts)
    told = f"{ratio(whole[''], whole[' before']):.2f} × before"
    return [*rows, Row(f"the same for {counts['sheets']} sheets with the start of the build", told)]


def _each(name: str, times: Measured, counts: dict[str, int]) -> Measured:
    """The time of one page, now and before."""
    return {
        side: [seconds / counts[name + side] for seconds in times[name + side]]
        for side in ("", " before")
    }


def _rows(what: str, each: Measured, limit: float) -> list[Row]:
    now, before = (1000 * median(each[side]) for side in ("", " before"))
    row = at_most(what, ratio(each[""], each[" before"]), limit, "× before")
    return [row._replace(measured=f"{row.measured} ({now:.0f} and {before:.0f} ms)")]


def _checkout(folder: Path) -> Path | None:
    """The files of the commit :data:`BEFORE`, ``None`` if this repository does not have it."""
    if not folder.exists():
        archive = subprocess.run(
            ["git", "-C", REPOSITORY, "archive", BEFORE], capture_output=True, check=False
        )
        if archive.returncode:
            return None
        folder.mkdir(parents=True)
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    return folder


def _build(code: Path, root: Path, place: Path, *options: str) -> tuple[float, int]:
    """CPU seconds of a build of PDFs by the docgen in ``code``, and the pages that it made."""
    output = place / "lanes"
    shutil.rmtree(output, ignore_errors=True)
    run = child.build(
        root,
        *("-q", "-j1", "--format", "pdf", *options),
        output=output,
        environment={"PYTHONPATH": str(code / "src")},
    )
    return run.cpu, sum(map(_pages, output.rglob("*.pdf")))


def _pages(path: Path) -> int:
    with PdfDocument(path) as pdf:
        return len(pdf)


def _inside(by_typst: Path, rounds: int) -> list[Row]:
    """What goes on within one warm process."""
    found = json.loads(child.module("bench.warm", by_typst, str(rounds)).out)
    return [
        at_most(_BARE, found["over bare"], 2, "×"),
        *(
            at_most(f"share of the proof, {what}", 100 * share, _PROOF[what.split(",")[0]], "%", 1)
            for what, share in found["proof"].items()
        ),
    ]
