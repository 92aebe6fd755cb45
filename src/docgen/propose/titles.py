"""A commitment's words → a title that a desk would write: a noun phrase of at most eight words.

"agreed to expand cooperation in the field of energy" → "Cooperation in the field of energy": a verb
becomes its noun ("train" → "Training of"), or goes where it says little ("strengthen", "support").
What follows is cut where a phrase ends, never within one.
"""

import re
from collections.abc import Container, Iterable, Iterator

from docgen.cues.rules import Rules, pattern

MOST = 8  # words
_PASSIVE = re.compile(r"\w+(?:\s+\w+)?\s+be\s+(?:\w+ly\s+)?(\w+(?:ed|ied|t|n))\b", re.IGNORECASE)
_STOP = re.compile(r"[;:()“”\"–—]|(?<=[^\W\d_]{3})\.\s|,\s+(?=\w+ing\b)")
# "between Italy and Central Asia": whom it is between, a document says beside the title.
_SIDE = r"(?:the\s+)?[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*)*"
_PARTIES = re.compile(rf"\s+(?:between|among)\s+{_SIDE}(?:,\s+{_SIDE})*,?\s+and\s+{_SIDE}(?=\s)")
_BOUND = ("of", "de", "di", "du", "des")
_PAIRED = frozenset(("between", "among", "both"))
_NEAR = 16  # words within which the aim of a work is said
_LEAST = 2  # words of a title


class Titles:
    """Makes titles in one language."""

    def __init__(self, rules: Rules) -> None:
        self._nouns = dict(rules.nouns)
        self._determiners = frozenset(rules.determiners)
        self._prepositions = frozenset(rules.prepositions)
        self._joiners = frozenset(rules.joiners)
        self._breaks = pattern(rules.breaks)
        self._infinitive = frozenset(rules.infinitive)
        self._adverbs = pattern(rules.adverbs)
        self._articles = frozenset(rules.articles)
        self._attitudes = frozenset(rules.attitudes)
        self._urging = pattern(rules.urging)
        self._working = frozenset(rules.working)
        self._with = frozenset((*rules.working_with, *rules.adverbs))
        self._wordy = pattern(rules.wordy)
        self._endings, self._contractions = rules.endings, rules.contractions
        self._contracted = pattern(rules.contractions)
        joiners = "|".join(map(re.escape, rules.joiners)) or "(?!)"
        self._list = re.compile(rf",|\s(?:{joiners})\s")
        self._loose = self._infinitive | self._determiners | self._joiners | self._prepositions

    def title(self, cue: str, said: str, subject: str = "") -> str:
        """A title of a commitment: of its verb's ``cue``, of what follows, and in the passive of
        its ``subject``.
        """
        last = cue.split()[-1:]
        if last and (last[0] in self._working or self._noun(last[0]) == ""):
            said = f"{last[0]} {said.strip()}"
        if self._urging.fullmatch(cue.strip()):
            said = self._asked(said)
        said = self._wordy.sub(lambda match: match[0].split()[0], said)
        said = said.replace("in order to", "to")
        title = self._phrase(self._nominal(f"{self._named_by(cue)} {said}"))
        if passive := _PASSIVE.match(f"{cue} {said}") if subject else None:
            noun = self._noun(_infinitive(passive[1], self._nouns)) or ""
            title = self._phrase(" ".join([*noun.split(), *self._bare(subject.split())]))
        elif len(title.split()) < _LEAST:
            title = self._phrase(self._in_full(cue, said))
        first, blank, rest = title.partition(" ")
        for ending, named in self._endings.items():
            if first.endswith(ending):
                title = f"{first.removesuffix(ending)}{named}{blank}{rest}"
                break
        return title[:1].upper() + title[1:]

    def _in_full(self, cue: str, said: str) -> str:
        """What was said, with the verb or noun that says little: "Deepening cooperation"."""
        words = cue.split()
        for at, word in enumerate(words):
            if self._noun(word) == word.capitalize():
                return f"{' '.join(words[at:])} {said.strip()}"
        words = said.split()
        while len(words) > 1 and (words[0].casefold() in self._loose or self._before_verb(words)):
            words = words[1:]
        if len(words) > 1 and words[0].casefold() in self._nouns:
            words[0] = f"{words[0].removesuffix('e')}ing"
        return " ".join(words)

    def _named_by(self, cue: str) -> str:
        """The end of a cue that names what is promised: "declared their [support for]"."""
        words = cue.split()
        for at in range(len(words) - 1, -1, -1):
            if self._noun(words[at]):
                return " ".join(words[at:])
            if words[at].casefold() not in self._loose:
                break
        return ""

    def _nominal(self, said: str) -> str:
        """``said`` as a noun and what belongs to it."""
        words = self._bare(said.strip().split())
        while len(words) > 1 and (verb := self._verb(words)):
            noun = self._noun(" ".join(words[:verb])) or ""
            rest = self._object(words[verb:])
            if aim := self._aim(words):
                words = aim  # "work with partners to protect civilians"
                continue
            if rest and rest[0].casefold() in self._joiners and self._verb(rest[1:]):
                words = rest[1:]  # "support and strengthen connections"
                continue
            if noun and not (words[0].casefold() in self._attitudes and self._acts(rest)):
                links = rest and rest[0].casefold() in self._prepositions | self._infinitive
                links = links or (rest and rest[0].casefold() in self._joiners)
                return f"{_without_preposition(noun) if links else noun} {' '.join(rest)}"
            words = self._bare(rest)
        return " ".join(words)

    def _aim(self, words: list[str]) -> list[str]:
        """What people who work with others want to do, if ``words`` say it; else nothing."""
        small = [word.casefold() for word in words[:_NEAR]]
        if small[0] not in self._working or small[1] not in self._with:
            return []
        at = next((at for at, word in enumerate(small) if word in self._infinitive), 0)
        return self._bare(words[at + 1 :]) if at > 1 else []

    def _asked(self, said: str) -> str:
        """What others are asked to do: "calls upon all States [to protect the sea]"."""
        words = said.split()
        at = next((at for at, word in enumerate(words) if word.casefold() in self._infinitive), 0)
        return " ".join(words[at:]) if self._verb(words[at + 1 :]) else said

    def _verb(self, words: list[str]) -> int:
        """How many of ``words`` are a verb known, at their beginning."""
        return next((each for each in (2, 1) if self._noun(" ".join(words[:each])) is not None), 0)

    def _acts(self, words: list[str]) -> bool:
        """Whether ``words`` say what is to be done: "to strengthening", "to expand"."""
        bare = self._bare(words)
        return bool(bare) and bare[0] != words[0] and self._noun(bare[0]) is not None

    def _bare(self, words: list[str]) -> list[str]:
        """``words`` without those at the beginning that a title does not begin with."""
        while words and (words[0].casefold() in self._loose or self._before_verb(words)):
            words = words[1:]
        return words

    def _before_verb(self, words: list[str]) -> bool:
        """Whether ``words`` begin with an adverb and a verb: "further strengthen"."""
        if len(words) < 2 or not self._adverb(words[0]):
            return False
        following = words[1].casefold()
        return following in self._loose or self._adverb(following) or bool(self._verb(words[1:]))

    def _object(self, words: list[str]) -> list[str]:
        """What follows a verb, without adverbs and without "a"."""
        while words and (words[0].casefold() in self._articles or self._before_verb(words)):
            words = words[1:]
        return words

    def _noun(self, word: str) -> str | None:
        """The noun of a verb, empty for one that says little; ``None`` if it is no verb known."""
        for form in _stems(word.casefold().strip(",")):
            if form in self._nouns:
                return self._nouns[form]
        return None

    def _adverb(self, word: str) -> bool:
        return bool(self._adverbs.fullmatch(word))

    def _phrase(self, words: str) -> str:
        """As much of ``words`` as makes a whole phrase of at most :data:`MOST` words."""
        words = _PARTIES.sub("", words)
        words = self._contracted.sub(lambda match: self._contractions[match[0].lower()], words)
        cut = self._breaks.search(words, 1)
        words = words[: cut.start()] if cut else words
        stop = _STOP.search(words)
        words = words[: stop.start()] if stop else words
        whole = self._longest(words, (*self._ends(words, bound=True), len(words)))
        if len(whole.split()) > _LEAST or len(words.split()) <= MOST:
            return whole or self._trimmed(words)
        anywhere = (*self._ends(words, bound=False), *self._joints(words))
        other = self._longest(words, anywhere)
        longest = max(whole, other, key=len)
        return longest or self._trimmed(" ".join(words.split()[:MOST]))

    def _longest(self, words: str, ends: Iterable[int]) -> str:
        """The longest phrase of ``words`` that fits and ends at one of ``ends``; may be empty."""
        fitting = (end for end in ends if len(words[:end].split()) <= MOST)
        phrases = (self._trimmed(words[:end]) for end in sorted(fitting, reverse=True))
        return next((each for each in phrases if len(each.split()) >= _LEAST), "")

    def _joints(self, words: str) -> Iterator[int]:
        """Where a list may be cut, but not one of those between whom something is."""
        for match in self._list.finditer(words):
            before = words[: match.start()].casefold().split()
            if not _PAIRED & {*before}:
                yield match.start()

    def _ends(self, words: str, *, bound: bool) -> Iterator[int]:
        """Where a phrase may end: before a preposition or an infinitive.

        ``bound``: not before "of", nor within "between A and B".
        """
        between = False
        for match in re.finditer(r"\s(\S+)", words):
            word = match[1].casefold()
            ends = word in self._prepositions | self._infinitive
            if ends and not between and not (bound and word in _BOUND):
                yield match.start()
            between = word in _PAIRED or (between and word not in self._joiners)

    def _trimmed(self, phrase: str) -> str:
        """``phrase`` without words at its end that only join others, and without open brackets."""
        phrase = phrase.strip(" ,;:.–—“”\"'")
        if phrase.count("(") != phrase.count(")"):
            phrase = phrase.partition("(")[0].strip()
        words = phrase.split()
        while words and (words[-1].casefold() in self._loose or self._adverb(words[-1])):
            words.pop()
        return " ".join(words).strip(" ,;:")


def _without_preposition(noun: str) -> str:
    return noun.rsplit(" ", 1)[0] if " " in noun else noun


def _infinitive(participle: str, verbs: Container[str]) -> str:
    """The verb of an English ``participle``, one of ``verbs`` if it is known."""
    small = participle.casefold()
    bare = small.removesuffix("d").removesuffix("e")
    forms = (small, small.removesuffix("d"), bare, bare[:-1], f"{bare[:-1]}y")
    return next((each for each in forms if each in verbs), small)


def _stems(word: str) -> Iterator[str]:
    """An English verb's base forms that ``word`` may come from; not of a participle."""
    yield word
    for ending, bases in (
        ("ying", ("y", "ie")),
        ("ing", ("", "e")),
        ("es", ("", "e")),
        ("s", ("",)),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem + base for base in bases)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
