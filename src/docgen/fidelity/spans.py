"""What a finished file says, in the form that proofs share whatever the file."""

import re
from typing import Literal, NamedTuple

SpanKind = Literal["quotation", "reference", "other"]


class TextSpan(NamedTuple):
    """Some text in reading order: a line of a PDF, a run of a Word paragraph.

    ``path`` names the elements around it in the file's own tree (its tags, its markup), from the
    outermost to the innermost, so that two pieces of a table row or a paragraph share an element.
    ``place`` is the page, which a Word file does not know.
    """

    kind: SpanKind
    text: str
    path: tuple[int, ...]
    place: str = ""

    @property
    def only_painted(self) -> bool:
        """Whether its letters cannot be told any more.

        Of right-to-left scripts a page has glyphs as they are painted, joined and with dots apart.
        """
        return bool(self.place and _RIGHT_TO_LEFT.search(self.text))


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


# Hyphen, non-breaking hyphen; and what pdfium gives for a hyphen at the end of a line.
_HYPHENS = "\u2010\u2011\x02\ufffe"


def plain(text: str) -> str:
    """``text`` with one blank for any white space, and one hyphen for any that looks like it.

    Fonts have one glyph for all of them, so a PDF cannot tell which it was.
    """
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    return " ".join(text.split())
