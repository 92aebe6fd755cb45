"""Words → where a declaration says them, or the passages most like them."""

import re
from collections.abc import Iterable
from heapq import nlargest
from typing import NamedTuple

from docgen.language.passages import nearest_run
from docgen.model import Declaration, Paragraph

_AROUND = 60  # characters shown on both sides
_NEAR = 0.6  # below this, unrelated passages of a declaration are as similar
_MOST = 3  # passages shown at most


class Citation(NamedTuple):
    """Words of paragraph ``ref``, some text on both sides, and where to find them.

    ``line`` is where the paragraph begins in the text file, from 1. ``likeness`` is 1 for the very
    words that were asked for, less (down to the bound of this module) for similar ones.
    """

    declaration: str
    language: str
    ref: str
    line: int
    before: str
    words: str
    after: str
    likeness: float


def cite(declarations: Iterable[Declaration], words: str) -> list[Citation]:
    """Every place that says ``words``, in the order of the texts.

    Else the most similar, best first.

    Letter case, quotation marks and line breaks make no difference.
    """
    texts = [
        (declaration, each, " ".join(each.blocks))
        for declaration in declarations
        for each in declaration.paragraphs
    ]
    wanted = words.split()
    exact = [
        _citation(*text, *match.span(), 1.0)
        for text in texts
        for match in _pattern(wanted).finditer(text[2])
    ]
    if exact or not wanted:
        return exact
    near = (best for text in texts if (best := _nearest(*text, " ".join(wanted))))
    return nlargest(_MOST, near, key=lambda citation: citation.likeness)


def _pattern(words: list[str]) -> re.Pattern[str]:
    pattern = r"\s+".join(re.escape(word) for word in words) or "(?!)"
    pattern = re.sub('["“”„«»]', '["“”„«»]', pattern)
    pattern = re.sub("['‘’]", "['‘’]", pattern)
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _nearest(
    declaration: Declaration, paragraph: Paragraph, text: str, words: str
) -> Citation | None:
    """The run of words in ``text`` most like ``words``, if it is similar enough."""
    found = nearest_run(words, text, _NEAR)
    return _citation(declaration, paragraph, text, *found) if found else None


def _citation(
    declaration: Declaration, paragraph: Paragraph, text: str, start: int, end: int, likeness: float
) -> Citation:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Citation(
        declaration.head.id,
        declaration.head.language,
        paragraph.ref,
        paragraph.line,
        f"…{before.partition(' ')[2]}" if start > _AROUND else before,
        text[start:end],
        f"{after.rpartition(' ')[0]}…" if end + _AROUND < len(text) else after,
        likeness,
    )
