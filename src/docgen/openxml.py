"""Office packages (.docx, .xlsx) and their XML parts, read within bounds.

The rules of packages and relationships are those of ECMA-376 Part 2 (Open Packaging Conventions).
"""

import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from docgen import xml_files
from docgen.xml_files import XmlError

# A long document with pictures has a hundred parts and some megabytes. A zip file packs zeros a
# thousandfold, real parts up to thirty times.
MOST_PARTS = 2_000
MOST_UNPACKED = 100 << 20  # bytes
MOST_RATIO = 200
SMALL = 4 << 20  # bytes; below that no ratio does harm

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"

_NO_ZIP = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError)


def tags(namespace: str, names: str) -> tuple[str, ...]:
    """The tags ``{namespace}name`` for ``names``, which are separated by blanks."""
    return tuple(f"{{{namespace}}}{name}" for name in names.split())


class PackageError(ValueError):
    """What is wrong with a package, in a few words."""


def read_parts(content: bytes, kind: str = "a Word file") -> dict[str, bytes]:
    """The parts of a package by name, in the order of the file; ``kind`` is for messages.

    Raises :class:`PackageError` if it is not a zip file, contains a part twice or one that is
    encrypted or damaged, or exceeds the bounds of this module (number of parts, bytes, compression
    ratio).
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
            _check_sizes(entries)
            return {entry.filename: package.read(entry) for entry in entries}
    except PackageError:
        raise
    except (*_NO_ZIP, RuntimeError) as error:
        raise PackageError(f"not {kind}: {error}") from error


def parse_part(content: bytes, name: str) -> etree._Element:
    """The root element of an XML part.

    Raises :class:`PackageError` if it is not well-formed or has a document type: Word writes none,
    and an entity would be text that other readers do not see.
    """
    try:
        return xml_files.parse(content)
    except XmlError as error:
        raise PackageError(f"'{name}' {error}") from error


def refuse_document_type(root: etree._Element, name: str) -> None:
    """Raise :class:`PackageError` if the part with this root element has a document type."""
    try:
        xml_files.refuse_document_type(root)
    except XmlError as error:
        raise PackageError(f"'{name}' {error}") from error


class Relation(NamedTuple):
    """A relation of a part to another part or to an outside address (ECMA-376 Part 2, 6.5)."""

    kind: str
    target: str
    external: bool


def relations(part: bytes, name: str) -> dict[str, Relation]:
    """The relations in a ``.rels`` part, by id.

    Raises :class:`PackageError` if it cannot be read or contains an id twice.
    """
    found: dict[str, Relation] = {}
    for each in parse_part(part, name):
        key = each.get("Id", "")
        if key in found:
            raise PackageError(f"'{name}' holds two relations '{key}'")
        external = each.get("TargetMode") == "External"
        found[key] = Relation(each.get("Type", ""), each.get("Target", ""), external)
    return found


def relations_name(part: str) -> str:
    """The name of the part with the relations of ``part``, or of the package for ``""``."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS:
        raise PackageError(f"holds more than {MOST_PARTS:,} parts")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise PackageError("holds two parts of one name")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise PackageError(f"unpacks to more than {MOST_UNPACKED >> 20} MB")
    for entry in entries:
        if entry.file_size > max(SMALL, MOST_RATIO * entry.compress_size):
            raise PackageError(f"'{entry.filename}' unpacks to over {MOST_RATIO} times its size")
