"""The conductor: load, plan, run, write, record."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from docgen.build.counter import BuildCounter
from docgen.build.progress import ProgressListener
from docgen.build.report import BuildReport, Failure
from docgen.build.stopping import Stoppable
from docgen.build.survey import survey
from docgen.build.writer import DocumentWriter
from docgen.errors import DocgenError
from docgen.model import Project, Request
from docgen.plan.plan import Plan, in_shard
from docgen.store import manifest, outputs
from docgen.store.folder import JOURNAL, LOCK, STATE, disk_errors
from docgen.store.journal import Build, Journal
from docgen.store.lock import locked
from docgen.store.state import State
from docgen.versions import require_native_libraries
from docgen.workers.pool import Executor


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def build(
    root: Path,
    output: Path,
    request: Request,
    executor: Executor,
    listener: ProgressListener,
    *,
    fail_fast: bool = False,
    stop: Callable[[], bool] = lambda: False,
    label: str = "",
    clock: Callable[[], datetime] = _now,
) -> BuildReport:
    """Bring the documents of ``request`` in ``output`` up to date.

    Documents come one by one as they are ready, in no particular order; one that fails leaves
    its former file as it is, and with ``fail_fast`` ends the build. Once ``stop`` says so, those
    under way are finished and no other is begun. ``clock`` says when, for the manifest and the
    journal; no document sees it. ``label`` says for the journal who asked.
    """
    with (
        disk_errors(output),
        locked(output / LOCK, listener.waiting),
        State(output / STATE) as state,
        Journal(output / JOURNAL) as journal,
    ):
        if state.set_aside:
            listener.set_aside("state", state.set_aside)
        if journal.set_aside:
            listener.set_aside("history", journal.set_aside)
        row = Build(label, request, clock().isoformat())
        number, counter = journal.begin(row), BuildCounter(listener)
        try:
            with disk_errors(output):
                report = _bring_up_to_date(
                    root, output, request, executor, counter, state, fail_fast, stop, clock
                )
        except BaseException as error:
            told = str(error) if isinstance(error, DocgenError) else type(error).__name__
            journal.end(number, counter.ended(row, clock().isoformat(), told))
            raise
        journal.end(number, counter.ended(row, clock().isoformat()))
    return msgspec.structs.replace(report, number=number)


def _bring_up_to_date(
    root: Path,
    output: Path,
    request: Request,
    executor: Executor,
    listener: ProgressListener,
    state: State,
    fail_fast: bool,
    stop: Callable[[], bool],
    clock: Callable[[], datetime],
) -> BuildReport:
    records = state.records
    project, plan = survey(root, output, request, records)
    jobs = [step.job for step in plan.stale]
    if any(job.document.format == "pdf" for job in jobs):
        require_native_libraries()
    outputs.sweep(output, [step.job.path for step in plan.steps])
    removed = _remove_orphans(output, plan, state)
    listener.planned(plan)
    writer = DocumentWriter(output, state, plan, records, clock)
    rendered, failures = [], []
    with closing(executor(root, Stoppable(jobs, stop), listener.started)) as done:
        for job, outcome in done:
            if isinstance(outcome, DocgenError):
                failures.append(Failure(job.path, outcome))
                state.fail(job.path, str(outcome))
            else:
                writer.write(job, outcome)
                rendered.append(job.path)
            listener.finished(job, outcome if isinstance(outcome, DocgenError) else None)
            if failures and fail_fast:
                break
    records = state.reread() if jobs or removed else records
    paths = [
        each.path for each in records.documents.values() if in_shard(each.document, request.shard)
    ]
    manifest.write(output, records, paths, request.shard)
    return BuildReport(
        tuple(sorted(rendered)),
        len(plan.steps) - len(jobs),
        removed,
        tuple(sorted(failures, key=lambda failure: failure.path)),
        _unconfirmed(project, request),
        len(jobs) - len(rendered) - len(failures),
        records.of(step.job.path for step in plan.steps),
    )


def _unconfirmed(project: Project, request: Request) -> int:
    """The proposals in the declarations of ``request``, once each and not once per language."""
    counts = {
        each.head.id: sum(paragraph.annotation.proposals for paragraph in each.paragraphs)
        for each in project.declarations
        if not request.declarations or each.head.id in request.declarations
    }
    return sum(counts.values())


def _remove_orphans(output: Path, plan: Plan, state: State) -> tuple[str, ...]:
    for record in plan.orphans:
        outputs.remove(output, record.path)
        state.remove(record.path)
    return tuple(record.path for record in plan.orphans)
