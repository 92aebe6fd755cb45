"""A place that documents are delivered to; its record says which of the files there are docgen's.

All other files belong to others. If one of them is in the way, the delivery stops before anything
is changed.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from docgen.delivery import project
from docgen.delivery.lock import PlaceTakenError, lock_of
from docgen.delivery.record import NAME, DeliveryRecord, Sender, decode, encode, stage_of
from docgen.delivery.store import Store
from docgen.errors import DocgenError
from docgen.store.manifest import LIST, SUMS
from docgen.store.outputs import UNREADABLE
from docgen.store.paths import path_problem

_HINT = "move it away or delete it; the next run delivers"


class Changes(NamedTuple):
    """The paths to write, and those to remove."""

    fresh: list[str]
    gone: list[str]


class DeliveryPlace:
    """The files of docgen in ``store``, by the record called ``name`` there.

    ``delivers(entry, place)`` says whether the schedule has a delivery. ``adopt`` finds what an
    earlier docgen delivered without a record: SHA-256 digests by path.

    Raises :class:`DocgenError` if the place belongs to another delivery.
    """

    def __init__(
        self,
        store: Store,
        sender: Sender,
        delivers: Callable[[str, str], bool],
        adopt: Callable[[], Mapping[str, str]],
        name: str = NAME,
    ) -> None:
        self.store, self._sender, self._name = store, sender, name
        content = store.read(name)
        self._on_record = decode(content, self._where()) if content is not None else None
        if self._on_record:
            self._refuse_others(self._on_record.sender, delivers)
        self._record = self._on_record or DeliveryRecord(sender, adopt())
        self._stage = stage_of(sender.project, name)

    def _refuse_others(self, other: Sender, delivers: Callable[[str, str], bool]) -> None:
        mine = self._sender
        where = self.store.where("")
        if other.project != mine.project or self._is_copied(other):
            hint = (
                f"deliver to another place; if that project is this one, give it back its"
                f" {project.NAME}, and if it is gone, delete {self._where()}"
            )
            said = f"another project delivers here: entry '{other.entry}' of {other.folder}"
            raise DocgenError(said, where, hint=hint)
        same = (other.entry, other.place) == (mine.entry, mine.place)
        if not same and delivers(other.entry, other.place):
            said = f"entry '{other.entry}' also delivers here, as {other.place}"
            raise DocgenError(said, where, hint="each delivery needs a place of its own")

    def _is_copied(self, other: Sender) -> bool:
        """Whether our project is a copy of the one that delivered here, including its id."""
        elsewhere = Path(other.folder)
        if other.folder == self._sender.folder or not elsewhere.is_absolute():
            return False
        try:
            here = Path(self._sender.folder)
            return not elsewhere.samefile(here) and project.has_id(elsewhere, other.project)
        except (OSError, DocgenError):  # moved away, or no longer a project
            return False

    @property
    def is_of_sender(self) -> bool:
        """Whether the record here is that of the delivery given, and not of another since."""
        if self._on_record is None:
            return False
        on_record, mine = self._on_record.sender, self._sender
        return (on_record.entry, on_record.place) == (mine.entry, mine.place)

    @property
    def is_settled(self) -> bool:
        """Whether the record is this delivery's, no run is at work, and none has left anything.

        Nothing need then be written here, unless there is something new.
        """
        return self._on_record == DeliveryRecord(self._sender, self._record.files) and not any(
            map(self.store.exists, (self._stage, lock_of(self._name)))
        )

    def holds(self, wanted: Mapping[str, str], unsure: Collection[str]) -> bool:
        """Whether just the files ``wanted`` are on record and here; otherwise as :meth:`survey`."""
        return self._record.files == wanted and not any(self.survey(wanted, unsure))

    def knows(self, path: str) -> bool:
        """Whether docgen delivered a file to ``path``."""
        return path in self._record.paths

    def survey(self, wanted: Mapping[str, str], unsure: Collection[str]) -> Changes:
        """What differs from ``wanted``, SHA-256 digests by path.

        Paths in ``unsure`` are looked at in any case.

        Only files that must be changed are read. Raises :class:`DocgenError` if one of them is not
        docgen's, or was changed since docgen delivered it.
        """
        files, fresh = dict(self._record.files), []
        unsure = {*unsure, *self._record.coming}
        for path, digest in wanted.items():
            if files.get(path) == digest and path not in unsure and self.store.exists(path):
                continue
            self._note(files, path, found := self._found(path, digest))
            if found != digest:
                fresh.append(path)
        gone = sorted(self._record.paths - wanted.keys())
        for path in gone:
            # the record is in a folder that others write to
            if path not in (LIST, SUMS) and path_problem(path):
                raise DocgenError(f"'{path}' cannot be the path of a document", self._where())
            self._note(files, path, self._found(path))
        self._record = replace(self._record, files=files)
        return Changes(fresh, gone)

    def _where(self) -> str:
        return self.store.where(self._name)

    def _note(self, files: dict[str, str], path: str, found: str | None) -> None:
        files.pop(path, None)
        if found is not None:
            files[path] = found

    def _found(self, path: str, wanted: str = "") -> str | None:
        """The digest of the file at ``path``, which must be as docgen left it or as ``wanted``."""
        found = self.store.digest(path)
        if found is None or found == wanted or found in self._record.digests_at(path):
            return found
        if found == UNREADABLE:
            said = "another file or folder is in its place"
        elif self.knows(path):
            said = "changed since docgen delivered it, so it stays"
        else:
            said = "a file that docgen did not write is in its place"
        raise DocgenError(said, self.store.where(path), hint=_HINT)

    @contextmanager
    def exchanging(self) -> Iterator[str]:
        """A folder for files to be moved into place; it is removed after the ``with`` block."""
        taken = False
        try:
            yield self._stage
        except PlaceTakenError:  # what is there now is another run's
            taken = True
            raise
        finally:
            with suppress(Exception):  # where the connection is gone, the next attempt clears up
                if not taken:
                    self.sweep()

    def intend(self, coming: Mapping[str, str]) -> None:
        """Record the files about to be written: SHA-256 digests by path."""
        self._keep(DeliveryRecord(self._sender, self._record.files, coming))

    def settle(self, files: Mapping[str, str]) -> None:
        """Record the files delivered (SHA-256 by path), and that nothing else is under way."""
        self._keep(DeliveryRecord(self._sender, files))

    def confirm(self) -> None:
        """Record that the files here are this delivery's."""
        with self.exchanging():
            self._keep(replace(self._record, sender=self._sender))

    def _keep(self, record: DeliveryRecord) -> None:
        self._record = record
        if record != self._on_record:
            self.store.write(f"{self._stage}/{self._name}", encode(record))
            self.store.move(f"{self._stage}/{self._name}", self._name)
            self._on_record = record

    def sweep(self) -> None:
        """Remove what a failed attempt or a killed run left here.

        Raises :class:`DocgenError` if there is a file of others among it.
        """
        ours = {*self._record.paths, self._name}
        if (other := self.store.clear(self._stage, ours)) is not None:
            where = self.store.where(f"{self._stage}/{other}")
            raise DocgenError("a file that docgen did not write is in its place", where, hint=_HINT)
