"""What is docgen's at a place is what its record there says; all else stays."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import tree
from docgen.delivery.folder import FolderStore
from docgen.delivery.mirror import mirror
from docgen.delivery.project import project_id
from docgen.delivery.record import NAME, Sender, stage_of
from docgen.delivery.release import DeliveryCounts
from docgen.delivery.zip_file import record_name, write_zip
from docgen.errors import DocgenError, MachineError
from releases import make_release, make_sender, nobody_else, seen

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b", "ru/c.pdf": b"c"}
NEW = {"en/a.pdf": b"a", "en/b.pdf": b"new", "d.pdf": b"d"}

Deliver = Callable[..., DeliveryCounts]
Stands = Callable[[str, str], bool]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


@pytest.fixture
def deliver(share: Path, tmp_path: Path) -> Deliver:
    def deliver(
        documents: dict[str, bytes], sender: Sender | None = None, stands: Stands = nobody_else
    ) -> DeliveryCounts:
        release = make_release(tmp_path / "out", documents)
        return mirror(FolderStore(share), release, sender or make_sender(), stands)

    return deliver


def everything(folder: Path) -> dict[str, object]:
    """All that is in a folder: files with their bytes, links with where they lead."""
    found: dict[str, object] = {}
    for path in folder.rglob("*"):
        leads_to = path.readlink() if path.is_symlink() else None
        found[str(path.relative_to(folder))] = leads_to or (path.is_file() and path.read_bytes())
    return found


@pytest.mark.parametrize(
    "path", ["en/b.pdf", "d.pdf", "manifest.json", "SHA256SUMS", NAME, stage_of("0" * 32, NAME)]
)
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("kind", ["file", "link", "broken link", "pipe", "folder"])
def test_what_is_not_ours_stops_the_delivery(
    path: str, first: bool, kind: str, share: Path, tmp_path: Path, deliver: Deliver
) -> None:
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    if not first:
        deliver(OLD)
    where = share / path
    where.unlink(missing_ok=True)
    where.parent.mkdir(exist_ok=True)
    match kind:
        case "file":
            where.write_bytes(b"theirs")
        case "link":
            where.symlink_to(tmp_path / "elsewhere")
        case "broken link":
            where.symlink_to("nowhere")
        case "pipe":
            os.mkfifo(where)
        case "folder":
            where.mkdir()
            (where / "theirs.txt").write_bytes(b"theirs")
    before = everything(share)
    with pytest.raises(DocgenError, match=r"move it away|deliver with that version") as caught:
        deliver(NEW)
    assert str(where) in str(caught.value)
    assert everything(share) == before
    assert (tmp_path / "elsewhere").read_bytes() == b"theirs"


@pytest.mark.parametrize("target", ["../elsewhere", "ru", "nowhere"])
def test_no_document_goes_through_a_link(
    target: str, share: Path, tmp_path: Path, deliver: Deliver
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (share / "ru").mkdir()
    (share / "en").symlink_to(target)
    before = everything(tmp_path)
    with pytest.raises(DocgenError, match="another file or folder is in its place"):
        deliver(OLD)
    assert everything(share) == {"en": Path(target), "ru": False}
    assert everything(tmp_path).items() >= before.items()


def test_a_file_for_a_folder(share: Path, deliver: Deliver) -> None:
    (share / "en").write_bytes(b"theirs")
    with pytest.raises(DocgenError, match="another file or folder is in its place"):
        deliver(OLD)
    assert everything(share) == {"en": b"theirs"}


def test_what_was_changed_by_hand_stays(share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    for path in ("ru/c.pdf", "en/b.pdf"):  # one that is withdrawn, one that is written anew
        before = (share / path).read_bytes()
        (share / path).write_bytes(b"edited")
        with pytest.raises(DocgenError, match="changed since docgen delivered it, so it stays"):
            deliver(NEW)
        assert (share / path).read_bytes() == b"edited"
        (share / path).write_bytes(before)
    assert deliver(NEW) == DeliveryCounts(2, 1)


def test_what_need_not_be_touched_is_not_looked_at(share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    (share / "en/a.pdf").write_bytes(b"edited")
    assert deliver(NEW) == DeliveryCounts(2, 1)
    assert (share / "en/a.pdf").read_bytes() == b"edited"


def test_what_went_away_comes_back(share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    for path in ("en/a.pdf", "SHA256SUMS"):
        (share / path).unlink()
    assert deliver(OLD) == DeliveryCounts(1, 0)
    assert seen(share).keys() == {*OLD, "SHA256SUMS"}


def test_another_project_is_refused(share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    before = everything(share)
    with pytest.raises(DocgenError, match="another project delivers here: entry 'nightly' of"):
        deliver(NEW, make_sender(project="f" * 32))
    assert everything(share) == before


def test_a_copy_of_the_project_is_another_one(
    share: Path, tmp_path: Path, deliver: Deliver
) -> None:
    for name in ("original", "copy"):
        (tmp_path / name).mkdir()
    original, copy = tmp_path / "original", tmp_path / "copy"
    number = project_id(original)
    (copy / ".docgen-project").write_bytes((original / ".docgen-project").read_bytes())
    deliver(OLD, Sender(number, str(original), "nightly", "share"))
    sender = Sender(number, str(copy), "nightly", "share")
    with pytest.raises(DocgenError, match="another project delivers here"):
        deliver(NEW, sender)
    original.rename(tmp_path / "gone")  # a project that was moved is no copy
    assert deliver(NEW, sender) == DeliveryCounts(2, 1)


def test_a_project_keeps_its_id(tmp_path: Path) -> None:
    number = project_id(tmp_path)
    assert number == project_id(tmp_path)
    (tmp_path / ".docgen-project").write_text("something else\n")
    with pytest.raises(MachineError, match=r"\.docgen-project: does not hold the id of a project"):
        project_id(tmp_path)
    (tmp_path / ".docgen-project").unlink()
    assert project_id(tmp_path) != number
    (tmp_path / ".docgen-project").unlink()
    os.mkfifo(tmp_path / ".docgen-project")
    with pytest.raises(MachineError, match="no regular file"):
        project_id(tmp_path)


def test_a_record_leads_nowhere_else(share: Path, tmp_path: Path, deliver: Deliver) -> None:
    deliver(OLD)
    (tmp_path / "elsewhere").write_bytes(OLD["en/a.pdf"])
    record = (share / NAME).read_text()
    (share / NAME).write_text(record.replace("en/a.pdf", "../elsewhere"))
    with pytest.raises(DocgenError, match=r"'\.\./elsewhere' cannot be the path"):
        deliver(NEW)
    assert (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 10_000, b'{"format": 2}', b"\xff"])
def test_a_damaged_record(content: bytes, share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    (share / NAME).write_bytes(content)
    before = everything(share)
    with pytest.raises(DocgenError, match="not a record of deliveries"):
        deliver(NEW)
    assert everything(share) == before
    (share / NAME).unlink()  # as the message says
    assert deliver(NEW) == DeliveryCounts(2, 1)


def test_a_record_of_another_version(share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    (share / NAME).write_text((share / NAME).read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(DocgenError, match="written by another version of docgen"):
        deliver(NEW)


def test_what_an_earlier_docgen_delivered_is_taken_over(share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    (share / NAME).unlink()
    (share / "theirs.txt").write_bytes(b"theirs")
    assert deliver(NEW) == DeliveryCounts(2, 1)
    assert seen(share).keys() == {*NEW, "SHA256SUMS", "theirs.txt"}


def test_what_is_not_as_its_checksums_say_is_not_taken_over(share: Path, deliver: Deliver) -> None:
    deliver(OLD)
    (share / NAME).unlink()
    (share / "en/a.pdf").write_bytes(b"edited")
    before = everything(share)
    with pytest.raises(DocgenError, match=r"en/a\.pdf: not as SHA256SUMS says, and docgen left no"):
        deliver(NEW)
    assert everything(share) == before


@pytest.mark.parametrize("content", [b"theirs", b""])
def test_no_zip_file_replaces_a_file_of_others(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(content)
    before = everything(tmp_path)
    release = make_release(tmp_path / "out", OLD)
    with pytest.raises(DocgenError, match="a file that docgen did not write is in its place"):
        write_zip(path, release, make_sender(), nobody_else)
    assert everything(tmp_path).items() >= before.items()
    assert path.read_bytes() == content


def test_a_zip_file_that_was_changed_stays(tmp_path: Path) -> None:
    path, sender = tmp_path / "all.zip", make_sender()
    write_zip(path, make_release(tmp_path / "out", OLD), sender, nobody_else)
    with path.open("ab") as file:
        file.write(b"more")
    before = path.read_bytes()
    with pytest.raises(DocgenError, match="changed since docgen delivered it, so it stays"):
        write_zip(path, make_release(tmp_path / "out", NEW), sender, nobody_else)
    assert path.read_bytes() == before


def test_a_zip_file_of_an_earlier_docgen_is_taken_over(tmp_path: Path) -> None:
    path, sender = tmp_path / "all.zip", make_sender()
    old, new = make_release(tmp_path / "out", OLD), make_release(tmp_path / "new", NEW)
    for again in (old, new):
        write_zip(path, old, sender, nobody_else)
        (tmp_path / record_name("all.zip")).unlink()
        counts = write_zip(path, again, sender, nobody_else)
        assert counts == (DeliveryCounts(0, 0) if again is old else DeliveryCounts(3, 1))


def test_other_files_at_a_place_stay(share: Path, deliver: Deliver) -> None:
    theirs = {"theirs.txt": b"t", "en/theirs.txt": b"t", ".docgen-part/a.pdf": b"t"}
    for path, content in theirs.items():
        (share / path).parent.mkdir(exist_ok=True)
        (share / path).write_bytes(content)
    for documents in (OLD, NEW, {"e.pdf": b"e"}):
        deliver(documents)
        assert tree(share).items() >= (theirs | documents).items()
    assert seen(share).keys() == {*theirs, "e.pdf", "SHA256SUMS"}
