"""``manifest.json`` and ``SHA256SUMS``: what an output folder holds and where it came from.

A shard writes files of its own (``manifest-2-of-4.json``), so that shards built apart can be
copied together and verified as one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from docgen.errors import FidelityError
from docgen.store import outputs
from docgen.store.state import BuildRecords, Table

LIST = "manifest.json"
SUMS = "SHA256SUMS"
_OWN = re.compile(r"(manifest|SHA256SUMS)(-\d+-of-\d+)?(\.json)?$")


class ManifestFile(Struct, frozen=True):
    """A document.

    ``view`` is the digest of what it shows, ``inputs`` (what rendering read) and ``versions`` are
    ids in the tables of the manifest, ``changed`` is when its bytes last became others.
    """

    path: str
    id: str
    sha256: str
    pages: int | None
    changed: str
    view: str
    inputs: str
    versions: str


class Manifest(Struct, frozen=True):
    """The documents of an output folder or of a shard of it, by path."""

    files: tuple[ManifestFile, ...]
    inputs: Mapping[str, Table]
    versions: Mapping[str, Table]


class Difference(Struct, frozen=True):
    """A file that is not as the manifest says."""

    path: str
    what: Literal["altered", "missing", "foreign"]


def write(
    output: Path, records: BuildRecords, paths: Iterable[str], shard: tuple[int, int]
) -> None:
    """Write manifest and checksums of the documents at ``paths``, where they are not so already.

    ``shard`` is number and count; those of the whole replace those of its shards.
    """
    number, count = shard
    part = "" if count == 1 else f"-{number}-of-{count}"
    manifest, sums = contents(records, paths)
    for name, content in ((f"manifest{part}.json", manifest), (f"SHA256SUMS{part}", sums)):
        if outputs.digest(output / name) != sha256(content).hexdigest():
            outputs.write(output / name, content)
    if not part:
        remove(output, "-*-of-*")


def remove(output: Path, part: str = "*") -> None:
    """Remove manifests and checksums, all or those whose names have ``part``."""
    for pattern in (f"manifest{part}.json", f"SHA256SUMS{part}"):
        for file in output.glob(pattern):
            file.unlink()


def verify(output: Path) -> tuple[int, tuple[Difference, ...]]:
    """How many documents ``output`` should hold, and what differs from its manifests.

    Foreign files are looked for in the folders of the documents; what else is in ``output`` is
    not docgen's business.

    :class:`FidelityError` where there is no manifest, or one that cannot be read.
    """
    expected: dict[str, str] = {}
    for path in sorted(output.glob("manifest*.json")):
        try:
            manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        except msgspec.DecodeError as error:
            raise FidelityError(f"not a manifest: {error}", path.name) from error
        expected.update({each.path: each.sha256 for each in manifest.files})
    if not expected:
        raise FidelityError("there is no manifest", str(output), hint="build first")
    return len(expected), tuple(sorted(_differences(output, expected), key=lambda each: each.path))


def contents(records: BuildRecords, paths: Iterable[str]) -> tuple[bytes, bytes]:
    """The bytes of the manifest and of the checksums for the documents at ``paths``."""
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
        )
        for each in documents
    )
    manifest = Manifest(
        files,
        {name: records.tables[name] for name in sorted({each.inputs for each in files})},
        {name: records.tables[name] for name in sorted({each.versions for each in files})},
    )
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n", checksums(
        {each.path: each.sha256 for each in files}
    )


def checksums(digests: Mapping[str, str]) -> bytes:
    """The lines of ``SHA256SUMS`` for SHA-256 ``digests`` by path, as ``sha256sum`` reads them."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items())).encode()


def _differences(output: Path, expected: Mapping[str, str]) -> Iterator[Difference]:
    for path, digest in expected.items():
        found = outputs.digest(output / path)
        if found != digest:
            yield Difference(path, "altered" if found else "missing")
    for folder in {(output / path).parent for path in expected}:
        for file in folder.glob("[!.]*"):
            path = file.relative_to(output).as_posix()
            if file.is_file() and path not in expected and not _OWN.match(file.name):
                yield Difference(path, "foreign")
