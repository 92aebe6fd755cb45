"""Several files of the content written at once: all of them, or none.

The system replaces one file at a time. So a journal says first what all of them are to hold; if
docgen is killed between two of them, whoever next locks the content writes the others.
"""

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from docgen.errors import ContentError, MachineError
from docgen.store import outputs

JOURNAL = "content/.docgen-together"


class NewFile(NamedTuple):
    """A file of the project: what it held when it was read, ``None`` if there was none, and will
    hold.
    """

    path: str
    before: bytes | None
    after: bytes


class OvertakenError(ContentError):
    """A file was changed between reading and writing; nothing was written."""


class _Pending(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the journal: a file, the digest of what it held, and what it is to hold."""

    path: str
    before: str | None
    after: bytes


def save(root: Path, files: Sequence[NewFile]) -> None:
    """Write ``files`` below ``root``. The caller holds the lock of the content.

    Nothing is written, and :class:`OvertakenError` raised, if one is no longer as it was read, and
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
                    message = "was changed while docgen was reading it; nothing was written"
                    raise OvertakenError(message, path, hint="run the command again")
            if len(files) > 1 and all(_is_inside(root, path) for path in targets):
                _begin(root, files)
        (root / JOURNAL).unlink(missing_ok=True)
    except OSError as error:
        with suppress(OSError):  # else the journal stays, and whoever comes next finishes
            _take_back(root, files)
        raise MachineError(f"cannot be written: {error.strerror}", path) from error


def finish(root: Path) -> None:
    """Write what the journal of a killed process says is still to be written.

    If somebody has changed one of the files since, all stay as they are. The caller holds the lock
    of the content. Raises :class:`ContentError` if docgen cannot have written the journal, and
    :class:`MachineError` if the disk refuses.
    """
    journal = root / JOURNAL
    try:
        content = _content(journal)
        if content is None:
            return
        pending = _read(root, content)
        left = [each for each in pending if _content(root / each.path) != each.after]
        if all(_digest(_content(root / each.path)) == each.before for each in left):
            for each in left:
                _replace((root / each.path).resolve(), each.after)
        journal.unlink()
    except OSError as error:
        raise MachineError(f"cannot be finished: {error.strerror}", JOURNAL) from error


def _begin(root: Path, files: Sequence[NewFile]) -> None:
    pending = [_Pending(path, _digest(before), after) for path, before, after in files]
    outputs.write(root / JOURNAL, msgspec.json.encode(pending))


def _read(root: Path, content: bytes) -> list[_Pending]:
    try:
        pending = msgspec.json.decode(content, type=list[_Pending])
    except msgspec.DecodeError as error:
        raise _foreign() from error
    if not all(_is_inside(root, each.path) for each in pending):
        raise _foreign()
    return pending


def _is_inside(root: Path, path: str) -> bool:
    """Whether no link or name leads out of the project: a journal may come with a copied one."""
    return (root / path).resolve().is_relative_to(root.resolve())


def _foreign() -> ContentError:
    return ContentError("docgen did not write this file", JOURNAL, hint="delete it")


def _take_back(root: Path, files: Sequence[NewFile]) -> None:
    """Undo what was written before the disk refused the rest."""
    for path, before, after in files:
        if before != after and _content(root / path) == after:
            if before is None:
                (root / path).unlink()
            else:
                _replace((root / path).resolve(), before)
    (root / JOURNAL).unlink(missing_ok=True)


def _replace(target: Path, content: bytes) -> None:
    with outputs.writing(target) as file:
        file.write(content)
        if target.exists():
            os.fchmod(file.fileno(), target.stat().st_mode)


def _digest(content: bytes | None) -> str | None:
    return None if content is None else sha256(content).hexdigest()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
