"""The bookmarks of a PDF, which a viewer shows beside the pages: their words must be the page's."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence

from docgen.errors import FidelityError
from docgen.fidelity import pdfium
from docgen.fidelity.spans import TextSpan, bare

_LONGEST = 4096  # bytes of a title that are read


def prove_bookmarks(titles: Iterable[str], said: Sequence[TextSpan]) -> None:
    """Raise :class:`FidelityError` if a bookmark has words that its page does not have."""
    words = "".join(bare(each.text) for each in said)
    for title in titles:
        if bare(title) not in words:
            raise FidelityError(
                f"has a bookmark “{title[:60]}”, which the template's page does not say (look"
                " for 'bookmark-label' in the stylesheets)"
            )


def read_bookmarks(document: int, parent: int | None = None) -> Iterator[str]:
    """The titles of the bookmarks below ``parent``, or of all, in order."""
    buffer = ctypes.create_string_buffer(_LONGEST)
    each = pdfium.first_bookmark(document, parent)
    while each:
        size = min(pdfium.bookmark_title(each, ctypes.addressof(buffer), _LONGEST), _LONGEST)
        yield buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
        yield from read_bookmarks(document, each)
        each = pdfium.next_bookmark(document, each)
