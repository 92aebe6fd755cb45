"""Which documents a request asks for, and which of those on record the project no longer has."""

from collections.abc import Iterator, Set
from hashlib import sha256

from docgen.job import Document, Request
from docgen.store.state import BuildRecords, DocumentRecord


def in_shard(document: Document, shard: tuple[int, int]) -> bool:
    """Whether ``document`` belongs to ``shard``, which depends on its id alone."""
    number, count = shard
    return count == 1 or int(sha256(document.id.encode()).hexdigest()[:8], 16) % count == number - 1


def is_asked_for(request: Request, document: Document) -> bool:
    """Whether ``request`` means ``document``, in whichever shard it is."""
    return (
        (not request.declarations or document.declaration in request.declarations)
        and (not request.products or document.product in request.products)
        and (not request.countries or document.country in request.countries)
        and (not request.sectors or document.sector in request.sectors)
        and (not request.languages or document.language in request.languages)
        and (not request.formats or document.format in request.formats)
    )


def orphans(request: Request, records: BuildRecords, paths: Set[str]) -> Iterator[DocumentRecord]:
    """The records that ``request`` means of documents at none of the project's ``paths``."""
    for path in sorted(records.documents.keys() - paths):
        record = records.documents[path]
        if in_shard(record.document, request.shard) and is_asked_for(request, record.document):
            yield record
