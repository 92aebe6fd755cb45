"""Runs a command as a user would, whole, and says what it took."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple

TESTS = Path(__file__).parents[1]


class Run(NamedTuple):
    """Wall time, the peak memory of the process itself in MB (no child's), and standard output."""

    seconds: float
    peak: float
    out: str


def run(
    command: Sequence[str | Path],
    *,
    words: str = "",
    cwd: Path = TESTS,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run ``command`` to its end, with ``words`` on standard input; it has to succeed."""
    with TemporaryFile("w+") as said, TemporaryFile("w+") as out, TemporaryFile("w+") as errors:
        said.write(words)
        said.seek(0)
        start = time.perf_counter()
        with subprocess.Popen(
            [str(part) for part in command],
            stdin=said,
            stdout=out,
            stderr=errors,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
        ) as process:
            watch = _Watch(process.pid)
            code = process.wait()
            seconds = time.perf_counter() - start
            watch.stop()
        out.seek(0)
        errors.seek(0)
        if code:
            raise RuntimeError(f"{Path(command[0]).name} ended with {code}: {errors.read()[-500:]}")
        return Run(seconds, watch.peak, out.read())


def module(name: str, *arguments: str | Path, **settings: Any) -> Run:
    """Run a module by this Python; ``settings`` are those of :func:`run`."""
    return run([sys.executable, "-m", name, *arguments], **settings)


def build(root: Path, *arguments: str | Path, output: Path | None = None) -> Run:
    """Run ``docgen build``; as a user has it, its output folder is the project's ``build``."""
    return module(
        *("docgen", "build", "--project", root),
        *("--output-dir", output or root / "build"),
        *arguments,
    )


def peak_of(pid: int) -> float | None:
    """The most memory in MB that the running process ``pid`` has had, or ``None`` if it ended.

    The system's own account of a process that has ended counts in what its parent had when it
    started it, which here would be more than the process itself.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return None


class _Watch:
    """Looks at the memory of a process until told to stop."""

    def __init__(self, pid: int) -> None:
        self.peak = 0.0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(0.01):
            self.peak = max(self.peak, peak_of(self._pid) or 0)
