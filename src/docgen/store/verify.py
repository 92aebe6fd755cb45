"""Whether the manifests, the checksums and the files of an output folder agree."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import Struct

from docgen.errors import FidelityError
from docgen.store import outputs
from docgen.store.folder import disk_errors
from docgen.store.manifest import (
    Manifest,
    checksums,
    is_list,
    manifests,
    read,
    shard_of,
    sums_of,
)
from docgen.store.paths import path_problem

_MOST_SHARDS_NAMED = 20


class Difference(Struct, frozen=True):
    """A file that is not as the manifests say; ``note`` gives details, if there are any.

    ``unreadable``: not a regular file, or reached by a link out of the folder, so it is not read.
    ``mixed``: a shard that was built from other inputs than the shards beside it.
    """

    path: str
    what: Literal["altered", "missing", "foreign", "unreadable", "mixed"]
    note: str = ""


def verify(output: Path) -> tuple[int, tuple[Difference, ...]]:
    """How many documents ``output`` should hold, and the differences, by path.

    Manifests, checksums and files are compared with each other. Foreign files are reported only in
    the folders of the documents. Nothing outside ``output`` is read.

    Raises :class:`FidelityError` if there is no manifest, or none can be read, and
    :class:`MachineError` if the folder cannot be read.
    """
    with disk_errors(output, "read"):
        return _verify(output)


def _verify(output: Path) -> tuple[int, tuple[Difference, ...]]:
    found: dict[str, Manifest] = {}
    damaged: dict[str, FidelityError] = {}
    for name in manifests(output):
        try:
            found[name], _ = read(output, name)
        except FidelityError as error:
            damaged[name] = error
    if not found:
        missing = FidelityError("no manifest found", str(output), hint="build first")
        raise next(iter(damaged.values()), missing)
    expected: dict[str, set[str]] = {}
    for manifest in found.values():
        for path, digest in manifest.digests.items():
            expected.setdefault(path, set()).add(digest)
    differences = [
        *(Difference(name, "unreadable", error.message) for name, error in damaged.items()),
        *_absent_shards(found, damaged),
        *_altered_sums(output, found),
        *_mixed(found),
        *_altered_files(output, expected),
        *_foreign_files(output, expected),
    ]
    return len(expected), tuple(sorted(differences, key=lambda each: each.path))


def _absent_shards(found: Mapping[str, object], damaged: Iterable[str]) -> Iterator[Difference]:
    """The manifests of shards that are missing from the whole."""
    shards = [shard_of(name) for name in (*found, *damaged)]
    if (1, 1) in shards:
        return
    for count in sorted({count for _, count in shards}):
        absent = [number for number in range(1, count + 1) if (number, count) not in shards]
        for number in absent[:_MOST_SHARDS_NAMED]:
            note = f"shard {number} of {count} is not here"
            yield Difference(f"manifest-{number}-of-{count}.json", "missing", note)
        if (more := len(absent) - _MOST_SHARDS_NAMED) > 0:
            yield Difference(f"manifest-*-of-{count}.json", "missing", f"{more} more shards")


def _altered_sums(output: Path, found: Mapping[str, Manifest]) -> Iterator[Difference]:
    for name, manifest in found.items():
        sums = sums_of(name)
        wanted = sha256(checksums(manifest.digests)).hexdigest()
        if what := _what(outputs.digest(output / sums), {wanted}):
            yield Difference(sums, what)


def _mixed(found: Mapping[str, Manifest]) -> Iterator[Difference]:
    """Shards that were built from other texts, templates or libraries than the first with them."""
    first: dict[tuple[str, str], tuple[str, str | None]] = {}
    for name, manifest in found.items():
        told: set[str] = set()
        for kind, what, digest in sorted(_origins(manifest), key=str):
            where, before = first.setdefault((kind, what), (name, digest))
            if before != digest and where != name and kind not in told:
                told.add(kind)
                yield Difference(name, "mixed", f"{kind} {what} differs from that of {where}")


def _origins(manifest: Manifest) -> set[tuple[str, str, str | None]]:
    """What documents were made from: kind, name, digest or version."""
    texts = {
        ("the text", "/".join(each.id.split("/")[:2]), each.text)
        for each in manifest.files
        if each.text
    }
    tables = (("the file", manifest.inputs), ("the library", manifest.versions))
    return texts | {
        (kind, name, value)
        for kind, by_id in tables
        for table in by_id.values()
        for name, value in table.items()
    }


def _altered_files(output: Path, expected: Mapping[str, set[str]]) -> Iterator[Difference]:
    digest = outputs.digests(output)
    for path, wanted in expected.items():
        if path_problem(path):
            yield Difference(path, "unreadable", "no path of a document")
        elif what := _what(digest(path), wanted):
            yield Difference(path, what)


def _foreign_files(output: Path, expected: Mapping[str, object]) -> Iterator[Difference]:
    folders = {path.rpartition("/")[0] for path in expected if not path_problem(path)}
    for folder in sorted(folders):
        if not outputs.leads_inside(output, folder):
            continue
        try:
            with os.scandir(output / folder) as entries:
                names = [each.name for each in entries if not each.is_dir(follow_symlinks=False)]
        except (FileNotFoundError, NotADirectoryError):
            continue
        except PermissionError:
            yield Difference(folder, "unreadable")
            continue
        for name in names:
            path = f"{folder}/{name}".lstrip("/")
            ours = path in expected or name.startswith(".") or (not folder and is_list(name))
            if not ours:
                yield Difference(path, "foreign")


def _what(
    found: str | None, wanted: set[str]
) -> Literal["altered", "missing", "unreadable"] | None:
    if found is None:
        return "missing"
    if found == outputs.UNREADABLE:
        return "unreadable"
    return None if {found} == wanted else "altered"
