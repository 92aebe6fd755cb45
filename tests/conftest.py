"""What the tests share: tiny projects to build, and ways to read finished documents back."""

import gc
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable
from multiprocessing import forkserver
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers
from msgspec.structs import replace

from docgen.build.survey import survey
from docgen.cli.main import main
from docgen.errors import DocgenError
from docgen.job import Job, Request
from docgen.load.project import load_project
from docgen.model import Project
from docgen.plan.steps import Plan
from docgen.render.engines import modules_for
from docgen.render.naming import with_naming
from docgen.sources import Sources
from docgen.workers.pool import run_inline

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent

# How long an example takes says how busy the machine is, not whether docgen is right; and what
# stops a change should be the change, not the luck of the draw.
hypothesis.settings.register_profile("docgen", deadline=None, derandomize=True)
hypothesis.settings.load_profile("docgen")
# Even then Hypothesis mixes in constants of the project's modules that happen to be loaded: which
# those are depends on the tests that ran before in the same worker.
providers.is_local_module_file = lambda _: False  # type: ignore[attr-defined, assignment]

MakeProject = Callable[..., Path]

FULL = os.environ.get("DOCGEN_TESTS") == "full"

# Judged by programs that `make acceptance` installs.
collect_ignore = [] if FULL else ["acceptance"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave tests marked ``long`` to `make acceptance`; begin with those marked ``early``."""
    long = {item for item in items if not FULL and item.get_closest_marker("long")}
    config.hook.pytest_deselected(items=[*long])
    items[:] = [item for item in items if item not in long]
    items.sort(key=lambda item: not item.get_closest_marker("early"))


def pytest_collection_finish() -> None:
    """Spare the collector of garbage the thousands of tests and modules, which stay.

    It comes by less often, too: tests make much and keep little.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 10)


def copy_of_mini(folder: Path) -> Path:
    """A copy of ``tests/projects/mini`` in ``folder``, with the fonts that docgen ships."""
    root = folder / "project"
    shutil.copytree(TESTS / "projects/mini", root)
    shutil.copytree(REPOSITORY / "templates/shared/fonts", root / "templates/shared/fonts")
    return root


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """A copy of ``tests/projects/mini``, changed by the files of another project there."""

    def make(changes: str = "mini") -> Path:
        root = copy_of_mini(tmp_path)
        shutil.copytree(TESTS / "projects" / changes, root, dirs_exist_ok=True)
        return root

    return make


@pytest.fixture
def mini(make_project: MakeProject) -> Path:
    return make_project()


@pytest.fixture(scope="session")
def mini_project() -> Project:
    return load_project(Sources(TESTS / "projects/mini"))


@pytest.fixture(scope="session")
def real_project() -> Project:
    return load_project(Sources(REPOSITORY))


class Done(NamedTuple):
    """How a ``docgen`` command ended."""

    code: int
    out: str
    err: str


RunDocgen = Callable[..., Done]


@pytest.fixture(scope="session", autouse=True)
def _warm() -> None:
    """Start the server that workers are forked from, with all that any of them imports.

    It lives as long as the process of the tests, whereas each command has one of its own: without
    this, the first test decides what it imports, and the workers of all others import the rest.
    """
    context = multiprocessing.get_context("forkserver")
    modules = ("pebble.pool.process", "docgen.ingest.reading", "docgen.check.check")
    context.set_forkserver_preload([*modules, *modules_for(("docx", "html", "typ", ""))])
    forkserver.ensure_running()


@pytest.fixture
def docgen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> RunDocgen:
    """Runs the ``docgen`` command in this process."""

    def run(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["docgen", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Done(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands do all in the process of the test, which saves starting others: no limits hold."""

    def run_here(path: str, seconds: float, work: Callable[..., Any], *arguments: Any) -> Any:
        return work(*arguments)

    monkeypatch.setattr("docgen.workers.pool.pool_executor", lambda *_: run_inline)
    for module in ("check.check", "ingest.reading"):
        monkeypatch.setattr(f"docgen.{module}.run_isolated", run_here)


def planned(root: Path, formats: tuple[str, ...] = ()) -> list[Job]:
    """The jobs of a project that was never built, as they are before rendering."""
    _, plan = survey(root, root / "build", Request(formats=formats))
    return [step.job for step in plan.steps]


def with_names(job: Job) -> Job:
    """``job`` with all that rendering finds out."""
    return replace(job, view=with_naming(job.view))


def jobs_of(root: Path, formats: tuple[str, ...] = ()) -> list[Job]:
    """The jobs of a project that was never built, with all that rendering finds out."""
    return [with_names(job) for job in planned(root, formats)]


def tree(folder: Path) -> dict[str, bytes]:
    """What an output folder holds; without the manifest, which tells times."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".docgen" not in path.parts and "manifest" not in path.name
    }


def job_of(root: Path, name: str) -> Job:
    """The job called ``variant/format``."""
    return with_names(next(job for job in planned(root) if job.document.id.endswith(f"/{name}")))


class Log:
    """A watcher that keeps what it is told."""

    def __init__(self) -> None:
        self.planned_: int | None = None
        self.started_: list[str] = []
        self.finished_: list[tuple[str, DocgenError | None]] = []

    def waiting(self, holder: str) -> None:
        raise AssertionError(holder)

    def set_aside(self, what: str, path: Path) -> None:
        raise AssertionError(what, path)

    def planned(self, plan: Plan) -> None:
        self.planned_ = len(plan.stale)

    def started(self, job: Job) -> None:
        self.started_.append(job.path)

    def finished(self, job: Job, error: DocgenError | None) -> None:
        self.finished_.append((job.path, error))


Much = TypeVar("Much")


def budget(*, quick: Much, full: Much) -> Much:
    """How much of a long test to do: all of it in ``make acceptance``."""
    return full if FULL else quick


def children(pid: int) -> list[int]:
    """The process ids of the children of a process."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(word) for word in path.read_text().split()]
    return found
