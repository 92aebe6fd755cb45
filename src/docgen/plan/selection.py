"""Which documents a request asks for, and which of those on record the project no longer has."""

from collections.abc import Collection, Iterator
from hashlib import sha256

from msgspec.structs import astuple

from docgen.job import Document, Request
from docgen.store.state import BuildRecords, DocumentRecord


def in_shard(document: Document, shard: tuple[int, int]) -> bool:
    """Whether ``document`` belongs to ``shard``, which depends on its id alone."""
    number, count = shard
    return count == 1 or int(sha256(document.id.encode()).hexdigest()[:8], 16) % count == number - 1


def is_asked_for(request: Request, document: Document) -> bool:
    """Whether ``request`` means ``document``, in whichever shard it is."""
    *fields, _, _ = astuple(request)
    _, *coordinates = astuple(document)
    return all(
        not asked or value in asked for asked, value in zip(fields, coordinates, strict=True)
    )


def orphans(
    request: Request, records: BuildRecords, paths: Collection[str]
) -> Iterator[DocumentRecord]:
    """The records that ``request`` means of documents at none of the project's ``paths``."""
    for path, record in sorted(records.documents.items()):
        if (
            path not in paths
            and in_shard(record.document, request.shard)
            and is_asked_for(request, record.document)
        ):
            yield record
