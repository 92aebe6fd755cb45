"""A folder on a real WebDAV server on loopback, through fsspec's driver."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from docgen.delivery import lease, webdav
from docgen.delivery.lock import PlaceLock, PlaceTakenError, lock_of, locked
from docgen.delivery.mirror import mirror
from docgen.delivery.record import NAME
from docgen.delivery.release import DeliveryCounts
from docgen.delivery.remote import RemoteStore
from docgen.delivery.withdraw import withdraw
from releases import make_release, make_sender, nobody_else, seen

wsgidav = pytest.importorskip("wsgidav.wsgidav_app")
cheroot = pytest.importorskip("cheroot.wsgi")

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b", "ru/c.pdf": b"c"}
NEW = {"en/a.pdf": b"a", "en/b.pdf": b"new", "d.pdf": b"d"}
USER, PASSWORD = "desk", "päss:word"


class Share(NamedTuple):
    """A folder, where the server has it, and the connections to it."""

    folder: Path
    options: dict[str, str]
    opened: list[RemoteStore]

    def store(self) -> RemoteStore:
        """The folder as a run sees it."""
        self.opened.append(RemoteStore("webdav://share", self.options))
        return self.opened[-1]


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    monkeypatch.setenv("FSSPEC_WEBDAV_AUTH", f"{USER}:{PASSWORD}")
    monkeypatch.setattr("fsspec.config.conf", {"webdav": {"auth": f"{USER}:{PASSWORD}"}})
    folder = tmp_path / "served/share"
    folder.mkdir(parents=True)
    settings = {
        "provider_mapping": {"/": str(folder.parent)},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "http_authenticator": {
            "accept_basic": True,
            "accept_digest": False,
            "default_to_digest": False,
        },
        "logging": {"enable": False},
        "verbose": 0,
    }
    server = cheroot.Server(("127.0.0.1", 0), wsgidav.WsgiDAVApp(settings), numthreads=8)
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    share = Share(folder, {"base_url": f"http://127.0.0.1:{server.bind_addr[1]}"}, [])
    yield share
    for store in share.opened:  # the driver leaves them to the garbage collector
        store._files.client.http.close()
    server.stop()
    thread.join()


def send(share: Share, folder: Path, documents: dict[str, bytes]) -> DeliveryCounts:
    release = make_release(folder, documents)
    counts = mirror(share.store(), release, make_sender(), nobody_else)
    assert seen(share.folder) == documents | {"SHA256SUMS": release.lists["SHA256SUMS"]}
    return counts


def test_documents_come_change_and_go(share: Share, tmp_path: Path) -> None:
    assert send(share, tmp_path / "old", OLD) == DeliveryCounts(3, 0)
    assert send(share, tmp_path / "old", OLD) == DeliveryCounts(0, 0)
    assert send(share, tmp_path / "new", NEW) == DeliveryCounts(2, 1)
    assert withdraw(share.store(), NAME, make_sender(), nobody_else) == 3
    assert list(share.folder.iterdir()) == []


def test_a_file_is_made_only_where_there_is_none(share: Share) -> None:
    """Not even if it came after the store looked."""
    store = share.store()
    webdav.make(store._files, "share/lock", b"theirs")
    with pytest.raises(Exception, match="412"):
        webdav.make(store._files, "share/lock", b"mine")
    assert not store.create("lock", b"mine")
    assert (share.folder / "lock").read_bytes() == b"theirs"


def test_one_run_at_a_time(share: Share, tmp_path: Path) -> None:
    with (
        locked(share.store(), NAME, make_sender("weekly")),
        pytest.raises(PlaceTakenError, match="entry 'weekly' of /nowhere"),
    ):
        send(share, tmp_path / "out", OLD)
    assert list(share.folder.iterdir()) == []


def test_the_lock_of_a_dead_run_is_taken_over(share: Share, tmp_path: Path) -> None:
    dead = replace(lease.new_lease(make_sender("weekly"), "t"), process=os.getpid(), started="0")
    lease.give_up(dead)
    (share.folder / lock_of(NAME)).write_bytes(lease.encode(dead))
    assert "an earlier run had ended" in send(share, tmp_path / "out", OLD).note
    assert not (share.folder / lock_of(NAME)).exists()


def test_of_runs_that_begin_together_one_gets_the_lock(share: Share) -> None:
    for _ in range(10):
        start = threading.Barrier(4)
        locks = [PlaceLock(share.store(), NAME, make_sender(f"entry-{each}")) for each in range(4)]
        won: list[PlaceLock] = []

        def take(lock: PlaceLock, start: threading.Barrier, won: list[PlaceLock]) -> None:
            start.wait()
            try:
                lock.take()
            except PlaceTakenError:
                return
            won.append(lock)

        threads = [threading.Thread(target=take, args=(lock, start, won)) for lock in locks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        (winner,) = won
        winner.keep(surely=True)
        winner.release()


def test_a_wrong_password(share: Share, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fsspec.config.conf", {"webdav": {"auth": f"{USER}:guess"}})
    with pytest.raises(Exception, match="401"):
        share.store().read(NAME)
