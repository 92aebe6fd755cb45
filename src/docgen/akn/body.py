"""``<preface>`` and ``<mainBody>``: the words of the declaration, and its numbers and headings."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from docgen.akn.element import LANG, add
from docgen.citation import eid
from docgen.model import Declaration, Paragraph


class Node(NamedTuple):
    """A paragraph with its number in its place, and those that come below it."""

    name: str
    number: str
    paragraph: Paragraph
    below: list["Node"]


def add_body(parent: etree._Element, declaration: Declaration, title_language: str) -> None:
    """Add the title, which is in ``title_language``, and all paragraphs of ``declaration``."""
    head = declaration.head
    preface = add(parent, "preface", **{LANG: title_language})
    title = add(preface, "longTitle", eId="longTitle")
    add(add(title, "p"), "docTitle", head.title)
    body = add(parent, "mainBody", **{LANG: head.language})
    names: set[str] = set()
    sections = groupby(declaration.paragraphs, key=lambda each: each.heading)
    for number, (heading, paragraphs) in enumerate(sections, 1):
        nodes = nested(paragraphs)
        place = body
        if heading is not None:
            # Where numbers begin again, the section is the context of those in it.
            context = nodes[0].name.rpartition("__para_")[0]
            name = context if context and context not in names else f"sec_nn_{number}"
            names.add(name)
            place = add(body, "section", eId=name)
            add(place, "heading", heading)
        for node in nodes:
            _add_node(place, node, "paragraph" if "__point_" not in node.name else "point")


def nested(paragraphs: Iterable[Paragraph]) -> list[Node]:
    """``14``, ``14(a)``, ``14(b)`` → 14 with (a) and (b) below it.

    What has nothing above it stands for itself.
    """
    found: list[Node] = []
    above: list[Node] = []
    for each in paragraphs:
        name = eid(each.ref)
        while above and not name.startswith(f"{above[-1].name}__point_"):
            above.pop()
        if above:
            node = Node(name, each.ref[len(above[-1].paragraph.ref) :], each, [])
            above[-1].below.append(node)
        else:
            number = re.sub(r"\A¶\d+", "", each.ref.rpartition(", ")[2])
            node = Node(name, number, each, [])
            found.append(node)
        above.append(node)
    return found


def _add_node(parent: etree._Element, node: Node, kind: str) -> None:
    element = add(parent, kind, eId=node.name)
    if node.number:
        add(element, "num", node.number)
    place = "intro" if node.below else "content"
    words = add(element, place, eId=f"{node.name}__{place}")
    for block in node.paragraph.blocks:
        add(words, "p", block)
    for each in node.below:
        _add_node(element, each, "point")
