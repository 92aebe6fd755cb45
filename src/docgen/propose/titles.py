"""A commitment's words → titles that a desk would write: noun phrases of at most eight words.

``nouns`` names what is to be done, ``aims`` also by what an effort is for. Here it is also said
without an article. ``phrases`` cuts all of them where a phrase ends, and the best one is the title.
"""

import re
from collections.abc import Iterable, Iterator

from docgen.cues.patterns import cue_pattern, open_pattern, pattern
from docgen.cues.rules import Rules
from docgen.language.letters import begun
from docgen.propose.aims import REACH, Aims
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
_OTHERS = 3


class Titles:
    """Makes titles in one language."""

    def __init__(self, rules: Rules) -> None:
        self._named = Nouns(rules)
        self._phrases = Phrases(rules)
        elided = "|".join(re.escape(each[:-1]) for each in rules.infinitive if each.endswith("'"))
        self._elided = re.compile(rf"\A(?:{elided or '(?!)'})['’]", re.IGNORECASE)  # d’échanger
        self._joints = frozenset((*rules.prepositions, *rules.joiners))
        self._shells = frozenset(rules.shells)
        self._articles = frozenset(rules.droppable)
        self._before_aims = pattern(rules.aims)
        self._act = pattern(rules.infinitives)
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
        self._aims = Aims(rules, self._named, self._openings)

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
        words = [*cue.split()[-1:], *said.split()[:REACH]]
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
        said = self._before_aims.sub(lambda match: self._aims.word(said[match.end() :]), said)
        plain = self._named.nominal(f"{self._named.named_by(cue)} {said}")
        if len(plain.split()) < LEAST or not self._best([(self._plain(plain), 0.0)]):
            plain = self._named.in_full(cue, said)
        for words, cost in self._aims.wordings(plain):
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
        found = (at for at, word in enumerate(words[:REACH]) if word.casefold() in self._modals)
        return " ".join(words[next(found, 0) + 1 :])

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
