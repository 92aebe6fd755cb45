"""Titles where the verb is the last word: "eine Schule zu bauen" → "Schule bauen".

Such a title needs all that is said up to the verb, so there is none where that is too long. The
thing alone would say too little, and its noun the wrong case.
"""

import re

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.language.letters import begun

_MOST = 8  # words of a title
_CLAUSE = re.compile(r"[;:–—(]|,(?!\d)|\.\s*\Z")  # "bis zum 1. Mai"
_APART = re.compile(
    r"(ab|an|auf|aus|bei|bereit|durch|ein|fest|fort|frei|her|hin|mit|nach|nieder|sicher|teil|um"
    r"|unter|vor|voran|weiter|wieder|zurück|zusammen|wiederher)zu([a-zäöüß]+n)"
)
_INFINITIVE = re.compile(r"[a-zäöüß]{2,}(?:en|ern|eln|tun)")
# "werden eingeladen", "werden vertreten": done to them, not by them
_PARTICIPLE = re.compile(
    r"(?:[a-zäöüß]{2,8})?ge(?!ben|hen|währ|stalt|nehmig|winn|lang|nieß|denk)[a-zäöüß]+en"
)
_NO_ACTS = re.compile(
    "werden|worden|sein|haben|bleiben|vertreten|erhalten|bekommen|empfangen|betroffen|unterworfen"
    "|verbunden|beraten"
)
_NEITHER = "weder"  # what is not to be done goes on behind the verb
_BEFORE_DATE = re.compile(
    r"(?:\b(?:von|vom|im|in|am|ab|bis|zum|zur|der|den|dem|des|jahr|jahre|jahren|jahres)\s+)+\Z",
    re.I,
)


class VerbLast:
    """Makes titles in a language whose infinitives stand at the end of their clause."""

    def __init__(self, rules: Rules) -> None:
        self._mark = frozenset(rules.verb_last)
        self._modal = pattern(rules.modals)
        self._determiner = pattern(rules.determiners)
        self._nominative = pattern(rules.articles)
        self._adverb = pattern(rules.adverbs)
        self._relative, self._pointing = pattern(rules.relatives), pattern(rules.pointing)
        self._prepositions = pattern((*rules.governed, *rules.prepositions))
        self._since = pattern((*rules.since_event, *rules.since_force, *rules.since_adoption))
        self._breaks = pattern(rules.breaks)

    def title(self, cue: str, said: str) -> str:
        """A title of what was ``said`` behind ``cue``; empty where none says it rightly."""
        words = self.clause(said)
        while words and self._adverb.fullmatch(words[0]):
            words = words[1:]
        if not words or self._relative.match(words[0]) or words[0] == _NEITHER:
            return ""
        modal = self._modal.match(cue)
        act = self._act(words) or (self._plain(words) if modal else None)
        if act is None:
            later = said.lstrip().startswith(",") or self._act(said.replace(",", "").split())
            return "" if modal or later else self._thing(words)
        told = [*self._bare(words[: act[0]]), act[1]]
        least = 3 if told[0] == "sich" else 2
        fits = least <= len(told) <= _MOST and not self._pointing.search(" ".join(told))
        return begun(" ".join(told)) if fits else ""

    def without_dates(self, words: str, dates: list[tuple[int, int]]) -> str:
        """``words`` without those at ``dates``, the prepositions before them and the event from
        which they count.
        """
        for start, end in reversed(dates):
            after = words[end:].lstrip()
            since = self._since.match(after)
            before = _BEFORE_DATE.sub("", words[:start])
            words = f"{before}{after[since.end() :] if since else after}"
        return " ".join(words.split())

    def clause(self, said: str) -> list[str]:
        """The words of the clause that ``said`` begins with."""
        return _CLAUSE.split(said.strip(" ,"), maxsplit=1)[0].split()

    def acts(self, said: str) -> bool:
        """Whether the clause ends with what somebody will do."""
        return self._plain(self.clause(said)) is not None

    def _act(self, words: list[str]) -> tuple[int, str] | None:
        """Where the infinitive begins, and its plain form: "zu bauen", "einzurichten"."""
        for at, word in enumerate(words):
            if word in self._mark and _INFINITIVE.fullmatch("".join(words[at + 1 : at + 2])):
                return at, words[at + 1]
            if apart := _APART.fullmatch(word):
                return at, f"{apart[1]}{apart[2]}"
        return None

    def _plain(self, words: list[str]) -> tuple[int, str] | None:
        """The infinitive at the end: "werden eine Schule [bauen]"."""
        last = words[-1] if words else ""
        fits = _INFINITIVE.fullmatch(last) and not _PARTICIPLE.fullmatch(last)
        return (len(words) - 1, last) if fits and not _NO_ACTS.fullmatch(last) else None

    def _thing(self, words: list[str]) -> str:
        """What is agreed or affirmed, as a noun: "die Einrichtung einer Arbeitsgruppe"."""
        named = self._bare(words)
        first = words[0]
        if named == words and not (
            first[:1].isupper()
            or first[:1].isdigit()
            or (self._nominative.fullmatch(first) and any(each[:1].isupper() for each in words))
        ):
            return ""
        said = " ".join(named)
        if cut := self._breaks.search(said, 1):
            named = said[: cut.start()].split()
        ends = [at for at, each in enumerate(named) if at and self._prepositions.fullmatch(each)]
        while len(named) > _MOST and ends:
            named = named[: ends.pop()]
        fits = 2 <= len(named) <= _MOST and named[-1][:1].isupper()
        return begun(" ".join(named)) if fits and not self._pointing.match(named[0]) else ""

    def _bare(self, words: list[str]) -> list[str]:
        """``words`` without an article that stands directly before its noun; before an adjective
        it stays, for the ending of that depends on it.
        """
        drops = len(words) > 1 and self._determiner.fullmatch(words[0]) and words[1][:1].isupper()
        return words[1:] if drops else words
