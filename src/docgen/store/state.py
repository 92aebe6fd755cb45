"""What was built from what: a SQLite file in the output folder, a row for each document.

Every row carries the digest of its own content, so that a damaged row is found and dropped: a
document without a record is built again, and nothing is taken for fresh by mistake. A file that
SQLite cannot read is set aside.

Documents of one product read the same templates and fonts, so each set of reads is stored and
checked once, however many documents share it. Sets of versions likewise.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec

from docgen.job import Document, Request
from docgen.store.database import connect, connect_to_read, has_table, open_or_set_aside
from docgen.store.outline import Outline

Table = Mapping[str, str | None]

_SCHEMA = """
create table if not exists documents (path text primary key, body blob not null, seal text);
create table if not exists tables (id text primary key, body blob not null);
create table if not exists failures (path text primary key, cause text not null);
create table if not exists written (path text, digest text, primary key (path, digest));
create table if not exists outlines (request blob primary key, body blob not null, seal text);
"""
_VERSION = 1
_OUTLINES = 50  # those of more requests, such as of each day, are forgotten


class DocumentRecord(msgspec.Struct, frozen=True, gc=False):
    """A document as it was last built.

    ``key`` and ``view`` are those of its job; ``digest`` is the SHA-256 of its bytes, ``text`` that
    of the text file that it quotes. ``reads`` and ``versions`` are ids of tables in
    :class:`BuildRecords`. ``reason`` says why it was built, ``changed`` when its bytes last changed
    (ISO 8601, UTC). ``unconfirmed`` counts the unconfirmed entries of its declaration, which make
    it a draft.
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
    text: str = ""
    unconfirmed: int = 0


class BuildRecords(msgspec.Struct, frozen=True):
    """The record of each document by path, tables by id, and causes of last failures by path.

    ``written`` holds, by path, digests of files that docgen wrote, or was about to write, and has
    no other record of: documents of a killed build, and the lists of documents.
    """

    documents: Mapping[str, DocumentRecord] = {}
    tables: Mapping[str, Table] = {}
    failures: Mapping[str, str] = {}
    written: Mapping[str, frozenset[str]] = {}

    def digests_at(self, path: str) -> frozenset[str]:
        """The digests of files that docgen may have left at ``path``."""
        record = self.documents.get(path)
        return self.written.get(path, frozenset()) | ({record.digest} if record else set())

    def of(self, paths: Iterable[str]) -> "BuildRecords":
        """The records of those documents at ``paths`` that have one."""
        documents = {path: self.documents[path] for path in paths if path in self.documents}
        names = {name for each in documents.values() for name in (each.reads, each.versions)}
        return BuildRecords(documents, {name: self.tables[name] for name in names})


class State:
    """The records of one output folder; a context manager that closes the file.

    ``records`` are those that were intact when the file was opened. ``set_aside`` is where a
    damaged file was moved, if there was one.
    """

    def __init__(self, path: Path) -> None:
        (self._db, self.records), self.set_aside = open_or_set_aside(path, _open)
        self._documents = dict(self.records.documents)  # as they are now
        self._tables: set[str] = set()  # ids of those written by now

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def reread(self) -> BuildRecords:
        """The records as they are now."""
        return _read(self._db)

    def intend(self, digests: Mapping[str, str]) -> None:
        """Record that files are about to be written: digests by path."""
        with self._db:
            self._db.executemany("insert or ignore into written values (?, ?)", digests.items())

    @property
    def is_new(self) -> bool:
        """Whether it knows of no file yet."""
        return not self.records.documents and not self.records.written

    def adopt(self, digests: Mapping[str, Iterable[str]]) -> None:
        """Take over what docgen wrote by other records, such as manifests: digests by path."""
        if digests:
            with self._db:
                self._db.executemany(
                    "insert or ignore into written values (?, ?)",
                    [(path, each) for path, found in digests.items() for each in found],
                )
            self.records = self.reread()

    def settle(self, path: str, digest: str | None) -> None:
        """Record that the file at ``path``, no document, has ``digest`` or is gone (``None``)."""
        with self._db:
            self._db.execute(
                "delete from written where path = ? and digest is not ?", (path, digest)
            )

    def put(self, records: Sequence[DocumentRecord], tables: Mapping[str, Table]) -> None:
        """Record documents as built, in place of the earlier records for their paths.

        ``tables`` has those whose ids the records give.
        """
        new = [(name, _encode(table)) for name, table in tables.items() if name not in self._tables]
        bodies = [(record.path, msgspec.json.encode(record)) for record in records]
        paths = [(record.path,) for record in records]
        with self._db:
            self._db.executemany("insert or replace into tables values (?, ?)", new)
            self._db.executemany(
                "insert or replace into documents values (?, ?, ?)",
                [(path, body, _digest(body)) for path, body in bodies],
            )
            self._db.executemany("delete from failures where path = ?", paths)
            self._db.executemany("delete from written where path = ?", paths)
        self._tables.update(name for name, _ in new)
        self._documents.update((record.path, record) for record in records)

    def fail(self, path: str, cause: str) -> None:
        """Record that a document could not be made; its former file and record stay."""
        with self._db:
            self._db.execute("insert or replace into failures values (?, ?)", (path, cause))

    def remove(self, path: str) -> None:
        """Forget a document."""
        with self._db:
            self._db.execute("delete from documents where path = ?", (path,))
            self._db.execute("delete from failures where path = ?", (path,))
            self._db.execute("delete from written where path = ?", (path,))
        self._documents.pop(path, None)

    def correct_times(self, now: str) -> int:
        """Replace times of change later than ``now`` (ISO 8601, UTC) by ``now``.

        Returns how many.
        """
        early = [each for each in self.records.documents.values() if each.changed > now]
        if early:
            records = [msgspec.structs.replace(each, changed=now) for each in early]
            self.put(records, self.records.of(each.path for each in early).tables)
            self.records = self.reread()
        return len(early)

    def outline_of(self, request: Request) -> Outline | None:
        """What ``request`` came to the last time, if that is known and intact."""
        found = self._db.execute(
            "select body, seal from outlines where request = ? and typeof(body) = 'blob'",
            (msgspec.json.encode(request),),
        ).fetchone()
        if found is None or _digest(found[0]) != found[1]:
            return None
        with suppress(msgspec.DecodeError):  # of another version of docgen
            return msgspec.json.decode(found[0], type=Outline)
        return None

    def keep_outline(self, request: Request, outline: Outline) -> None:
        """Remember what ``request`` comes to."""
        body = msgspec.json.encode(outline)
        with self._db:
            self._db.execute(
                "insert or replace into outlines values (?, ?, ?)",
                (msgspec.json.encode(request), body, _digest(body)),
            )
            self._db.execute(
                "delete from outlines where rowid <= (select max(rowid) from outlines) - ?",
                (_OUTLINES,),
            )

    def prune(self) -> BuildRecords:
        """Forget tables that no record uses; returns the remaining records."""
        records = _read(self._db, self._documents)
        named = records.of(records.documents).tables
        self._tables &= named.keys()
        with self._db:
            self._db.executemany(
                "delete from tables where id = ?",
                [(name,) for name in records.tables.keys() - named],
            )
        return msgspec.structs.replace(records, tables=named)


def read_records(path: Path) -> BuildRecords:
    """The records in the state at ``path``; nothing is written to it.

    Raises :class:`OSError` or :class:`sqlite3.Error` if it cannot be read.
    """
    with closing(connect_to_read(path, _VERSION)) as database:
        return _read(database)


def id_of(table: Table) -> str:
    """The id under which a table is stored: the digest of its content."""
    return _digest(_encode(table))


def _open(path: Path) -> tuple[sqlite3.Connection, BuildRecords]:
    database = connect(path, _SCHEMA, _VERSION)
    try:
        return database, _read(database)
    except Exception:
        database.close()
        raise


def _read(
    database: sqlite3.Connection, documents: Mapping[str, DocumentRecord] | None = None
) -> BuildRecords:
    """The records, or those beside ``documents`` if these are known."""
    if not has_table(database, "documents"):
        return BuildRecords()
    tables = {
        name: msgspec.json.decode(body, type=dict[str, str | None])
        for name, body in database.execute(
            "select id, body from tables where typeof(body) = 'blob'"
        )
        if _digest(body) == name
    }
    records = _read_documents(database) if documents is None else documents
    written: Iterable[tuple[str, str]] = ()
    if has_table(database, "written"):
        written = database.execute(
            "select path, group_concat(digest, ' ') from written group by path"
        )
    return BuildRecords(
        {
            path: record
            for path, record in records.items()
            if path == record.path and {record.reads, record.versions} <= set(tables)
        },
        tables,
        dict(database.execute("select path, cause from failures")),
        {path: frozenset(digests.split()) for path, digests in written},
    )


def _read_documents(database: sqlite3.Connection) -> dict[str, DocumentRecord]:
    return {
        path: msgspec.json.decode(body, type=DocumentRecord)
        for path, body, seal in database.execute(
            "select path, body, seal from documents where typeof(body) = 'blob'"
        )
        if _digest(body) == seal
    }


def _encode(table: Table) -> bytes:
    return msgspec.json.encode(table, order="sorted")


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()
