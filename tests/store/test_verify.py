"""Manifests, checksums and files are compared, nothing outside is read, no part may be missing."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from docgen.errors import FidelityError
from docgen.store.manifest import Manifest, ManifestFile, checksums
from docgen.store.verify import verify

PATHS = ("demo/en/a.docx", "demo/en/b.docx")


def put(output: Path, name: str, paths: tuple[str, ...], text: str = "one") -> None:
    """The manifest called ``name`` with its checksums, and its documents, made from ``text``."""
    files = []
    for path in paths:
        content = f"{path} {text}".encode()
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
        digest = sha256(content).hexdigest()
        told = ("demo/en/note/whole/docx", digest, None, "2026-01-01T00:00:00+00:00", "v", "i", "n")
        files.append(ManifestFile(path, *told, sha256(text.encode()).hexdigest()))

    manifest = Manifest(tuple(files), {"i": {}}, {"n": {"docgen": "1"}})
    (output / name).write_bytes(msgspec.json.encode(manifest))
    sums = name.replace("manifest", "SHA256SUMS").removesuffix(".json")
    (output / sums).write_bytes(checksums(manifest.digests))


def whole(output: Path) -> None:
    put(output, "manifest.json", PATHS)


def shards(output: Path) -> None:
    put(output, "manifest-1-of-2.json", PATHS[:1])
    put(output, "manifest-2-of-2.json", PATHS[1:])


def of_two_texts(output: Path) -> None:
    put(output, "manifest-1-of-2.json", PATHS[:1])
    put(output, "manifest-2-of-2.json", PATHS[1:], text="another")


def without_the_second(output: Path) -> None:
    put(output, "manifest-1-of-2.json", PATHS[:1])


def with_other_sums(output: Path) -> None:
    whole(output)
    with (output / "SHA256SUMS").open("a") as file:
        file.write("0\n")


def with_a_path_outside(output: Path) -> None:
    whole(output)
    manifest = json.loads((output / "manifest.json").read_bytes())
    manifest["files"][0]["path"] = "../secret"
    (output / "manifest.json").write_text(json.dumps(manifest))


def with_a_link_outside(output: Path) -> None:
    whole(output)
    (output / PATHS[0]).replace(output.parent / "moved")
    (output / PATHS[0]).symlink_to(output.parent / "moved")


@pytest.mark.parametrize(
    ("make", "count", "told"),
    [
        (whole, 2, []),
        (shards, 2, []),
        (of_two_texts, 2, [("manifest-2-of-2.json", "mixed")]),
        (without_the_second, 1, [("manifest-2-of-2.json", "missing")]),
        (with_other_sums, 2, [("SHA256SUMS", "altered")]),
        (
            with_a_path_outside,
            2,
            [
                ("../secret", "unreadable"),
                ("SHA256SUMS", "altered"),
                ("demo/en/a.docx", "foreign"),
            ],
        ),
        (with_a_link_outside, 2, [("demo/en/a.docx", "unreadable")]),
    ],
)
def test_what_differs(
    tmp_path: Path,
    make: Callable[[Path], None],
    count: int,
    told: list[tuple[str, str]],
) -> None:
    output = tmp_path / "build"
    output.mkdir()
    (tmp_path / "secret").write_text("secret")
    make(output)
    found, differences = verify(output)
    assert (found, [(each.path, each.what) for each in differences]) == (count, told)


def test_no_manifest_is_no_clean_bill(tmp_path: Path) -> None:
    with pytest.raises(FidelityError, match="no manifest found"):
        verify(tmp_path)
