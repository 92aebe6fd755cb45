"""The runs of a Word template and their styles, looked up and changed."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from docgen.openxml import W

QUOTED = ("each.quote", "block", "sentence")  # what prints the declaration's words
_W = f"{{{W}}}"


def runs_of(document: Any, *, quoted: bool = False) -> Iterator[Any]:
    """The runs that print something, or only those that print the declaration's words."""
    for run in document.iter(f"{_W}r"):
        text = run.findtext(f"{_W}t") or ""
        if text.strip("{} ") in QUOTED or (not quoted and "{{" in text and "{{p" not in text):
            yield run


def style_id(run: Any) -> str:
    return str(run.getparent().find(f"{_W}pPr/{_W}pStyle").get(f"{_W}val"))


def style_of(run: Any, styles: Any) -> Any:
    return next(each for each in styles if each.get(f"{_W}styleId") == style_id(run))


def properties(owner: Any, name: str) -> Any:
    found = owner.find(f"{_W}{name}")
    if found is None:
        found = etree.Element(f"{_W}{name}")
        first = 0 if owner.tag in (f"{_W}r", f"{_W}p") else len(owner)
        owner.insert(first, found)
    return found


def set_property(properties: Any, markup: str) -> None:
    for each in parsed(markup):
        if (before := properties.find(each.tag)) is None:
            properties.append(each)
        else:
            before.attrib.update(each.attrib)


def parsed(markup: str) -> list[Any]:
    return list(etree.fromstring(f'<x xmlns:w="{W}">{markup}</x>'))


def source(element: Any) -> str:
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def replace(element: Any, markup: str) -> None:
    for each in parsed(markup):
        element.addprevious(each)
    element.getparent().remove(element)
