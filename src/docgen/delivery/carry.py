"""The targets of an entry → functions that deliver a release to each place."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from docgen.delivery.folder import FolderStore
from docgen.delivery.mail import Secret, send
from docgen.delivery.mirror import mirror
from docgen.delivery.project import project_id
from docgen.delivery.record import Sender
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.remote import RemoteStore
from docgen.delivery.targets import (
    DeliveryTarget,
    FolderTarget,
    MailTarget,
    RemoteTarget,
    ZipTarget,
)
from docgen.delivery.zip_file import write_zip
from docgen.errors import DocgenError
from docgen.store.folder import OURS
from docgen.store.journal import Journal

Carry = Callable[[Release], DeliveryCounts]


class Origin(Struct, frozen=True):
    """The schedule entry called ``entry`` of the project in ``root``.

    ``delivers(entry, place)`` says whether an entry of that project delivers to a place.
    """

    entry: str
    root: Path
    delivers: Callable[[str, str], bool]

    def sender(self, place: str) -> Sender:
        """The sender of deliveries to ``place``.

        Raises :class:`MachineError` if the project has no id and none can be written.
        """
        return Sender(project_id(self.root), str(self.root.resolve()), self.entry, place)


def places(targets: Sequence[DeliveryTarget]) -> list[str]:
    """The names of the places that documents are delivered to."""
    return [name for target in targets for name in _names(target)]


def carriers(
    targets: Sequence[DeliveryTarget],
    origin: Origin,
    journal: Journal,
    clock: Callable[[], datetime],
    secret: Secret,
) -> Iterator[tuple[str, Carry]]:
    """The name of each place, and the function that delivers a release there.

    ``secret`` gives a password by its name.
    """
    for target in targets:
        for name in _names(target):
            if isinstance(target, MailTarget):
                yield name, partial(_post, target, name, origin, journal, clock, secret)
            else:
                yield name, partial(_bring, target, name, origin)


def _names(target: DeliveryTarget) -> list[str]:
    if isinstance(target, MailTarget):
        return [f"mailto:{each}" for each in target.recipients]
    return [target.url if isinstance(target, RemoteTarget) else target.path]


def _bring(
    target: FolderTarget | ZipTarget | RemoteTarget, name: str, origin: Origin, release: Release
) -> DeliveryCounts:
    if isinstance(target, RemoteTarget):
        store = RemoteStore(target.url, target.options)
        return mirror(store, release, origin.sender(name), origin.delivers)
    path = origin.root / target.path
    if isinstance(target, ZipTarget):
        return write_zip(path, release, origin.sender(name), origin.delivers)
    folder = FolderStore(path)
    if path.resolve() == release.output.resolve() or folder.exists(OURS):
        hint = "deliver to another folder"
        raise DocgenError("the documents are built there", str(path), hint=hint)
    return mirror(folder, release, origin.sender(name), origin.delivers)


def _post(
    mail: MailTarget,
    name: str,
    origin: Origin,
    journal: Journal,
    clock: Callable[[], datetime],
    secret: Secret,
    release: Release,
) -> DeliveryCounts:
    before = journal.posted(origin.entry, name)
    handed = send(mail, name.removeprefix("mailto:"), release, before, clock(), secret)
    journal.post(origin.entry, name, release.digests)
    return handed
