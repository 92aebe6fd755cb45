"""What docgen uses of python-docx beyond its documented interface.

``PackageWriter._write_content_types_stream``, ``_write_pkg_rels`` and ``_write_parts`` write the
parts of a package one by one to whatever has a method ``write``; ``Part.before_marshal`` and
``Part.package`` go with them. The public ``save`` writes a zip file in an order and with dates of
its own: to unpack that and pack it again takes as long as everything else together.
"""

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter


def parts_of(document: Any) -> dict[str, bytes]:
    """The parts of a python-docx ``document`` by name, as ``save`` would write them."""
    package, written = document.part.package, _Parts()
    for part in package.parts:
        part.before_marshal()
    PackageWriter._write_content_types_stream(written, package.parts)
    PackageWriter._write_pkg_rels(written, package.rels)
    PackageWriter._write_parts(written, package.parts)  # type: ignore[arg-type]
    return written.blobs


class _Parts:
    """Takes what python-docx writes into a package, by name."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def write(self, uri: PackURI, blob: bytes) -> None:
        """Keep ``blob``, the part at ``uri``."""
        self.blobs[uri.membername] = blob
