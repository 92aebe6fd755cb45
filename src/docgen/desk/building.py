"""The build under way: begun and stopped by a page, followed by all of them."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic

from msgspec import Struct
from msgspec.structs import replace

from docgen.build.conductor import build
from docgen.build.report import BuildReport
from docgen.desk.events import Events
from docgen.desk.remarks import Remark, remarks_of
from docgen.errors import DocgenError
from docgen.job import Job, Request
from docgen.plan.steps import Plan
from docgen.workers.pool import Executor

_OFTEN = 0.1  # seconds between two reports of progress


class BuildProgress(Struct, frozen=True):
    """How far a build is: documents done of ``total``, of them failed; ``left`` in seconds.

    ``words`` say it in a line. ``remarks`` are what failed.
    """

    running: bool = False
    stopping: bool = False
    total: int = 0
    done: int = 0
    failed: int = 0
    left: float | None = None
    words: str = ""
    remarks: tuple[Remark, ...] = ()


class Building:
    """Builds the project in ``root`` in a thread, whose processes ``run`` starts."""

    def __init__(
        self, root: Path, output: Path, run: Executor, events: Events, ended: Callable[[], None]
    ) -> None:
        self._root, self._output, self._run = root, output, run
        self._events, self._ended = events, ended
        self._lock = Lock()
        self._stop = Event()
        self._thread: Thread | None = None
        self.progress = BuildProgress()

    def begin(self) -> bool:
        """Begin to build all documents; false if a build is under way."""
        with self._lock:
            if self._thread and self._thread.is_alive():
                return False
            self._stop.clear()
            self.tell(BuildProgress(running=True, words="Planning"))
            self._thread = Thread(target=self._build, name="build", daemon=True)
            self._thread.start()
        return True

    def stop(self) -> None:
        """Finish the documents under way and begin no other."""
        self._stop.set()
        if self.progress.running:
            self.tell(replace(self.progress, stopping=True))

    def close(self) -> None:
        """Stop a build, and wait for its end."""
        self.stop()
        if self._thread:
            self._thread.join()

    @property
    def stopping(self) -> bool:
        """Whether the build was asked to stop."""
        return self._stop.is_set()

    def tell(self, progress: BuildProgress) -> None:
        """Remember ``progress``, and tell it to the pages."""
        self.progress = progress
        self._events.send("build", progress)

    def _build(self) -> None:
        listener = _Listener(self)
        try:
            report = build(
                self._root, self._output, Request(), self._run, listener, stop=self._stop.is_set
            )
            ended = _result(report)
        except DocgenError as error:
            ended = BuildProgress(words="Nothing was built", remarks=remarks_of(error))
        except Exception as error:  # so that the page does not wait for an end that never comes
            told = Remark("error", f"{type(error).__name__}: {error} (a defect of docgen)")
            ended = BuildProgress(words="The build broke off", remarks=(told,))
        self._ended()
        self.tell(ended)


class _Listener:
    """Counts the documents of a build as they are finished."""

    def __init__(self, building: Building) -> None:
        self._building = building
        self._total = self._done = self._failed = 0
        self._began = self._told = 0.0

    def waiting(self, holder: str) -> None:
        self._building.tell(
            BuildProgress(running=True, words=f"Waiting for another build ({holder})")
        )

    def set_aside(self, what: str, path: Path) -> None:
        words = f"The {what} was damaged: moved to {path}, and a new one started"
        self._building.tell(BuildProgress(running=True, words=words))

    def planned(self, plan: Plan) -> None:
        self._total, self._began = len(plan.stale), monotonic()
        self._tell("")

    def started(self, job: Job) -> None:
        pass

    def finished(self, job: Job, error: DocgenError | None) -> None:
        self._done += 1
        self._failed += error is not None
        if monotonic() - self._told > _OFTEN or self._done == self._total:
            self._tell(job.path.rpartition("/")[2])

    def _tell(self, name: str) -> None:
        self._told = monotonic()
        rate = (self._told - self._began) / self._done if self._done else None
        self._building.tell(
            BuildProgress(
                running=True,
                stopping=self._building.stopping,
                total=self._total,
                done=self._done,
                failed=self._failed,
                left=None if rate is None else rate * (self._total - self._done),
                words=name,
            )
        )


def _result(report: BuildReport) -> BuildProgress:
    rendered, failed = len(report.rendered), len(report.failures)
    counts = {"up to date": report.fresh, "removed": len(report.removed), "failed": failed}
    counts["left"] = report.left
    words = [f"{rendered} built", *(f"{count} {word}" for word, count in counts.items() if count)]
    remarks = [each for failure in report.failures for each in remarks_of(failure.error)]
    return BuildProgress(
        total=rendered + failed,
        done=rendered + failed,
        failed=failed,
        words=("Stopped: " if report.left else "Done: ") + ", ".join(words),
        remarks=tuple(remarks),
    )
