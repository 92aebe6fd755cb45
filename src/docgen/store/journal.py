"""What was done and when: a row for each build, and one for each attempt to deliver.

The journal is a SQLite file beside the state. A build's row is written when it begins, so a build
that was killed is there too, without an end. The digests listed in each mail are kept as well, so
that no document is mailed twice to one person. (Delivery folders keep their own record.) The
places that documents were delivered to are kept too, so that none is forgotten with its entry.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct

from docgen.job import Request
from docgen.store.database import connect, connect_to_read, has_table, open_or_set_aside

_SCHEMA = """
create table if not exists builds (
    id integer primary key, label text not null, began text not null, body blob not null);
create table if not exists deliveries (
    build integer not null, at text not null, place text not null, body blob not null);
create table if not exists posted (
    entry text not null, place text not null, path text not null, digest text not null,
    primary key (entry, place, path));
create table if not exists places (
    entry text not null, place text not null, target blob not null, documents integer not null,
    primary key (entry, place));
create index if not exists labels on builds (label, id);
"""
_VERSION = 1
_KEPT = 10_000  # builds; older ones are forgotten


class FailedDocument(Struct, frozen=True):
    """A document that could not be made."""

    path: str
    cause: str


class DeliveryAttempt(Struct, frozen=True):
    """An attempt to deliver: how many documents were sent and removed, and what failed.

    ``again`` is the number of seconds until the next attempt, if one follows; ``note`` is what else
    there is to say.
    """

    at: str
    place: str
    sent: int = 0
    removed: int = 0
    error: str = ""
    again: int = 0
    note: str = ""


class KnownPlace(Struct, frozen=True):
    """A place that ``entry`` delivered so many documents to; ``target`` is how, as JSON."""

    entry: str
    place: str
    target: bytes
    documents: int


class Build(Struct, frozen=True, omit_defaults=True):
    """A build: what for, when (ISO 8601, UTC), and its result.

    ``label`` is the name of the schedule entry, empty for a build by hand. ``began`` is empty where
    the row is damaged and no longer says it. ``ended`` is ``None`` while the build runs, and for
    good if it was killed. ``left`` counts documents that were not reached. ``error`` is what ended
    it early, unless it was asked to stop.
    """

    label: str
    request: Request
    began: str
    ended: str | None = None
    rendered: int = 0
    fresh: int = 0
    removed: int = 0
    left: int = 0
    failed: tuple[FailedDocument, ...] = ()
    error: str = ""
    deliveries: tuple[DeliveryAttempt, ...] = ()

    @property
    def seconds(self) -> float | None:
        """How long it took, in seconds; ``None`` if it has not ended."""
        if self.ended is None:
            return None
        took = moment_of(self.ended) - moment_of(self.began)
        return max(0, took.total_seconds())  # a clock that was set back in between


class Journal:
    """The rows of one output folder; a context manager that closes the file."""

    def __init__(self, path: Path) -> None:
        self._db, self.set_aside = open_or_set_aside(path, _open)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def begin(self, build: Build) -> int:
        """Record that ``build`` begins; returns the number of its row."""
        with self._db:
            (number,) = self._db.execute(
                "insert into builds (label, began, body) values (?, ?, ?) returning id",
                (build.label, build.began, msgspec.json.encode(build)),
            ).fetchone()
            self._db.execute("delete from builds where id <= ?", (number - _KEPT,))
            self._db.execute("delete from deliveries where build <= ?", (number - _KEPT,))
        return int(number)

    def end(self, number: int, build: Build) -> None:
        """Record the result of the build in row ``number``."""
        with self._db:
            self._db.execute(
                "update builds set body = ? where id = ?", (msgspec.json.encode(build), number)
            )

    def attempt(self, number: int, sent: DeliveryAttempt) -> None:
        """Record an attempt to deliver the documents of the build in row ``number``."""
        with self._db:
            self._db.execute(
                "insert into deliveries values (?, ?, ?, ?)",
                (number, sent.at, sent.place, msgspec.json.encode(sent)),
            )

    def last(self, label: str) -> str | None:
        """When the last build called ``label`` began (ISO 8601, UTC); damaged rows do not count."""
        rows = self._db.execute(
            "select began from builds where label = ? order by id desc", (label,)
        )
        return next((str(began) for (began,) in rows if _is_moment(began)), None)

    def builds(self, count: int) -> list[Build]:
        """The last ``count`` builds, newest first."""
        return _builds(self._db, count)

    def posted(self, entry: str, place: str) -> dict[str, str]:
        """The documents listed in the last mail of ``entry`` to ``place``: SHA-256 by path."""
        return dict(
            self._db.execute(
                "select path, digest from posted where entry = ? and place = ?", (entry, place)
            )
        )

    def post(self, entry: str, place: str, digests: Mapping[str, str]) -> None:
        """Record that a mail of ``entry`` to ``place`` listed the documents ``digests``."""
        with self._db:
            self._db.execute("delete from posted where entry = ? and place = ?", (entry, place))
            self._db.executemany(
                "insert into posted values (?, ?, ?, ?)",
                [(entry, place, path, digest) for path, digest in digests.items()],
            )

    def know(self, place: KnownPlace) -> None:
        """Record that documents are at ``place`` now."""
        with self._db:
            self._db.execute(
                "insert or replace into places values (?, ?, ?, ?)", msgspec.structs.astuple(place)
            )

    def forget(self, place: KnownPlace) -> None:
        """Record that no document of its entry is at ``place`` any more."""
        with self._db:
            self._db.execute(
                "delete from places where entry = ? and place = ?", (place.entry, place.place)
            )


def read_places(path: Path) -> list[KnownPlace]:
    """The places known to the journal at ``path``, the last delivered to at the end.

    Raises the errors of :func:`read_builds`.
    """
    with closing(connect_to_read(path, _VERSION)) as database:
        if not has_table(database, "places"):
            return []
        rows = database.execute(
            "select entry, place, target, documents from places where typeof(target) = 'blob'"
            " order by rowid"
        )
        return [KnownPlace(*row) for row in rows]


def read_builds(path: Path, count: int) -> list[Build]:
    """The last ``count`` builds in the journal at ``path``, newest first; nothing is written to it.

    Raises :class:`OSError` or :class:`sqlite3.Error` if it cannot be read.
    """
    with closing(connect_to_read(path, _VERSION)) as database:
        return _builds(database, count) if has_table(database, "builds") else []


def _builds(database: sqlite3.Connection, count: int) -> list[Build]:
    rows = database.execute(
        "select id, label, began, body from builds order by id desc limit ?", (min(count, _KEPT),)
    )
    return [
        msgspec.structs.replace(_build(*row), deliveries=_deliveries(database, number))
        for number, *row in rows.fetchall()
    ]


def _build(label: str, began: str, body: bytes) -> Build:
    """A build from its row, or the parts of it that are not damaged."""
    with suppress(msgspec.DecodeError, UnicodeDecodeError, TypeError):
        build = msgspec.json.decode(body, type=Build)
        if _is_moment(build.began) and _is_moment(build.ended or build.began):
            return build
    known = str(began) if _is_moment(began) else ""
    return Build(str(label), Request(), known, error="the record of this build is damaged")


def moment_of(told: str) -> datetime:
    """A recorded moment; one without a zone is in UTC. Raises :class:`ValueError` if it is none."""
    moment = datetime.fromisoformat(told)
    if not datetime.min.year < moment.year < datetime.max.year:
        raise ValueError("a year that not every zone has")
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_moment(told: object) -> bool:
    try:
        moment_of(str(told))
    except ValueError:
        return False
    return True


def _deliveries(database: sqlite3.Connection, number: int) -> tuple[DeliveryAttempt, ...]:
    rows = database.execute("select body from deliveries where build = ? order by rowid", (number,))
    return tuple(_attempt(body) for (body,) in rows)


def _attempt(body: bytes) -> DeliveryAttempt:
    try:
        return msgspec.json.decode(body, type=DeliveryAttempt)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        return DeliveryAttempt("", "", error="the record of this delivery is damaged")


def _open(path: Path) -> sqlite3.Connection:
    database = connect(path, _SCHEMA, _VERSION)
    if has_table(database, "delivered"):  # of an earlier docgen, with entry and place in one
        with database:
            database.execute(
                "insert or ignore into posted select substr(place, 1, instr(place, ' ') - 1),"
                " substr(place, instr(place, ' ') + 1), path, digest from delivered"
                " where place like '% mailto:%'"
            )
            database.execute("drop table delivered")
    return database
