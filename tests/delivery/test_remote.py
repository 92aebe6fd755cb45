"""A folder on a real SFTP server on loopback, through fsspec's driver."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import asyncssh
import pytest

from conftest import tree
from docgen.delivery.mirror import mirror
from docgen.delivery.parcel import Handed
from docgen.delivery.remote import RemoteStore
from docgen.errors import MachineError
from loopback import serving
from parcels import make_parcel

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b", "ru/c.pdf": b"c"}
NEW = {"en/a.pdf": b"a", "en/b.pdf": b"new", "d.pdf": b"d"}


class Server(NamedTuple):
    """A server: the URL of its folder, where that is on the disk, and options for its driver."""

    url: str
    folder: Path
    options: dict[str, str]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder, host, desk = tmp_path / "server", tmp_path / "host_key", tmp_path / "desk_key"
    (folder / "share").mkdir(parents=True)
    for path in (host, desk):
        key = asyncssh.generate_private_key("ssh-ed25519")
        key.write_private_key(path)
        key.write_public_key(path.with_suffix(".pub"))

    connections: list[asyncssh.SSHServerConnection] = []

    async def hang_up() -> None:
        for connection in connections:
            connection.abort()
            await connection.wait_closed()

    async def start() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            acceptor=connections.append,
            server_host_keys=[str(host)],
            authorized_client_keys=str(desk.with_suffix(".pub")),
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(folder).encode()),
        )

    with serving(start, hang_up) as port:
        known = tmp_path / "known_hosts"
        known.write_text(f"[127.0.0.1]:{port} {host.with_suffix('.pub').read_text()}")
        options = {
            "username": "desk",
            "client_keys": str(desk),
            "known_hosts": str(known),
            "config": "",
        }
        yield Server(f"sftp://127.0.0.1:{port}/share", folder / "share", options)


def test_documents_with_their_checksums_then_changes(server: Server, tmp_path: Path) -> None:
    first = make_parcel(tmp_path / "out", OLD)
    assert mirror(RemoteStore(server.url, server.options), first, {}) == Handed(3, 0)
    assert tree(server.folder) == OLD | {"SHA256SUMS": first.lists["SHA256SUMS"]}
    assert (server.folder / "manifest.json").read_bytes() == first.lists["manifest.json"]

    store = RemoteStore(server.url, server.options)
    assert mirror(store, first, first.digests) == Handed(0, 0)

    second = make_parcel(tmp_path / "out", NEW)
    store = RemoteStore(server.url, server.options)
    assert mirror(store, second, first.digests) == Handed(2, 1)
    assert tree(server.folder) == NEW | {"SHA256SUMS": second.lists["SHA256SUMS"]}
    assert not (server.folder / ".docgen-part").exists()


def test_what_an_attempt_left_is_swept(server: Server, tmp_path: Path) -> None:
    (server.folder / ".docgen-part/en").mkdir(parents=True)
    (server.folder / ".docgen-part/en/old.pdf").write_bytes(b"half")
    parcel = make_parcel(tmp_path / "out", OLD)
    mirror(RemoteStore(server.url, server.options), parcel, {})
    assert tree(server.folder) == OLD | {"SHA256SUMS": parcel.lists["SHA256SUMS"]}


def test_a_host_that_nobody_vouches_for(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver's own default would be to trust it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    options = {key: value for key, value in server.options.items() if key != "known_hosts"}
    with pytest.raises(asyncssh.HostKeyNotVerifiable):
        RemoteStore(server.url, options)


def test_a_driver_that_is_not_installed() -> None:
    with pytest.raises(MachineError, match=r"^s3://bucket/folder: Install s3fs"):
        RemoteStore("s3://bucket/folder", {})
    with pytest.raises(MachineError, match="Protocol not known: nowhere"):
        RemoteStore("nowhere://bucket", {})
