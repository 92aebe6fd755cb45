"""A folder for temporary files of rendering, which is removed even if the process was killed."""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import MachineError

_OURS = re.compile(r"docgen-(\d+)-.*")


def temporary_folder() -> str:
    """The folder for temporary files. Raises :class:`MachineError` if none can be written to."""
    try:
        return tempfile.gettempdir()
    except FileNotFoundError as error:
        raise MachineError(
            "there is no folder for temporary files that can be written to", hint="set TMPDIR"
        ) from error


@contextmanager
def scratch() -> Iterator[str]:
    """The path of a new folder. Folders that killed builds left behind are removed.

    Raises :class:`MachineError` if there is no place for it.
    """
    with suppress(OSError):  # such as a parent whose names may not be listed
        _sweep(Path(temporary_folder()))
    with tempfile.TemporaryDirectory(
        prefix=f"docgen-{os.getpid()}-", ignore_cleanup_errors=True
    ) as folder:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            yield folder
        finally:
            os.close(descriptor)


def _sweep(parent: Path) -> None:
    for folder in parent.iterdir():
        owner = _OURS.fullmatch(folder.name)
        if owner and not _lives(int(owner[1])) and _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether the folder is this user's and nobody holds it.

    A holder may run in another container.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:  # a link, a file, another's, or gone by now
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.fstat(descriptor).st_uid == os.getuid()
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # another user's process; a number beyond any pid
        return True
    return True
