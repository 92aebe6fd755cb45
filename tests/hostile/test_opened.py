"""What rendering opens: the project, Python's installation, the system's libraries, no more."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import MakeProject, budget

# Renders every job of a project, and writes on standard output what Python was asked to open.
_RENDER = """
import os, sys
from pathlib import Path
from docgen.build.survey import survey
from docgen.job import Request
root = Path(sys.argv[1])
jobs = [step.job for step in survey(root, root / "build", Request())[1].steps]
from docgen.render import docx, pdf
from docgen.render.document import Renderer
from docgen.sources import Sources
Path("/proc/self/comm").read_text()  # a mark in the trace: from here on it renders
def told(event, arguments):
    if event == "open" and isinstance(arguments[0], str | bytes):
        print("open", os.fsdecode(arguments[0]))
    elif event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
        print("event", event, arguments)
sys.addaudithook(told)
renderer = Renderer(Sources(root))
for job in jobs:
    renderer.render(job)
del renderer  # or its fonts go after the library that holds them, which ends in a crash
"""
_OPENED = re.compile(r'openat?\((?:AT_FDCWD, )?"([^"]*)".* = (\d+)')
# With its library fontconfig has examples of settings, which it parses and does not apply.
_SYSTEM = re.compile(
    r"/usr/(local/)?lib|/lib|/etc/ld\.so|/dev/(urandom|null)|/proc/(self|\d+|sys/vm)|"
    r"/usr/share/(zoneinfo|fontconfig/conf\.avail)|/sys/(devices/system/cpu|fs/cgroup)"
)


def allowed(path: str, root: Path, scratch: Path) -> bool:
    own = (
        str(root),
        str(scratch),
        sys.prefix,
        sys.base_prefix,
        str(Path(__file__).parents[2] / "src"),
    )
    return path.startswith(own) or bool(_SYSTEM.match(path)) or not path.startswith("/")


# `make acceptance` installs strace.
@pytest.mark.parametrize("traced", budget(quick=[False], full=[False, True]))
def test_nothing_else_is_opened(traced: bool, make_project: MakeProject, tmp_path: Path) -> None:
    root, scratch, trace = make_project("two-products"), tmp_path / "scratch", tmp_path / "trace"
    scratch.mkdir()
    command = [sys.executable, "-c", _RENDER, str(root)]
    if traced:
        strace = shutil.which("strace")
        assert strace, "install it with: sudo apt-get install strace"
        command = [
            strace,
            "-f",
            "-e",
            "trace=open,openat,connect,execve",
            "-o",
            str(trace),
            *command,
        ]
    environment = {"PATH": "/usr/bin:/bin", "TMPDIR": str(scratch), "HOME": str(tmp_path / "home")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    if traced:
        lines = trace.read_text("utf-8", "replace").splitlines()
        (mark,) = (at for at, line in enumerate(lines) if "/proc/self/comm" in line)
        lines = lines[mark + 1 :]
        opened = {found[1] for line in lines if (found := _OPENED.search(line))}
        assert [line for line in lines if "connect(" in line or "execve(" in line] == []
    else:
        opened = {line[5:] for line in done.stdout.splitlines() if line.startswith("open ")}
        assert [line for line in done.stdout.splitlines() if line.startswith("event ")] == []
    assert any(path.endswith("templates/note/note.docx") for path in opened), "the trace sees"
    assert {path for path in opened if not allowed(path, root, scratch)} == set()
