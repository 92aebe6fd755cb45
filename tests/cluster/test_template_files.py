import os
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from docgen.cluster.template_files import TemplateFiles, pack, unpack
from docgen.errors import DocgenError, MachineError
from docgen.sources import Sources


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "templates").rglob("*")
        if path.is_file()
    }


def test_what_is_unpacked_is_what_was_packed(mini: Path, tmp_path: Path) -> None:
    sent = msgspec.msgpack.decode(msgspec.msgpack.encode(pack(mini)), type=TemplateFiles)
    unpack(sent, tmp_path / "there")
    assert tree(tmp_path / "there") == tree(mini)
    assert pack(tmp_path / "there").digest == sent.digest


def test_content_alone_decides_the_digest(mini: Path) -> None:
    before = pack(mini).digest
    for path in mini.rglob("*"):
        os.utime(path)
    assert pack(mini).digest == before
    (mini / "content/sectors.yaml").write_text("# not for rendering")
    assert pack(mini).digest == before
    (mini / "templates/shared/base.css").write_text("p { color: red }")
    assert pack(mini).digest != before


def test_one_content_goes_once(mini: Path) -> None:
    before = pack(mini)
    (mini / "templates/note/copy.css").write_bytes(
        (mini / "templates/shared/base.css").read_bytes()
    )
    after = pack(mini)
    assert len(after.files) == len(before.files) + 1
    assert after.contents == before.contents


def test_a_changed_byte_is_noticed(mini: Path, tmp_path: Path) -> None:
    packed = pack(mini)
    changed = {digest: content + b"x" for digest, content in packed.contents.items()}
    with pytest.raises(MachineError, match="was damaged on its way"):
        unpack(replace(packed, contents=changed), tmp_path / "there")


def test_links_are_as_they_were(mini: Path, tmp_path: Path) -> None:
    """Inside they are what they point at; outside they are refused to who names them."""
    (tmp_path / "secret").write_text("a secret")
    (mini / "assets").mkdir()
    (mini / "assets/logo.svg").write_text("<svg/>")
    (mini / "templates/shared/assets").symlink_to("../../assets")
    (mini / "templates/shared/again").symlink_to("..")
    (mini / "templates/shared/itself").symlink_to("itself")
    (mini / "templates/note/base.css").symlink_to(tmp_path / "secret")
    (mini / "templates/note/all").symlink_to("/")
    packed = pack(mini)
    assert b"a secret" not in packed.contents.values()
    unpack(packed, tmp_path / "there")
    there = Sources(tmp_path / "there")
    assert there.find("templates/shared/assets/logo.svg") == b"<svg/>"
    for name in ("templates/note/base.css", "templates/note/all/etc/hostname"):
        with pytest.raises(DocgenError, match="lies outside the project"):
            there.find(name)
        with pytest.raises(DocgenError, match="lies outside the project"):
            Sources(mini).find(name)
