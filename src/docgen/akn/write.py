"""A language version of a declaration → an Akoma Ntoso file."""

from lxml import etree

from docgen.akn.body import add_body
from docgen.akn.element import add, tag
from docgen.akn.metadata import add_metadata
from docgen.akn.names import SPACE
from docgen.model import Declaration, Head, Vocabulary


def write_akn(
    declaration: Declaration,
    master: Head,
    vocabulary: Vocabulary,
    desk: str = "",
    title_language: str = "",
) -> bytes:
    """``declaration`` as Akoma Ntoso 1.0 in UTF-8, the same bytes for the same declaration.

    ``master`` is the head of its first language version, ``desk`` the name of the desk,
    ``title_language`` that of the title, if it is not translated.
    """
    root = etree.Element(tag("akomaNtoso"), nsmap={None: SPACE})
    statement = add(root, "statement", name="declaration", contains="originalVersion")
    add_metadata(statement, declaration, master, vocabulary, desk or "The desk")
    add_body(statement, declaration, title_language or declaration.head.language)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"
