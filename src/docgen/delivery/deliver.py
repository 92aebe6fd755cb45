"""Delivers a complete build to each place of an entry; retries, and journals each attempt."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from docgen.delivery.carry import Carry, Origin, carriers, places
from docgen.delivery.mail import Secret
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.targets import DeliveryTarget
from docgen.errors import DeliveryError, DocgenError, MissingFolderError
from docgen.store.journal import DeliveryAttempt, Journal

# Seconds before each further attempt; a folder that is missing is looked for more often.
BACK_OFF = (10, 60, 300)
LOOK = 2

Sleep = Callable[[float], None]
Told = Callable[[DeliveryAttempt], None]


def deliver(
    origin: Origin,
    targets: Sequence[DeliveryTarget],
    release: Release,
    journal: Journal,
    told: Told,
    *,
    clock: Callable[[], datetime],
    sleep: Sleep,
    stop: Callable[[], bool],
    secret: Secret,
) -> bool:
    """Bring all ``targets`` of ``origin`` up to date; returns whether all are.

    ``told`` is called with every attempt. After a :class:`DeliveryError` a place is tried again,
    once all others have had their turn; any other :class:`DocgenError` is final. If the folder of a
    place is missing, the next attempt is made as soon as it is there. ``sleep`` takes seconds.
    """

    def tell(sent: DeliveryAttempt) -> None:
        journal.attempt(release.number, sent)
        told(sent)

    failed = False
    missing: list[Path] = []
    waiting = list(carriers(targets, origin, journal, clock, secret))
    for pause, again_in in pairwise((0, *BACK_OFF, 0)):
        if waiting:
            _wait(pause, missing, sleep, stop)
        if waiting and stop():
            for place, _ in waiting:
                tell(
                    DeliveryAttempt(
                        clock().isoformat(), place, error="not sent: docgen was stopped"
                    )
                )
            break
        again = []
        missing.clear()
        for place, carry in waiting:
            try:
                handed = _carried(carry, release)
            except DeliveryError as error:
                sent = DeliveryAttempt(clock().isoformat(), place, error=str(error), again=again_in)
                again.append((place, carry))
                missing += _missing(error)
            except DocgenError as error:  # another attempt would fail too
                sent = DeliveryAttempt(clock().isoformat(), place, error=str(error))
                failed = True
            else:
                sent = DeliveryAttempt(
                    clock().isoformat(), place, handed.sent, handed.removed, note=handed.note
                )
            tell(sent)
        waiting = again
    return not waiting and not failed


def refuse(
    targets: Sequence[DeliveryTarget],
    number: int,
    journal: Journal,
    told: Told,
    clock: Callable[[], datetime],
    why: str,
) -> None:
    """Record for every target that nothing was sent, and ``why``.

    ``number`` is the build's row in the journal.
    """
    for place in places(targets):
        sent = DeliveryAttempt(clock().isoformat(), place, error=f"not sent, {why}")
        journal.attempt(number, sent)
        told(sent)


def _missing(error: DeliveryError) -> list[Path]:
    return [Path(error.path)] if isinstance(error, MissingFolderError) and error.path else []


def _wait(
    seconds: float, missing: Collection[Path], sleep: Sleep, stop: Callable[[], bool]
) -> None:
    """Sleep, but no longer than until a folder of ``missing`` is there."""
    while seconds > 0 and not stop() and not any(each.is_dir() for each in missing):
        step = min(seconds, LOOK) if missing else seconds
        sleep(step)
        seconds -= step


def _carried(carry: Carry, release: Release) -> DeliveryCounts:
    try:
        return carry(release)
    except DocgenError:
        raise
    except OSError as error:
        raise DeliveryError(error.strerror or str(error), error.filename) from error
    except Exception as error:  # drivers of fsspec can raise anything
        raise DeliveryError(f"{type(error).__name__}: {error}") from error
