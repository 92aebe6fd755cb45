import os
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
    with pytest.raises(OSError, match="No space left") as raised:
        outputs.write(path, b"new")
    assert raised.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in path.parent.iterdir()] == ["b.pdf"]


def test_an_error_names_the_file_that_was_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(IsADirectoryError) as raised:
        outputs.write(tmp_path / "b.pdf", b"new")
    assert raised.value.filename == str(tmp_path / "b.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["b.pdf"]


def test_what_was_left_half_written_goes(tmp_path: Path) -> None:
    outputs.write(tmp_path / "a/b.pdf", b"x")
    (tmp_path / "a/.docgen-part-0123456789abcdef").write_bytes(b"half")
    (tmp_path / "a/.mine").write_bytes(b"mine")
    (tmp_path / "a/.docgen-part-mine").write_bytes(b"mine")
    (tmp_path / "a/.docgen-part-fedcba9876543210").mkdir()
    outputs.sweep(tmp_path, ["a/b.pdf", "c/d.pdf", "a/b.pdf/e.pdf"])
    names = sorted(each.name for each in (tmp_path / "a").iterdir())
    assert names == [".docgen-part-fedcba9876543210", ".docgen-part-mine", ".mine", "b.pdf"]


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


@pytest.mark.parametrize("what", ["pipe", "folder", "link", "device", "circle"])
def test_only_regular_files_are_read(what: str, tmp_path: Path) -> None:
    path = tmp_path / what
    match what:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "link":
            (tmp_path / "file").touch()
            path.symlink_to("file")
        case "device":
            path.symlink_to("/dev/zero")
        case "circle":
            path.symlink_to(what)
    assert outputs.digest(path) == outputs.UNREADABLE


def test_no_link_leads_out_of_the_output_folder(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "build", tmp_path / "elsewhere"
    output.mkdir()
    elsewhere.mkdir()
    (elsewhere / "b.pdf").touch()
    (output / "a").symlink_to(elsewhere)
    (elsewhere / ".docgen-part-0123456789abcdef").touch()
    outputs.sweep(output, ["a/b.pdf"])
    assert (elsewhere / ".docgen-part-0123456789abcdef").exists()
    assert outputs.digests(output)("a/b.pdf") == outputs.UNREADABLE
    for path in ("a/b.pdf", "../elsewhere/b.pdf"):
        with pytest.raises(MachineError, match="leads out of the output folder"):
            outputs.remove(output, path)
    assert (elsewhere / "b.pdf").exists()


def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    """As root a file would replace ``/dev/null`` too."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    for name in ("pipe", "link"):
        with pytest.raises(OSError, match="a device or a pipe"):
            outputs.write(tmp_path / name, b"x")
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()


def test_a_folder_that_a_link_replaces_in_the_meantime_is_refused(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    (output / "en").mkdir(parents=True)
    elsewhere.mkdir()
    folders = outputs.Folders(output)
    folders.refuse_way_out("en/a.pdf")
    folders.refuse_way_out("en/b.pdf")
    (output / "en").rmdir()
    (output / "en").symlink_to(elsewhere)
    with pytest.raises(MachineError, match="leads out of the output folder"):
        folders.refuse_way_out("en/b.pdf")
