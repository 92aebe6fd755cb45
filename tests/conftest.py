"""What the tests share: tiny projects to build, and ways to read finished documents back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.load.project import load_project
from docgen.model import Project
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
