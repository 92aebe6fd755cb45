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
    """The documents that have ``records``, and whose files are in the folder ``output``.

    ``number`` is that of the build in the journal.
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
        """Manifest and checksums, the checksums last: where they stand, all stands."""
        listed, sums = manifest.contents(self.records, self.digests)
        return {manifest.LIST: listed, manifest.SUMS: sums}

    def size(self, path: str) -> int:
        """How many bytes the document at ``path`` has."""
        return (self.output / path).stat().st_size

    def read(self, path: str) -> bytes:
        """The document at ``path``; an error if it is not as it was built."""
        try:
            content = (self.output / path).read_bytes()
        except OSError as error:
            raise DocgenError(f"cannot be read: {error.strerror}", path) from error
        if sha256(content).hexdigest() != self.records.documents[path].digest:
            raise DocgenError("was changed since it was built", path, hint="build again")
        return content


def documents_on(lists: Mapping[str, bytes]) -> dict[str, str] | None:
    """The SHA-256 by path of the documents on ``lists``; ``None`` if they are no lists of docgen's.

    They are not where manifest and checksums differ, or name what is no path of a document.
    """
    try:
        listed = msgspec.json.decode(lists[manifest.LIST], type=manifest.Manifest).digests
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    whole = lists.get(manifest.SUMS) == manifest.checksums(listed)
    return listed if whole and not any(map(path_problem, listed)) else None


class DeliveryCounts(Struct, frozen=True):
    """How many documents went, and how many of earlier ones were taken away."""

    sent: int
    removed: int
