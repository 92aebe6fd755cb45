"""What a finished file says, in the form that proofs share whatever the file."""

from typing import Literal, NamedTuple

Kind = Literal["quotation", "reference", "other"]


class Piece(NamedTuple):
    """Some text in reading order: a line of a PDF, a run of a Word paragraph.

    ``path`` names the elements around it in the file's own tree (its tags, its markup), from the
    outermost to the innermost, so that two pieces of a table row or a paragraph share an element.
    ``place`` is for a person: a page.
    """

    kind: Kind
    text: str
    path: tuple[int, ...]
    place: str = ""


# Hyphen, non-breaking hyphen; and what pdfium gives for a hyphen at the end of a line.
_HYPHENS = "\u2010\u2011\x02\ufffe"


def plain(text: str) -> str:
    """``text`` with one blank for any white space, and one hyphen for any that looks like it.

    Fonts have one glyph for all of them, so a PDF cannot tell which it was.
    """
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    return " ".join(text.split())
