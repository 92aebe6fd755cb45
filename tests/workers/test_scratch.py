import fcntl
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from docgen.workers.scratch import scratch


def test_it_is_gone_afterwards() -> None:
    with scratch() as folder:
        (Path(folder) / "file").touch()
        assert Path(folder).stat().st_mode & 0o077 == 0, "nobody else's business"
    assert not Path(folder).exists()


def test_what_a_killed_build_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import os, signal\nfrom docgen.workers.scratch import scratch\n"
        "with scratch() as folder: print(folder, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    left = Path(done.stdout.strip())
    assert left.exists()
    dead = left.name.split("-")[1]
    living, held, link = (
        tmp_path / name
        for name in (f"docgen-{os.getpid()}-other", f"docgen-{dead}-held", f"docgen-{dead}-link")
    )
    living.mkdir()
    held.mkdir()
    link.symlink_to(living)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    descriptor = os.open(held, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)  # as a build in another container does
    with scratch():
        assert not left.exists()
        assert living.exists()
        assert held.exists()
    os.close(descriptor)
    with scratch():
        assert not held.exists()
