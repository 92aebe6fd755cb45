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
_TYPES = "[Content_Types].xml"


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
            _check(parts, path)  # which part is at fault
            raise ContentError("cannot be read as a Word file", path, hint=_said(error)) from error
        _check_read(parts, self.parts, path)
        self._path = path

    def stories(self, name: str) -> list[Any]:
        """The roots of the parts with a name such as ``header``, with any number after it."""
        named = [part for key, part in sorted(self.parts.items()) if f"/{name}" in key]
        found = [self._root(part) for part in named]
        return [root for root in found if root is not None]

    def _root(self, part: Any) -> Any:
        element, name = getattr(part, "element", None), str(part.partname)
        if element is not None or not name.endswith(".xml"):
            return element
        _check({name.removeprefix("/"): part.blob}, self._path)
        return parse_xml(part.blob)


def _unpacked(content: bytes, path: str) -> dict[str, bytes]:
    try:
        return read_parts(content)
    except PackageError as error:
        raise ContentError(str(error), path) from error


def _check(parts: Mapping[str, bytes], path: str) -> None:
    """Refuse XML that is not well-formed, or has a document type."""
    try:
        for name, content in parts.items():
            if name.endswith((".xml", ".rels")):
                parse_part(content, name)
    except PackageError as error:
        raise ContentError(str(error), path) from error


def _check_read(parts: Mapping[str, bytes], read: Mapping[str, Any], path: str) -> None:
    """Refuse such XML in what says which parts there are, and in the parts that are read.

    Those that python-docx has ``read`` (by name, with a slash before it) are not parsed again;
    notes are checked when they are. Themes and tables of fonts hold no text, and nobody reads them.
    """
    _check({name: parts[name] for name in parts if name.endswith(".rels") or name == _TYPES}, path)
    try:
        for name, part in read.items():
            if (root := getattr(part, "element", None)) is not None:
                refuse_document_type(root, name.removeprefix("/"))
    except PackageError as error:
        raise ContentError(str(error), path) from error


def _numbering(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            part = relation.target_part
            element = getattr(part, "element", None)
            return parse_xml(part.blob) if element is None else element
    return None


def _said(error: Exception) -> str:
    """The first line of a library's error message."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
