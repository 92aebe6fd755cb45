"""The conductor: load, plan, run, write, record."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from docgen.build.counter import BuildCounter
from docgen.build.progress import ProgressListener
from docgen.build.recorder import Recorder
from docgen.build.stopping import Stoppable
from docgen.errors import DocgenError, ExitCode, MachineError, UsageError, nearest
from docgen.load.project import load_project
from docgen.model import Project, Request
from docgen.plan.plan import Plan, in_shard, make_plan
from docgen.sources import Sources
from docgen.store import manifest, outputs
from docgen.store.journal import Build, Journal
from docgen.store.lock import locked
from docgen.store.state import BuildRecords, State
from docgen.versions import require_native_libraries, versions
from docgen.workers.pool import Executor

_STATE = ".docgen/state.sqlite"
_JOURNAL = ".docgen/history.sqlite"
_LOCK = ".docgen/lock"


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class Failure(Struct, frozen=True):
    """A document that could not be made, and why."""

    path: str
    error: DocgenError


class BuildReport(Struct, frozen=True):
    """What a build did: paths of the documents rendered and of those removed, failures.

    ``left`` counts those that it did not come to because it was stopped; ``documents`` is what is
    on record of all that were asked for, ``number`` the build's row in the journal.
    ``unconfirmed`` counts what an import proposed for these declarations and nobody has confirmed.
    """

    rendered: tuple[str, ...]
    fresh: int
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]
    unconfirmed: int = 0
    left: int = 0
    documents: BuildRecords = BuildRecords()
    number: int = 0

    @property
    def exit_code(self) -> int:
        """0, or 1 if some failed, or the cause's own if nothing could be made at all.

        A document that misquotes is never just one of some.
        """
        if not self.failures:
            return ExitCode.SOME_FAILED if self.left else ExitCode.DONE
        causes = {failure.error.exit_code for failure in self.failures}
        if ExitCode.FIDELITY in causes:
            return ExitCode.FIDELITY
        if len(causes) == 1 and not self.rendered and not self.fresh:
            return causes.pop()
        return ExitCode.SOME_FAILED


def survey(root: Path, output: Path, request: Request) -> tuple[Project, Plan]:
    """The project in ``root`` and the plan for ``request``; writes nothing."""
    return _survey(root, output, request, records_of(output))


def records_of(output: Path) -> BuildRecords:
    """What is on record of the documents in ``output``."""
    if not (output / _STATE).exists():
        return BuildRecords()
    with _writing(output), State(output / _STATE) as state:
        return state.history


def build(
    root: Path,
    output: Path,
    request: Request,
    run: Executor,
    watcher: ProgressListener,
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
        _writing(output),
        locked(output / _LOCK, watcher.waiting),
        State(output / _STATE) as state,
        Journal(output / _JOURNAL) as journal,
    ):
        if state.set_aside:
            watcher.set_aside("state", state.set_aside)
        if journal.set_aside:
            watcher.set_aside("history", journal.set_aside)
        row = Build(label, request, clock().isoformat())
        number, tally = journal.begin(row), BuildCounter(watcher)
        try:
            with _writing(output):
                report = _bring_up_to_date(
                    root, output, request, run, tally, state, fail_fast, stop, clock
                )
        except BaseException as error:
            told = str(error) if isinstance(error, DocgenError) else type(error).__name__
            journal.end(number, tally.ended(row, clock().isoformat(), told))
            raise
        journal.end(number, tally.ended(row, clock().isoformat()))
    return msgspec.structs.replace(report, number=number)


def _bring_up_to_date(
    root: Path,
    output: Path,
    request: Request,
    run: Executor,
    watcher: ProgressListener,
    state: State,
    fail_fast: bool,
    stop: Callable[[], bool],
    clock: Callable[[], datetime],
) -> BuildReport:
    history = state.history
    project, plan = _survey(root, output, request, history)
    jobs = [step.job for step in plan.stale]
    if any(job.document.format == "pdf" for job in jobs):
        require_native_libraries()
    outputs.sweep(output, [step.job.path for step in plan.steps])
    removed = _remove_orphans(output, plan, state)
    watcher.planned(plan)
    recorder = Recorder(output, state, plan, history, clock)
    rendered, failures = [], []
    with closing(run(root, Stoppable(jobs, stop), watcher.started)) as done:
        for job, outcome in done:
            if isinstance(outcome, DocgenError):
                failures.append(Failure(job.path, outcome))
                state.fail(job.path, str(outcome))
            else:
                recorder.keep(job, outcome)
                rendered.append(job.path)
            watcher.finished(job, outcome if isinstance(outcome, DocgenError) else None)
            if failures and fail_fast:
                break
    history = state.reread() if jobs or removed else history
    paths = [
        each.path for each in history.records.values() if in_shard(each.document, request.shard)
    ]
    manifest.write(output, history, paths, request.shard)
    return BuildReport(
        tuple(sorted(rendered)),
        len(plan.steps) - len(jobs),
        removed,
        tuple(sorted(failures, key=lambda failure: failure.path)),
        _unconfirmed(project, request),
        len(jobs) - len(rendered) - len(failures),
        history.of(step.job.path for step in plan.steps),
    )


def _unconfirmed(project: Project, request: Request) -> int:
    """The proposals in the declarations of ``request``, once each and not once per language."""
    counts = {
        each.head.id: sum(paragraph.proposals for paragraph in each.paragraphs)
        for each in project.declarations
        if not request.declarations or each.head.id in request.declarations
    }
    return sum(counts.values())


def builds_of(output: Path, count: int) -> list[Build]:
    """The last ``count`` builds in ``output``, the newest first."""
    if not (output / _JOURNAL).exists():
        return []
    with journal_of(output) as journal:
        return journal.builds(count)


@contextmanager
def journal_of(output: Path) -> Iterator[Journal]:
    """The journal of what was done in ``output``."""
    with _writing(output), Journal(output / _JOURNAL) as journal:
        yield journal


def explain(root: Path, output: Path, path: str) -> Iterator[str]:
    """What is known of the document at ``path`` (below ``output``), a line each.

    :class:`UsageError` where no document has that path.
    """
    history = records_of(output)
    _, plan = _survey(root, output, Request(), history)
    steps = {step.job.path: step for step in plan.steps}
    wanted = path.removeprefix(f"{output.as_posix()}/")
    if wanted not in steps and wanted not in history.records:
        raise UsageError(f"no document has the path '{path}'", hint=nearest(wanted, steps))
    if record := history.records.get(wanted):
        yield f"built because: {record.reason}"
        yield f"content last changed: {record.changed}"
    if cause := history.failures.get(wanted):
        yield f"last failed because: {cause}"
    if wanted not in steps:
        yield "orphan: nothing asks for it any more, the next build removes it"
    else:
        step = steps[wanted]
        yield f"{step.state}: {'; '.join(step.reasons) or 'nothing changed since'}"


def clean(output: Path, waiting: Callable[[str], None]) -> tuple[str, ...]:
    """Remove what docgen built in ``output``, and its state; returns the paths removed."""
    if not (output / _STATE).exists():
        return ()
    with _writing(output), locked(output / _LOCK, waiting):
        with State(output / _STATE) as state:
            paths = [path for path in state.history.records if (output / path).exists()]
        for path in paths:
            outputs.remove(output, path)
        manifest.remove(output)
        shutil.rmtree((output / _STATE).parent)
    return tuple(paths)


def _survey(
    root: Path, output: Path, request: Request, history: BuildRecords
) -> tuple[Project, Plan]:
    sources = Sources(root)
    project = load_project(sources)
    plan = make_plan(
        project,
        request,
        versions(),
        history,
        input_digest=sources.digest,
        output_digest=lambda path: outputs.digest(f"{output}/{path}"),
    )
    return project, plan


def _remove_orphans(output: Path, plan: Plan, state: State) -> tuple[str, ...]:
    for record in plan.orphans:
        outputs.remove(output, record.path)
        state.remove(record.path)
    return tuple(record.path for record in plan.orphans)


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    """Tell a disk's refusal as what it is."""
    try:
        yield
    except OSError as error:
        what = error.filename or output
        raise MachineError(f"cannot write {what}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise MachineError(f"cannot write {output / _STATE}: {error}") from error
