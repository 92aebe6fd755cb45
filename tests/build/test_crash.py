"""A build that is killed, starved or refused leaves nothing broken, and the next does the rest."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from conftest import REPOSITORY, TESTS, MakeProject, budget, children, tree

BUILD = [sys.executable, "-m", "docgen", "build", "--project"]


def start(
    root: Path, *options: str, environment: dict[str, str] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*BUILD, str(root), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that the workers can be killed with it
        env={**os.environ, **(environment or {})},
    )


def finish(root: Path, *options: str) -> str:
    done = subprocess.run([*BUILD, str(root), *options], capture_output=True, text=True, check=True)
    return done.stdout


def recorded(root: Path) -> set[str]:
    """The paths on record, read past docgen."""
    path = root / "build/.docgen/state.sqlite"
    if not path.exists():
        return set()
    database = sqlite3.connect(path)
    try:
        return {row[0] for row in database.execute("select path from documents")}
    except sqlite3.OperationalError:  # killed before the table was made
        return set()
    finally:
        database.close()


def documents(root: Path) -> dict[str, bytes]:
    return {
        path: content
        for path, content in tree(root / "build").items()
        if path.endswith((".pdf", ".docx"))
    }


def opens(path: Path) -> bool:
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return len(document) > 0
    with zipfile.ZipFile(path) as parts:
        return parts.testzip() is None


@pytest.fixture(scope="module")
def clean_tree(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tree of a build that nothing disturbs."""
    root = tmp_path_factory.mktemp("clean") / "project"
    copy_mini(root)
    finish(root)
    return tree(root / "build")


def copy_mini(root: Path) -> None:
    shutil.copytree(TESTS / "projects/mini", root)
    shutil.copytree(REPOSITORY / "templates/shared/fonts", root / "templates/shared/fonts")


def test_killed_at_any_moment(tmp_path: Path, clean_tree: dict[str, bytes]) -> None:
    rng = random.Random(20260530)  # noqa: S311 - when to kill is no secret
    for attempt in range(budget(quick=2, full=40)):
        root = tmp_path / str(attempt)
        copy_mini(root)
        process = start(root, "-j2")
        time.sleep(rng.uniform(0.1, 2.6))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

        before, known = documents(root), recorded(root)
        assert known <= set(before), "what is on record is on the disk"
        for path, content in before.items():
            assert content == clean_tree[path]
            assert opens(root / "build" / path)
        said = finish(root, "-j2")
        assert said == f"{24 - len(known)} rendered, {len(known)} fresh\n"
        assert tree(root / "build") == clean_tree
        assert not list((root / "build").rglob(".docgen-part-*"))


def test_workers_do_not_outlive_their_parent(mini: Path) -> None:
    (mini / "templates/note/note.html").write_text(
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    )
    process = start(mini, "-j2", "--format", "pdf")
    workers = wait_for_workers(process.pid, 2)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 20
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in workers if alive(pid)] == []


def wait_for_workers(parent: int, count: int) -> list[int]:
    """The process ids of a build's workers: grandchildren, since a server forks them."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = [pid for child in children(parent) for pid in children(child)]
        if len(found) >= count:
            return found
        time.sleep(0.02)
    raise AssertionError("no workers came")


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_disk_that_is_full(mini: Path, clean_tree: dict[str, bytes]) -> None:
    """A limit on the size of files stands for the disk: it stops writes half-way all the same."""
    limit = ["prlimit", "--fsize=9000"]
    done = subprocess.run(
        [*limit, *BUILD, str(mini), "-j1"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 6
    assert done.stderr.startswith("error: cannot write ")
    assert "Traceback" not in done.stderr
    assert set(documents(mini).items()) <= set(clean_tree.items())
    known = recorded(mini)
    assert finish(mini) == f"{24 - len(known)} rendered, {len(known)} fresh\n"
    assert tree(mini / "build") == clean_tree


def test_a_folder_without_permission(mini: Path, clean_tree: dict[str, bytes]) -> None:
    folder = mini / "build/demo/en"
    folder.mkdir(parents=True)
    folder.chmod(0o555)
    as_anyone = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    command = [*(as_anyone if os.geteuid() == 0 else []), *BUILD, str(mini), "-j1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 6
    assert f"cannot write {folder}/demo-note-whole.pdf: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    folder.chmod(0o755)
    assert finish(mini) == "24 rendered, 0 fresh\n"
    assert tree(mini / "build") == clean_tree


def test_a_damaged_state_is_set_aside_and_all_is_built_anew(
    mini: Path, clean_tree: dict[str, bytes]
) -> None:
    finish(mini)
    state = mini / "build/.docgen/state.sqlite"
    state.write_bytes(b"x" * 5000)
    done = subprocess.run([*BUILD, str(mini)], capture_output=True, text=True, check=True)
    assert "the state was damaged: moved to" in done.stderr
    assert done.stdout == "24 rendered, 0 fresh\n"
    assert state.with_name("state.sqlite.damaged").read_bytes() == b"x" * 5000
    assert tree(mini / "build") == clean_tree
    assert finish(mini) == "0 rendered, 24 fresh\n"


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LANG": "ru_RU.UTF-8", "LC_ALL": ""},
    ],
)
@pytest.mark.parametrize("jobs", [pytest.param("-j1", marks=pytest.mark.long), "-j4"])
def test_same_bytes_whatever_the_machine(
    mini: Path, clean_tree: dict[str, bytes], environment: dict[str, str], jobs: str
) -> None:
    process = start(mini, jobs, environment=environment)
    _, said = process.communicate()
    assert (process.returncode, said) == (0, "")
    assert tree(mini / "build") == clean_tree


@pytest.mark.long
def test_shards_put_together_are_the_whole(
    make_project: MakeProject, tmp_path: Path, clean_tree: dict[str, bytes]
) -> None:
    root, together = make_project(), tmp_path / "together"
    for number in (1, 2, 3):
        part = tmp_path / f"part{number}"
        finish(root, "--shard", f"{number}/3", "--output-dir", str(part))
        shutil.copytree(part, together, dirs_exist_ok=True)
    documents = {
        path: content for path, content in tree(together).items() if "SHA256SUMS" not in path
    }
    assert documents == {
        path: content for path, content in clean_tree.items() if path != "SHA256SUMS"
    }
    verify = [sys.executable, "-m", "docgen", "verify", "--output-dir", str(together)]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "24 documents, 0 differences\n")
    sums = sorted(path.name for path in together.glob("SHA256SUMS*"))
    assert sums == [f"SHA256SUMS-{number}-of-3" for number in (1, 2, 3)]


def test_a_second_build_waits_for_the_first(mini: Path) -> None:
    first, lock = start(mini, "-j1"), mini / "build/.docgen/lock"
    while not (lock.exists() and lock.read_bytes()):  # it is written once it is held
        time.sleep(0.01)
    first.send_signal(signal.SIGSTOP)  # however slowly the second one starts, it is in time
    second = start(mini, "-j1")
    assert second.stderr
    waits = second.stderr.readline()
    first.send_signal(signal.SIGCONT)
    outs = [process.communicate() for process in (first, second)]
    assert sorted(out for out, _ in outs) == ["0 rendered, 24 fresh\n", "24 rendered, 0 fresh\n"]
    told = waits + "".join(error for _, error in outs)
    assert told.startswith("waiting for another build of this folder (process ")
