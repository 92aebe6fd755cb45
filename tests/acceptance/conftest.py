"""The documents that are judged."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from awkward import make_awkward
from conftest import REPOSITORY
from docgen.build.survey import survey
from docgen.formats import PAGES, Format
from docgen.job import Request

Batch = dict[Format, list[Path]]


@pytest.fixture(scope="session", params=["default", "awkward"])
def batch(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Every document of the default batch, brought up to date, and of a project hard to set."""
    if request.param == "default":
        return built(REPOSITORY)
    return built(make_awkward(tmp_path_factory.mktemp("awkward") / "project"))


@pytest.fixture(scope="session")
def by_typst(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDFs of the default batch that Typst can make, made by it."""
    root = tmp_path_factory.mktemp("typst") / "project"
    for folder in ("content", "templates"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    settings = (REPOSITORY / "docgen.toml").read_text("utf-8")
    head, *tables = re.split(r"^(?=\[products\.)", settings, flags=re.MULTILINE)
    names = {path.stem for path in (root / "templates").glob("*/*.typ")}
    kept = [each for each in tables if re.match(r"\[products\.(.*)\]", each)[1] in names]  # type: ignore[index]
    settings = "".join([head, *(f'{each.rstrip()}\nengine = "typst"\n\n' for each in kept)])
    settings = re.sub("^formats = .*", 'formats = ["pdf"]', settings, flags=re.MULTILINE)
    (root / "docgen.toml").write_text(settings, "utf-8")
    return built(root)["pdf"]


def built(root: Path) -> Batch:
    """The documents of the project in ``root`` that have pages, by format."""
    command: list[str | Path] = [sys.executable, "-m", "docgen", "build", "--project", root]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    _, plan = survey(root, root / "build", Request())
    found: Batch = {"pdf": [], "docx": []}
    for step in plan.steps:
        if step.job.document.format in PAGES:
            found[step.job.document.format].append(root / "build" / step.job.path)
    return found
