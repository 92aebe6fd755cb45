"""The conductor: load, plan, run, write, record."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from docgen.errors import DocgenError, ExitCode, MachineError
from docgen.load.project import load_project
from docgen.model import Job, Project, Rendered, Request
from docgen.plan import Plan, make_plan
from docgen.sources import Sources
from docgen.state import History, Record, State, id_of
from docgen.versions import require_native_libraries, versions
from docgen.workers import Run

_STATE = ".docgen/state.sqlite"


class Watcher(Protocol):
    """Is told how a build goes on."""

    def planned(self, plan: Plan) -> None:
        """The plan stands; nothing has run yet."""

    def started(self, job: Job) -> None:
        """A worker is about to take ``job``."""

    def finished(self, job: Job, error: DocgenError | None) -> None:
        """``job`` is written and recorded, or it failed."""


class Failure(Struct, frozen=True):
    """A document that could not be made, and why."""

    path: str
    error: DocgenError


class Report(Struct, frozen=True):
    """What a build did: paths of the documents rendered and of those removed, failures."""

    rendered: tuple[str, ...]
    fresh: int
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]

    @property
    def exit_code(self) -> int:
        """0, or 1 if some failed, or the cause's own if nothing could be made at all."""
        if not self.failures:
            return ExitCode.DONE
        causes = {failure.error.exit_code for failure in self.failures}
        if len(causes) == 1 and not self.rendered and not self.fresh:
            return causes.pop()
        return ExitCode.SOME_FAILED


def survey(root: Path, output: Path, request: Request) -> tuple[Project, Plan]:
    """The project in ``root`` and the plan for ``request``; writes nothing."""
    if not (output / _STATE).exists():
        return _survey(root, output, request, History())
    with State(output / _STATE) as state:
        return _survey(root, output, request, state.history())


def build(root: Path, output: Path, request: Request, run: Run, watcher: Watcher) -> Report:
    """Bring the documents of ``request`` in ``output`` up to date.

    Documents come one by one as they are ready, in no particular order; one that fails leaves
    its former file as it is.
    """
    _, plan = survey(root, output, request)
    jobs = [step.job for step in plan.stale]
    reasons = {step.job.path: "; ".join(step.reasons) for step in plan.stale}
    if any(job.format == "pdf" for job in jobs):
        require_native_libraries()
    rendered, failures = [], []
    watcher.planned(plan)
    with _writing(output), State(output / _STATE) as state:
        removed = _remove_orphans(output, plan, state)
        for job, outcome in run(root, jobs, watcher.started) if jobs else ():
            if isinstance(outcome, DocgenError):
                failures.append(Failure(job.path, outcome))
            else:
                _write(output / job.path, outcome.content)
                state.put(_record(job, outcome, reasons[job.path]), outcome.reads)
                rendered.append(job.path)
            watcher.finished(job, outcome if isinstance(outcome, DocgenError) else None)
    return Report(
        tuple(sorted(rendered)),
        len(plan.steps) - len(jobs),
        removed,
        tuple(sorted(failures, key=lambda failure: failure.path)),
    )


def clean(output: Path) -> tuple[str, ...]:
    """Remove what docgen built in ``output``, and its state; returns the paths removed."""
    if not (output / _STATE).exists():
        return ()
    removed = []
    with _writing(output):
        with State(output / _STATE) as state:
            for path in state.history().records:
                if (output / path).exists():
                    removed.append(path)
                _remove(output, path)
        for file in (output / _STATE).parent.glob("state.sqlite*"):
            file.unlink()
        (output / _STATE).parent.rmdir()
    return tuple(removed)


def _survey(root: Path, output: Path, request: Request, history: History) -> tuple[Project, Plan]:
    sources = Sources(root)
    project = load_project(sources)
    plan = make_plan(
        project,
        request,
        versions(),
        history,
        input_digest=sources.digest,
        output_digest=lambda path: _digest(output / path),
    )
    return project, plan


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _record(job: Job, rendered: Rendered, reason: str) -> Record:
    return Record(
        path=job.path,
        id=job.id,
        declaration=job.declaration,
        product=job.product,
        country=job.view.variant.country,
        sector=job.view.variant.sector,
        language=job.language,
        format=job.format,
        key=job.key,
        digest=sha256(rendered.content).hexdigest(),
        reads=id_of(rendered.reads),
        reason=reason,
    )


def _write(path: Path, content: bytes) -> None:
    """Put ``content`` under ``path`` whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
    ) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).chmod(0o644)
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink()
            raise


def _remove_orphans(output: Path, plan: Plan, state: State) -> tuple[str, ...]:
    for record in plan.orphans:
        _remove(output, record.path)
        state.remove(record.path)
    return tuple(record.path for record in plan.orphans)


def _remove(output: Path, path: str) -> None:
    """Remove a document, and the folders that it leaves empty."""
    file = output / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


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
