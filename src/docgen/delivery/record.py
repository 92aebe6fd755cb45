"""The record at a place: who delivers there, and which files docgen delivered.

Others can write to the folder that it is in, so it is read like any untrusted input.
"""

from collections.abc import Mapping
from hashlib import sha256

import msgspec
from msgspec import Struct

from docgen.errors import DocgenError

NAME = ".docgen-delivery.json"
LARGEST = 256 << 20  # bytes, of a record or a list; a document takes about 400 in one
_FORMAT = 1


class Sender(Struct, frozen=True):
    """Who delivers: a project, by its id and, for people, by its folder.

    ``entry`` is the name of the schedule entry, ``place`` is the place as that entry names it.
    """

    project: str
    folder: str
    entry: str
    place: str


class DeliveryRecord(Struct, frozen=True):
    """The SHA-256, by path, of files that docgen delivered to a place or was about to write there.

    A file at one of these paths is docgen's as long as it has one of the digests.
    """

    sender: Sender
    files: Mapping[str, str] = {}
    coming: Mapping[str, str] = {}
    format: int = _FORMAT

    def digests_at(self, path: str) -> frozenset[str]:
        """The digests of files that docgen may have left at ``path``."""
        return frozenset(each[path] for each in (self.files, self.coming) if path in each)

    @property
    def paths(self) -> frozenset[str]:
        """The paths of files that docgen may have left."""
        return frozenset((*self.files, *self.coming))


def encode(record: DeliveryRecord) -> bytes:
    """The bytes of a record: JSON, a line for each file."""
    return msgspec.json.format(msgspec.json.encode(record, order="sorted"), indent=1) + b"\n"


def decode(content: bytes, where: str) -> DeliveryRecord:
    """The record in ``content``; errors name the file ``where``.

    Raises :class:`DocgenError` if it is not a record, or one of another version of docgen.
    """
    hint = "move it away; docgen then takes over the files that it recognises as its own"
    try:
        found = msgspec.json.decode(content, type=DeliveryRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DocgenError("not a record of deliveries", where, hint=hint) from error
    if found.format != _FORMAT:
        hint = "deliver with that version"
        raise DocgenError("written by another version of docgen", where, hint=hint)
    return found


def stage_of(project: str, name: str) -> str:
    """The folder for files under way of the deliveries recorded as ``name``.

    Nobody without the id of the project can have made a folder of this name.
    """
    return f".docgen-part-{sha256(f'{project}/{name}'.encode()).hexdigest()[:16]}"
