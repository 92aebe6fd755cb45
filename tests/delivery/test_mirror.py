"""One law for every folder: it holds just the documents, or what it held before."""

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import budget, tree
from docgen.delivery.folder import FolderStore
from docgen.delivery.lock import lock_of
from docgen.delivery.mirror import mirror
from docgen.delivery.record import NAME, stage_of
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.store import Store
from docgen.errors import DeliveryError, DocgenError
from releases import make_folders_read_only, make_release, make_sender, nobody_else, seen

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b", "ru/c.pdf": b"c"}
NEW = {"en/a.pdf": b"a", "en/b.pdf": b"new", "d.pdf": b"d"}


def digests(documents: Mapping[str, bytes]) -> dict[str, str]:
    return {path: sha256(content).hexdigest() for path, content in documents.items()}


def sums(documents: Mapping[str, bytes]) -> bytes:
    lines = (f"{digest}  {path}\n" for path, digest in sorted(digests(documents).items()))
    return "".join(lines).encode()


class Flaky(FolderStore):
    """A folder that fails after so many changes."""

    def __init__(self, root: Path, changes: int) -> None:
        super().__init__(root)
        self._left = changes

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise ConnectionError("gone")

    def write(self, path: str, content: bytes) -> None:
        self._count()
        super().write(path, content)

    def move(self, path: str, to: str) -> None:
        self._count()
        super().move(path, to)

    def remove(self, path: str) -> None:
        self._count()
        super().remove(path)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


def send(share: Path, output: Path, new: Mapping[str, bytes]) -> DeliveryCounts:
    return deliver(FolderStore(share), make_release(output, dict(new)))


def deliver(store: Store, release: Release) -> DeliveryCounts:
    return mirror(store, release, make_sender(), nobody_else)


def test_documents_with_their_checksums(share: Path, tmp_path: Path) -> None:
    assert send(share, tmp_path / "out", OLD) == DeliveryCounts(3, 0)
    assert seen(share) == OLD | {"SHA256SUMS": sums(OLD)}
    assert (share / "manifest.json").exists()


def test_where_nothing_is_new_nothing_is_written(
    share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(share, tmp_path / "out", OLD)
    before = tree(share)
    make_folders_read_only(monkeypatch)
    assert send(share, tmp_path / "out", OLD) == DeliveryCounts(0, 0)
    assert tree(share) == before


@pytest.mark.parametrize("gone", ["en/a.pdf", "SHA256SUMS", NAME])
def test_what_is_missing_must_be_written(
    gone: str, share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(share, tmp_path / "out", OLD)
    (share / gone).unlink()
    with monkeypatch.context() as patch:
        make_folders_read_only(patch)
        with pytest.raises(OSError, match="Read-only"):
            send(share, tmp_path / "out", OLD)
    send(share, tmp_path / "out", OLD)
    assert seen(share) == OLD | {"SHA256SUMS": sums(OLD)}
    assert (share / NAME).exists()


@pytest.mark.parametrize(
    "left", [lock_of(NAME), f"{stage_of('0' * 32, NAME)}/.docgen-part-{'0' * 16}"]
)
def test_what_a_killed_run_left_is_swept_with_nothing_new(
    left: str, share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.delivery.lock._MOMENT", 0)
    send(share, tmp_path / "out", OLD)
    before = tree(share)
    (share / left).parent.mkdir(exist_ok=True)
    (share / left).write_bytes(b"")
    send(share, tmp_path / "out", OLD)
    assert tree(share) == before


def test_only_what_changed_goes_and_what_is_no_more_is_taken_away(
    share: Path, tmp_path: Path
) -> None:
    send(share, tmp_path / "out", OLD)
    (share / "theirs.txt").write_text("theirs")
    before = (share / "en/a.pdf").stat().st_ino
    assert send(share, tmp_path / "out", NEW) == DeliveryCounts(2, 1)
    assert seen(share) == NEW | {"SHA256SUMS": sums(NEW), "theirs.txt": b"theirs"}
    assert (share / "en/a.pdf").stat().st_ino == before
    assert not (share / "ru").exists()


def test_nothing_new_touches_nothing(share: Path, tmp_path: Path) -> None:
    send(share, tmp_path / "out", OLD)
    before = {path: path.stat().st_ino for path in share.rglob("*")}
    assert send(share, tmp_path / "out", OLD) == DeliveryCounts(0, 0)
    assert {path: path.stat().st_ino for path in share.rglob("*")} == before


def test_a_folder_that_lost_its_checksums_gets_all_again(share: Path, tmp_path: Path) -> None:
    send(share, tmp_path / "out", OLD)
    for path in share.rglob("*.*"):
        path.unlink()
    (share / "SHA256SUMS").unlink()
    assert send(share, tmp_path / "out", OLD) == DeliveryCounts(3, 0)
    assert seen(share) == OLD | {"SHA256SUMS": sums(OLD)}


def test_a_failure_before_all_is_there_changes_nothing(share: Path, tmp_path: Path) -> None:
    send(share, tmp_path / "out", OLD)
    release = make_release(tmp_path / "out", NEW)
    for changes in range(4):  # the record, two documents and two lists are written first
        with pytest.raises(ConnectionError):
            deliver(Flaky(share, changes), release)
        stage = stage_of(make_sender().project, NAME)
        there = {path: each for path, each in seen(share).items() if not path.startswith(stage)}
        assert there == OLD | {"SHA256SUMS": sums(OLD)}


PATHS = st.sampled_from(("a.pdf", "en/a.pdf", "en/b.pdf", "ru/a.pdf", "ru/x/b.pdf"))
DOCUMENTS = st.dictionaries(PATHS, st.binary(min_size=1, max_size=3), min_size=1)


@given(st.lists(st.tuples(DOCUMENTS, st.integers(0, 18)), min_size=1, max_size=4), DOCUMENTS)
@settings(max_examples=budget(quick=25, full=500))
def test_whenever_it_failed_the_next_attempt_makes_it_whole(
    tmp_path_factory: pytest.TempPathFactory,
    attempts: list[tuple[dict[str, bytes], int]],
    last: dict[str, bytes],
) -> None:
    folder = tmp_path_factory.mktemp("law")
    share = folder / "share"
    share.mkdir()
    for documents, changes in [*attempts, (last, 1000)]:
        release = make_release(folder / "out", documents)
        with suppress(ConnectionError):
            deliver(Flaky(share, changes), release)
    assert seen(share) == last | {"SHA256SUMS": sums(last)}


def test_a_share_that_is_not_mounted(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="is the share mounted"):
        FolderStore(tmp_path / "share")


def test_a_document_that_was_changed_by_hand_is_not_sent(share: Path, tmp_path: Path) -> None:
    release = make_release(tmp_path / "out", OLD)
    (tmp_path / "out/en/b.pdf").write_bytes(b"edited")
    with pytest.raises(DocgenError, match=r"^en/b\.pdf: was changed since it was built"):
        deliver(FolderStore(share), release)
    assert not (share / "en").exists()
