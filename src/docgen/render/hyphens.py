"""No-break hyphens → hyphens that no line ends at.

Few text faces have a glyph of U+2011. The one of another face would pass for words of another, and
WeasyPrint takes an eighth longer to look for it.
"""

from typing import Any

_NO_BREAK_HYPHEN = "\u2011"
_BOUND = "\u2060-\u2060"  # between word joiners (Unicode Standard Annex 14, rule LB11)


def bind_hyphens(root: Any) -> None:
    """Change the texts of a page, an element tree, in place."""
    for element in root.iter():
        if element.text and _NO_BREAK_HYPHEN in element.text:
            element.text = element.text.replace(_NO_BREAK_HYPHEN, _BOUND)
        if element.tail and _NO_BREAK_HYPHEN in element.tail:
            element.tail = element.tail.replace(_NO_BREAK_HYPHEN, _BOUND)
