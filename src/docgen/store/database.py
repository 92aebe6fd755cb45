"""A SQLite file that notices damage: an unreadable file is set aside and a new one started."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# SQLite's errors that come from the disk or from another process; any other is a damaged file.
_MACHINE_ERRORS = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)
# What SQLite keeps beside a file.
BESIDE = ("-wal", "-shm")


def open_or_set_aside(path: Path, open_: Callable[[Path], T]) -> tuple[T, Path | None]:
    """The result of ``open_`` on ``path``, and where a damaged file was moved, if there was one.

    Raises :class:`OSError` if something other than a regular file is at ``path``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _refuse_other_kinds(path)
    try:
        return open_(path), None
    except (OSError, MemoryError):
        raise
    except Exception as error:  # a damaged file can fail in any way
        if is_of_machine(error):
            raise OSError(0, str(error), str(path)) from error  # SQLite's errors name no file
        aside = path.replace(path.with_name(f"{path.name}.damaged"))
        for rest in BESIDE:
            path.with_name(path.name + rest).unlink(missing_ok=True)
        return open_(path), aside


def is_of_machine(error: Exception) -> bool:
    """Whether ``error`` comes from the disk or from another process, not from the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _MACHINE_ERRORS


def connect(path: Path, schema: str, version: int) -> sqlite3.Connection:
    """The database at ``path``, checked for damage; created with ``schema`` if there is none.

    Raises :class:`sqlite3.DatabaseError` if it is damaged or of another ``version`` of docgen.
    """
    database = sqlite3.connect(path)
    try:
        _check(database, (0, version))
        database.executescript(
            f"pragma journal_mode = wal; pragma synchronous = normal; {schema}"
            f"pragma user_version = {version};"
        )
        return database
    except Exception:
        database.close()
        raise


def connect_to_read(path: Path, version: int) -> sqlite3.Connection:
    """The database at ``path``, opened for reading: its folder may be read-only.

    Raises the errors of :func:`open_or_set_aside` and :func:`connect`.
    """
    _refuse_other_kinds(path)
    with path.open("rb"):  # whose error says more than SQLite's
        pass
    log = path.with_name(f"{path.name}-wal")
    # Where others write at the same time, SQLite needs files beside, and only who may write removes
    # them again; where nobody may, none.
    modes = ["mode=rw", "mode=ro"] + ([] if log.exists() else ["mode=ro&immutable=1"])
    for mode in modes:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        try:
            _check(database, (0, version))
            return database
        except Exception as error:
            database.close()
            if mode == modes[-1] or not is_of_machine(error):
                raise
    raise AssertionError  # the last mode returns or raises


def has_table(database: sqlite3.Connection, name: str) -> bool:
    """Whether ``database`` has the table.

    A killed build or an older docgen may not have made it.
    """
    found = database.execute("select 1 from sqlite_master where name = ?", (name,)).fetchone()
    return found is not None


def _refuse_other_kinds(path: Path) -> None:
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(kind):
        raise OSError(0, "no regular file", str(path))


def _check(database: sqlite3.Connection, versions: tuple[int, ...]) -> None:
    if database.execute("pragma integrity_check").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("damaged")
    (found,) = database.execute("pragma user_version").fetchone()
    if found not in versions:
        raise sqlite3.DatabaseError("of another version of docgen")
