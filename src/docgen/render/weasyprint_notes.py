"""WeasyPrint's own stylesheet, without what it says of notes for pages that have none.

It has five rules for the marks of footnotes and of notes, each for every element of a page. To
find those styles, which a page without notes never uses, takes WeasyPrint a tenth of its layout.
"""

import re
from copy import copy
from typing import Any

from docgen.render.weasyprint_private import HTML, UA_STYLESHEET, pseudo_element_of

_ASKED_FOR = re.compile(r"footnote|\bnote\s*\(", re.IGNORECASE)  # "float: footnote", "note(…)"


def _is_of_notes(entry: tuple[Any, ...]) -> bool:
    return (pseudo_element_of(entry) or "").startswith(("footnote-", "note-"))


_WITHOUT_NOTES = copy(UA_STYLESHEET)  # to parse it again would take longer
_WITHOUT_NOTES.matcher = copy(UA_STYLESHEET.matcher)
_WITHOUT_NOTES.matcher.other_selectors = [
    entry for entry in UA_STYLESHEET.matcher.other_selectors if not _is_of_notes(entry)
]


def asks_for_notes(text: str) -> bool:
    """Whether a page or stylesheet of this ``text`` may make notes of any of its elements."""
    return bool(_ASKED_FOR.search(text))


class Page(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page of HTML; ``has_notes`` is false if neither it nor a stylesheet of it asks for any."""

    def __init__(self, html: str, **given: Any) -> None:
        super().__init__(string=html, **given)
        self.has_notes = True
        self.asks = asks_for_notes(html)

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        if self.has_notes or forms:
            return list(super()._ua_stylesheets(forms))
        return [_WITHOUT_NOTES]
