"""One writer for an output folder: a lock that the system releases when its holder ends."""

import errno
import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


@contextmanager
def locked(path: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock file at ``path``; while another process holds it, call ``waiting`` and wait.

    ``waiting`` gets the holder: "process 123, since …". Raises :class:`OSError` if the disk refuses
    the file, or something other than a regular file is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = _acquire(path, waiting)
    try:
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        os.truncate(descriptor, 0)
        os.write(descriptor, f"process {os.getpid()}, since {since}".encode())
        yield
    finally:
        os.close(descriptor)


def _acquire(path: Path, waiting: Callable[[str], None]) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.EINVAL, "no regular file", str(path))
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting(os.pread(descriptor, 200, 0).decode(errors="replace") or "another process")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        # `clean` removes the file with its folder: a lock on a file that is gone holds nothing
        if path.exists() and os.path.samestat(os.fstat(descriptor), path.stat()):
            return descriptor
        os.close(descriptor)
