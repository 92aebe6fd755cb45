"""A delivery that is killed, at any step, leaves nothing that the next one does not mend."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import budget, tree
from docgen.delivery.folder import FolderStore
from docgen.delivery.mirror import mirror
from docgen.delivery.record import NAME
from docgen.delivery.release import Release
from docgen.delivery.remote import RemoteStore
from docgen.delivery.zip_file import record_name, write_zip
from killing import killed_at
from releases import make_release, make_sender, nobody_else, seen
from servers import SftpServer

pytestmark = [pytest.mark.early, pytest.mark.usefixtures("quick_disk")]

OLD = {"en/a.pdf": b"a", "en/b.pdf": b"b", "ru/c.pdf": b"c"}
NEW = {"en/a.pdf": b"a", "en/b.pdf": b"new", "d.pdf": b"d"}
EVERY = budget(quick=5, full=1)


def to_folder(place: Path, release: Release) -> None:
    mirror(FolderStore(place), release, make_sender(), nobody_else)


def to_zip(place: Path, release: Release) -> None:
    write_zip(place / "all.zip", release, make_sender(), nobody_else)


def leaves(folder: Path) -> set[str]:
    """All that is in a folder but folders that hold something."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if not path.is_dir() or not any(path.iterdir())
    }


@pytest.mark.parametrize(
    ("send", "expected"),
    [
        (to_folder, {*NEW, "manifest.json", "SHA256SUMS", NAME}),
        (to_zip, {"all.zip", record_name("all.zip")}),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_killed_at_any_step(
    send: Callable[[Path, Release], None], expected: set[str], first: bool, tmp_path: Path
) -> None:
    old, new = make_release(tmp_path / "old", OLD), make_release(tmp_path / "new", NEW)
    step, killed = 0, True
    while killed:
        place = tmp_path / f"place{step}"
        place.mkdir()
        (place / "theirs.txt").write_bytes(b"theirs")
        (place / ".docgen-part-0123456789abcdef").write_bytes(b"theirs")
        theirs = {"theirs.txt", ".docgen-part-0123456789abcdef"}
        if not first:
            send(place, old)
        before = seen(place)
        killed = killed_at(step, lambda place=place: send(place, new))  # type: ignore[misc]
        if "SHA256SUMS" in seen(place):
            assert seen(place).items() >= (NEW if "d.pdf" in seen(place) else before).items()
        if step % 2:
            killed_at(step // 2, lambda place=place: send(place, old))  # type: ignore[misc]
        send(place, new)
        assert leaves(place) == expected | theirs
        assert all(tree(place)[path] == b"theirs" for path in theirs)
        step += EVERY
    assert step > 10


class Deadly(RemoteStore):
    """Kills its process before so many changes."""

    left = 0

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def write(self, path: str, content: bytes) -> None:
        self._count()
        super().write(path, content[:1])
        self._count()
        super().write(path, content)

    def move(self, path: str, to: str) -> None:
        self._count()
        super().move(path, to)

    def remove(self, path: str) -> None:
        self._count()
        super().remove(path)


def test_killed_on_the_way_to_a_server(server: SftpServer, tmp_path: Path) -> None:
    def send(documents: dict[str, bytes], **how: Any) -> None:
        release = make_release(tmp_path / "out", documents)
        kind, options = how.get("kind", RemoteStore), server.options
        mirror(kind(server.url, options), release, make_sender(), nobody_else)

    (server.folder / "theirs.txt").write_bytes(b"theirs")
    for left in range(0, 30, budget(quick=9, full=2)):
        send(OLD)
        child = os.fork()
        if not child:
            Deadly.left = left
            send(NEW, kind=Deadly)
            os._exit(0)
        os.waitpid(child, 0)
        send(NEW)
        assert leaves(server.folder) == {*NEW, "manifest.json", "SHA256SUMS", NAME, "theirs.txt"}
