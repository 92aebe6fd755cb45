"""How likely two paragraphs render each other: by what they count, name and how long they are."""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import log
from typing import NamedTuple

from docgen.parity.facts import Facts
from docgen.parity.lengths import Lengths
from docgen.parity.version import VersionParagraph

_UNANSWERED = 0.8  # of the weight of what both have, against
_MOST = 6.0  # that lengths can say against


class Evidence(NamedTuple):
    """What speaks for a paragraph's place: marks that both versions have, and its length."""

    marks: frozenset[Hashable]
    sure: frozenset[Hashable]
    length: int
    ref: str
    shape: tuple[int, int]


def evidence(paragraph: VersionParagraph, facts: Facts) -> Evidence:
    """The evidence of one paragraph."""
    sure = {
        value for each in facts.quantities if each.quantity.sure for value in each.quantity.values
    }
    parties = {("party", code) for code in facts.parties}
    return Evidence(
        frozenset(facts.values | parties),
        frozenset(sure | parties),
        paragraph.length,
        paragraph.ref,
        (facts.items, facts.quotations),
    )


class Likeness:
    """Compares the paragraphs of two versions; what few paragraphs have says more."""

    def __init__(
        self, first: Sequence[Evidence], second: Sequence[Evidence], lengths: Lengths
    ) -> None:
        count = Counter(mark for each in (*first, *second) for mark in each.marks)
        total = len(first) + len(second)
        self._weights = {mark: log(1 + total / seen) for mark, seen in count.items()}
        self._rare = log(1 + total)  # of a mark that only paragraphs taken together have
        self.lengths = lengths

    def of(self, one: Evidence, other: Evidence) -> float:
        """More than 0 if the two are likely to say the same."""
        shared = sum(self._weights.get(mark, self._rare) for mark in one.marks & other.marks)
        lacking = (one.sure - other.marks) | (other.sure - one.marks)
        lost = sum(self._weights.get(mark, self._rare) for mark in lacking)
        far = self.lengths.distance(one.length, other.length)
        shape = sum(abs(a - b) for a, b in zip(one.shape, other.shape, strict=True))
        return shared - _UNANSWERED * lost - min(far * far / 2, _MOST) - min(shape, 3) + 1
