import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from docgen.scratch import scratch


def test_it_is_gone_afterwards() -> None:
    with scratch() as folder:
        (Path(folder) / "file").touch()
        assert Path(folder).stat().st_mode & 0o077 == 0, "nobody else's business"
    assert not Path(folder).exists()


def test_what_a_killed_build_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import os, signal\nfrom docgen.scratch import scratch\n"
        "with scratch() as folder: print(folder, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    left = Path(done.stdout.strip())
    assert left.exists()
    living = tmp_path / f"docgen-{os.getpid()}-other"
    living.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with scratch():
        assert not left.exists()
        assert living.exists()
