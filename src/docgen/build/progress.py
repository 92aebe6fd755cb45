"""The progress of a build, as the command line or a schedule follows it."""

from pathlib import Path
from typing import Literal, Protocol

from docgen.errors import DocgenError
from docgen.job import Job
from docgen.plan.steps import Plan


class ProgressListener(Protocol):
    """Follows a build; each method is called as it happens, in the process that builds."""

    def waiting(self, holder: str) -> None:
        """Another build holds the output folder; this one waits for it."""

    def set_aside(self, what: Literal["state", "history"], path: Path) -> None:
        """The state or the history was damaged and has been moved to ``path``.

        A new one was started.
        """

    def planned(self, plan: Plan) -> None:
        """The plan is made; nothing has run yet."""

    def started(self, job: Job) -> None:
        """A worker is about to take ``job``."""

    def finished(self, job: Job, error: DocgenError | None) -> None:
        """``job`` is written and recorded, or it failed."""
