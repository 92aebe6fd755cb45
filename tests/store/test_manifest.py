import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from conftest import RunDocgen, copy_of_mini


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its documents; each test changes a copy."""
    root = copy_of_mini(tmp_path_factory.mktemp("built"))
    command = [sys.executable, "-m", "docgen", "build", "--project", str(root), "-q", "-j2"]
    assert subprocess.run(command, check=False).returncode == 0
    return root


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built_once, tmp_path / "project", symlinks=True)


def test_manifest_tells_where_each_document_comes_from(built: Path) -> None:
    manifest = json.loads((built / "build/manifest.json").read_text())
    assert len(manifest["files"]) == 24
    whole = next(file for file in manifest["files"] if file["id"] == "demo/en/note/whole/pdf")
    assert whole["path"] == "demo/en/demo-note-whole.pdf"
    assert whole["pages"] == 1
    assert manifest["inputs"][whole["inputs"]]["templates/note/base.css"] is None
    assert len(manifest["inputs"][whole["inputs"]]["templates/note/note.html"]) == 64
    assert manifest["versions"][whole["versions"]]["weasyprint"] == "70.0"


def test_checksums_are_those_of_the_usual_tool(built: Path) -> None:
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=built / "build", check=False).returncode == 0
    assert len((built / "build/SHA256SUMS").read_text().splitlines()) == 24


def test_verify_names_what_differs(built: Path, docgen: RunDocgen) -> None:
    verify = ("verify", "--project", built)
    assert docgen(*verify) == (0, "24 documents, 0 differences\n", "")
    folder = built / "build/demo/en"
    (folder / "demo-note-whole.pdf").write_bytes(b"other")
    (folder / "demo-note-fish.docx").unlink()
    (folder / "mine.txt").write_text("mine")
    (folder / ".hidden").write_text("nobody's business")
    assert docgen(*verify) == (
        5,
        "24 documents, 3 differences\n",
        "missing: demo/en/demo-note-fish.docx\n"
        "altered: demo/en/demo-note-whole.pdf\n"
        "foreign: demo/en/mine.txt\n",
    )


def test_nothing_to_verify(tmp_path: Path, docgen: RunDocgen) -> None:
    done = docgen("verify", "--output-dir", tmp_path)
    assert done.code == 5
    assert "no manifest found (build first)" in done.err
    (tmp_path / "manifest.json").write_text("{")
    assert "not a manifest" in docgen("verify", "--output-dir", tmp_path).err


def test_when_content_last_changed(built: Path, docgen: RunDocgen) -> None:
    def changed() -> dict[str, str]:
        manifest = json.loads((built / "build/manifest.json").read_text())
        return {file["path"]: file["changed"] for file in manifest["files"]}

    before = changed()
    (built / "content/demo/notes/kz.md").write_text("Another note.")
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        assert docgen("build", "--project", built, "-q", "-j1").code == 0
    after = changed()
    assert set(after) == set(before)
    assert {path for path in after if after[path] != before[path]} == {
        f"demo/en/demo-note-kazakhstan.{form}" for form in ("pdf", "docx")
    }


def test_a_list_changed_by_hand_stays(built: Path, docgen: RunDocgen) -> None:
    path = built / "build/manifest.json"
    changed = path.read_text().replace("demo", "omed")
    path.write_text(changed)
    done = docgen("build", "--project", built)
    assert done.code == 1
    assert "failed: manifest.json\n        changed since docgen wrote it" in done.err
    assert path.read_text() == changed
    path.unlink()
    assert docgen("build", "--project", built).code == 0
    assert docgen("verify", "--project", built).code == 0


def test_a_time_in_the_future_counts_as_now_and_is_reported(mini: Path, docgen: RunDocgen) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2000)):
        assert docgen("build", "--project", mini, "-q", "--format", "docx", "-j1").code == 0
    done = docgen("build", "--project", mini, "--format", "docx")
    assert done.err.startswith("warning: 12 documents were recorded as changed in the future")
    manifest = json.loads((mini / "build/manifest.json").read_text())
    assert {file["changed"] <= datetime.now(UTC).isoformat() for file in manifest["files"]} == {
        True
    }
    assert docgen("build", "--project", mini, "--format", "docx").err == ""


def test_an_unchanged_manifest_is_not_written_again(built: Path, docgen: RunDocgen) -> None:
    path = built / "build/manifest.json"
    before = path.stat()
    assert docgen("build", "--project", built, "-q").code == 0
    assert path.stat().st_mtime_ns == before.st_mtime_ns
