"""What the tests share: tiny projects to build, and ways to read finished documents back."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from docgen.build import survey
from docgen.cli import main
from docgen.load.project import load_project
from docgen.model import Job, Project, Request
from docgen.sources import Sources

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent

MakeProject = Callable[..., Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """A copy of ``tests/projects/mini``, changed by the files of another project there."""

    def make(changes: str = "mini") -> Path:
        root = tmp_path / "project"
        shutil.copytree(TESTS / "projects/mini", root)
        shutil.copytree(REPOSITORY / "templates/shared/fonts", root / "templates/shared/fonts")
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


def jobs_of(root: Path, **request: tuple[str, ...]) -> list[Job]:
    """The jobs of a project that was never built."""
    _, plan = survey(root, root / "build", Request(**request))
    return [step.job for step in plan.steps]


def job_of(root: Path, name: str) -> Job:
    """The job called ``variant/format``."""
    return next(job for job in jobs_of(root) if job.id.endswith(f"/{name}"))
