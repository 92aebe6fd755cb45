"""A complete build → each place its entry names, with further attempts and a row for each."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path

from docgen.delivery.bundle import bundle
from docgen.delivery.folder import FolderStore
from docgen.delivery.mail import Secret, send
from docgen.delivery.mirror import mirror
from docgen.delivery.parcel import Handed, Parcel
from docgen.delivery.remote import RemoteStore
from docgen.errors import DeliveryError, DocgenError
from docgen.journal import Journal, Sent
from docgen.timetable import Bundle, Delivery, Entry, Folder, Remote

# Seconds before each further attempt.
BACK_OFF = (10, 60, 300)

Carry = Callable[[Parcel, Mapping[str, str]], Handed]
Sleep = Callable[[float], None]
Told = Callable[[Sent], None]


def deliver(
    entry: Entry,
    parcel: Parcel,
    root: Path,
    journal: Journal,
    told: Told,
    *,
    clock: Callable[[], datetime],
    sleep: Sleep,
    stop: Callable[[], bool],
    secret: Secret,
) -> bool:
    """Bring every place of ``entry`` up to date; whether all of them are.

    ``told`` hears of every attempt. A place that fails does not keep the others waiting: its
    further attempts come when they are done.
    """

    def tell(sent: Sent) -> None:
        journal.attempt(parcel.number, sent)
        told(sent)

    failed = False
    waiting = list(places(entry, root, clock, secret))
    for pause, again_in in pairwise((0, *BACK_OFF, 0)):
        if pause and waiting:
            sleep(pause)
        if waiting and stop():
            for place, _ in waiting:
                tell(Sent(clock().isoformat(), place, error="not sent, told to stop"))
            break
        again = []
        for place, carry in waiting:
            key = f"{entry.name} {place}"
            before = journal.delivered(key)
            # from now on all of it may be there, however this attempt ends
            journal.deliver(key, dict.fromkeys(parcel.digests, "") | before)
            try:
                handed = _carried(carry, parcel, before)
            except DeliveryError as error:
                sent = Sent(clock().isoformat(), place, error=str(error), again=again_in)
                again.append((place, carry))
            except DocgenError as error:  # that no other attempt mends
                sent = Sent(clock().isoformat(), place, error=str(error))
                failed = True
            else:
                journal.deliver(key, parcel.digests)
                sent = Sent(clock().isoformat(), place, handed.sent, handed.removed)
            tell(sent)
        waiting = again
    return not waiting and not failed


def refuse(
    entry: Entry,
    number: int,
    root: Path,
    journal: Journal,
    told: Told,
    clock: Callable[[], datetime],
) -> None:
    """Record of every place of ``entry`` that it had nothing, since the build is not complete."""
    for place, _ in places(entry, root, clock, lambda _: None):
        sent = Sent(clock().isoformat(), place, error="not sent, the build is not complete")
        journal.attempt(number, sent)
        told(sent)


def places(
    entry: Entry, root: Path, clock: Callable[[], datetime], secret: Secret
) -> Iterator[tuple[str, Carry]]:
    """The places of ``entry`` by name, each with what carries a parcel there."""
    for each in entry.deliver:
        yield from _places(each, root, clock, secret)


def _places(
    delivery: Delivery, root: Path, clock: Callable[[], datetime], secret: Secret
) -> Iterator[tuple[str, Carry]]:
    if isinstance(delivery, Folder):
        yield delivery.path, partial(_into, root / delivery.path)
    elif isinstance(delivery, Bundle):
        yield delivery.path, partial(bundle, root / delivery.path)
    elif isinstance(delivery, Remote):
        url, options = delivery.url, delivery.options
        yield url, lambda parcel, before: mirror(RemoteStore(url, options), parcel, before)
    else:
        mail = delivery
        for each in delivery.recipients:

            def carry(parcel: Parcel, before: Mapping[str, str], recipient: str = each) -> Handed:
                return send(mail, recipient, parcel, before, clock(), secret)

            yield f"mailto:{each}", carry


def _into(folder: Path, parcel: Parcel, before: Mapping[str, str]) -> Handed:
    if folder.resolve() == parcel.output.resolve():
        hint = "deliver to another folder"
        raise DocgenError("the documents are built there", str(folder), hint=hint)
    return mirror(FolderStore(folder), parcel, before)


def _carried(carry: Carry, parcel: Parcel, before: Mapping[str, str]) -> Handed:
    try:
        return carry(parcel, before)
    except DocgenError:
        raise
    except OSError as error:
        raise DeliveryError(error.strerror or str(error), error.filename) from error
    except Exception as error:  # a driver of fsspec's can raise anything
        raise DeliveryError(f"{type(error).__name__}: {error}") from error
