"""One run at a time delivers to a place; the lock of a dead run does not stop the next."""

import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import budget
from docgen.delivery import lease
from docgen.delivery.folder import FolderStore
from docgen.delivery.lock import PlaceTakenError, lock_of, locked
from docgen.delivery.mirror import mirror
from docgen.delivery.record import NAME, Sender, stage_of
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.remote import RemoteStore
from docgen.delivery.store import Store
from docgen.delivery.zip_file import record_name, write_zip
from docgen.errors import DocgenError
from releases import make_release, make_sender, nobody_else, seen
from servers import SftpServer

pytestmark = pytest.mark.usefixtures("quick_disk")

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b", "ru/c.pdf": b"c"}
NEW = {"en/a.pdf": b"a", "en/b.pdf": b"new", "d.pdf": b"d"}
LOCK = lock_of(NAME)

OpenStore = Callable[[], Store]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


@pytest.fixture(params=["folder", "sftp"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, OpenStore]:
    """A folder on this machine, and what opens it as the store of a delivery."""
    if request.param == "folder":
        folder = request.getfixturevalue("share")
        return folder, lambda: FolderStore(folder)
    server: SftpServer = request.getfixturevalue("server")
    return server.folder, lambda: RemoteStore(server.url, server.options)


def send(store: Store, release: Release, sender: Sender | None = None) -> DeliveryCounts:
    return mirror(store, release, sender or make_sender(), nobody_else)


def killed_with_lock(store: OpenStore, sender: Sender) -> None:
    """Have another process take the lock, and kill it."""
    child = os.fork()
    if not child:
        with locked(store(), NAME, sender):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def test_a_second_run_is_told_who_delivers(place: tuple[Path, OpenStore], tmp_path: Path) -> None:
    folder, store = place
    old, new = make_release(tmp_path / "old", OLD), make_release(tmp_path / "new", NEW)
    send(store(), old)
    before = seen(folder)
    said = rf"entry 'weekly' of /nowhere, process {os.getpid()} on .*delete .*{LOCK}"
    for project in ("0" * 32, "1" * 32):
        other = make_sender("weekly", project=project)
        with locked(store(), NAME, other), pytest.raises(PlaceTakenError, match=said):
            send(store(), new)
        assert seen(folder) == before
    assert send(store(), new) == DeliveryCounts(2, 1)
    assert not (folder / LOCK).exists()


def test_a_second_run_for_a_zip_file_is_told(tmp_path: Path) -> None:
    path, release = tmp_path / "all.zip", make_release(tmp_path / "out", OLD)
    lock = locked(FolderStore(tmp_path), record_name(path.name), make_sender("weekly"))
    with lock, pytest.raises(PlaceTakenError, match="entry 'weekly'"):
        write_zip(path, release, make_sender(), nobody_else)
    assert not path.exists()
    assert write_zip(path, release, make_sender(), nobody_else) == DeliveryCounts(3, 0)
    assert {each.name for each in tmp_path.glob(".*")} == {record_name(path.name)}


def test_a_run_that_was_killed_is_replaced_at_once(
    place: tuple[Path, OpenStore], tmp_path: Path
) -> None:
    folder, store = place
    killed_with_lock(store, make_sender("weekly"))
    assert (folder / LOCK).exists()
    counts = send(store(), make_release(tmp_path / "out", OLD))
    assert (counts.sent, counts.removed) == (3, 0)
    assert counts.note.startswith(
        "an earlier run had ended without removing its lock (entry 'weekly' of /nowhere, process "
    )
    assert {path.name for path in folder.iterdir()} >= {NAME}
    assert not [path for path in folder.iterdir() if path.name.startswith(".docgen-part")]
    assert not (folder / LOCK).exists()


def test_runs_at_the_same_time_leave_one_release_whole(share: Path, tmp_path: Path) -> None:
    """Several processes deliver different releases, some are killed; each tries until it may."""
    kinds = [OLD, NEW, {"d.pdf": b"other"}]
    releases = [make_release(tmp_path / str(at), each) for at, each in enumerate(kinds)]
    for turn in range(budget(quick=4, full=25)):
        children = [
            _delivering(share, release, rests=at * turn / 2000)
            for at, release in enumerate(releases)
        ]
        time.sleep(turn / 200)
        if turn % 2:
            os.kill(children[0], signal.SIGKILL)
            # it may have been the last to begin; so another begins now, and mends what it left
            children.append(_delivering(share, releases[0], rests=0))
        ends = [os.waitpid(child, 0)[1] for child in children]
        assert not any(ends[1:])
        assert seen(share) in [
            documents | {"SHA256SUMS": release.lists["SHA256SUMS"]}
            for documents, release in zip(kinds, releases, strict=True)
        ]
        assert not (share / LOCK).exists()


class Hesitant(FolderStore):
    """A run that is slow to put its lock in place of a dead one, and lets another begin then."""

    other: Callable[[], object]

    def write(self, path: str, content: bytes) -> None:
        self.other()
        time.sleep(1)
        super().write(path, content)


def test_of_two_runs_that_find_a_dead_lock_one_replaces_it(share: Path, tmp_path: Path) -> None:
    release = make_release(tmp_path / "out", OLD)
    killed_with_lock(lambda: FolderStore(share), make_sender())
    store, begun = Hesitant(share), list[int]()

    def other_run() -> None:
        begun.append(child := os.fork())
        if not child:
            try:
                send(FolderStore(share), release)
            except PlaceTakenError:
                os._exit(3)
            os._exit(0)

    store.other = other_run
    with locked(store, NAME, make_sender()) as lock:
        (end,) = (os.waitpid(child, 0)[1] for child in begun)
        assert os.waitstatus_to_exitcode(end) == 3
        lock.keep(surely=True)


def _delivering(share: Path, release: Release, rests: float) -> int:
    """A process that delivers, as soon as it may after ``rests`` seconds."""
    child = os.fork()
    if not child:
        _deliver_until_done(share, release, rests)
    return child


def _deliver_until_done(share: Path, release: Release, rests: float) -> None:
    time.sleep(rests)
    for _ in range(2000):
        try:
            send(FolderStore(share), release)
        except PlaceTakenError:
            time.sleep(0.005)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        else:
            os._exit(0)
    os._exit(2)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], None]]:
    """Locks are those of another machine; call it to let so many seconds pass."""
    now = [1000.0]
    monkeypatch.setattr("docgen.delivery.lease.time.monotonic", lambda: now[0])

    def later(seconds: float) -> None:
        now[0] += seconds

    yield later
    lease._seen.clear()


def test_a_lock_of_another_machine_is_over_once_it_no_longer_changes(
    share: Path, tmp_path: Path, elsewhere: Callable[[float], None]
) -> None:
    theirs = replace(lease.new_lease(make_sender("weekly"), "t"), machine="m", host="far")
    release = make_release(tmp_path / "out", OLD)

    def is_refused() -> bool:
        try:
            send(FolderStore(share), release)
        except PlaceTakenError as error:
            return "on far" in str(error)
        return False

    (share / LOCK).write_bytes(lease.encode(theirs))
    assert is_refused()
    elsewhere(lease.LEASE - 1)
    assert is_refused()
    (share / LOCK).write_bytes(lease.encode(replace(theirs, beat=1)))  # it is alive
    elsewhere(2)
    assert is_refused()
    elsewhere(lease.LEASE - 1)
    assert is_refused()
    elsewhere(1)
    assert not is_refused()
    assert not (share / LOCK).exists()


def test_a_long_run_renews_its_lease(share: Path, elsewhere: Callable[[float], None]) -> None:
    with locked(FolderStore(share), NAME, make_sender()) as lock:
        for beat in range(3):
            assert lease.decode((share / LOCK).read_bytes(), "").beat == beat
            lock.keep()
            elsewhere(lease.RENEW)
            lock.keep()


class Slow(FolderStore):
    """A folder to which another run delivers, while this one is writing."""

    other: Callable[[], object]

    def write(self, path: str, content: bytes) -> None:
        super().write(path, content)
        if path.endswith("d.pdf"):
            self.other()


def test_a_run_that_lost_its_lock_changes_no_document(share: Path, tmp_path: Path) -> None:
    """The other run is still writing: its files are not swept away either."""
    theirs = replace(lease.new_lease(make_sender("weekly"), "t"), machine="m")
    staged = f"{stage_of(make_sender().project, NAME)}/theirs.pdf"
    send(FolderStore(share), make_release(tmp_path / "old", OLD))
    before = seen(share)
    store = Slow(share)

    def take_over() -> None:
        (share / LOCK).write_bytes(lease.encode(theirs))
        (share / staged).write_bytes(b"theirs")

    store.other = take_over
    with pytest.raises(PlaceTakenError, match="another run has taken over"):
        send(store, make_release(tmp_path / "new", NEW))
    assert {path: seen(share)[path] for path in before} == before
    assert (share / staged).read_bytes() == b"theirs"
    assert lease.decode((share / LOCK).read_bytes(), "") == theirs


def test_a_lock_that_this_process_could_not_remove_does_not_stop_it(
    share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("docgen.delivery.lock.PlaceLock._read", lambda _: 1 / 0)
        patch.setattr("docgen.delivery.lock.PlaceLock.take", _take_without_looking)
        with locked(FolderStore(share), NAME, make_sender()):
            pass
    assert (share / LOCK).exists()
    assert send(FolderStore(share), make_release(tmp_path / "out", OLD)).sent == 3


def _take_without_looking(lock: object) -> None:
    lock._put()  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"mine", b"{}", b"\xff"])
def test_a_file_of_others_stays(
    content: bytes, place: tuple[Path, OpenStore], tmp_path: Path
) -> None:
    folder, store = place
    (folder / LOCK).write_bytes(content)
    with pytest.raises(DocgenError, match="not a lock of docgen's"):
        send(store(), make_release(tmp_path / "out", OLD))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {LOCK: content}


def test_an_empty_lock_is_of_a_run_that_died_as_it_began(
    share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.delivery.lock._MOMENT", 0)
    (share / LOCK).write_bytes(b"")
    counts = send(FolderStore(share), make_release(tmp_path / "out", OLD))
    assert counts == DeliveryCounts(3, 0, "an earlier run had ended without removing its lock")


@pytest.mark.parametrize("said", [ValueError, NotImplementedError])
def test_a_driver_that_cannot_create_exclusively(
    said: type[Exception], server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there is looked at before and after, so only the same moment escapes it."""
    store = RemoteStore(server.url, server.options)
    monkeypatch.setattr(store._files, "open", lambda *_: (_ for _ in ()).throw(said()))
    with locked(store, NAME, make_sender("weekly")), pytest.raises(PlaceTakenError):
        send(RemoteStore(server.url, server.options), make_release(tmp_path / "out", OLD))
    assert not (server.folder / LOCK).exists()


def test_a_folder_that_is_gone_keeps_nobody_out(share: Path) -> None:
    store = FolderStore(share)
    share.rmdir()
    with store.alone():
        assert store.read(LOCK) is None
