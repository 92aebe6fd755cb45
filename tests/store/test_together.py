"""Several files at once: all or none, even after a kill between any two steps."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.errors import ContentError, MachineError
from docgen.store.content_lock import locked
from docgen.store.together import JOURNAL, NewFile, finish, save

OLD = {"content/a.yaml": b"a: 1\n", "content/b.md": b"b\n"}
NEW = {"content/a.yaml": b"a: 2\n", "content/b.md": b"bb\n", "content/c.yaml": b"c: 1\n"}
FILES = [NewFile(path, OLD.get(path), content) for path, content in NEW.items()]

# Ends the process in the place of its step number STEP that changes the disk.
KILLED = """\
import os, pathlib, signal, sys
from docgen.store.content_lock import locked
from store.test_together import FILES, save

step = int(sys.argv[2])

def counted(real):
    def work(*arguments, **named):
        global step
        step -= 1
        if not step:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return work

for name in ("replace", "unlink"):
    setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
os.fsync = counted(os.fsync)
root = pathlib.Path(sys.argv[1])
with locked(root):
    save(root, FILES)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for path, content in OLD.items():
        (tmp_path / path).write_bytes(content)
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    return {f"content/{each.name}": each.read_bytes() for each in (root / "content").iterdir()}


def interrupted(root: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Leave ``root`` as a process does that ends once it has put ``after`` files in place."""
    real, left = Path.replace, [after]

    def replace(part: Path, path: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return real(part, path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            save(root, FILES)


@pytest.mark.parametrize("after", [1, 2, 3])
def test_what_was_begun_is_finished_by_whoever_locks_the_content_next(
    root: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    interrupted(root, monkeypatch, after)
    assert (root / JOURNAL).exists()
    with locked(root):
        assert contents(root) == NEW


def test_what_somebody_changed_since_stays_as_it_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(root, monkeypatch, 2)  # the journal and one file
    (root / "content/b.md").write_bytes(b"by an editor\n")
    with locked(root):
        pass
    assert contents(root) == {"content/a.yaml": b"a: 2\n", "content/b.md": b"by an editor\n"}


def test_what_the_disk_refuses_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def replace(part: Path, path: Path) -> Path:
        if path.name == "c.yaml":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(part, path)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(MachineError, match="cannot be written"):
        save(root, FILES)
    assert contents(root) == OLD


def test_one_file_needs_no_journal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    real = Path.replace

    def noted(part: Path, path: Path) -> Path:
        seen.append(path)
        return real(part, path)

    monkeypatch.setattr(Path, "replace", noted)
    save(root, FILES[:1])
    assert [each.name for each in seen] == ["a.yaml"]


@pytest.mark.parametrize(
    "journal",
    [
        "no JSON",
        '[{"path": "../outside.yaml", "before": null, "after": "AAAA"}]',
        '[{"path": "/tmp/outside.yaml", "before": null, "after": "AAAA"}]',
        '[{"path": "content/link/outside.yaml", "before": null, "after": "AAAA"}]',
    ],
)
def test_a_journal_that_came_with_the_project_writes_nothing_outside(
    tmp_path: Path, journal: str
) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content/link").symlink_to(tmp_path)
    (root / JOURNAL).write_text(journal, "utf-8")
    with pytest.raises(ContentError, match="docgen did not write this file"):
        finish(root)
    assert not list(tmp_path.glob("outside*"))


@pytest.mark.long
def test_a_process_that_is_killed_at_any_step_leaves_all_files_or_none(root: Path) -> None:
    step, codes = 0, set[int]()
    while 0 not in codes:
        step += 1
        for left in (root / "content").iterdir():
            left.unlink()
        for path, content in OLD.items():
            (root / path).write_bytes(content)
        command = [sys.executable, "-c", KILLED, str(root), str(step)]
        done = subprocess.run(
            command, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, check=False
        )
        codes.add(done.returncode)
        had_begun = (root / JOURNAL).exists()
        with locked(root):
            save(root, [])
        now = {path: each for path, each in contents(root).items() if "part" not in path}
        assert now == (NEW if had_begun or not done.returncode else OLD)
    assert codes == {0, -signal.SIGKILL}
    assert step > 8
