"""How much a paragraph weighs, by its verbs: courtesy, substance, or what comes first."""

from collections.abc import Iterable
from typing import Literal

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules

Weight = Literal[1, 2, 3]


class Weights:
    """Weighs paragraphs of one language."""

    def __init__(self, rules: Rules) -> None:
        self._courtesies = pattern(rules.courtesies)
        self._agreements = pattern(rules.agreements)

    def of(self, text: str, commitments: Iterable[str]) -> Weight:
        """The weight of a paragraph ``text`` whose ``commitments`` have these words.

        3 where something was agreed or decided, 1 where nothing is promised and there are words of
        courtesy, and else 2.
        """
        words = [*commitments]
        if any(self._agreements.search(each) for each in words):
            return 3
        return 1 if not words and self._courtesies.search(text) else 2
