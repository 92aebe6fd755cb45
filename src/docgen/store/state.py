"""What was built from what: a SQLite file in the output folder, a row for each document.

Every row carries the digest of its own content, so that a damaged one is found and dropped: what
is not on record is built again, and nothing is ever taken for fresh by mistake. A file that SQLite
cannot read is set aside.

Documents of one product read the same templates and fonts, so a set of reads is kept once and
checked once, however many documents share it; sets of versions likewise.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec

from docgen.model import Document
from docgen.store.database import connect, open_or_set_aside

Table = Mapping[str, str | None]

_SCHEMA = """
create table if not exists documents (path text primary key, body blob not null, seal text);
create table if not exists tables (id text primary key, body blob not null);
create table if not exists failures (path text primary key, cause text not null);
"""
_VERSION = 1


class DocumentRecord(msgspec.Struct, frozen=True):
    """A document as it was last built.

    ``key`` and ``view`` are those of its job, ``digest`` is the SHA-256 of its bytes; ``reads``
    and ``versions`` are ids of tables in :class:`BuildRecords`. ``reason`` says why it was built
    then, ``changed`` when its bytes last became others (ISO 8601, UTC).
    """

    document: Document
    path: str
    key: str
    view: str
    digest: str
    pages: int | None
    reads: str
    versions: str
    reason: str
    changed: str


class BuildRecords(msgspec.Struct, frozen=True):
    """The record of each document by path, tables by id, and causes of last failures by path."""

    documents: Mapping[str, DocumentRecord] = {}
    tables: Mapping[str, Table] = {}
    failures: Mapping[str, str] = {}

    def of(self, paths: Iterable[str]) -> "BuildRecords":
        """Those of the documents at ``paths`` that have a record."""
        documents = {path: self.documents[path] for path in paths if path in self.documents}
        names = {name for each in documents.values() for name in (each.reads, each.versions)}
        return BuildRecords(documents, {name: self.tables[name] for name in names})


class State:
    """The records of one output folder; a context manager that closes the file.

    ``records`` are those that were whole when the file was opened. ``set_aside`` is where a
    damaged file went, if there was one.
    """

    def __init__(self, path: Path) -> None:
        (self._db, self.records), self.set_aside = open_or_set_aside(path, _open)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def reread(self) -> BuildRecords:
        """The records as they are now."""
        return _read(self._db)

    def put(self, record: DocumentRecord, reads: Table, versions: Table) -> None:
        """Record a document as built; it replaces what stood under its path."""
        body = msgspec.json.encode(record)
        with self._db:
            self._db.executemany(
                "insert or replace into tables values (?, ?)",
                [(id_of(table), _encode(table)) for table in (reads, versions)],
            )
            self._db.execute(
                "insert or replace into documents values (?, ?, ?)",
                (record.path, body, _digest(body)),
            )
            self._db.execute("delete from failures where path = ?", (record.path,))

    def fail(self, path: str, cause: str) -> None:
        """Record that a document could not be made; what stands under its path stays."""
        with self._db:
            self._db.execute("insert or replace into failures values (?, ?)", (path, cause))

    def remove(self, path: str) -> None:
        """Forget a document."""
        with self._db:
            self._db.execute("delete from documents where path = ?", (path,))
            self._db.execute("delete from failures where path = ?", (path,))


def id_of(table: Table) -> str:
    """The id under which a table is kept: the digest of what it holds."""
    return _digest(_encode(table))


def _open(path: Path) -> tuple[sqlite3.Connection, BuildRecords]:
    database = connect(path, _SCHEMA, _VERSION)
    try:
        return database, _read(database)
    except Exception:
        database.close()
        raise


def _read(database: sqlite3.Connection) -> BuildRecords:
    tables = {
        name: msgspec.json.decode(body, type=dict[str, str | None])
        for name, body in database.execute("select id, body from tables")
        if _digest(body) == name
    }
    records = {
        path: msgspec.json.decode(body, type=DocumentRecord)
        for path, body, seal in database.execute("select path, body, seal from documents")
        if _digest(body) == seal
    }
    return BuildRecords(
        {
            path: record
            for path, record in records.items()
            if path == record.path and {record.reads, record.versions} <= set(tables)
        },
        tables,
        dict(database.execute("select path, cause from failures")),
    )


def _encode(table: Table) -> bytes:
    return msgspec.json.encode(table, order="sorted")


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()
