"""The targets of an entry → functions that deliver a release to each place."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from docgen.delivery.folder import FolderStore
from docgen.delivery.mail import Secret, send
from docgen.delivery.mirror import mirror
from docgen.delivery.project import project_id
from docgen.delivery.record import NAME, Sender
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.remote import RemoteStore
from docgen.delivery.store import Store
from docgen.delivery.targets import (
    DeliveryTarget,
    FolderTarget,
    MailTarget,
    PlaceTarget,
    RemoteTarget,
    ZipTarget,
)
from docgen.delivery.zip_file import record_name, write_zip
from docgen.errors import DocgenError
from docgen.store.folder import OURS
from docgen.store.journal import Journal, KnownPlace

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
                yield name, partial(_bring, target, name, origin, journal)


def _names(target: DeliveryTarget) -> list[str]:
    if isinstance(target, MailTarget):
        return [f"mailto:{each}" for each in target.recipients]
    return [target.url if isinstance(target, RemoteTarget) else target.path]


def _bring(
    target: PlaceTarget, name: str, origin: Origin, journal: Journal, release: Release
) -> DeliveryCounts:
    if isinstance(target, FolderTarget):
        _refuse_output(origin.root / target.path, release.output)
    if isinstance(target, ZipTarget):
        path = origin.root / target.path
        counts = write_zip(path, release, origin.sender(name), origin.delivers)
    else:
        store, _ = store_of(target, origin.root)
        counts = mirror(store, release, origin.sender(name), origin.delivers)
    documents = len(release.digests)
    journal.know(KnownPlace(origin.entry, name, msgspec.json.encode(target), documents))
    return counts


def _refuse_output(path: Path, output: Path) -> None:
    if path.resolve() == output.resolve() or (path.is_dir() and (path / OURS).exists()):
        hint = "deliver to another folder"
        raise DocgenError("the documents are built there", str(path), hint=hint)


def store_of(target: PlaceTarget, root: Path) -> tuple[Store, str]:
    """The store of ``target`` in a project in ``root``, and the name of the record in it.

    Raises the errors of :class:`FolderStore` and :class:`RemoteStore`.
    """
    if isinstance(target, RemoteTarget):
        return RemoteStore(target.url, target.options), NAME
    path = root / target.path
    if isinstance(target, ZipTarget):
        return FolderStore(path.parent), record_name(path.name)
    return FolderStore(path), NAME


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
