"""What to say when WeasyPrint cannot lay out a page: a stylesheet can make it raise anything."""

import traceback
from collections.abc import Iterator
from types import FrameType
from typing import NamedTuple

from docgen.errors import TemplateError

# By the parts of WeasyPrint that lay out a page, what to look for; what is common to all pages has
# none. Those that hold others come last, for a table in a page fails in both.
_ASKED = {
    "svg": "the drawing",
    "images": "the picture",
    "flex": "'display: flex'",
    "grid": "'display: grid'",
    "table": "a table, or 'display: table'",
    "column": "'columns' or 'column-count'",
    "float": "'float'",
    "absolute": "'position: absolute' or 'position: fixed'",
    "leader": "'leader()'",
    "replaced": "the sizes of pictures",
    "background": "'background'",
    "preferred": "widths",
    "percent": "lengths in percent",
    "min_max": "'min-width', 'max-height' and the like",
    "page": "'@page'",
    "text": "'font-size' and other lengths",
    "inline": "what stands in lines",
    "block": "lengths, margins and 'overflow' of blocks",
}
_LAYOUT, _PACKAGE = "weasyprint.layout.", "weasyprint."


class _Place(NamedTuple):
    """A part of WeasyPrint, and the elements that it had in hand, the outermost first."""

    part: str
    elements: tuple[str, ...]


def is_of_layout(error: Exception) -> bool:
    """Whether WeasyPrint raised ``error`` while it laid out a page."""
    return any(part.startswith(_LAYOUT) for part, _ in _frames(error))


def layout_failure(error: Exception, template: str) -> TemplateError:
    """The error for what WeasyPrint raised while it made the page of ``template``."""
    place = _place(error)
    within = f" within <{'> <'.join(place.elements)}>" if place.elements else ""
    looked_for = _ASKED.get(place.part, "what was changed last")
    return TemplateError(
        f"the layout engine, WeasyPrint, could not lay out the page{within}"
        f" ({type(error).__name__}: {error})",
        template,
        hint=f"look for {looked_for} in it and its stylesheets, and set that in another way;"
        " without it, the page can be laid out",
    )


def _place(error: Exception) -> _Place:
    """Where ``error`` was raised: the part that says most, and the last two elements."""
    part = ""
    elements: list[str] = []
    for module, frame in _frames(error):
        name = module.removeprefix(_LAYOUT).removeprefix(_PACKAGE).split(".")[0]
        if name in _ASKED and (not part or _rank(name) <= _rank(part)):
            part = name
        element = getattr(frame.f_locals.get("box"), "element_tag", None)
        if isinstance(element, str) and element.isidentifier() and element not in elements[-1:]:
            elements.append(element)
    return _Place(part, tuple(elements[-2:]))


def _rank(part: str) -> int:
    return list(_ASKED).index(part)


def _frames(error: Exception) -> Iterator[tuple[str, FrameType]]:
    """The calls within WeasyPrint on the way to ``error``, each with the name of its module."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_PACKAGE):
            yield module, frame
