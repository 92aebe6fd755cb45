from pathlib import Path

import pytest

from docgen.errors import MachineError
from docgen.store import outputs


def test_a_file_is_whole_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a/b.pdf"
    outputs.write(path, b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        outputs.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in path.parent.iterdir()] == ["b.pdf"]


def test_what_was_left_half_written_goes(tmp_path: Path) -> None:
    outputs.write(tmp_path / "a/b.pdf", b"x")
    (tmp_path / "a/.docgen-part-0123").write_bytes(b"half")
    (tmp_path / "a/.mine").write_bytes(b"mine")
    outputs.sweep(tmp_path, ["a/b.pdf"])
    assert sorted(each.name for each in (tmp_path / "a").iterdir()) == [".mine", "b.pdf"]


def test_empty_folders_go_with_their_last_file(tmp_path: Path) -> None:
    for name in ("a/b/one", "a/two"):
        outputs.write(tmp_path / name, b"x")
    outputs.remove(tmp_path, "a/b/one")
    assert (tmp_path / "a/two").exists()
    assert not (tmp_path / "a/b").exists()
    outputs.remove(tmp_path, "a/two")
    assert list(tmp_path.iterdir()) == []


def test_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert outputs.digest(tmp_path / "a") == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    assert outputs.digest(tmp_path / "none") is None
    assert outputs.digest(tmp_path / "a/b") is None


def test_no_link_leads_out_of_the_output_folder(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "build", tmp_path / "elsewhere"
    output.mkdir()
    elsewhere.mkdir()
    (elsewhere / "b.pdf").touch()
    (output / "a").symlink_to(elsewhere)
    with pytest.raises(MachineError, match="a leads out of the output folder"):
        outputs.sweep(output, ["a/b.pdf"])
    for path in ("a/b.pdf", "../elsewhere/b.pdf"):
        with pytest.raises(MachineError, match="leads out of the output folder"):
            outputs.remove(output, path)
    assert (elsewhere / "b.pdf").exists()
