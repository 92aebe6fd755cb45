from hashlib import sha256
from pathlib import Path

import pytest

from docgen.errors import ContentError, DocgenError
from docgen.sources import Sources


def test_reads_are_recorded_with_their_digests(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("A")
    (tmp_path / "b").write_text("B")
    sources = Sources(tmp_path)
    sources.read("a")
    with sources.recording() as reads:
        sources.read("b")
        with sources.recording() as inner:
            sources.find("missing")
        sources.read("a")
    assert inner == {"missing": None}
    digests = {name: sha256(name.upper().encode()).hexdigest() for name in "ab"}
    assert reads == {"b": digests["b"], "missing": None, "a": digests["a"]}


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    sources = Sources(tmp_path)
    sources.read("a")
    (tmp_path / "a").write_text("after")
    assert sources.read("a") == b"before"


def test_line_ends_and_byte_order_marks(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    assert Sources(tmp_path).text("a") == "one\ntwo\n"


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\ntw\xff\n")
    with pytest.raises(ContentError, match=r"^a:2: not UTF-8 \(save the file as UTF-8\)$"):
        Sources(tmp_path).text("a")


@pytest.mark.parametrize("path", ["../secret", "/etc/hostname", "link"])
def test_nothing_outside_the_project(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("x")
    root = tmp_path / "project"
    root.mkdir()
    (root / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(DocgenError, match="lies outside the project"):
        Sources(root).find(path)


def test_names(tmp_path: Path) -> None:
    (tmp_path / "b").touch()
    (tmp_path / "a").touch()
    assert Sources(tmp_path).names(".") == ("a", "b")
    assert Sources(tmp_path).names("none") == ()
