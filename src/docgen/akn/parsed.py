"""The bytes of an Akoma Ntoso file → its elements, read within bounds."""

from lxml import etree

from docgen.akn.element import tag
from docgen.errors import ContentError

# The longest treaties have some megabytes of text.
MOST_BYTES = 20 << 20


def parsed(content: bytes, path: str) -> etree._Element:
    """The root of a file; nothing that it refers to is read. ``path`` is for messages.

    Raises :class:`ContentError` if the file is too large, no XML, has a document type (which could
    define entities), or is not in Akoma Ntoso 1.0, whose namespace ends in 3.0.
    """
    if len(content) > MOST_BYTES:
        raise ContentError(f"larger than {MOST_BYTES >> 20} MB", path)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        said = getattr(error, "msg", None) or str(error)
        raise ContentError(f"not XML: {said}", path, getattr(error, "lineno", None)) from error
    if root.getroottree().docinfo.doctype:
        raise ContentError("has a document type", path, hint="Akoma Ntoso needs none; delete it")
    if root.tag != tag("akomaNtoso"):
        hint = f"its root is <akomaNtoso xmlns='{tag('')[1:-1]}'>"
        raise ContentError("not an Akoma Ntoso 1.0 file", path, root.sourceline, hint)
    return root
