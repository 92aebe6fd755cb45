"""Elements of Akoma Ntoso."""

from lxml import etree

from docgen.akn.names import SPACE

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tag(name: str) -> str:
    """The tag of the element ``name``."""
    return f"{{{SPACE}}}{name}"


def add(
    parent: etree._Element, name: str, text: str | None = None, /, **attributes: str
) -> etree._Element:
    """Add an element ``name`` to ``parent``."""
    element = etree.SubElement(parent, tag(name), attributes)
    element.text = text
    return element
