"""The scheduler in a process of its own: how it lasts, and how it ends."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from conftest import TESTS, children, tree
from docgen.store.folder import builds_of
from docgen.store.verify import verify

pytestmark = pytest.mark.early

DOCGEN = [sys.executable, "-m", "docgen"]
SOAK = [sys.executable, str(TESTS / "schedule/soak.py")]


def start(*command: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def add(root: Path, *names: str) -> None:
    with (root / "docgen.toml").open("a") as file:
        for name in names:
            file.write(f'\n[[schedule]]\nname = "{name}"\ncron = "0 0 1 1 *"\nzone = "UTC"\n')
            file.write(f'\n[[schedule.deliver]]\nto = "folder"\npath = "share-{name}"\n')
            (root / f"share-{name}").mkdir()


def whole(root: Path) -> None:
    """What stands in the output folder is whole, and nothing else is there."""
    assert verify(root / "build")[1] == ()
    assert not list(root.rglob(".docgen-part*"))


def resident(pid: int) -> int:
    """Kilobytes of memory of a process and those that it started and has still."""
    status = Path(f"/proc/{pid}/status").read_text()
    own = int(re.findall(r"VmRSS:\s+(\d+)", status)[0])
    return own + sum(resident(child) for child in children(pid))


@pytest.mark.long
def test_it_lasts(mini: Path) -> None:
    add(mini, "three", "five")
    with (mini / "log").open("w") as log:
        process = subprocess.Popen([*SOAK, mini], stdout=log, stderr=log)
        samples = edit_for(600, mini, process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0

    builds = builds_of(mini / "build", 10_000)[::-1]
    spans = [
        (datetime.fromisoformat(build.began), datetime.fromisoformat(build.ended or ""))
        for build in builds
    ]
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    assert {build.label for build in builds} == {"three", "five"}
    rendered = sum(build.rendered for build in builds)
    assert rendered > len(builds)
    assert not any(build.error or build.failed for build in builds)
    assert not any(build.left for build in builds[:-1])  # the last may have been told to stop
    assert "Traceback" not in (mini / "log").read_text()
    whole(mini)

    early, late = median(samples[: len(samples) // 2 + 1]), median(samples[-len(samples) // 4 :])
    figures = f"{len(builds)} builds, {rendered} documents, {early:.0f} to {late:.0f} kB"
    (mini / "figures").write_text(figures)
    assert late - early < 10_000, figures


def edit_for(seconds: int, root: Path, pid: int) -> list[int]:
    """Edit a note every second; the memory of process ``pid`` between builds."""
    note, samples = root / "content/demo/notes/kz.md", list[int]()
    words = note.read_text()
    end = time.monotonic() + seconds
    while time.monotonic() < end or len(builds_of(root / "build", 5)) < 5 or len(samples) < 4:
        assert time.monotonic() < end + 120
        note.write_text(f"{words}\nStill {end - time.monotonic():.3f} seconds.\n")
        time.sleep(1)
        built = (root / "build/manifest.json").exists()  # once at least: all is loaded
        if built and not any(map(children, children(pid))):
            samples.append(resident(pid))
    return samples


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_waiting_for_its_time_it_ends_at_once(mini: Path, number: signal.Signals) -> None:
    add(mini, "yearly")
    process = start(*DOCGEN, "schedule", "run", "--project", mini)
    assert process.stdout is not None
    assert process.stdout.readline().endswith("schedule: yearly\n")
    process.send_signal(number)
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0


@pytest.mark.parametrize("how", ["term", pytest.param("ctrl-c", marks=pytest.mark.long)])
def test_the_documents_under_way_are_finished(mini: Path, how: str) -> None:
    """As a service is stopped, and as a person stops it in a terminal: all processes hear it."""
    add(mini, "nightly")
    process = start(*DOCGEN, "schedule", "run", "--once", "nightly", "-j1", "--project", mini)
    wait_for(mini / "build/demo/en", process)
    if how == "term":
        process.send_signal(signal.SIGTERM)
    else:
        os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    told = re.search(r"(\d+) rendered, 0 fresh, (\d+) left\n", out)
    assert told, out + err
    assert int(told[1]) + int(told[2]) == 24
    assert err == "failed: to share-nightly: not sent, the build is not complete\n"
    whole(mini)
    assert tree(mini / "share-nightly") == {}
    (build,) = builds_of(mini / "build", 5)
    assert (build.rendered, build.left) == (int(told[1]), int(told[2]))

    again = subprocess.run(
        [*DOCGEN, "schedule", "run", "--once", "nightly", "--project", mini],
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{told[2]} rendered, {told[1]} fresh\ndelivered to share-nightly: 24 documents" in (
        again.stdout
    )
