"""A folder on a real SFTP server on loopback, through fsspec's driver."""

import os
import subprocess
import sys
from pathlib import Path

import asyncssh
import pytest

from conftest import tree
from docgen.delivery.mirror import mirror
from docgen.delivery.record import NAME, stage_of
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.remote import RemoteStore
from docgen.errors import MachineError
from releases import make_release, make_sender, nobody_else, seen
from servers import SftpServer

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b", "ru/c.pdf": b"c"}
NEW = {"en/a.pdf": b"a", "en/b.pdf": b"new", "d.pdf": b"d"}


def deliver(server: SftpServer, release: Release) -> DeliveryCounts:
    store = RemoteStore(server.url, server.options)
    return mirror(store, release, make_sender(), nobody_else)


def test_documents_with_their_checksums_then_changes(server: SftpServer, tmp_path: Path) -> None:
    first = make_release(tmp_path / "out", OLD)
    assert deliver(server, first) == DeliveryCounts(3, 0)
    assert seen(server.folder) == OLD | {"SHA256SUMS": first.lists["SHA256SUMS"]}
    assert (server.folder / "manifest.json").read_bytes() == first.lists["manifest.json"]

    assert deliver(server, first) == DeliveryCounts(0, 0)

    second = make_release(tmp_path / "out", NEW)
    assert deliver(server, second) == DeliveryCounts(2, 1)
    assert seen(server.folder) == NEW | {"SHA256SUMS": second.lists["SHA256SUMS"]}
    assert not (server.folder / ".docgen-part").exists()


def test_what_an_attempt_left_is_swept(server: SftpServer, tmp_path: Path) -> None:
    stage = server.folder / stage_of(make_sender().project, NAME)
    deliver(server, make_release(tmp_path / "out", OLD))
    (stage / "ru/x").mkdir(parents=True)
    (stage / "ru/c.pdf").write_bytes(b"half")
    release = make_release(tmp_path / "new", NEW)
    deliver(server, release)
    assert seen(server.folder) == NEW | {"SHA256SUMS": release.lists["SHA256SUMS"]}
    assert not stage.exists()


def test_a_host_that_nobody_vouches_for(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver's own default would be to trust it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    options = {key: value for key, value in server.options.items() if key != "known_hosts"}
    with pytest.raises(asyncssh.HostKeyNotVerifiable):
        RemoteStore(server.url, options)


def test_options_from_the_environment(server: SftpServer, tmp_path: Path) -> None:
    """As ``FSSPEC_SFTP_CLIENT_KEYS``, in a process that starts with it."""
    options = {key: value for key, value in server.options.items() if key != "client_keys"}
    code = (
        "from docgen.delivery.remote import RemoteStore\n"
        f"RemoteStore({server.url!r}, {options!r}).write('a', b'a')\n"
    )
    for keys, worked in ((server.options["client_keys"], True), ("", False)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "HOME": str(tmp_path), "FSSPEC_SFTP_CLIENT_KEYS": keys},
            capture_output=True,
            check=False,
        )
        assert (done.returncode == 0) is worked
    assert tree(server.folder) == {"a": b"a"}


def test_a_driver_that_is_not_installed() -> None:
    with pytest.raises(MachineError, match=r"^s3://bucket/folder: Install s3fs"):
        RemoteStore("s3://bucket/folder", {})
    with pytest.raises(MachineError, match="Protocol not known: nowhere"):
        RemoteStore("nowhere://bucket", {})
