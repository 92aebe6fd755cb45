"""How full pages are: what is expected of a page before it is laid out, and what is found then.

To lay a page out in the right setting at once takes half of what two layouts take.
"""

from typing import Any

from docgen.errors import TemplateError
from docgen.render.weasyprint_private import LineBox, MarginBox

ATTRIBUTE = "data-tight"  # of <html>: the letters of <main> from which, and up to which
_LOOSER = 1.14  # about how much higher the same is without the tight stylesheet


def expects_tight(root: Any, template: str) -> bool:
    """Whether the page, made from ``template``, says that it needs the tight stylesheet.

    Raises :class:`TemplateError` if what it says is not two numbers of letters.
    """
    main, said = root.find(".//main"), root.get(ATTRIBUTE)
    if main is None or said is None:
        return False
    limits = [int(each) if each.isdecimal() else 0 for each in said.split()]
    if len(limits) != 2 or not 0 < limits[0] <= limits[1]:
        hint = "write two whole numbers of letters, the lower first: {% set tight = [3450, 5000] %}"
        raise TemplateError(f"'tight' is no range of letters: {said}", template, hint=hint)
    letters = len(" ".join("".join(main.itertext()).split()))
    return limits[0] <= letters <= limits[1]


def may_fit_looser(document: Any) -> bool:
    """Whether the tightly set ``document`` may have no more pages in the other setting."""
    pages = document.pages
    return bool((len(pages) - 1 + _filled(pages[-1])) * _LOOSER <= len(pages))


def _filled(page: Any) -> float:
    """The share of the height of ``page``, without its margins, that has lines of text."""
    box = page._page_box
    content = (each for each in box.children if not isinstance(each, MarginBox))
    lines = (line for each in content for line in each.descendants() if isinstance(line, LineBox))
    bottom = max((line.position_y + line.height for line in lines), default=0)
    return float((bottom - box.content_box_y()) / box.height)
