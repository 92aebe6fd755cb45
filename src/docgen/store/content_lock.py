"""One writer of ``content/`` at a time, among the processes of docgen.

What a killed one left half-done is finished first.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import MachineError
from docgen.store.together import finish


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep other desks, commands and imports from changing ``content/`` meanwhile.

    The lock is on the folder itself, so nothing is left behind.
    """
    folder = root / "content"
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise MachineError(f"cannot be locked: {error.strerror}", "content") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        finish(root)
        yield
    finally:
        os.close(descriptor)
