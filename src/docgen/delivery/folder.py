"""Delivers to a folder of this machine or of a mounted share."""

import fcntl
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from docgen.delivery.record import LARGEST
from docgen.errors import DocgenError, MissingFolderError
from docgen.sources import open_regular
from docgen.store import outputs


class FolderStore:
    """The folder at ``root``.

    Raises :class:`MissingFolderError` if there is none: a share that is not mounted has no folder.
    """

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise MissingFolderError("no such folder", str(root), hint="is the share mounted?")
        self._root = root
        self._folders: set[str] = {""}  # that are known to be real ones

    def where(self, path: str) -> str:
        """The path of ``path`` on this machine."""
        return str(self._root / path)

    def read(self, path: str) -> bytes | None:
        """The file that is at ``path`` now, or ``None``.

        Raises :class:`DocgenError` if it is not a regular file.
        """
        try:
            with open_regular(self._root / path, follow=False) as file:
                content = file.read(LARGEST + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            said = f"cannot be read: {error.strerror}"
            raise DocgenError(said, self.where(path), hint="move it away") from error
        if len(content) > LARGEST:
            raise DocgenError(f"a file of more than {LARGEST >> 20} MB", self.where(path))
        return content

    def exists(self, path: str) -> bool:
        """Whether there is anything at ``path``."""
        return os.path.lexists(self._root / path)

    def digest(self, path: str) -> str | None:
        """The SHA-256 of the file at ``path``; ``None`` if there is none."""
        folder = path.rpartition("/")[0]
        return outputs.digest(self._root / path) if self._is_real(folder) else outputs.UNREADABLE

    def _is_real(self, folder: str) -> bool:
        """Whether ``folder`` is a real folder and not a link or a file; it need not exist yet."""
        if folder in self._folders:
            return True
        if not self._is_real(folder.rpartition("/")[0]):
            return False
        try:
            kind = (self._root / folder).lstat().st_mode
        except FileNotFoundError:
            return True
        if stat.S_ISDIR(kind):
            self._folders.add(folder)
        return stat.S_ISDIR(kind)

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""
        outputs.write(self._root / path, content)

    def create(self, path: str, content: bytes) -> bool:
        """Write a file unless there is anything at ``path``; returns whether it was written."""
        try:
            with (self._root / path).open("xb") as file:
                file.write(content)
        except FileExistsError:
            return False
        return True

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out of their ``with alone()`` meanwhile; some shares know no locks."""
        try:
            descriptor = os.open(self._root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:  # gone by now, or a folder into which one may write and not look
            yield
            return
        try:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            with suppress(OSError):  # closing is not enough where a child has a copy
                fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)

    @contextmanager
    def writing(self, path: str) -> Iterator[BinaryIO]:
        """A file to write at ``path``; it appears when the block ends without error."""
        with outputs.writing(self._root / path) as file:
            yield file

    def move(self, path: str, to: str) -> None:
        """Rename a file to ``to``."""
        target = self._root / to
        target.parent.mkdir(parents=True, exist_ok=True)
        (self._root / path).replace(target)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that this leaves empty."""
        outputs.remove(self._root, path)

    def clear(self, folder: str, ours: Collection[str]) -> str | None:
        """Remove the files in ``folder`` that are ``ours``, and ``folder`` if it is then empty."""
        root = self._root / folder
        if not self._is_real(folder):
            return ""
        stay: list[str] = []
        for at, folders, files in os.walk(root, topdown=False):
            links = [each for each in folders if Path(at, each).is_symlink()]
            for file in map(Path(at).joinpath, (*files, *links)):
                path = str(file.relative_to(root))
                ours_too = path in ours or outputs.is_part(file.name)
                with suppress(FileNotFoundError):  # a run that tries for the lock has moved it
                    if ours_too and stat.S_ISREG(file.lstat().st_mode):
                        file.unlink()
                    else:
                        stay.append(path)
            with suppress(OSError):  # not empty
                Path(at).rmdir()
        self._folders = {""}
        return min(stay, default=None)
