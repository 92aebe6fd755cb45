"""All access to output files: each is written whole or not at all.

Anything may be at a document's path: a link, a pipe, somebody's folder. Only regular files are
read, and links are not followed.
"""

import errno
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from docgen.errors import MachineError
from docgen.sources import open_regular

# Gives the SHA-256 of a file by its path, ``None`` if there is none.
Digest = Callable[[str], str | None]

# The name of a file while it is written, in the folder of the finished file.
_PART = ".docgen-part-"
_PARTS = re.compile(r"\.docgen-part-[0-9a-f]{16}")

_PIECE = 1 << 16  # bytes; most documents are smaller, and hashlib's own loop clears 256 KiB a file

# In place of a digest, for anything that is not a regular file or may not be read.
UNREADABLE = "unreadable"
# Errors that concern one path; others, such as a full disk, concern all.
OF_ONE_PATH = {
    *(errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG),
    *(errno.EINVAL, errno.EEXIST, errno.ENOTEMPTY, errno.ENXIO, errno.ENODEV, errno.EBUSY),
}


def write(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` and flush it to the disk.

    The file is replaced whole or not at all. Raises :class:`OSError` if the disk refuses it.
    """
    with writing(path) as file:
        file.write(content)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file that appears at ``path``, as with :func:`write`, when the block ends without error."""
    _refuse_device(path)
    part = path.with_name(_PART + secrets.token_hex(8))
    try:
        opened = _begun(part, path)
    except (FileNotFoundError, NotADirectoryError):  # mostly its folder is there
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = _begun(part, path)
    try:
        with opened as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno is not None:
            error.filename = str(path)  # the name that a person knows; a full disk gives none
        raise


def _begun(part: Path, path: Path) -> BinaryIO:
    try:
        return part.open("xb")
    except OSError as error:
        error.filename = str(path)
        raise


def _refuse_device(path: Path) -> None:
    """A file put in the place of ``/dev/null`` or a pipe would take it from all who use it."""
    try:
        mode = path.stat().st_mode
    except OSError:  # the write will say what is wrong, or nothing is there
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EEXIST, "not a file but a device or a pipe", str(path))


def digest(path: Path | str) -> str | None:
    """The SHA-256 of the file at ``path``, ``None`` if there is none, or ``UNREADABLE``.

    Raises :class:`OSError` if the machine is at fault, such as a disk that fails.
    """
    try:
        with open_regular(path, follow=False) as file:
            found = sha256()
            while piece := file.read(_PIECE):
                found.update(piece)
            return found.hexdigest()
    except FileNotFoundError:
        return None
    except NotADirectoryError:  # a file stands where its folder would
        return None
    except OSError as error:
        if error.errno in OF_ONE_PATH:
            return UNREADABLE
        raise


def digests(output: Path) -> Digest:
    """:func:`digest` for paths below ``output``.

    A path that a link leads out of it is ``UNREADABLE``.
    """
    inside: dict[str, bool] = {}
    root, below = output.resolve(), str(output)

    def of(path: str) -> str | None:
        folder = path.rpartition("/")[0]
        if folder not in inside:
            inside[folder] = _leads_inside(root, folder)
        return digest(f"{below}/{path}") if inside[folder] else UNREADABLE

    return of


def remove(output: Path, path: str) -> None:
    """Remove the file at ``path`` below ``output``, and the folders that this leaves empty.

    Raises :class:`MachineError` if a link leads it out of ``output``.
    """
    Folders(output).refuse_way_out(path)
    file = output / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output:
            return
        try:
            folder.rmdir()  # which is faster than to look whether it is empty
        except OSError:
            return


def sweep(output: Path, paths: Iterable[str]) -> None:
    """Remove the half-written files that killed builds left beside ``paths``."""
    root = output.resolve()
    for folder in {path.rpartition("/")[0] for path in paths} | {""}:
        if not _leads_inside(root, folder):
            continue
        try:
            with os.scandir(output / folder) as entries:
                parts = [each for each in entries if is_part(each.name)]
        except OSError as error:
            if error.errno in (errno.ENOENT, *OF_ONE_PATH):
                continue
            raise
        for part in parts:
            if part.is_file(follow_symlinks=False):
                os.unlink(part)  # noqa: PTH108 - of an entry


def is_part(name: str) -> bool:
    """Whether ``name`` is that of a half-written file."""
    return bool(_PARTS.fullmatch(name))


class Folders:
    """The folders below ``output``, and whether links lead them out of it."""

    def __init__(self, output: Path) -> None:
        self._output, self._root, self._below = output, output.resolve(), str(output)
        self._inside: dict[str, tuple[int, int]] = {}  # by path, those found to lie in it

    def refuse_way_out(self, path: str) -> None:
        """Raise :class:`MachineError` if a link in the folders of ``path`` leads out."""
        folder = path.rpartition("/")[0]
        found = self._identity(folder)
        # following each link takes a look at every folder above; here one look will do
        if found is not None and self._inside.get(folder) == found:
            return
        if not _leads_inside(self._root, folder):
            said = f"{self._output / folder} leads out of the output folder"
            raise MachineError(said, hint="remove the link")
        if found is not None:
            self._inside[folder] = found

    def _identity(self, folder: str) -> tuple[int, int] | None:
        try:
            found = os.stat(f"{self._below}/{folder}")  # noqa: PTH116 - one for each document
        except OSError:
            return None
        return found.st_dev, found.st_ino


def leads_inside(output: Path, folder: str) -> bool:
    """Whether ``folder`` lies in ``output``, and no link leads it out."""
    return _leads_inside(output.resolve(), folder)


def _leads_inside(root: Path, folder: str) -> bool:
    try:
        return (root / folder).resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # unreadable, or links in a circle
        return False
