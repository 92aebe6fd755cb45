"""What is delivered: documents as they were built, with manifest and checksums."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from docgen.errors import DocgenError
from docgen.store import manifest
from docgen.store.paths import path_problem
from docgen.store.state import BuildRecords


class Release(Struct, frozen=True):
    """The documents in the folder ``output`` that have ``records``.

    ``number`` is the build's row in the journal.
    """

    number: int
    output: Path
    records: BuildRecords

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each document, by path."""
        return {path: record.digest for path, record in sorted(self.records.documents.items())}

    @property
    def lists(self) -> dict[str, bytes]:
        """Manifest and checksums by name.

        The checksums, which come last, mark a complete delivery.
        """
        listed, sums = manifest.contents(self.records, self.digests)
        return {manifest.LIST: listed, manifest.SUMS: sums}

    def size(self, path: str) -> int:
        """The size of the document at ``path``, in bytes."""
        return (self.output / path).stat().st_size

    def read(self, path: str) -> bytes:
        """The document at ``path``. Raises :class:`DocgenError` if it is not as it was built."""
        try:
            content = (self.output / path).read_bytes()
        except OSError as error:
            raise DocgenError(f"cannot be read: {error.strerror}", path) from error
        if sha256(content).hexdigest() != self.records.documents[path].digest:
            raise DocgenError("was changed since it was built", path, hint="build again")
        return content


def documents_on(lists: Mapping[str, bytes]) -> dict[str, str] | None:
    """The SHA-256 by path of the documents in ``lists``.

    ``None`` if these are not lists of docgen's.

    They are not if manifest and checksums differ, or name something that cannot be a document's
    path.
    """
    try:
        listed = msgspec.json.decode(lists[manifest.LIST], type=manifest.Manifest).digests
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    whole = lists.get(manifest.SUMS) == manifest.checksums(listed)
    return listed if whole and not any(map(path_problem, listed)) else None


class DeliveryCounts(Struct, frozen=True):
    """How many documents were sent, how many earlier ones removed, and what else to say."""

    sent: int
    removed: int
    note: str = ""
