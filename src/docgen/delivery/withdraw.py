"""Takes back what was delivered to a place, and leaves nothing of docgen's there."""

from collections.abc import Callable

from docgen.delivery.lock import locked
from docgen.delivery.place import DeliveryPlace
from docgen.delivery.record import Sender
from docgen.delivery.store import Store
from docgen.store.manifest import LIST, SUMS


def withdraw(
    store: Store, record: str, sender: Sender, delivers: Callable[[str, str], bool]
) -> int:
    """Remove what ``sender`` delivered to ``store``, by the record of that name.

    Returns how many files, without the lists and the record, which go too. Files of others stay,
    and so does everything if another entry delivers there by now. Raises the errors of
    :class:`DeliveryPlace` and :meth:`DeliveryPlace.survey`: if a document was changed there,
    nothing is removed.
    """
    with locked(store, record, sender) as lock:
        place = DeliveryPlace(store, sender, delivers, dict, record)
        place.sweep()
        if not place.is_of_sender:
            return 0
        gone = place.survey({}, unsure=()).gone
        # the checksums go first, since they are wrong from then on, and the record goes last
        for path in (*sorted(gone, key=lambda path: (path != SUMS, path == LIST)), record):
            store.remove(path)
            lock.keep()
    return len({*gone} - {SUMS, LIST})
