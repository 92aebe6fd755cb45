"""The text of a finished file, in one form for all proofs and kinds of file."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from docgen.language.spelling import same_shape

SpanKind = Literal["quotation", "reference", "other"]


class TextSpan(NamedTuple):
    """Text in reading order: a line of a PDF, a run of a Word paragraph.

    ``path`` names the elements around it in the file's own tree (its tags, its markup), from the
    outermost to the innermost, so that two pieces of a table row or a paragraph share an element.
    ``place`` is where a reader finds it, such as the page, if that is known; ``number`` that of the
    quotation or reference in a page, from 1, else 0; ``language`` the tag of what Typst is to set
    in another language than the document's, and in which Word reads a run; else empty.
    """

    kind: SpanKind
    text: str
    path: tuple[int, ...]
    place: str = ""
    number: int = 0
    language: str = ""


# Scripts whose glyphs are not their letters one by one: from Hebrew and Arabic over those of India
# to Tibetan, Myanmar, Khmer, Mongolian, and the presentation forms of Hebrew and Arabic.
SHAPED = re.compile(
    "[\u0590-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]"
)

DIVISION = re.compile("[\x02\ufffe]")  # what pdfium gives for a hyphen at the end of a line
_HYPHENS = "\u2010\u2011\x02\ufffe"  # hyphen, non-breaking hyphen, those


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """``text`` as glyphs show it: no white space, one kind of hyphen, ligatures as letters."""
    undivided = text.replace("\x02", "-").replace("\ufffe", "-")
    return "".join(same_shape(undivided).split())


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Our own text, compared without letter case and hyphens, since its lines may be hyphenated."""
    return bare(text).replace("-", "").casefold()


def is_shaped(text: str) -> bool:
    """Whether ``text`` has a letter of :data:`SHAPED`."""
    return not text.isascii() and SHAPED.search(text) is not None


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """``text`` with one blank for any white space, and one kind of hyphen.

    Fonts have one glyph for all hyphens, so a PDF does not tell which it was.
    """
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    return " ".join(text.split())


# Which are mirrored from right to left; pdfium mirrors quotation marks too.
_BRACKETS = str.maketrans(")]}>»›”", "([{<«‹“")


def letters(text: str) -> list[str]:
    """The letters of ``text``, sorted, for text drawn in any order."""
    return sorted(bare(text).translate(_BRACKETS))
