"""A project's documents brought up to date without rendering them all.

The build is docgen's own; only the workers are others: they render one document of each kind, for
the record of what it reads, and give every document a few bytes of its own. So state, files and
manifest agree, and the time is what the parent of the workers spends.
"""

import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from bench.project import Size, write_project
from docgen.build.conductor import build
from docgen.build.report import BuildReport
from docgen.cli.terminal import Progress
from docgen.errors import DocgenError
from docgen.job import Job, Rendered, Request
from docgen.workers.pool import Done, Started, run_inline


@cache
def fresh_project(place: Path, size: Size) -> Path:
    """A project below ``place`` with nothing to do, made once in a run of the suite."""
    root = write_project(place / f"fresh-{size.documents}", size)
    seed(root)
    return root


def seed(root: Path) -> float:
    """Make every document of the project in ``root`` fresh; returns the seconds that it took."""
    start = time.perf_counter()
    with Progress(quiet=True, explain=False) as progress:
        report = build(root, root / "build", Request(), _placeholders, progress)
    _check(report)
    return time.perf_counter() - start


def _placeholders(root: Path, jobs: Sequence[Job], started: Started) -> Done:
    kinds: dict[tuple[str, str, str], Rendered] = {}
    for job in jobs:
        kind = (job.document.product, job.document.language, job.document.format)
        if kind not in kinds:
            kinds[kind] = _render(root, job)
        started(job)
        content = kinds[kind].content + job.document.id.encode()
        yield [(job, replace(kinds[kind], content=content))]


def _render(root: Path, job: Job) -> Rendered:
    for ((_, outcome),) in run_inline(root, [job], lambda _: None):
        if isinstance(outcome, DocgenError):
            raise outcome
        return outcome
    raise ValueError("nothing was rendered")


def _check(report: BuildReport) -> None:
    if report.failures:
        raise report.failures[0].error
