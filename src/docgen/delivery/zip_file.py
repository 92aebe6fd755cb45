"""A release → one zip file of its documents, manifest and checksums; same release, same bytes."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from docgen.delivery.release import DeliveryCounts, Release
from docgen.errors import DeliveryError
from docgen.store import outputs


def write_zip(path: Path, release: Release, before: Mapping[str, str]) -> DeliveryCounts:
    """Write the zip file at ``path`` anew, unless it holds just what it did ``before``."""
    if not path.parent.is_dir():
        hint = "is the share mounted?"
        raise DeliveryError("no such folder", str(path.parent), hint=hint)
    wanted = release.digests
    if wanted == before and path.is_file():
        return DeliveryCounts(0, 0)
    with outputs.writing(path) as file, zipfile.ZipFile(file, "w") as parts:
        for name in wanted:
            _put(parts, name, release.read(name))
        for name, content in release.lists.items():
            _put(parts, name, content)
    return DeliveryCounts(
        len(wanted), sum(1 for each in before if before[each] and each not in wanted)
    )


def _put(parts: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Stored as it is: documents are compressed already."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3  # wherever it is made
    info.external_attr = 0o644 << 16
    parts.writestr(info, content)
