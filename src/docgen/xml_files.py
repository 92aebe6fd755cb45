"""XML that others wrote → its elements, without anything that it refers to.

A document type could define entities: text that other readers do not see, or a thousand times what
the file holds. Nothing that docgen reads needs one. libxml2 bounds the depth of the elements; the
size of a file is for its reader to bound.
"""

from lxml import etree

from docgen.errors import ContentError


class XmlError(ValueError):
    """What is wrong with XML, to be said of a file or a part; ``line`` counts from 1."""

    def __init__(self, message: str, line: int | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.hint = line, hint


def parse(content: bytes) -> etree._Element:
    """The root element.

    Raises :class:`XmlError` if it is not well-formed or has a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        said = getattr(error, "msg", None) or str(error)
        line = getattr(error, "lineno", None)
        raise XmlError(f"is not well-formed XML: {said}", line) from error
    refuse_document_type(root)
    return root


def refuse_document_type(root: etree._Element) -> None:
    """Raise :class:`XmlError` if the file with this root element has a document type."""
    if root.getroottree().docinfo.doctype:
        raise XmlError("has a document type", hint="no file for docgen needs one; delete it")


def parse_file(content: bytes, path: str, tag: str, kind: str, hint: str) -> etree._Element:
    """The root element of a file at ``path``, which has to be ``tag``.

    Raises :class:`ContentError` for what :func:`parse` refuses, and with ``hint`` for another root:
    then the file is not ``kind``, such as "an XLIFF 2 file".
    """
    try:
        root = parse(content)
    except XmlError as error:
        raise ContentError(str(error), path, error.line, error.hint) from error
    if root.tag != tag:
        raise ContentError(f"not {kind}", path, root.sourceline, hint)
    return root
