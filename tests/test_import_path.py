"""A file of the working folder that is named like a module is never run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import budget

pytestmark = pytest.mark.early

# Each says that it was run, and then is in the way.
TRAP = "with open({marker!r}, 'a') as file: file.write(__name__ + chr(10))\nraise SystemExit(99)\n"
# Libraries that are imported late.
LATE = ("babel", "dask", "distributed", "docx", "jinja2", "lxml", "pebble", "weasyprint")
# What `python -m` itself imports, before it comes to docgen.
_LOADED = "import importlib.util, runpy, sys, warnings; print(*sys.modules)"
OF_PYTHON = set(subprocess.check_output([sys.executable, "-c", _LOADED], text=True).split())
DOCGEN = Path(sys.executable).with_name("docgen")
COMMANDS = [
    *(["build", "-j2"], ["check"], ["import", "issued.txt", "--id", "draft", "-n"]),
    *(["list"], ["coverage"], ["cite", "fish"], ["history"], ["verify"], ["doctor"]),
    *(["explain", "demo/en/demo-note-whole.pdf"], ["schedule", "list"]),
    ["schedule", "run", "--once", "nightly"],
    *(["build", "-j1", "--executor", "dask"], ["clean"]),
]


@pytest.fixture
def trapped(mini: Path, tmp_path: Path) -> Path:
    """A project with a file for each module of the standard library, and for some others."""
    marker = str(tmp_path / "marker")
    for name in {*sys.stdlib_module_names, *LATE} - OF_PYTHON:
        (mini / f"{name}.py").write_text(TRAP.format(marker=marker))
    with (mini / "docgen.toml").open("a") as file:
        file.write('[[schedule]]\nname = "nightly"\ncron = "0 6 * * *"\nzone = "UTC"\n')
    (mini / "issued.txt").write_text("1. The parties met.\n\n2. They agreed to fish.\n")
    return mini


def environment(**more: str) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | more


@pytest.mark.parametrize(
    "program",
    [
        [str(DOCGEN)],
        pytest.param([sys.executable, "-m", "docgen"], marks=pytest.mark.long),
    ],
    ids=["script", "module"],
)
def test_no_command_runs_code_of_the_working_folder(
    program: list[str], trapped: Path, tmp_path: Path
) -> None:
    quick = [each for each in COMMANDS if each[0] in ("build", "check", "import")][:3]
    for command in budget(quick=quick, full=COMMANDS):
        done = subprocess.run(
            [*program, *command],
            cwd=trapped,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert not (tmp_path / "marker").exists(), (command, (tmp_path / "marker").read_text())
        assert done.returncode in (0, 6 if command == ["doctor"] else 0), (command, done.stderr)


WORKER = """
from docgen.workers.isolated import run_isolated
if __name__ == "__main__":
    print(run_isolated("f", 30, max, 1, 2))
"""


def test_a_library_user_s_children_are_as_safe(trapped: Path, tmp_path: Path) -> None:
    """A program in another folder that calls docgen; its own import path is its own matter."""
    program = tmp_path / "program.py"
    program.write_text(WORKER)
    done = subprocess.run(
        [sys.executable, str(program)],
        cwd=trapped,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("2\n", "")
    assert not (tmp_path / "marker").exists()


def test_the_import_path_that_a_user_gives_loses_the_working_folder_alone(tmp_path: Path) -> None:
    code = (
        "import os, sys; from docgen.import_path import leave_out_working_folder as leave_out\n"
        "leave_out(); print(os.environ['PYTHONPATH'])\n"
        "print('' in sys.path, os.getcwd() in sys.path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(PYTHONPATH=f"{os.pathsep}/elsewhere{os.pathsep}{tmp_path}"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "/elsewhere\nFalse False\n"
