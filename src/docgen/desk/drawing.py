"""A finished document → what a browser can show of it; each function runs in a process with limits.

The browser's own viewer of PDFs loses its page and place whenever the file changes, so pages are
drawn. A Word file has no pages before Word lays it out; Mammoth reads it as HTML.
"""

from io import BytesIO
from typing import NamedTuple

import mammoth
import pypdfium2

_SCALE = 2.0  # dots to a point: sharp on dense screens too
# Serif is the declaration speaking; its styles are called so in the templates.
_STYLES = """
p[style-name^='Declaration'] => p.declaration:fresh
p[style-name='Title'] => h1:fresh
p[style-name='Kicker'] => p.kicker:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
r[style-name='Paragraph Number'] => b
r[style-name='Quiet'] => span.quiet
r[style-name='Label'] => span.label
"""


class PageSize(NamedTuple):
    """Width and height of a page in points."""

    width: float
    height: float


def page_sizes(content: bytes) -> list[PageSize]:
    """The sizes of the pages of a PDF."""
    with pypdfium2.PdfDocument(content) as document:
        return [PageSize(*document.get_page_size(index)) for index in range(len(document))]


def draw_page(content: bytes, index: int) -> bytes:
    """Page ``index`` of a PDF, from 0, as a PNG."""
    picture = BytesIO()
    with pypdfium2.PdfDocument(content) as document:
        page = document[index].render(scale=_SCALE)
        page.to_pil().save(picture, "png", compress_level=1)
    return picture.getvalue()


def read_word(content: bytes) -> str:
    """What a Word file says, as HTML without a head; its text is escaped."""
    return str(mammoth.convert_to_html(BytesIO(content), style_map=_STYLES).value)
