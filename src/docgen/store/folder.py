"""The state and the journal of an output folder: where they are, and what they say."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import MachineError
from docgen.store.journal import Build, Journal
from docgen.store.state import BuildRecords, State

STATE = ".docgen/state.sqlite"
JOURNAL = ".docgen/history.sqlite"
LOCK = ".docgen/lock"


def records_of(output: Path) -> BuildRecords:
    """The records of the documents in ``output``; empty where nothing was built.

    :class:`MachineError` where the state cannot be opened.
    """
    if not (output / STATE).exists():
        return BuildRecords()
    with disk_errors(output), State(output / STATE) as state:
        return state.records


def builds_of(output: Path, count: int) -> list[Build]:
    """The last ``count`` builds in ``output``, newest first.

    :class:`MachineError` where the journal cannot be opened.
    """
    if not (output / JOURNAL).exists():
        return []
    with journal_of(output) as journal:
        return journal.builds(count)


@contextmanager
def journal_of(output: Path) -> Iterator[Journal]:
    """The journal of ``output``; errors of the disk inside the block are :class:`MachineError`."""
    with disk_errors(output), Journal(output / JOURNAL) as journal:
        yield journal


@contextmanager
def disk_errors(output: Path) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into :class:`MachineError`."""
    try:
        yield
    except OSError as error:
        what = error.filename or output
        raise MachineError(f"cannot write {what}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise MachineError(f"cannot write {output / STATE}: {error}") from error
