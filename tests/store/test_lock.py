import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

from docgen.store.lock import locked

HOLD = """
import sys, time
from pathlib import Path
from docgen.store.lock import locked
with locked(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(path: Path) -> subprocess.Popen[str]:
    """A process that holds the lock at ``path``."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_waits_and_says_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with hold(path) as holder:
        told: list[str] = []

        def waiting(who: str) -> None:
            told.append(who)
            threading.Timer(0.2, holder.kill).start()

        with locked(path, waiting):
            assert holder.wait() == -signal.SIGKILL, "the lock came free when its holder died"
        assert told[0].startswith(f"process {holder.pid}, since 20")


def test_a_free_lock_is_not_waited_for(tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        with locked(tmp_path / "folder/lock", told.append):
            assert (tmp_path / "folder/lock").read_text().startswith(f"process {os.getpid()}, ")
    assert told == []


def test_a_lock_whose_file_was_removed_is_taken_anew(tmp_path: Path) -> None:
    path = tmp_path / "folder/lock"
    with hold(path) as holder:

        def waiting(_: str) -> None:
            shutil.rmtree(path.parent)
            path.parent.mkdir()
            threading.Timer(0.2, holder.kill).start()

        with locked(path, waiting):
            assert path.read_text().startswith(f"process {os.getpid()}, ")
