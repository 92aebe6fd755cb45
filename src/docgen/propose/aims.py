"""The words of a title → other words that say the same, by what an effort or a readiness is for."""

from collections.abc import Iterator

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.propose.nouns import Nouns
from docgen.propose.openings import Openings

_HEAD = 10  # words within which an empty noun may be the title's head
REACH = 16  # words behind it within which its aim is said


class Aims:
    """Says in one language what something is for."""

    def __init__(self, rules: Rules, named: Nouns, openings: Openings) -> None:
        self._named, self._openings = named, openings
        self._infinitive = frozenset(rules.infinitive)
        self._prepositions = frozenset(rules.prepositions)
        self._joiners = frozenset(rules.joiners)
        self._stances = frozenset(rules.stances)
        self._shells = frozenset(rules.shells)
        self._purpose = next(iter(rules.purpose), "")
        self._act = pattern(rules.infinitives)
        # "efforts pour sauver": where "de" may also be "of", it does not say what something is for
        self._to = self._purpose if rules.infinitives else next(iter(rules.infinitive), "")

    def word(self, said: str) -> str:
        """The word for an aim before ``said``: "to save", "for saving"."""
        first = said.split(maxsplit=1)[:1]
        return self._purpose if first and self._named.gerund(first[0]) else self._to

    def wordings(self, plain: str) -> Iterator[tuple[str, float]]:
        """``plain``, and what else says the same."""
        words = plain.split()
        yield plain, 0.0
        yield from self._by_aim(words)
        yield from self._by_object(words)

    def _by_aim(self, words: list[str]) -> Iterator[tuple[str, float]]:
        """By what an empty noun is for: "support for the efforts of all [to save the sea]"."""
        small = [word.strip(",").casefold() for word in words]
        shell = self._shell(small)
        aim = self._aim(small, shell + 1) if shell is not None else None
        if shell is None or aim is None:
            return
        prefix: list[str] = []
        if small[0] in self._stances and small[1:2] and small[1] in self._prepositions:
            prefix = words[:2] if shell > 1 else []
        done = self._named.bare(words[aim + 1 :])
        fits = self._openings.any or not prefix  # "Apoyo a apertura": its article is not known
        if (
            content := self._named.nominal(" ".join(done))
            if fits and self._named.verb(done)
            else ""
        ):
            yield " ".join((*prefix, _lower(content) if prefix else content)), 0.5
        if small[aim] not in self._infinitive:
            return
        head = words[: shell + 1]
        if aim > shell + 1:
            yield " ".join((*head, self._to, *done)), 0.7
        if done and self._purpose and self._named.noun(done[0]) == "":
            yield " ".join((*head, self._purpose, *done[1:])), 0.7

    def _shell(self, small: list[str]) -> int | None:
        """Where the head of ``small`` is a noun that says nothing; the last of some joined."""
        for at, word in enumerate(small[:_HEAD]):
            if word in self._joiners and at > 0:
                return None
            if word in self._shells:
                pair = small[at + 1 : at + 3]
                joined = len(pair) > 1 and pair[0] in self._joiners and pair[1] in self._shells
                return at + 2 if joined else at
        return None

    def _aim(self, small: list[str], start: int) -> int | None:
        """Where, from ``start``, it is said what something is for: "to save", "for saving"."""
        for at in range(start, min(len(small) - 1, start + REACH)):
            if small[at] in self._infinitive and self._acts(small[at + 1]):
                return at
            if small[at] == self._purpose and self._aimed(small[at + 1]):
                return at
        return None

    def _acts(self, word: str) -> bool:
        """Whether ``word`` may be an infinitive: behind "de" it may be a noun as well."""
        return self._openings.any or bool(self._act.fullmatch(word))

    def _aimed(self, word: str) -> bool:
        """Whether the form of ``word`` is that of a verb behind "for"."""
        return self._named.gerund(word) if self._openings.any else self._acts(word)

    def _by_object(self, words: list[str]) -> Iterator[tuple[str, float]]:
        """By what is done, where words first say how far people are ready for it, or for what."""
        at = next((at for at, each in enumerate(words) if each.casefold() in self._infinitive), 0)
        done = self._named.bare(words[at + 1 :])
        if not 0 < at < _HEAD or not self._named.verb(done):
            return
        if words[0].casefold() in self._stances and at == 1:
            yield self._named.nominal(" ".join(done)), 1.0
        elif self._purpose and self._named.noun(done[0]) == "":
            yield " ".join((*words[:at], self._purpose, *done[1:])), 0.6


def _lower(words: str) -> str:
    """``words`` in the middle of others: a noun that begins a title has a capital letter."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
