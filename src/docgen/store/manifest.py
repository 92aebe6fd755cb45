"""``manifest.json`` and ``SHA256SUMS``: what an output folder holds and what it was made from.

A shard has files of its own (``manifest-2-of-4.json``, ``SHA256SUMS-2-of-4``), so that shards that
were built on several machines can be copied together and verified as one.
"""

import os
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from docgen.errors import FidelityError
from docgen.sources import open_regular
from docgen.store.paths import path_problem
from docgen.store.state import BuildRecords, Table

LIST = "manifest.json"
SUMS = "SHA256SUMS"
# The names of manifests, and what a shard adds to them.
_MANIFEST = re.compile(r"manifest(-([1-9]\d{0,5})-of-([1-9]\d{0,5}))?\.json")
_LISTS = re.compile(rf"{_MANIFEST.pattern}|SHA256SUMS(-[1-9]\d{{0,5}}-of-[1-9]\d{{0,5}})?")
_LARGEST = 256 << 20  # bytes; a document takes about 400


class ManifestFile(Struct, frozen=True):
    """A document.

    ``view`` is the digest of its content. ``inputs`` (files that rendering read) and ``versions``
    are ids in the tables of the manifest. ``changed`` is when its bytes last changed (ISO 8601,
    UTC). ``text`` is the SHA-256 of the text file that it quotes. A document is a draft if
    ``unconfirmed``, the number of unconfirmed entries of its declaration, is not 0.
    """

    path: str
    id: str
    sha256: str
    pages: int | None
    changed: str
    view: str
    inputs: str
    versions: str
    text: str = ""
    unconfirmed: int = 0


class Manifest(Struct, frozen=True):
    """The documents of an output folder or of a shard of it, by path."""

    files: tuple[ManifestFile, ...]
    inputs: Mapping[str, Table]
    versions: Mapping[str, Table]

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each document, by path."""
        return {each.path: each.sha256 for each in self.files}


def lists(
    records: BuildRecords, paths: Iterable[str], shard: tuple[int, int] = (1, 1)
) -> dict[str, bytes]:
    """The manifest and the checksums of the documents at ``paths``, by file name, checksums last.

    ``shard`` is (number, count).
    """
    number, count = shard
    name = LIST if count == 1 else f"manifest-{number}-of-{count}.json"
    manifest, sums = contents(records, paths)
    return {name: manifest, sums_of(name): sums}


def contents(records: BuildRecords, paths: Iterable[str]) -> tuple[bytes, bytes]:
    """The bytes of the manifest, and those of the checksums, for the documents at ``paths``."""
    documents = [records.documents[path] for path in sorted(paths)]
    files = tuple(
        ManifestFile(
            each.path,
            each.document.id,
            each.digest,
            each.pages,
            each.changed,
            each.view,
            each.reads,
            each.versions,
            each.text,
            each.unconfirmed,
        )
        for each in documents
    )
    manifest = Manifest(
        files,
        {name: records.tables[name] for name in sorted({each.inputs for each in files})},
        {name: records.tables[name] for name in sorted({each.versions for each in files})},
    )
    encoded = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    return encoded, checksums(manifest.digests)


def checksums(digests: Mapping[str, str]) -> bytes:
    """The lines of ``SHA256SUMS`` for SHA-256 ``digests`` by path, as ``sha256sum`` reads them."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items())).encode()


def manifests(output: Path) -> list[str]:
    """The names of the manifests in ``output``; that of the whole comes first."""
    found = [each for each in map(_MANIFEST.fullmatch, names_in(output)) if each]
    found.sort(key=lambda each: (int(each[3] or 0), int(each[2] or 0)))
    return [each[0] for each in found]


def shard_of(name: str) -> tuple[int, int]:
    """The shard (number, count) whose manifest is called ``name``; (1, 1) is the whole."""
    found = _MANIFEST.fullmatch(name)
    return (int(found[2]), int(found[3])) if found and found[1] else (1, 1)


def sums_of(name: str) -> str:
    """The name of the checksum file for the manifest called ``name``."""
    return name.replace("manifest", SUMS).removesuffix(".json")


def is_list(name: str) -> bool:
    """Whether a file of this name in an output folder is a manifest or checksums."""
    return bool(_LISTS.fullmatch(name))


def names_in(output: Path) -> list[str]:
    """The sorted names in ``output``; empty if there is no such folder."""
    try:
        return sorted(os.listdir(output))  # noqa: PTH208 - names alone
    except (FileNotFoundError, NotADirectoryError):
        return []


def read(output: Path, name: str) -> tuple[Manifest, bytes]:
    """The manifest called ``name``, and its bytes.

    Raises :class:`FidelityError` if it is too large, damaged, or cannot be read.
    """
    try:
        with open_regular(output / name, follow=False) as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise FidelityError(f"a manifest of more than {_LARGEST >> 20} MB", name)
        return msgspec.json.decode(content, type=Manifest), content
    except OSError as error:
        raise FidelityError(f"cannot be read: {error.strerror}", name) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FidelityError(f"not a manifest: {error}", name) from error


def listed(output: Path) -> dict[str, frozenset[str]]:
    """The files that the manifests in ``output`` list, the manifests themselves included.

    SHA-256 digests by path. Manifests that cannot be read are ignored.
    """
    found: dict[str, frozenset[str]] = {}
    for name in manifests(output):
        try:
            manifest, content = read(output, name)
        except FidelityError:
            continue
        sums = sha256(checksums(manifest.digests)).hexdigest()
        own = {name: sha256(content).hexdigest(), sums_of(name): sums}
        documents = {
            path: each for path, each in manifest.digests.items() if not path_problem(path)
        }
        for path, digest in (documents | own).items():
            found[path] = found.get(path, frozenset()) | {digest}
    return found
