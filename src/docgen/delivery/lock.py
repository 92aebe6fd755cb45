"""One run at a time delivers to a place: a lock file there, made only where there is none."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from msgspec.structs import replace

from docgen.delivery.lease import RENEW, Lease, decode, encode, give_up, is_over, new_lease
from docgen.delivery.record import Sender, stage_of
from docgen.delivery.store import Store
from docgen.errors import DeliveryError

_MOMENT = 1.0  # seconds that a run may need between making its lock and writing it


class PlaceTakenError(DeliveryError):
    """Another run delivers to this place."""


class PlaceLock:
    """The lock beside the record called ``record`` in ``store``, of a run for ``sender``.

    ``note`` says whose lock was replaced, if a run had ended without removing it.
    """

    def __init__(self, store: Store, record: str, sender: Sender) -> None:
        self._store, self._name = store, lock_of(record)
        self._part = f"{stage_of(sender.project, record)}/.docgen-part-{secrets.token_hex(8)}"
        self._lease = new_lease(sender, secrets.token_hex(16))
        self._renewed = time.monotonic()
        self.note = ""

    def take(self) -> None:
        """Take the lock. Raises :class:`PlaceTakenError` if a run that is alive has it.

        Another :class:`DocgenError` is raised for a file of this name that docgen did not write.
        """
        mine = encode(self._lease)
        for _ in range(3):
            # a driver that cannot make a file exclusively shows what is there afterwards
            if self._store.create(self._name, mine) and self._read() == mine:
                return
            found = self._read()
            if found == b"":
                time.sleep(_MOMENT)
                found = self._read()
            if found:
                self._refuse_living(decode(found, self._store.where(self._name)))
            if found is not None and self._replace(found):
                return
        raise PlaceTakenError("other runs deliver here just now", self._store.where(""))

    def keep(self, *, surely: bool = False) -> None:
        """Renew the lease if it is time.

        Raises :class:`PlaceTakenError` if another run has taken the lock over, which is noticed at
        every renewal, or at once if ``surely``.
        """
        late = time.monotonic() - self._renewed >= RENEW
        if not (late or surely):
            return
        if self._read() != encode(self._lease):
            said = "another run has taken over here, since this one was silent for too long"
            raise PlaceTakenError(said, self._store.where(""))
        if late:
            self._lease = replace(self._lease, beat=self._lease.beat + 1)
            self._put()
            self._renewed = time.monotonic()

    def release(self) -> None:
        """Remove the lock file, if it is still this run's."""
        give_up(self._lease)
        if self._read() == encode(self._lease):
            self._store.remove(self._name)

    def _read(self) -> bytes | None:
        return self._store.read(self._name)

    def _refuse_living(self, other: Lease) -> None:
        if not is_over(other):
            hint = f"if that run is dead, delete {self._store.where(self._name)}"
            raise PlaceTakenError(f"another run delivers here: {other}", hint=hint)

    def _replace(self, dead: bytes) -> bool:
        """Put this run's lock in place of one that is ``dead``.

        Returns whether it is there. Where the place cannot keep two runs from doing this at once,
        the one that was first notices when it looks the next time, which it does before it changes
        any document.
        """
        with self._store.alone():
            if self._read() != dead:
                return False
            try:
                self._put()
            except FileNotFoundError:  # another run of this project has just removed the folder
                return False
        with suppress(OSError):  # another uses the folder
            self._store.remove(self._part)
        whose = f" ({decode(dead, '')})" if dead else ""
        self.note = f"an earlier run had ended without removing its lock{whose}"
        return self._read() == encode(self._lease)

    def _put(self) -> None:
        self._store.write(self._part, encode(self._lease))
        self._store.move(self._part, self._name)


def lock_of(record: str) -> str:
    """The name of the lock beside the record called ``record``."""
    return f"{record.removesuffix('.json')}.lock"


@contextmanager
def locked(store: Store, record: str, sender: Sender) -> Iterator[PlaceLock]:
    """Hold the lock beside ``record`` in ``store``. Raises the errors of :meth:`PlaceLock.take`."""
    lock = PlaceLock(store, record, sender)
    try:
        lock.take()
        yield lock
    finally:
        with suppress(Exception):  # where the connection is gone, its lease will be over
            lock.release()
