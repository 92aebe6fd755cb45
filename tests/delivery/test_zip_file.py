import zipfile
from pathlib import Path

import pytest

from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.zip_file import record_name, write_zip
from docgen.errors import DeliveryError, DocgenError
from releases import make_folders_read_only, make_release, make_sender, nobody_else

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b"}
NEW = {"en/a.pdf": b"new"}


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
        return {name: parts.read(name) for name in parts.namelist()}


def write(path: Path, release: Release) -> DeliveryCounts:
    return write_zip(path, release, make_sender(), nobody_else)


def test_documents_manifest_and_checksums(tmp_path: Path) -> None:
    release = make_release(tmp_path / "out", OLD)
    assert write(tmp_path / "all.zip", release) == DeliveryCounts(2, 0)
    assert contents(tmp_path / "all.zip") == OLD | release.lists
    assert list(contents(tmp_path / "all.zip"))[2:] == ["manifest.json", "SHA256SUMS"]


def test_same_documents_same_bytes(tmp_path: Path) -> None:
    for name in ("1.zip", "2.zip"):
        write(tmp_path / name, make_release(tmp_path / f"out{name}", OLD))
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_written_only_when_something_changed(tmp_path: Path) -> None:
    release, path = make_release(tmp_path / "out", OLD), tmp_path / "all.zip"
    write(path, release)
    before = path.stat().st_ino
    assert write(path, release) == DeliveryCounts(0, 0)
    assert path.stat().st_ino == before
    path.unlink()
    assert write(path, release) == DeliveryCounts(2, 0)
    changed = make_release(tmp_path / "out", NEW)
    assert write(path, changed) == DeliveryCounts(1, 1)
    assert contents(path) == NEW | changed.lists


def test_where_nothing_is_new_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, path = make_release(tmp_path / "out", OLD), tmp_path / "all.zip"
    write(path, release)
    make_folders_read_only(monkeypatch)
    assert write(path, release) == DeliveryCounts(0, 0)
    with pytest.raises(OSError, match="Read-only"):
        write(path, make_release(tmp_path / "out", NEW))


def test_a_failure_leaves_the_former_file(tmp_path: Path) -> None:
    release, path = make_release(tmp_path / "out", OLD), tmp_path / "all.zip"
    write(path, release)
    before = path.read_bytes()
    changed = make_release(tmp_path / "out", NEW | {"en/z.pdf": b"z"})
    (tmp_path / "out/en/z.pdf").unlink()
    with pytest.raises(DocgenError, match="cannot be read"):
        write(path, changed)
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        record_name("all.zip"),
        "all.zip",
        "out",
    ]


def test_a_share_that_is_not_mounted(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="is the share mounted"):
        write(tmp_path / "share/all.zip", make_release(tmp_path / "out", OLD))
