"""Runs a command as a user would, whole, and says what it took."""

import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple

TESTS = Path(__file__).parents[1]
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER (Linux, prctl(2))
_MOST_SECONDS = 10
_RARELY = 50  # looks at a process for one at its children


class Run(NamedTuple):
    """Wall time, standard output, the peak memory of the process itself in MB (no child's), the
    CPU time of it and its children, and the most memory that one of these had in each quarter of
    the time.
    """

    seconds: float
    peak: float
    out: str
    cpu: float = 0
    children: tuple[float, ...] = ()


def run(
    command: Sequence[str | Path],
    *,
    words: str = "",
    cwd: Path = TESTS,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run ``command`` to its end, with ``words`` on standard input; it has to succeed."""
    _adopt()
    with TemporaryFile("w+") as said, TemporaryFile("w+") as out, TemporaryFile("w+") as errors:
        said.write(words)
        said.seek(0)
        start, before = time.perf_counter(), _cpu()
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
        _end_of_all()
        return Run(seconds, watch.peak, out.read(), _cpu() - before, watch.children())


def _adopt() -> None:
    """Make processes whose parent ends this one's children, so that their CPU time is counted."""
    ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0)


def _end_of_all() -> None:
    """Wait for the children, a while at most: a pool's own server outlives the pool's process."""
    deadline = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < deadline:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not ended:
            time.sleep(0.01)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def module(name: str, *arguments: str | Path, **settings: Any) -> Run:
    """Run a module by this Python; ``settings`` are those of :func:`run`."""
    return run([sys.executable, "-m", name, *arguments], **settings)


def build(root: Path, *arguments: str | Path, output: Path | None = None, **settings: Any) -> Run:
    """Run ``docgen build``; as a user has it, its output folder is the project's ``build``."""
    return module(
        *("docgen", "build", "--project", root),
        *("--output-dir", output or root / "build"),
        *arguments,
        **settings,
    )


def _peak_of(pid: int) -> float | None:
    """The most memory in MB that the running process ``pid`` has had, or ``None`` if it ended.

    The system's own account of a process that has ended counts in what its parent had when it
    started it, which here would be more than the process itself.
    """
    return _memory(pid, "VmHWM")


def _memory(pid: int, field: str) -> float | None:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    for line in status.splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    return None


def _descendants(pid: int) -> Iterator[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return
    for each in map(int, children):
        yield each
        yield from _descendants(each)


class _Watch:
    """Looks at the memory of a process and of its children until told to stop."""

    def __init__(self, pid: int) -> None:
        self.peak = 0.0
        self._of_children: list[float] = []
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        for number in count(1):
            if self._ended.wait(0.01):
                return
            self.peak = max(self.peak, _peak_of(self._pid) or 0)
            if number % _RARELY == 0:
                found = (_memory(each, "VmRSS") or 0 for each in _descendants(self._pid))
                self._of_children.append(max(found, default=0))

    def children(self) -> tuple[float, ...]:
        """The most memory of one child in each quarter of the time; of a short run, nothing."""
        size, rest = divmod(len(self._of_children), 4)
        starts = range(rest, len(self._of_children), size) if size else ()
        return tuple(max(self._of_children[at : at + size]) for at in starts)
