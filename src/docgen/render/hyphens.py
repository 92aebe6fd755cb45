"""No-break hyphens → hyphens at which no line ends.

Few text fonts have a glyph for U+2011. One from another font would look like another speaker's
words, and WeasyPrint takes an eighth longer to find it.
"""

from typing import Any

_NO_BREAK_HYPHEN = "\u2011"
_BOUND = "\u2060-\u2060"  # between word joiners (Unicode Standard Annex 14, rule LB11)


def bind_hyphens(root: Any) -> None:
    """Change the texts of a page, an element tree, in place."""
    for element in root.iter():
        if element.text and _NO_BREAK_HYPHEN in element.text and not _is_left(element):
            element.text = element.text.replace(_NO_BREAK_HYPHEN, _BOUND)
        if element.tail and _NO_BREAK_HYPHEN in element.tail:
            element.tail = element.tail.replace(_NO_BREAK_HYPHEN, _BOUND)


def _is_left(element: Any) -> bool:
    """Whether its text is a title, or in a picture, where no line ends."""
    return element.tag == "title" or str(element.tag).startswith("{http://www.w3.org/2000/svg}")
