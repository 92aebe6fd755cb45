"""What was built from what: a SQLite file in the output folder, a row for each document.

Documents of one product read the same templates and fonts, so a set of reads is kept once and
checked once, however many documents share it.
"""

import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from docgen.model import Format, Reads

_SCHEMA = """
create table if not exists reads (id text primary key, paths text not null);
create table if not exists documents (
    path text primary key, id text not null, declaration text not null, product text not null,
    country text, sector text, language text not null, format text not null,
    key text not null, digest text not null, reads text not null references reads (id),
    reason text not null
);
"""
_VERSION = 1


class Record(msgspec.Struct, frozen=True):
    """A document as it was last built.

    ``digest`` is the SHA-256 of its bytes, ``reads`` the id of the set of what rendering read,
    ``reason`` why it was built then.
    """

    path: str
    id: str
    declaration: str
    product: str
    country: str | None
    sector: str | None
    language: str
    format: Format
    key: str
    digest: str
    reads: str
    reason: str


class History(msgspec.Struct, frozen=True):
    """All records by path, and the sets of reads by id."""

    records: Mapping[str, Record] = {}
    reads: Mapping[str, Reads] = {}


class State:
    """The records of one output folder; a context manager that closes the file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        version = self._db.execute("pragma user_version").fetchone()[0]
        if version not in (0, _VERSION):
            self._db.executescript("drop table documents; drop table reads;")
        self._db.executescript(
            f"pragma journal_mode = wal; pragma synchronous = normal; {_SCHEMA}"
            f"pragma user_version = {_VERSION};"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def history(self) -> History:
        """All that is recorded."""
        columns = Record.__struct_fields__
        rows = self._db.execute(f"select {', '.join(columns)} from documents")  # noqa: S608
        records = (msgspec.convert(dict(zip(columns, row, strict=True)), Record) for row in rows)
        reads = self._db.execute("select id, paths from reads")
        return History(
            {record.path: record for record in records},
            {name: msgspec.json.decode(paths, type=Reads) for name, paths in reads},
        )

    def put(self, record: Record, reads: Reads) -> None:
        """Record a document as built; it replaces what stood under its path."""
        self._db.execute("begin")
        self._db.execute(
            "insert or ignore into reads values (?, ?)", (record.reads, _encode(reads).decode())
        )
        self._db.execute(
            "insert or replace into documents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            msgspec.structs.astuple(record),
        )
        self._db.execute("commit")

    def remove(self, path: str) -> None:
        """Forget a document."""
        self._db.execute("delete from documents where path = ?", (path,))


def id_of(reads: Reads) -> str:
    """The id under which a set of reads is kept: the digest of what it holds."""
    return sha256(_encode(reads)).hexdigest()


def _encode(reads: Reads) -> bytes:
    return msgspec.json.encode(reads, order="sorted")
