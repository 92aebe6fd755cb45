"""Makes a folder, here or remote, hold the documents of a release, next to files of others.

New files are first written beside the documents, and moved into place only once all are there. The
checksums are removed first and written last.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from docgen.delivery.lock import PlaceLock, locked
from docgen.delivery.place import Changes, DeliveryPlace
from docgen.delivery.record import NAME, Sender
from docgen.delivery.release import DeliveryCounts, Release, documents_on
from docgen.delivery.store import Store
from docgen.errors import DocgenError
from docgen.store.manifest import LIST, SUMS


def mirror(
    store: Store, release: Release, sender: Sender, delivers: Callable[[str, str], bool]
) -> DeliveryCounts:
    """Bring ``store`` up to date; only files that docgen delivered there are touched.

    ``sender`` is who delivers. ``delivers`` and the errors are those of :class:`DeliveryPlace`.
    Where there is nothing new, nothing is written, not even a lock.
    """
    documents = release.digests
    lists = {path: sha256(content).hexdigest() for path, content in release.lists.items()}
    place = DeliveryPlace(store, sender, delivers, dict)
    if place.is_settled and place.holds(documents | lists, unsure=lists):
        return DeliveryCounts(0, 0)
    with locked(store, NAME, sender) as lock:
        place = DeliveryPlace(store, sender, delivers, lambda: _left_without_record(store))
        place.sweep()
        fresh, gone = place.survey(documents | lists, unsure=lists)
        new = [path for path in fresh if path in documents]
        with place.exchanging() as stage:
            if fresh or gone:
                place.intend({path: documents[path] for path in new} | lists)
                _exchange(store, stage, release, Changes(new, gone), lock)
            place.settle(documents | lists)
    return DeliveryCounts(len(new), len(gone), lock.note)


def _exchange(
    store: Store, stage: str, release: Release, documents: Changes, lock: PlaceLock
) -> None:
    lists = release.lists
    for path in documents.fresh:
        store.write(f"{stage}/{path}", release.read(path))
        lock.keep()
    for path, content in lists.items():
        store.write(f"{stage}/{path}", content)
    lock.keep(surely=True)
    store.remove(SUMS)  # from here on they are wrong, whatever happens
    for path in documents.fresh:
        store.move(f"{stage}/{path}", path)
        lock.keep()
    for path in documents.gone:
        store.remove(path)
        lock.keep()
    for path in lists:
        store.move(f"{stage}/{path}", path)


def _left_without_record(store: Store) -> Mapping[str, str]:
    """The files that an earlier docgen delivered without a record: its lists, and what they list.

    Raises :class:`DocgenError` if a document is not as listed.
    """
    found = {name: store.read(name) for name in (LIST, SUMS)}
    lists = {name: content for name, content in found.items() if content is not None}
    documents = documents_on(lists) or {}
    for path, digest in documents.items():
        if store.digest(path) not in (digest, None):
            said = f"not as {SUMS} says, and docgen left no record of what it delivered here"
            hint = "move the files away; the next run delivers"
            raise DocgenError(said, store.where(path), hint=hint)
    return documents | {name: sha256(lists[name]).hexdigest() for name in lists if documents}
