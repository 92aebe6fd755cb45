"""``<div data-two-columns>`` → its content shared out over two columns of about the same height.

CSS has columns of its own. WeasyPrint balances them by laying them out again and again, which took
two thirds of the time of a fact-sheet; here heights are estimated, and the page is laid out once.
"""

from collections.abc import Iterator
from itertools import accumulate, chain
from math import ceil
from typing import Any
from xml.etree.ElementTree import Element, SubElement

ATTRIBUTE = "data-two-columns"

_DIVISIBLE = frozenset(("section", "ul", "ol"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | {"p", "li", "dt", "dd"}
_LINE = 48  # letters in a line of half a page
_GAP = 0.5  # lines between two blocks


def share_out(root: Any) -> bool:
    """Replace the content of each element of ``root`` that has the attribute by two ``div.column``.

    The order stays. Sections and lists may be divided between their children; everything else is
    kept whole, a heading with what follows it. A single block gets one column, of the classes
    ``column only``. An element that has text of its own, or nothing, is left as it is. Returns
    whether anything was changed.
    """
    boxes = [each for each in root.iter() if ATTRIBUTE in each.attrib]
    shared = [each for each in boxes if len(each) and _holds_elements_only(each)]
    for box in shared:
        _share_out(box)
    return bool(shared)


def _share_out(box: Any) -> None:
    parts = list(_parts(box))
    at = _middle([sum(map(_height, part)) for part in parts])
    columns = [set(chain(*half)) for half in (parts[:at], parts[at:]) if half]
    shared = [_piece(box, column) for column in columns]
    box[:] = []
    del box.attrib[ATTRIBUTE]
    for piece in shared:
        column = SubElement(box, "div", {"class": "column" if len(shared) > 1 else "column only"})
        column[:] = list(piece)


def _middle(heights: list[float]) -> int:
    """How many of ``heights`` go to the first column, so that the higher of the two is lowest."""
    tops = [0.0, *accumulate(heights)]
    return min(range(len(tops)), key=lambda at: (max(tops[at], tops[-1] - tops[at]), -at))


def _parts(box: Any) -> Iterator[list[Any]]:
    """What of ``box`` stays together: single elements, and headings with the element after them."""
    part: list[Any] = []
    for element in _undivided(box):
        part.append(element)
        if element.tag not in _HEADINGS:
            yield part
            part = []
    if part:
        yield part


def _undivided(box: Any) -> Iterator[Any]:
    for element in box:
        if _is_divisible(element):
            yield from _undivided(element)
        else:
            yield element


def _is_divisible(element: Any) -> bool:
    return element.tag in _DIVISIBLE and len(element) > 0 and _holds_elements_only(element)


def _holds_elements_only(element: Any) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return not any(text and text.strip() for text in texts)


def _height(element: Any) -> float:
    """About how many lines ``element`` takes."""
    blocks = [each for each in element.iter() if each.tag in _BLOCKS] or [element]
    lengths = (len("".join(each.itertext()).strip()) for each in blocks)
    return sum(ceil(length / _LINE) + _GAP for length in lengths)


def _piece(box: Any, wanted: set[Any]) -> Any:
    """A copy of ``box`` and of what is divided in it, with those elements of it that are wanted."""
    piece = Element(box.tag, box.attrib)
    for element in box:
        if element in wanted:
            piece.append(element)
        elif _is_divisible(element) and len(inner := _piece(element, wanted)):
            piece.append(inner)
    return piece
