"""The passage of a text most like given words, for "did you mean"."""

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple


class NearestRun(NamedTuple):
    """``text[start:end]``, and its likeness to the wanted words, from 0 to 1."""

    start: int
    end: int
    likeness: float


def likeness(one: Sequence[Hashable], other: Sequence[Hashable], least: float = 0) -> float:
    """How alike two texts (by letter) or two lists of words are, from 0 to 1.

    It is the share of what they have in common, in order (Indel similarity of rapidfuzz); 0 if less
    than ``least``.
    """
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other, score_cutoff=least)


def nearest_text(wanted: str, texts: Iterable[str]) -> str:
    """The one of ``texts`` most like ``wanted``; empty if there are none."""
    return max(texts, key=lambda text: likeness(wanted, text), default="")


def nearest_run(wanted: str, text: str, least: float = 0) -> NearestRun | None:
    """The run of words in ``text``, as many as in ``wanted``, that is most like it.

    Letter case makes no difference. ``None`` if none has a likeness of ``least`` (0 to 1).
    """
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    size = len(wanted.split())
    if not spans or not size:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    ends = range(min(size, len(spans)) - 1, len(spans))
    windows = [(spans[at][0], spans[end][1]) for at, end in enumerate(ends)]
    found = process.extractOne(
        " ".join(wanted.split()).casefold(),
        [text[start:end].casefold() for start, end in windows],
        scorer=Indel.normalized_similarity,
        score_cutoff=least,
    )
    return NearestRun(*windows[found[2]], found[1]) if found else None
