"""Where a title ends: of the phrases that begin some words, those that a desk could leave so.

Each is scored: what it says counts for it; a list, a chain of "of" or a pair that it cuts in two,
a noun that says nothing by itself ("efforts") at its end, and length count against it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules

MOST = 8  # words
LEAST = 2
_STOP = re.compile(r"[;:()“”\"–—]|(?<=[^\W\d_]{3})\.\s|,\s+(?=\w+ing\b)")
# What it costs where the words go on with the rest of a list or of a chain of "of".
_PAIR_CUT, _JOINED, _JOINED_ANEW, _CHAINED, _LISTED, _LISTED_ON = 3.0, 2.5, 1.5, 2.0, 1.0, 1.5
_PAIRED = frozenset(("between", "among", "both"))
_TELLING = 4  # words that say something: more of them do not make a title better
_EASY = 6  # words that are read at a glance


class Phrase(NamedTuple):
    """Words that could be a title; the higher its ``score``, the better."""

    score: float
    words: str
    telling: frozenset[str]


class Phrases:
    """Cuts words of one language into phrases."""

    def __init__(self, rules: Rules) -> None:
        self._breaks = pattern((*rules.breaks, *rules.earliest))
        self._joiners = frozenset(rules.joiners)
        self._links = frozenset((*rules.prepositions, *rules.infinitive))
        infinitive = "|".join(map(re.escape, rules.infinitive)) or "(?!)"
        self._aside = re.compile(rf",\s+(?:{infinitive})\s", re.IGNORECASE)  # ", to end the war"
        self._loose = self._links | self._joiners | frozenset(rules.determiners)
        self._shells = frozenset(rules.shells)
        self._bonds = frozenset(rules.bonds)
        self._aims = frozenset((*rules.infinitive, *rules.purpose))
        self._light = frozenset(verb for verb, noun in rules.nouns.items() if not noun)
        self._act = pattern(rules.infinitives)
        self._pointing = frozenset(rules.pointing)
        self._adverbs = pattern(rules.adverbs)

    def of(self, words: str) -> Iterator[Phrase]:
        """Every phrase of at most :data:`MOST` words that ``words`` begin with."""
        end = next((each.start() for each in self._breaks.finditer(words, 1)), len(words))
        stops = (_STOP.search(words, 0, end), self._aside.search(words, 0, end))
        said = words[: min((each.start() for each in stops if each), default=end)]
        for at in (*self._ends(said), len(said)):
            phrase = self._trimmed(said[:at])
            if LEAST <= len(phrase.split()) <= MOST:
                telling = self._telling(phrase)
                yield Phrase(self._score(phrase, said[at:], telling), phrase, telling)

    def shortened(self, words: str) -> str:
        """The first words, where no phrase fits: of one word, or of words that know no end."""
        cut = self._breaks.search(words, 1)
        words = words[: cut.start()] if cut else words
        stop = _STOP.search(words)
        said = (words[: stop.start()] if stop else words).split()[:MOST]
        return self._trimmed(" ".join(said)) or " ".join(said)

    def _ends(self, said: str) -> Iterator[int]:
        for match in re.finditer(r",?\s([^\s,]+)", said):
            word = match[1].casefold()
            if word in self._links | self._joiners or match[0].startswith(","):
                yield match.start()
            if len(said[: match.end()].split()) > MOST + 1:
                return

    def _telling(self, phrase: str) -> frozenset[str]:
        small = (word.strip(",.").casefold() for word in phrase.split())
        empty = self._loose | self._shells
        return frozenset(each for each in small if each not in empty and not self._adverb(each))

    def _score(self, phrase: str, rest: str, telling: frozenset[str]) -> float:
        small = [word.strip(",").casefold() for word in phrase.split()]
        score = float(min(len(telling), _TELLING))
        score -= 0.2 * max(0, len(small) - _EASY)
        score -= 2 * (self._goes_on(small) + self._acts_on(small))
        score -= self._unaimed(small, rest)
        score -= 3 * bool(self._pointing & {*small})
        return score - self._cut(phrase, small, rest.split())

    def _goes_on(self, small: list[str]) -> bool:
        """Whether there is a further verb: "trade in wood and reduce"."""
        return any(one in self._joiners and other in self._light for one, other in pairwise(small))

    def _acts_on(self, small: list[str]) -> bool:
        """Whether it ends before what is acted on: "efforts pour réduire"."""
        return bool(self._act.fullmatch(small[-1])) and small[-2] in self._aims

    def _unaimed(self, small: list[str], rest: str) -> float:
        """How bad it is that what an empty noun is for is not there."""
        if small[-1] in self._shells:
            return 2
        at = next((at for at, word in enumerate(small) if word in self._shells), None)
        return 2 if at is not None and rest and not self._aims & {*small[at:]} else 0

    def _cut(self, phrase: str, small: list[str], rest: list[str]) -> float:
        """What is lost where the words go on with ``rest``; less than nothing at their end."""
        paired = bool(self._joiners & {*small})
        if _PAIRED & {*small} and not paired:
            return _PAIR_CUT
        following = [word.strip(",").casefold() for word in rest if word != ","]
        if not following:
            return -1
        first = following[0]
        if first in self._bonds:
            return _CHAINED
        if first in self._joiners:
            outer = paired or (len(following) > 1 and following[1] in self._loose)
            return _JOINED_ANEW if outer else _JOINED
        if rest[0].startswith(","):
            return _LISTED_ON if "," in phrase else _LISTED
        last = max((at for at, word in enumerate(small) if word in self._joiners), default=0)
        dangling = last == len(small) - 2 and self._links & {*small[:last]}
        return _JOINED_ANEW if dangling else 0

    def _trimmed(self, phrase: str) -> str:
        """``phrase`` without words at its end that only join others, and without open brackets."""
        words = phrase.strip(" ,;:.–—“”\"'").split()
        while words and (_plain(words[-1]) in self._loose or self._adverb(words[-1])):
            words.pop()
        return " ".join(words).strip(" ,;:")

    def _adverb(self, word: str) -> bool:
        return bool(self._adverbs.fullmatch(word))


def _plain(word: str) -> str:
    """``word`` as the cues write it."""
    return word.casefold().replace("’", "'")
