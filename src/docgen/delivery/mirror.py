"""A release → a folder, here or elsewhere, that holds just its documents.

All that is new is put beside the documents first and moved among them only when all of it is
there; the checksums go first and come last.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

from docgen.delivery.release import DeliveryCounts, Release
from docgen.store.manifest import SUMS, checksums

_STAGE = ".docgen-part"


class Store(Protocol):
    """A folder; paths are relative to it. Folders in between come and go by themselves."""

    def read(self, path: str) -> bytes | None:
        """The file at ``path``, if there is one."""

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""

    def move(self, path: str, to: str) -> None:
        """Give a file the path ``to``, in the place of what stands there."""

    def remove(self, path: str) -> None:
        """Remove the file at ``path``, if there is one."""

    def clear(self, folder: str) -> None:
        """Remove ``folder`` with all that it holds, if it is there."""


def mirror(store: Store, release: Release, before: Mapping[str, str]) -> DeliveryCounts:
    """Bring ``store`` up to date; ``before`` is what docgen put there: digests by path.

    A digest is empty where an attempt that failed may have left the file. What is there is sent
    again if the checksums there are not those that docgen left.
    """
    wanted = release.digests
    known = {path: digest for path, digest in before.items() if digest}
    known = known if store.read(SUMS) == checksums(known) else {}
    fresh = [path for path, digest in wanted.items() if known.get(path) != digest]
    gone = sorted(set(before) - set(wanted))
    if known and not fresh and not gone:
        return DeliveryCounts(0, 0)
    store.clear(_STAGE)  # what an attempt that was killed left
    try:
        _exchange(store, release, fresh, gone)
    finally:
        with suppress(Exception):  # where the connection is gone, the next attempt clears up
            store.clear(_STAGE)
    return DeliveryCounts(len(fresh), len(gone))


def _exchange(store: Store, release: Release, fresh: list[str], gone: list[str]) -> None:
    lists = release.lists
    for path in fresh:
        store.write(f"{_STAGE}/{path}", release.read(path))
    for path, content in lists.items():
        store.write(f"{_STAGE}/{path}", content)
    store.remove(SUMS)  # they are wrong from here on, whatever happens
    for path in fresh:
        store.move(f"{_STAGE}/{path}", path)
    for path in gone:
        store.remove(path)
    for path in lists:
        store.move(f"{_STAGE}/{path}", path)
