"""Packages within bounds, and parts without document types."""

import zipfile
from io import BytesIO

import pytest

from docgen import openxml
from docgen.openxml import PackageError, parse_part, read_parts
from hostile.packed import packed


def test_parts_by_name() -> None:
    parts = {"b.xml": b"<b/>", "a.xml": b"<a/>"}
    assert read_parts(packed(parts)) == parts


def _twice() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.xml", b"")
        package.writestr("A.xml", b"")
    return file.getvalue()


REFUSED = {
    "is not a zip file": b"PK",
    "holds more than 2,000 parts": packed({f"{number}": b"" for number in range(2001)}),
    "holds two parts of one name": _twice(),
    "'a.xml' unpacks to over 200 times its size": packed({"a.xml": bytes(5 << 20)}),
}


@pytest.mark.parametrize("said", REFUSED)
def test_a_package_out_of_bounds(said: str) -> None:
    with pytest.raises(PackageError, match=said):
        read_parts(REFUSED[said])


def test_a_package_may_not_unpack_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openxml, "MOST_UNPACKED", 1 << 20)
    with pytest.raises(PackageError, match="unpacks to more than 1 MB"):
        read_parts(packed({"a": bytes(1 << 20), "b": b"b"}, zipfile.ZIP_STORED))


@pytest.mark.parametrize(
    ("part", "said"),
    [(b"<a>", "not well-formed"), (b"<!DOCTYPE a><a/>", "has a document type"), (b"", "'a.xml'")],
)
def test_a_part_that_is_not_read(part: bytes, said: str) -> None:
    with pytest.raises(PackageError, match=said):
        parse_part(part, "a.xml")
