import zipfile
from pathlib import Path

import pytest

from docgen.delivery.bundle import bundle
from docgen.delivery.parcel import Handed
from docgen.errors import DeliveryError, DocgenError
from parcels import make_parcel

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b"}
NEW = {"en/a.pdf": b"new"}


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
        return {name: parts.read(name) for name in parts.namelist()}


def test_documents_manifest_and_checksums(tmp_path: Path) -> None:
    parcel = make_parcel(tmp_path / "out", OLD)
    assert bundle(tmp_path / "all.zip", parcel, {}) == Handed(2, 0)
    assert contents(tmp_path / "all.zip") == OLD | parcel.lists
    assert list(contents(tmp_path / "all.zip"))[2:] == ["manifest.json", "SHA256SUMS"]


def test_same_documents_same_bytes(tmp_path: Path) -> None:
    for name in ("1.zip", "2.zip"):
        bundle(tmp_path / name, make_parcel(tmp_path / f"out{name}", OLD), {})
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_written_only_when_something_changed(tmp_path: Path) -> None:
    parcel, path = make_parcel(tmp_path / "out", OLD), tmp_path / "all.zip"
    bundle(path, parcel, {})
    before = path.stat().st_ino
    assert bundle(path, parcel, parcel.digests) == Handed(0, 0)
    assert path.stat().st_ino == before
    path.unlink()
    assert bundle(path, parcel, parcel.digests) == Handed(2, 0)
    changed = make_parcel(tmp_path / "out", NEW)
    assert bundle(path, changed, parcel.digests) == Handed(1, 1)
    assert contents(path) == NEW | changed.lists


def test_a_failure_leaves_the_former_file(tmp_path: Path) -> None:
    parcel, path = make_parcel(tmp_path / "out", OLD), tmp_path / "all.zip"
    bundle(path, parcel, {})
    before = path.read_bytes()
    changed = make_parcel(tmp_path / "out", NEW | {"en/z.pdf": b"z"})
    (tmp_path / "out/en/z.pdf").unlink()
    with pytest.raises(DocgenError, match="cannot be read"):
        bundle(path, changed, parcel.digests)
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.zip", "out"]


def test_a_share_that_is_not_mounted(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="is the share mounted"):
        bundle(tmp_path / "share/all.zip", make_parcel(tmp_path / "out", OLD), {})
