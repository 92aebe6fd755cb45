"""A commitment's words → titles that a desk would write: noun phrases of at most eight words.

``nouns`` names what is to be done. Here it is also said in other ways: without an article, by what
an effort is for. ``phrases`` cuts all of them where a phrase ends, and the best one is the title.
"""

import re
from collections.abc import Iterable, Iterator

from docgen.cues.patterns import cue_pattern, open_pattern, pattern
from docgen.cues.rules import Rules
from docgen.language.letters import begun
from docgen.propose.nouns import Nouns
from docgen.propose.openings import Openings
from docgen.propose.phrases import LEAST, Phrase, Phrases

_PASSIVE = re.compile(r"\w+(?:\s+\w+)?\s+be\s+(?:\w+ly\s+)?(\w+(?:ed|ied|t|n))\b", re.IGNORECASE)
# "between Italy and Central Asia": whom it is between, a document says beside the title.
_SIDE = r"(?:the\s+)?[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*)*"
_PARTIES = re.compile(rf"\s+(?:between|among)\s+{_SIDE}(?:,\s+{_SIDE})*,?\s+and\s+{_SIDE}(?=\s)")
# "efforts of the Baltic States to …": whose they are, it says too.
_OWNERS = re.compile(rf"\s+of\s+{_SIDE}\s+(?:States|[Cc]ountries|[Gg]overnments)(?=\s)")
# "reforms for better, bigger and [more effective banks]": of adjectives, the last.
_ADJECTIVES = re.compile(
    r"((?:^|\s)(?:for|of|in|on|to)\s)(?:[\w-]+,\s)+(?:(?:more\s)?[\w-]+\s)?(?:and|or)\s"
)
_FURTHER = re.compile(r",\s+([^\W\d_]+)\s+([^\s,]+)")
_BARE = 1.2  # how much worse a title is without its articles
_READ = 60  # words of a commitment
_HEAD = 10  # words within which an empty noun may be the title's head
_REACH = 16  # words behind it within which its aim is said
_OTHERS = 3


class Titles:
    """Makes titles in one language."""

    def __init__(self, rules: Rules) -> None:
        self._named = Nouns(rules)
        self._phrases = Phrases(rules)
        self._infinitive = frozenset(rules.infinitive)
        elided = "|".join(re.escape(each[:-1]) for each in rules.infinitive if each.endswith("'"))
        self._elided = re.compile(rf"\A(?:{elided or '(?!)'})['’]", re.IGNORECASE)  # d’échanger
        self._prepositions = frozenset(rules.prepositions)
        self._joiners = frozenset(rules.joiners)
        self._joints = self._prepositions | self._joiners
        self._stances = frozenset(rules.stances)
        self._shells = frozenset(rules.shells)
        self._articles = frozenset(rules.droppable)
        self._aims = pattern(rules.aims)
        self._purpose = next(iter(rules.purpose), "")
        self._act = pattern(rules.infinitives)
        # "efforts pour sauver": where "de" may also be "of", it does not say what something is for
        self._to = self._purpose if rules.infinitives else next(iter(rules.infinitive), "")
        self._relatives = frozenset(rules.relatives)
        self._modals = frozenset(rules.auxiliaries)
        hedges = "|".join(map(cue_pattern, rules.hedges)) or "(?!)"
        self._hedges = re.compile(rf",\s*(?:{hedges})(?:,|(?=\s*$))", re.IGNORECASE)
        self._urging = pattern(rules.urging)
        self._wordy = pattern(rules.wordy)
        self._endings, self._contractions = rules.endings, rules.contractions
        cues = "|".join(map(open_pattern, rules.contractions)) or "(?!)"
        self._contracted = re.compile(cues, re.IGNORECASE)  # "di l’acqua" is "dell’acqua"
        self._openings = Openings(rules)

    def titles(self, cue: str, said: str, subject: str = "") -> tuple[str, ...]:
        """Titles of a commitment, the best first: of its verb's ``cue``, of what follows, and in
        the passive of its ``subject``.
        """
        said = " ".join(said.split()[:_READ])
        if not subject:
            cue, said, subject = self._of_clause(cue, said)
        if passive := _PASSIVE.match(f"{cue} {said}") if subject else None:
            noun = self._named.of_participle(passive[1])
            ways = [(" ".join([*noun.split(), *self._named.bare(subject.split())]), 0.0)]
        else:
            said = self._hedges.sub("", said).lstrip(" ,")  # "договорились, что"
            said = self._openings.with_verb(cue, said)
            if self._urging.fullmatch(cue.strip()):
                said = self._named.asked(said)
            if not self._openings.fit(cue, said):
                return ("",)
            ways = [*self._ways(cue, said)]
        found = self._best(ways) or [self._phrases.shortened(ways[0][0] or said)]
        return tuple(dict.fromkeys(map(self._finished, found)))

    def begins(self, cue: str) -> bool:
        """Whether ``cue`` itself has the first word of a title, as a future does."""
        return bool(self._openings.with_verb(cue, ""))

    def _of_clause(self, cue: str, said: str) -> tuple[str, str, str]:
        """Verb, words behind it and subject of a clause in the passive: "agreed that [ships]
        [shall be] [inspected]"; else ``cue`` and ``said`` as they are, without a subject.
        """
        words = [*cue.split()[-1:], *said.split()[:_REACH]]
        small = [word.casefold() for word in words]
        opens = next((at for at, word in enumerate(small[:2]) if word in self._relatives), None)
        verb = next((at for at, word in enumerate(small) if word in self._modals), 0)
        if opens is None or verb <= opens + 1:
            return cue, said, ""
        rest = " ".join(said.split()[verb:])
        if not _PASSIVE.match(f"{words[verb]} {rest}"):
            return cue, said, ""
        return words[verb], rest, " ".join(words[opens + 1 : verb])

    def _ways(self, cue: str, said: str) -> Iterator[tuple[str, float]]:
        """The words of titles, uncut, each with how much worse it is than the first."""
        last = cue.split()[-1:]
        if last and self._named.leads_on(last[0]):
            said = f"{last[0]} {said.strip()}"
        said = self._elided.sub("", said.lstrip())
        said = self._wanted(said)
        said = self._wordy.sub(lambda match: match[0].split()[0], said)
        said = self._aims.sub(lambda match: self._leading(said, match.end()), said)
        plain = self._named.nominal(f"{self._named.named_by(cue)} {said}")
        if len(plain.split()) < LEAST or not self._best([(self._plain(plain), 0.0)]):
            plain = self._named.in_full(cue, said)
        for words, cost in self._wordings(plain):
            bare = self._plain(words)
            yield bare, cost
            yield self._without_articles(bare), cost + _BARE
            if (less := _OWNERS.sub("", bare, 1)) != bare:
                yield less, cost + 0.3
                yield self._without_articles(less), cost + 0.3 + _BARE
            if (less := _ADJECTIVES.sub(r"\1", bare)) != bare:
                yield less, cost + 1

    def _wanted(self, said: str) -> str:
        """What a clause says is to be done: "that both sides should [sell less coal]"."""
        words = said.split()
        if not words or words[0].casefold() not in self._relatives:
            return said
        found = (at for at, word in enumerate(words[:_REACH]) if word.casefold() in self._modals)
        return " ".join(words[next(found, 0) + 1 :])

    def _leading(self, said: str, at: int) -> str:
        """The word for an aim before ``said[at:]``: "to save", "for saving"."""
        first = said[at:].split(maxsplit=1)[:1]
        return self._purpose if first and self._named.gerund(first[0]) else self._to

    def _wordings(self, plain: str) -> Iterator[tuple[str, float]]:
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
        for at in range(start, min(len(small) - 1, start + _REACH)):
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

    def _plain(self, words: str) -> str:
        """``words`` without whom it is between, nor a verb behind a comma and what follows."""
        words = _PARTIES.sub("", self._named.lightened(words))
        for match in _FURTHER.finditer(words):
            if self._named.verb([match[1]]) and match[2].casefold() not in self._joints:
                words = words[: match.start()]
                break
        return self._contracted.sub(lambda match: self._contraction(match[0]), words)

    def _contraction(self, words: str) -> str:
        return self._contractions[words.lower().replace("’", "'")]

    def _without_articles(self, words: str) -> str:
        return " ".join(each for each in words.split() if each not in self._articles)

    def _best(self, ways: Iterable[tuple[str, float]]) -> list[str]:
        """The best phrases of ``ways``, each of which tells something else."""
        found = [
            each._replace(score=each.score - cost)
            for words, cost in ways
            for each in self._phrases.of(words)
        ]
        found.sort(key=lambda each: -each.score)
        chosen: list[Phrase] = []
        for each in found:
            if not any(each.telling == other.telling for other in chosen):
                chosen.append(each)
        return [each.words for each in chosen[: 1 + _OTHERS]]

    def _finished(self, title: str) -> str:
        title = self._elided.sub("", title)
        words = title.casefold().split()
        bare = self._act.fullmatch(title) or title.casefold() in self._shells
        bare = bare or not self._relatives.isdisjoint(words[:1])
        if bare and not self._openings.any:
            return ""  # of what, is not said in a phrase
        first, blank, rest = title.partition(" ")
        for ending, named in self._endings.items():
            if first.endswith(ending):
                title = f"{first.removesuffix(ending)}{named}{blank}{rest}"
                break
        return begun(title)


def _lower(words: str) -> str:
    """``words`` in the middle of others: a noun that begins a title has a capital letter."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
