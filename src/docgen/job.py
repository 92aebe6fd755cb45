"""What is asked for, each document to make, and what making it gave."""

import datetime

from msgspec import Struct

from docgen.formats import Format
from docgen.model import Engine
from docgen.view import View

# Project-relative paths with SHA-256 digests; None for a file that was looked for and not found.
Reads = dict[str, str | None]


class Request(Struct, frozen=True):
    """Which documents are meant, an empty field for all; ``shard`` is number (from 1) and count,
    ``as_of`` a day of issue in place of that of ``docgen.toml``.
    """

    declarations: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    shard: tuple[int, int] = (1, 1)
    as_of: datetime.date | None = None


class Document(Struct, frozen=True, gc=False):
    """Which document a file is: its place in the matrix, and its ``id``."""

    id: str
    """Its id, as docgen list --json prints it."""
    declaration: str
    """The declaration's id."""
    product: str
    """The product's name."""
    country: str | None
    """The party's code, if it is cut for one."""
    sector: str | None
    """The sector's id, if it is cut for one."""
    language: str
    """The language of docgen's own words in it."""
    format: Format
    """What kind of file it is."""


class Job(Struct, frozen=True, gc=False):
    """A document to make; ``path`` is that of its file, relative to the output folder.

    ``key`` is the digest of all that decides the bytes, save the files that rendering reads;
    ``view_digest`` that of the view alone. A ``probe`` makes no document, it tries out whether the
    template marks the declaration's words. ``hosts`` are those that its page may fetch from;
    ``engine`` is the one that the settings ask for, empty if they do not. ``missing`` says
    where translations belong without which it is not to be made.
    """

    document: Document
    path: str
    view: View
    view_digest: str
    key: str
    probe: bool = False
    hosts: tuple[str, ...] = ()
    engine: Engine | None = None
    missing: tuple[str, ...] = ()


class Rendered(Struct, frozen=True):
    """The bytes of a document, its number of pages if fixed, and the files that rendering read."""

    content: bytes
    pages: int | None
    reads: Reads
