"""Releases for the tests: documents of a few bytes, on record as if they were built."""

import errno
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import tree
from docgen.delivery.folder import FolderStore
from docgen.delivery.lock import lock_of
from docgen.delivery.record import NAME, Sender
from docgen.delivery.release import Release
from docgen.job import Document
from docgen.store.state import BuildRecords, DocumentRecord, id_of


def make_release(output: Path, documents: dict[str, bytes], number: int = 1) -> Release:
    """A release of ``documents``, by path, whose files are written into ``output``."""
    tables = {id_of({}): dict[str, str | None]()}
    records = {}
    for path, content in documents.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
        document = Document(path, "demo", "note", None, None, "en", "pdf")
        digest = sha256(content).hexdigest()
        records[path] = DocumentRecord(
            document, path, "key", "view", digest, 1, id_of({}), id_of({}), "", "2026-11-25"
        )
    return Release(number, output, BuildRecords(records, tables))


def make_sender(entry: str = "nightly", place: str = "share", project: str = "0" * 32) -> Sender:
    """Who delivers."""
    return Sender(project, "/nowhere", entry, place)


def nobody_else(entry: str, place: str) -> bool:
    """The schedule has no other delivery."""
    return False


def seen(folder: Path) -> dict[str, bytes]:
    """What people see at a place.

    All but the record, the manifest, which tells times, and a lock that a dead run left.
    """
    hidden = (NAME, lock_of(NAME))
    return {path: content for path, content in tree(folder).items() if path not in hidden}


def make_folders_read_only(patch: pytest.MonkeyPatch) -> None:
    """Have every folder refuse what would change it, as a share mounted to be read does."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    for name in ("create", "write", "writing", "move", "remove"):
        patch.setattr(FolderStore, name, refuse)
