"""What a listener is told of a build → the journal's entry, however the build ends."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from docgen.build.progress import ProgressListener
from docgen.build.report import Failure
from docgen.errors import DocgenError
from docgen.job import Job
from docgen.plan.steps import Plan
from docgen.store.journal import Build, FailedDocument


class BuildCounter:
    """Counts what it is told, and passes it on to ``listener``."""

    def __init__(self, listener: ProgressListener) -> None:
        self._listener = listener
        self._plan = Plan((), ())
        self._rendered = 0
        self._failed: list[FailedDocument] = []
        self._removed = 0
        self._stay: list[FailedDocument] = []

    def ended(self, row: Build, when: str, error: str = "") -> Build:
        """``row`` with the result of the build; ``error`` is what ended it early."""
        left = len(self._plan.stale) - self._rendered - len(self._failed)
        return replace(
            row,
            ended=when,
            rendered=self._rendered,
            fresh=len(self._plan.asked) - len(self._plan.stale),
            removed=self._removed,
            left=left,
            failed=tuple(sorted([*self._failed, *self._stay], key=lambda failed: failed.path)),
            error=error,
        )

    def cleared(self, removed: int, stay: Iterable[Failure]) -> None:
        """Count files removed, and those that could be neither removed nor replaced."""
        self._removed += removed
        self._stay += [FailedDocument(each.path, str(each.error)) for each in stay]

    def waiting(self, holder: str) -> None:
        """Pass on which process holds the output folder."""
        self._listener.waiting(holder)

    def set_aside(self, what: Literal["state", "history"], path: Path) -> None:
        """Pass on what was damaged."""
        self._listener.set_aside(what, path)

    def planned(self, plan: Plan) -> None:
        """Remember how much there is to do."""
        self._plan = plan
        self._listener.planned(plan)

    def started(self, job: Job) -> None:
        """Pass on which job starts."""
        self._listener.started(job)

    def finished(self, job: Job, error: DocgenError | None) -> None:
        """Count a document."""
        if error:
            self._failed.append(FailedDocument(job.path, str(error)))
        else:
            self._rendered += 1
        self._listener.finished(job, error)
