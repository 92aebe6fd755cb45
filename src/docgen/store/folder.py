"""The state and the journal of an output folder: where they are, and what they hold."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import MachineError
from docgen.store.database import BESIDE, is_of_machine
from docgen.store.journal import Build, Journal, KnownPlace, read_builds, read_places
from docgen.store.state import BuildRecords, read_records

OURS = ".docgen"
STATE = f"{OURS}/state.sqlite"
JOURNAL = f"{OURS}/history.sqlite"
LOCK = f"{OURS}/lock"
# Of builds, of deliveries, and of the lines that `schedule export cron` makes.
_LOCKS = re.compile(r"lock|delivery-lock|[a-z0-9-]+\.cron-lock")


def has_state(output: Path) -> bool:
    """Whether docgen has built anything in ``output``.

    Raises :class:`MachineError` if the folder cannot be searched.
    """
    return _is_there(output, STATE)


def records_of(output: Path) -> BuildRecords:
    """The records of the documents in ``output``.

    Empty if nothing was built or the state is damaged.

    Nothing is written. Raises :class:`MachineError` if the state cannot be read.
    """
    if not has_state(output):
        return BuildRecords()
    with disk_errors(output, "read"):
        try:
            return read_records(output / STATE)
        except (OSError, MemoryError):
            raise
        except Exception as error:  # a damaged file can fail in any way
            if is_of_machine(error):
                raise
            return BuildRecords()


def builds_of(output: Path, count: int) -> list[Build]:
    """The last ``count`` builds in ``output``, newest first.

    Nothing is written. Raises :class:`MachineError` if the journal is damaged or cannot be read.
    """
    if not _is_there(output, JOURNAL):
        return []
    with disk_errors(output, "read", JOURNAL):
        return read_builds(output / JOURNAL, count)


def places_of(output: Path) -> list[KnownPlace]:
    """The places that documents of ``output`` were delivered to, the last at the end.

    Nothing is written. Raises the errors of :func:`builds_of`.
    """
    if not _is_there(output, JOURNAL):
        return []
    with disk_errors(output, "read", JOURNAL):
        return read_places(output / JOURNAL)


@contextmanager
def journal_of(output: Path) -> Iterator[Journal]:
    """The journal of ``output``.

    Raises :class:`MachineError` for errors of the disk inside the ``with`` block.
    """
    with disk_errors(output, database=JOURNAL), Journal(output / JOURNAL) as journal:
        yield journal


def forget(output: Path) -> None:
    """Remove state, journal and locks; files of others stay, and the folder with them."""
    for name in (STATE, JOURNAL):
        for ending in ("", *BESIDE, ".damaged"):
            (output / f"{name}{ending}").unlink(missing_ok=True)
    for lock in (output / OURS).glob("*lock"):
        if _LOCKS.fullmatch(lock.name) and lock.is_file():
            lock.unlink()
    with suppress(OSError):  # not empty
        (output / OURS).rmdir()


def _is_there(output: Path, name: str) -> bool:
    with disk_errors(output, "read"):
        try:
            (output / name).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True


@contextmanager
def disk_errors(output: Path, what: str = "write", database: str = STATE) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into :class:`MachineError`: "cannot write PATH: why".

    ``what`` is the verb of that message, ``database`` the file in ``output`` that errors of SQLite
    are about, since they name none.
    """
    try:
        yield
    except OSError as error:
        path = error.filename or output
        raise MachineError(f"cannot {what} {path}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise MachineError(f"cannot {what} {output / database}: {error}") from error
