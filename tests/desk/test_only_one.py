"""A project has one desk at a time; one that ended, however it did, does not stand in the way."""

import fcntl
import os
import signal
import socket
from pathlib import Path

import pytest

from docgen.desk.desk import Desk
from docgen.desk.only_one import only_desk
from docgen.desk.server import serve
from docgen.errors import MachineError, UsageError
from docgen.workers.pool import run_inline


def test_a_second_desk_is_told_where_the_first_one_is(tmp_path: Path) -> None:
    with only_desk(tmp_path, "http://127.0.0.1:8642"):
        with pytest.raises(UsageError) as refused, only_desk(tmp_path, "http://127.0.0.1:8643"):
            pass
        assert f"http://127.0.0.1:8642 (process {os.getpid()})" in str(refused.value)
    with only_desk(tmp_path, "http://127.0.0.1:8643"):
        pass


def test_a_desk_that_was_killed_is_replaced(tmp_path: Path) -> None:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        with only_desk(tmp_path, "http://127.0.0.1:8642"):
            os.write(write, b"held")
            signal.pause()
    os.read(read, 4)
    with pytest.raises(UsageError), only_desk(tmp_path, "http://127.0.0.1:8643"):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with only_desk(tmp_path, "http://127.0.0.1:8643"):
        pass


def test_a_desk_that_ends_while_the_next_one_opens_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one holds the file that a third one would find, not the one that was removed."""
    locks = fcntl.flock
    removed: list[Path] = []

    def after_the_first_ended(descriptor: int, operation: int) -> None:
        if not removed:
            removed.append(next((tmp_path / ".docgen").iterdir()))
            removed[0].unlink()
        locks(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", after_the_first_ended)
    with only_desk(tmp_path, "http://127.0.0.1:8643"):
        assert removed[0].read_text("utf-8").startswith("http://127.0.0.1:8643")
        with pytest.raises(UsageError), only_desk(tmp_path, "http://127.0.0.1:8644"):
            pass


def test_a_port_that_is_taken_is_an_error_of_the_machine(mini: Path) -> None:
    desk = Desk(mini, mini / "build", run_inline, run_inline)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(MachineError, match=f"port {port} cannot be used"):
            serve(desk, port, print, browser=False)
