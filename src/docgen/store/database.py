"""A SQLite file that notices damage: what cannot be read is set aside, and a new one begun."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# What the disk or another process is to blame for; all else is a damaged file.
_MACHINE_ERRORS = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


def open_or_set_aside(path: Path, open_: Callable[[Path], T]) -> tuple[T, Path | None]:
    """What ``open_`` makes of ``path``, and where a damaged file went, if there was one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return open_(path), None
    except Exception as error:  # a damaged file can fail in any way
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _MACHINE_ERRORS:
            raise
        aside = path.replace(path.with_name(f"{path.name}.damaged"))
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        return open_(path), aside


def connect(path: Path, schema: str, version: int) -> sqlite3.Connection:
    """The whole and current database at ``path``, made by ``schema`` where there is none.

    :class:`sqlite3.DatabaseError` where it is damaged or of another ``version``.
    """
    database = sqlite3.connect(path)
    try:
        if database.execute("pragma integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        (found,) = database.execute("pragma user_version").fetchone()
        if found not in (0, version):
            raise sqlite3.DatabaseError("of another version of docgen")
        database.executescript(
            f"pragma journal_mode = wal; pragma synchronous = normal; {schema}"
            f"pragma user_version = {version};"
        )
        return database
    except Exception:
        database.close()
        raise
