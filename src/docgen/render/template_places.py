"""Where in which template each piece of a rendered page is from.

Marks are put before the text of templates; Jinja carries them through to what it renders.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from jinja2.nodes import Node, TemplateData

# Of Unicode's private use, so of no text: around a place.
PLACE, END_OF_PLACE = "\ue003", "\ue004"
_MARK = re.compile(rf"{PLACE}(\d+),(\d+){END_OF_PLACE}")
_LAST = 1 << 30


class TemplateLine(NamedTuple):
    """The line (from 1) of the file with a number that is the text from ``offset`` on."""

    offset: int
    file: int
    line: int


def mark_places(source: Node, number: int) -> None:
    """Mark each piece of text of the template ``source``, whose file has this ``number``."""
    for node in source.find_all(TemplateData):
        node.data = f"{PLACE}{number},{node.lineno}{END_OF_PLACE}{node.data}"


def read_places(rendered: str) -> tuple[str, list[TemplateLine]]:
    """``rendered`` without its marks, and what they say."""
    text, *marked = _MARK.split(rendered)
    places = []
    for file, line, piece in zip(marked[::3], marked[1::3], marked[2::3], strict=True):
        places.append(TemplateLine(len(text), int(file), int(line)))
        text += piece
    return text, places


def place_at(offset: int, text: str, places: Sequence[TemplateLine]) -> tuple[int, int] | None:
    """The number of the file, and the line, of the character of ``text`` at ``offset``."""
    at = bisect_right(places, (offset, _LAST, _LAST)) - 1
    if at < 0:
        return None
    begin, file, line = places[at]
    return file, line + text.count("\n", begin, offset)
