"""Several files of the content written at once: all of them, or none."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from docgen.errors import ContentError, MachineError
from docgen.store import outputs


class NewFile(NamedTuple):
    """A file of the project: what it held when it was read, ``None`` if there was none, and will
    hold.
    """

    path: str
    before: bytes | None
    after: bytes


def save(root: Path, files: Sequence[NewFile]) -> None:
    """Write ``files`` below ``root``. The caller holds the lock of the content.

    They appear one after another, in their order: the one that speaks of the others should be last.
    Nothing is written, and :class:`ContentError` raised, if one is no longer as it was read, and
    :class:`MachineError` if the disk refuses.
    """
    path = ""
    targets = {each.path: (root / each.path).resolve() for each in files}
    try:
        for target in targets.values():
            outputs.sweep(target.parent, [target.name])  # of what was killed in mid-write
        with ExitStack() as together:
            for path, before, after in reversed(files):  # the last one opened appears first
                target = targets[path]
                file = together.enter_context(outputs.writing(target))
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
                if before is not None:
                    os.fchmod(file.fileno(), target.stat().st_mode)
            for path, before, _ in files:
                if _content(root / path) != before:
                    hint = "run the command again"
                    message = "was changed while docgen was reading it; nothing was written"
                    raise ContentError(message, path, hint=hint)
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror}", path) from error


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
