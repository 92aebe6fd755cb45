"""Places that hold documents of an entry which no longer delivers there.

Nothing is removed from them by itself: an entry may have been deleted by mistake, or so that the
documents stay as they are. So they are named until somebody decides.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from docgen.delivery.carry import Origin, store_of
from docgen.delivery.targets import MailTarget, PlaceTarget
from docgen.delivery.withdraw import withdraw
from docgen.errors import DeliveryError, DocgenError, MachineError, counted
from docgen.schedule.places import Key, key_of
from docgen.schedule.timetable import ScheduleEntry
from docgen.store.folder import journal_of, places_of
from docgen.store.journal import KnownPlace


class AbandonedPlace(Struct, frozen=True):
    """A place, and how to reach it; ``others`` are earlier names of the same place."""

    known: KnownPlace
    target: PlaceTarget
    others: tuple[KnownPlace, ...] = ()

    def __str__(self) -> str:
        entry, count = self.known.entry, self.known.documents
        documents = counted(count, "document")
        command = f"docgen schedule withdraw {entry}"
        return (
            f"{self.known.place} holds {documents} of entry '{entry}', which no longer delivers"
            f" there: '{command}' removes them, '{command} --keep' leaves them and this message off"
        )


def abandoned(
    root: Path, output: Path, entries: Iterable[ScheduleEntry]
) -> tuple[AbandonedPlace, ...]:
    """The places known to the history in ``output`` to which none of ``entries`` delivers."""
    in_use = {
        key_of(target, root.resolve())
        for entry in entries
        for target in entry.deliver
        if not isinstance(target, MailTarget)
    }
    found: dict[Key, AbandonedPlace] = {}
    for known, target in _known(output):
        key = key_of(target, root.resolve())
        if key not in in_use:
            before = found.get(key)
            others = (*before.others, before.known) if before else ()
            found[key] = AbandonedPlace(known, target, others)
    return tuple(found.values())


def warnings_of(root: Path, output: Path, entries: Iterable[ScheduleEntry]) -> list[str]:
    """What to say of :func:`abandoned` places, or that the history cannot be read.

    A history that is damaged does not stop a run, which starts a new one.
    """
    try:
        return [str(place) for place in abandoned(root, output, entries)]
    except MachineError as error:
        return [str(error)]


def _known(output: Path) -> Iterator[tuple[KnownPlace, PlaceTarget]]:
    for known in places_of(output):
        try:
            yield known, msgspec.json.decode(known.target, type=PlaceTarget)
        except msgspec.DecodeError:  # of another version of docgen, or damaged
            continue


def withdraw_from(
    place: AbandonedPlace,
    root: Path,
    output: Path,
    delivers: Callable[[str, str], bool],
    *,
    keep: bool,
) -> int:
    """Remove the documents at ``place`` unless they are to ``keep``; then forget the place.

    Returns how many files were removed. Raises :class:`DocgenError`, and the place stays known, if
    it cannot be reached or a document was changed there.
    """
    removed = 0
    if not keep:
        origin = Origin(place.known.entry, root, delivers)
        try:
            store, record = store_of(place.target, root)
            removed = withdraw(store, record, origin.sender(place.known.place), delivers)
        except DocgenError:
            raise
        except Exception as error:  # of the disk; drivers of fsspec can raise anything
            raise DeliveryError(f"{place.known.place}: {error}") from error
    with journal_of(output) as journal:
        for known in (place.known, *place.others):
            journal.forget(known)
    return removed
