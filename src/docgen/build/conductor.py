"""The conductor: load, plan, run, write, record."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from docgen.build.counter import BuildCounter
from docgen.build.planning import plan_build
from docgen.build.progress import ProgressListener
from docgen.build.report import BuildReport, Failure
from docgen.build.stopping import Stoppable
from docgen.build.writer import DocumentWriter
from docgen.errors import DocgenError, UsageError
from docgen.job import Job, Request
from docgen.load.settings import require_project
from docgen.plan.selection import in_shard
from docgen.shipped import say_origin
from docgen.sources import Sources
from docgen.store import manifest, outputs
from docgen.store.at_once import FileWriter
from docgen.store.folder import JOURNAL, LOCK, STATE, disk_errors
from docgen.store.journal import Build, Journal
from docgen.store.lock import locked
from docgen.store.state import State
from docgen.versions import require_native_libraries
from docgen.workers.pool import Done, Executor, Finished


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
    ahead: Callable[[Path, Request], None] = lambda *_: None,
    label: str = "",
    clock: Callable[[], datetime] = _now,
) -> BuildReport:
    """Bring the documents of ``request`` in ``output`` up to date.

    Documents are written as soon as they are ready, in no particular order. One that fails keeps
    its former file and, with ``fail_fast``, ends the build. Once ``stop`` returns true, documents
    under way are finished and no other is started. ``ahead`` is called with ``root`` and
    ``request`` before the plan is made, once there is likely to be something to render. ``clock``
    gives the times for manifest and journal; no document sees it. ``label`` names the schedule
    entry in the journal.

    Raises :class:`UsageError` for a request that names something unknown and for an output folder
    inside ``content/`` or ``templates/``, :class:`ContentError` for invalid content,
    :class:`MachineError` if the disk refuses or a library is missing. Errors of single documents
    are in the report.
    """
    require_project(Sources(root))
    _refuse_inputs(root, output)
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
                begin = partial(ahead, root, request)
                report = _bring_up_to_date(
                    root, output, request, executor, counter, state, fail_fast, stop, begin, clock
                )
        except BaseException as error:
            told = str(error) if isinstance(error, DocgenError) else type(error).__name__
            journal.end(number, counter.ended(row, clock().isoformat(), told))
            raise
        journal.end(number, counter.ended(row, clock().isoformat()))
    return msgspec.structs.replace(report, number=number)


def _refuse_inputs(root: Path, output: Path) -> None:
    """Keep documents out of the folders that the next build reads."""
    for name in ("content", "templates"):
        if Path(os.path.realpath(output)).is_relative_to(os.path.realpath(root / name)):
            hint = "give another folder with --output-dir"
            raise UsageError(f"documents cannot be written into {name}/", str(output), hint=hint)


def _bring_up_to_date(
    root: Path,
    output: Path,
    request: Request,
    executor: Executor,
    counter: BuildCounter,
    state: State,
    fail_fast: bool,
    stop: Callable[[], bool],
    ahead: Callable[[], None],
    clock: Callable[[], datetime],
) -> BuildReport:
    if state.is_new:  # it was lost, or the documents came from another machine
        state.adopt(manifest.listed(output))
    early = state.correct_times(clock().isoformat())
    plan, unconfirmed = plan_build(root, output, request, state, ahead)
    jobs = [step.job for step in plan.stale]
    if any(job.document.format == "pdf" for job in jobs):
        require_native_libraries()
    outputs.sweep(output, [*state.records.documents, *plan.asked])
    with FileWriter() as files:
        writer = DocumentWriter(output, state, plan, clock, files)
        removed, stay = writer.remove_orphans()
        counter.cleared(len(removed), stay)
        counter.planned(plan)
        with closing(executor(root, Stoppable(jobs, stop), counter.started)) as outcomes:
            rendered, failures = _write_all(root, outcomes, writer, state, counter, fail_fast)
        records = state.prune() if jobs or removed else state.records
        asked = request.shard
        paths = [each.path for each in records.documents.values() if in_shard(each.document, asked)]
        unwritten = writer.write_lists(records, paths, asked)
    counter.cleared(0, unwritten)
    return BuildReport(
        tuple(sorted(rendered)),
        len(plan.asked) - len(jobs),
        removed,
        tuple(sorted([*failures, *stay, *unwritten], key=lambda failure: failure.path)),
        unconfirmed,
        len(jobs) - len(rendered) - len(failures),
        records.of(plan.asked),
        warnings=_warnings(early),
    )


def _write_all(
    root: Path,
    outcomes: Done,
    writer: DocumentWriter,
    state: State,
    listener: ProgressListener,
    fail_fast: bool,
) -> tuple[list[str], list[Failure]]:
    """The paths of the documents written, and what failed."""
    rendered, failures = [], []
    for finished in outcomes:
        for job, error in _written(writer, finished):
            if error:
                say_origin(error, root)
                failures.append(Failure(job.path, error))
                state.fail(job.path, str(error))
            else:
                rendered.append(job.path)
            listener.finished(job, error)
        if failures and fail_fast:
            break
    return rendered, failures


def _written(
    writer: DocumentWriter, finished: Finished
) -> Iterator[tuple[Job, DocgenError | None]]:
    """Write documents; yields each job with the error if it could not be made or written."""
    made = []
    for job, outcome in finished:
        if isinstance(outcome, DocgenError):
            yield job, outcome
        else:
            made.append((job, outcome))
    if made:
        for (job, _), error in zip(made, writer.write(made), strict=True):
            yield job, error


def _warnings(early: int) -> tuple[str, ...]:
    if not early:
        return ()
    documents = "1 document was" if early == 1 else f"{early} documents were"
    return (
        f"{documents} recorded as changed in the future, which now counts as today; is the clock"
        " of this machine right?",
    )
