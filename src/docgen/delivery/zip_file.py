"""Delivers a release as one zip file with manifest and checksums; same release, same bytes."""

import zipfile
from collections.abc import Callable, Mapping
from hashlib import file_digest
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from docgen.delivery.folder import FolderStore
from docgen.delivery.lock import PlaceLock, locked
from docgen.delivery.place import DeliveryPlace
from docgen.delivery.record import Sender
from docgen.delivery.release import DeliveryCounts, Release, documents_on
from docgen.sources import open_regular
from docgen.store.manifest import LIST, SUMS

T = TypeVar("T")


def write_zip(
    path: Path, release: Release, sender: Sender, delivers: Callable[[str, str], bool]
) -> DeliveryCounts:
    """Write the zip file at ``path``, unless it already holds exactly the documents of ``release``.

    Its record is the file beside it. A file at ``path`` that docgen did not write stays.
    ``delivers`` and the errors are those of :class:`DeliveryPlace`. Where there is nothing new,
    nothing is written, not even a lock.
    """
    store, name, record = FolderStore(path.parent), path.name, record_name(path.name)
    place = DeliveryPlace(store, sender, delivers, dict, record)
    if place.is_settled and place.knows(name) and _lists_in(path) == release.lists:
        return DeliveryCounts(0, 0)
    with locked(store, record, sender) as lock:
        place = DeliveryPlace(store, sender, delivers, lambda: _left_without_record(path), record)
        place.sweep()
        former = _lists_in(path)
        if place.knows(name) and former == release.lists:
            place.confirm()
            return DeliveryCounts(0, 0, lock.note)
        place.survey({name: ""}, unsure=[name])
        with place.exchanging() as stage:
            place.intend({name: ""})  # its digest shows when it is written
            with store.writing(f"{stage}/{name}") as file:
                _write(file, release, lock)
            digest = {name: str(store.digest(f"{stage}/{name}"))}
            place.intend(digest)
            lock.keep(surely=True)
            store.move(f"{stage}/{name}", name)
            place.settle(digest)
    gone = (documents_on(former) or {}).keys() - release.digests.keys()
    return DeliveryCounts(len(release.digests), len(gone), lock.note)


def record_name(name: str) -> str:
    """The name of the record beside a zip file called ``name``."""
    return f".{name}.docgen-delivery.json"


def _write(file: BinaryIO, release: Release, lock: PlaceLock) -> None:
    with zipfile.ZipFile(file, "w") as parts:
        for path in release.digests:
            _put(parts, path, release.read(path))
            lock.keep()
        for path, content in release.lists.items():
            _put(parts, path, content)


def _put(parts: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file uncompressed: documents are compressed already."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3  # the same on every system
    info.external_attr = 0o644 << 16
    parts.writestr(info, content)


def _lists_in(path: Path) -> dict[str, bytes]:
    """Manifest and checksums in the zip file at ``path``; empty if docgen did not write it."""
    return _read(path, lambda parts: {name: parts.read(name) for name in (LIST, SUMS)}) or {}


def _left_without_record(path: Path) -> Mapping[str, str]:
    """The zip file at ``path`` if an earlier docgen wrote it and it is as its lists say."""
    if not _read(path, _is_whole):
        return {}
    with open_regular(path, follow=False) as file:
        return {path.name: file_digest(file, "sha256").hexdigest()}


def _is_whole(parts: zipfile.ZipFile) -> bool:
    documents = documents_on({name: parts.read(name) for name in (LIST, SUMS)})
    if documents is None or sorted(parts.namelist()) != sorted((*documents, LIST, SUMS)):
        return False
    for name, digest in documents.items():
        with parts.open(name) as part:
            if file_digest(cast(BufferedIOBase, part), "sha256").hexdigest() != digest:
                return False
    return True


def _read(path: Path, what: Callable[[zipfile.ZipFile], T]) -> T | None:
    """The result of ``what`` on the zip file at ``path``.

    ``None`` if docgen cannot have written it.
    """
    try:
        with open_regular(path, follow=False) as file, zipfile.ZipFile(file) as parts:
            # compressed entries could unpack to any size; docgen writes none
            if all(each.compress_type == zipfile.ZIP_STORED for each in parts.infolist()):
                return what(parts)
    except Exception:  # a file that is not a zip file can fail in any way
        return None
    return None
