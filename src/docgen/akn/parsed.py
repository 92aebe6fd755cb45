"""The bytes of an Akoma Ntoso file → its elements, read within bounds."""

from lxml import etree

from docgen.akn.element import tag
from docgen.errors import ContentError
from docgen.xml_files import parse_file

# The longest treaties have some megabytes of text.
MOST_BYTES = 20 << 20


def parsed(content: bytes, path: str) -> etree._Element:
    """The root of a file; nothing that it refers to is read. ``path`` is for messages.

    Raises :class:`ContentError` if the file is too large, no XML, has a document type, or is not in
    Akoma Ntoso 1.0, whose namespace ends in 3.0.
    """
    if len(content) > MOST_BYTES:
        raise ContentError(f"larger than {MOST_BYTES >> 20} MB", path)
    hint = f"its root is <akomaNtoso xmlns='{tag('')[1:-1]}'>"
    return parse_file(content, path, tag("akomaNtoso"), "an Akoma Ntoso 1.0 file", hint)
