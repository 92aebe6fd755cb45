"""The documents that are judged."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPOSITORY
from docgen.build import survey
from docgen.model import Format, Request

Batch = dict[Format, list[Path]]


@pytest.fixture(scope="session")
def batch() -> Batch:
    """Every document of the default batch, brought up to date."""
    return built(REPOSITORY)


def built(root: Path) -> Batch:
    """The documents of the project in ``root``, by format."""
    command: list[str | Path] = [sys.executable, "-m", "docgen", "build", "--project", root]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    _, plan = survey(root, root / "build", Request())
    found: Batch = {"pdf": [], "docx": []}
    for step in plan.steps:
        found[step.job.document.format].append(root / "build" / step.job.path)
    return found
