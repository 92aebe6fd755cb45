"""One desk for a project: a lock that the system releases when its holder ends, however it does."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import UsageError
from docgen.store.folder import OURS, disk_errors

_LOCK = f"{OURS}/desk-lock"


@contextmanager
def only_desk(output: Path, origin: str) -> Iterator[None]:
    """Hold the project of the folder ``output`` for the desk at ``origin``.

    Raises :class:`UsageError` with the address of the desk that holds it already, and
    :class:`MachineError` if the disk refuses.
    """
    path = output / _LOCK
    with disk_errors(output):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _held(path)
    try:
        with disk_errors(output):
            os.truncate(descriptor, 0)
            os.write(descriptor, f"{origin} (process {os.getpid()})".encode())
        yield
        path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _held(path: Path) -> int:
    """The lock file at ``path``, open and locked; raises :class:`UsageError` if it is another's."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 200, 0).decode(errors="replace")
            os.close(descriptor)
            raise _taken(holder) from None
        if _is_at(path, descriptor):
            return descriptor
        os.close(descriptor)  # a desk removed it as it ended, after it was opened here


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _taken(holder: str) -> UsageError:
    return UsageError(
        f"a desk is already open for this project, at {holder or 'an address not yet written'}",
        hint="use that one, or end it with Ctrl-C in its terminal",
    )
