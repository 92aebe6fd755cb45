"""Fuzzing guided by coverage, of everything that reads foreign bytes, where atheris installs."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import TESTS
from foreign import FILES
from hostile.packed import unpacked

pytest.importorskip("atheris")

ATTACKS = TESTS / "hostile/attacks"
MINI = TESTS / "projects/mini"
SEEDS: dict[str, Iterable[bytes]] = {
    "yaml": [path.read_bytes() for path in (*MINI.rglob("*.yaml"), *(ATTACKS / "yaml").iterdir())],
    "toml": [path.read_bytes() for path in TESTS.glob("projects/*/docgen.toml")],
    "text": [path.read_bytes() for path in (*MINI.rglob("*.md"), *(ATTACKS / "text").iterdir())],
    **{kind: [FILES[f"a.{kind}"]()] for kind in ("txt", "html", "pdf")},
    "docx": [unpacked(FILES["a.docx"]())["word/document.xml"]],
}
# How many inputs, about half a minute's work of each kind; the same ones each time.
RUNS = {
    "yaml": 6000,
    "toml": 40_000,
    "text": 40_000,
    "txt": 20_000,
    "html": 10_000,
    "docx": 1000,
    "pdf": 120,
}
LIMITS = ("-seed=1", "-max_total_time=120", "-timeout=20", "-rss_limit_mb=2000", "-max_len=200000")


@pytest.mark.parametrize("target", SEEDS)
def test_no_input_brings_more_than_a_clear_error(target: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(SEEDS[target]):
        (corpus / str(number)).write_bytes(seed)
    command = [sys.executable, "-m", "hostile.guided", target, *LIMITS, f"-runs={RUNS[target]}"]
    done = subprocess.run(
        [*command, f"-artifact_prefix={tmp_path}/", corpus],
        cwd=TESTS,
        # Where docgen ran in this process, its children do not look in the working folder.
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Done" in done.stderr
