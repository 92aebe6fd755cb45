"""A complete build → each place its entry names, with further attempts and a row for each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path

from docgen.delivery.folder import FolderStore
from docgen.delivery.mail import Secret, send
from docgen.delivery.mirror import mirror
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.remote import RemoteStore
from docgen.delivery.targets import DeliveryTarget, FolderTarget, RemoteTarget, ZipTarget
from docgen.delivery.zip_file import write_zip
from docgen.errors import DeliveryError, DocgenError
from docgen.store.journal import DeliveryAttempt, Journal

# Seconds before each further attempt.
BACK_OFF = (10, 60, 300)

Carry = Callable[[Release, Mapping[str, str]], DeliveryCounts]
Sleep = Callable[[float], None]
Told = Callable[[DeliveryAttempt], None]


def deliver(
    name: str,
    targets: Sequence[DeliveryTarget],
    release: Release,
    root: Path,
    journal: Journal,
    told: Told,
    *,
    clock: Callable[[], datetime],
    sleep: Sleep,
    stop: Callable[[], bool],
    secret: Secret,
) -> bool:
    """Bring every one of ``targets``, of the entry called ``name``, up to date; whether all are.

    ``told`` hears of every attempt. A place that fails does not keep the others waiting: its
    further attempts come when they are done.
    """

    def tell(sent: DeliveryAttempt) -> None:
        journal.attempt(release.number, sent)
        told(sent)

    failed = False
    waiting = list(places(targets, root, clock, secret))
    for pause, again_in in pairwise((0, *BACK_OFF, 0)):
        if pause and waiting:
            sleep(pause)
        if waiting and stop():
            for place, _ in waiting:
                tell(DeliveryAttempt(clock().isoformat(), place, error="not sent, told to stop"))
            break
        again = []
        for place, carry in waiting:
            key = f"{name} {place}"
            before = journal.delivered(key)
            # from now on all of it may be there, however this attempt ends
            journal.deliver(key, dict.fromkeys(release.digests, "") | before)
            try:
                handed = _carried(carry, release, before)
            except DeliveryError as error:
                sent = DeliveryAttempt(clock().isoformat(), place, error=str(error), again=again_in)
                again.append((place, carry))
            except DocgenError as error:  # that no other attempt mends
                sent = DeliveryAttempt(clock().isoformat(), place, error=str(error))
                failed = True
            else:
                journal.deliver(key, release.digests)
                sent = DeliveryAttempt(clock().isoformat(), place, handed.sent, handed.removed)
            tell(sent)
        waiting = again
    return not waiting and not failed


def refuse(
    targets: Sequence[DeliveryTarget],
    number: int,
    root: Path,
    journal: Journal,
    told: Told,
    clock: Callable[[], datetime],
    why: str,
) -> None:
    """Record for every target that nothing was sent, and ``why``."""
    for place, _ in places(targets, root, clock, lambda _: None):
        sent = DeliveryAttempt(clock().isoformat(), place, error=f"not sent, {why}")
        journal.attempt(number, sent)
        told(sent)


def places(
    targets: Sequence[DeliveryTarget],
    root: Path,
    clock: Callable[[], datetime],
    secret: Secret,
) -> Iterator[tuple[str, Carry]]:
    """The places that ``targets`` name, each with what carries a release there."""
    for each in targets:
        yield from _places(each, root, clock, secret)


def _places(
    delivery: DeliveryTarget, root: Path, clock: Callable[[], datetime], secret: Secret
) -> Iterator[tuple[str, Carry]]:
    if isinstance(delivery, FolderTarget):
        yield delivery.path, partial(_into, root / delivery.path)
    elif isinstance(delivery, ZipTarget):
        yield delivery.path, partial(write_zip, root / delivery.path)
    elif isinstance(delivery, RemoteTarget):
        url, options = delivery.url, delivery.options
        yield url, lambda release, before: mirror(RemoteStore(url, options), release, before)
    else:
        mail = delivery
        for each in delivery.recipients:

            def carry(
                release: Release, before: Mapping[str, str], recipient: str = each
            ) -> DeliveryCounts:
                return send(mail, recipient, release, before, clock(), secret)

            yield f"mailto:{each}", carry


def _into(folder: Path, release: Release, before: Mapping[str, str]) -> DeliveryCounts:
    if folder.resolve() == release.output.resolve():
        hint = "deliver to another folder"
        raise DocgenError("the documents are built there", str(folder), hint=hint)
    return mirror(FolderStore(folder), release, before)


def _carried(carry: Carry, release: Release, before: Mapping[str, str]) -> DeliveryCounts:
    try:
        return carry(release, before)
    except DocgenError:
        raise
    except OSError as error:
        raise DeliveryError(error.strerror or str(error), error.filename) from error
    except Exception as error:  # a driver of fsspec's can raise anything
        raise DeliveryError(f"{type(error).__name__}: {error}") from error
