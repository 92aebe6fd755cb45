"""The bytes of a ``.docx`` → its parts, through python-docx, after a check of its size."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from lxml import etree

from docgen.errors import ContentError
from docgen.openxml import PackageError, parse_part, read_parts, refuse_document_type
from docgen.readers.numbering import Numbering
from docgen.readers.word_styles import Styles

# Everything that python-docx raises for a damaged package.
_UNREADABLE = (
    *(OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, IndexError),
)


class WordParts:
    """A Word file in parts: the body, the other stories by part name, styles and numbering.

    Raises :class:`ContentError` if it is not a Word file, damaged, or beyond the bounds of
    ``openxml``.
    """

    def __init__(self, content: bytes, path: str) -> None:
        parts = _unpacked(content, path)
        try:
            document: Any = Document(io.BytesIO(content))
            self.body: Any = document.element.body
            package = document.part.package
            self.parts = {str(part.partname): part for part in package.iter_parts()}
            self.styles = Styles(document.styles.element)
            self.numbering = Numbering(_numbering(document), self.styles)
        except _UNREADABLE as error:
            _check(parts, {}, path)  # which part is at fault
            raise ContentError("cannot be read as a Word file", path, hint=_said(error)) from error
        _check(parts, self.parts, path)
        self._path = path

    def stories(self, name: str) -> list[Any]:
        """The roots of the parts with a name such as ``header``, with any number after it."""
        named = [part for key, part in sorted(self.parts.items()) if f"/{name}" in key]
        found = [self._root(part) for part in named]
        return [root for root in found if root is not None]

    def _root(self, part: Any) -> Any:
        element = getattr(part, "element", None)
        if element is not None or not str(part.partname).endswith(".xml"):
            return element
        try:
            return parse_xml(part.blob)
        except (etree.LxmlError, ValueError) as error:
            message = f"{part.partname} cannot be read"
            raise ContentError(message, self._path, hint=_said(error)) from error


def _unpacked(content: bytes, path: str) -> dict[str, bytes]:
    try:
        return read_parts(content)
    except PackageError as error:
        raise ContentError(str(error), path) from error


def _check(parts: Mapping[str, bytes], read: Mapping[str, Any], path: str) -> None:
    """Refuse XML that is not well-formed, or has a document type.

    What python-docx has ``read`` (by name, with a slash before it) is not read again.
    """
    try:
        for name, content in parts.items():
            if (root := getattr(read.get(f"/{name}"), "element", None)) is not None:
                refuse_document_type(root, name)
            elif name.endswith((".xml", ".rels")):
                parse_part(content, name)
    except PackageError as error:
        raise ContentError(str(error), path) from error


def _numbering(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _said(error: Exception) -> str:
    """The first line of a library's error message."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
