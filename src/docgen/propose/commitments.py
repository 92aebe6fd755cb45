"""Sentences → the commitments in them, with the words of each, its agent and its kind.

A commitment begins with its subject or its verb, and ends where the sentence or the next one does.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.commitment import Kind, Stage
from docgen.cues.patterns import cue_pattern, pattern
from docgen.cues.rules import Rules
from docgen.language.sentences import sentences
from docgen.propose.agents import Agent, Agents
from docgen.propose.conditions import Conditions
from docgen.propose.denials import Denials
from docgen.propose.inversion import Inversion
from docgen.propose.verbs import Verb, Verbs

# The end of a sentence without a blank behind it, or behind a short word ("to do so.").
_GLUED = re.compile(r"(?<=[^\W\d_]{3}[.;])(?=[^\W\d_])|(?<=\s[a-z]{2}\.)(?=\s[A-Z])")
_ENDS = " ,;:.–—"
_ITEM = re.compile(r"\A\W*(?:\(?\w{1,3}\)\s|[•▪–—-]\s)?\W*")
LONGEST = 5_000  # characters of a sentence that is read; the time grows with the square
LEAST = 3  # words of a commitment


class Pledge(NamedTuple):
    """A commitment at ``text[start:end]``; its verb is ``text[cue:said]``.

    ``passive``: the subject is what is to be done, not who does it. ``condition`` is how many
    characters before it say under which condition it is promised.
    """

    start: int
    end: int
    cue: int
    said: int
    kind: Kind
    by: tuple[str, ...]
    stage: Stage | None = None
    passive: bool = False
    condition: int = 0

    def shifted(self, by: int) -> "Pledge":
        """The commitment in a text that begins ``by`` characters earlier."""
        return self._replace(
            start=self.start + by, end=self.end + by, cue=self.cue + by, said=self.said + by
        )


class Commitments:
    """Finds commitments in texts of one language."""

    def __init__(self, rules: Rules, agents: Agents, inversion: Inversion) -> None:
        self._agents, self._inversion = agents, inversion
        adverbs = "|".join(map(cue_pattern, rules.adverbs)) or "(?!)"
        self._verbs = Verbs(rules)
        self._denials = Denials(rules)
        self._conditions = Conditions(rules)
        self._no_duties = pattern(rules.no_duties)
        self._bases = pattern(rules.bases)
        self._relatives = frozenset(rules.relatives)
        bound = (*rules.infinitive, *rules.governed, *rules.determiners, *rules.relatives)
        self._bound = re.compile(
            rf"(?:^|\W)(?:{'|'.join(map(re.escape, bound)) or '(?!)'})\s*\Z", re.IGNORECASE
        )
        articles = "|".join(map(re.escape, rules.determiners if rules.infinitives else ()))
        relatives = "|".join(map(re.escape, rules.relatives))
        # "les projets que les parties appliqueront": it is of the projects that something is said
        self._of_a_thing = re.compile(
            rf"(?:^|\W)(?:{articles or '(?!)'})\s\w+\s(?:{relatives or '(?!)'})\s", re.IGNORECASE
        )
        self._adverbs = re.compile(rf"\b(?:{adverbs})\s+", re.IGNORECASE)
        joiners = "|".join(map(cue_pattern, rules.joiners)) or "(?!)"
        self._joined = re.compile(
            rf"(?:[,;]?\s*(?:{joiners})|;)(?:\s+(?:{adverbs}))*\s*\Z", re.IGNORECASE
        )
        infinitive = "|".join(map(re.escape, rules.infinitive)) or "(?!)"
        self._infinitive = re.compile(rf"\b(?:{infinitive})\Z", re.IGNORECASE)
        # "y de manera que": what follows "de" is an infinitive only by its ending
        act = "|".join(map(cue_pattern, rules.infinitives))
        self._parallel = re.compile(
            rf",?\s+(?:{joiners})\s+(?=(?:{infinitive})\s+(?={act})(?!\w+ing\b)[^\W\d_]+\b)",
            re.IGNORECASE,
        )
        self._trailing = re.compile(rf"(?:[\s,;:–—]|\b(?:{joiners}))+\Z", re.IGNORECASE)

    def find(self, text: str) -> list[Pledge]:
        """The commitments of a text, in order."""
        found: list[Pledge] = []
        antecedent: tuple[str, ...] = ("all",)
        for start, end in spans(text):
            if end - start > LONGEST:
                continue
            sentence = text[start:end]
            own = list(self._in_sentence(sentence, antecedent))
            found += [each.shifted(start) for each in own]
            agent = self._agents.of(sentence.partition(" that ")[0], antecedent)
            antecedent = own[0].by if own else agent.by if agent else antecedent
        return found

    def opens_list(self, text: str) -> Pledge | None:
        """The commitment whose contents follow the colon at the end of ``text``."""
        if not text.rstrip().endswith(":"):
            return None
        found = self.find(text)
        return found[-1] if found else None

    def item(self, text: str, stem: Pledge) -> Pledge:
        """An item of a list as a commitment of its stem's kind and agents."""
        mark = _ITEM.match(text)
        start = mark.end() if mark else 0
        end = len(self._trailing.sub("", text.rstrip(_ENDS)))
        return Pledge(start, end, start, start, stem.kind, stem.by, stem.stage)

    def _in_sentence(self, sentence: str, antecedent: tuple[str, ...]) -> Iterator[Pledge]:
        found: list[Pledge] = []
        for verb in self._verbs.find(sentence):
            since = found[-1].said if found else 0
            pledge = self._pledge(sentence, verb, since, found, antecedent)
            if pledge:
                if found and self._only_says(sentence, found[-1], pledge):
                    pledge = pledge._replace(start=found.pop().start)
                if found:
                    last, start = found[-1], pledge.start
                    if parted := self._conditions.between(sentence, last.said, start):
                        pledge = pledge._replace(condition=start - parted[1])
                        start = parted[0]
                    found[-1] = last._replace(end=start)
                elif self._conditions.open(sentence):
                    pledge = pledge._replace(condition=pledge.start)
                found.append(pledge)
        for each in found:
            for part in self._parts(sentence, each):
                end = len(self._trailing.sub("", sentence[: part.end].rstrip(_ENDS)))
                if len(sentence[part.start : end].split()) >= LEAST:
                    yield part._replace(end=end)

    def _pledge(
        self,
        sentence: str,
        verb: Verb,
        since: int,
        found: list[Pledge],
        antecedent: tuple[str, ...],
    ) -> Pledge | None:
        """The commitment that ``cue`` begins, unless somebody else is its subject, or denies it."""
        denied = self._denials.denies(sentence, verb.start, verb.end)
        if denied or self._conditions.holds(sentence, since, verb.start):
            return None
        before = sentence[since : verb.start]
        end = len(sentence)
        if verb.stage == "proposed":
            proposer = self._agents.named(sentence[verb.start : verb.end])
            start = verb.start if found else since
            return Pledge(start, end, verb.start, verb.end, verb.kind, proposer, verb.stage)
        plain = self._adverbs.sub("", f"{before} ")
        bound = self._bound.search(plain) or self._of_a_thing.search(before.rpartition(",")[2])
        if bound or (since and not before.strip()):
            return None  # an infinitive, a noun, or a relative clause
        if acting := self._acting(sentence, verb, since, antecedent):
            agent, said = acting
            return Pledge(since + agent.start, end, verb.start, said, verb.kind, agent.by)
        if found:
            last = found[-1]
            goes_on = self._joined.search(before) and self._finite(sentence, last, verb)
            pledge = Pledge(verb.start, end, verb.start, verb.end, verb.kind, last.by)
            return pledge if goes_on else None
        opens = not plain.strip(" ,") or (verb.opens and plain.rstrip().endswith(","))
        alone = opens and not self._inversion.used  # German has a subject in any clause
        stated = alone if verb.needs_agent else not self._no_duties.search(before)
        start = verb.start if verb.needs_agent else 0
        passive = not verb.needs_agent
        pledge = Pledge(start, end, verb.start, verb.end, verb.kind, ("all",), passive=passive)
        return pledge if stated else None

    def _acting(
        self, sentence: str, verb: Verb, since: int, antecedent: tuple[str, ...]
    ) -> tuple[Agent, int] | None:
        """Who acts by ``verb``, and where it begins what they do."""
        said = self._denials.without_excepted(sentence, verb.start)
        if self._inversion.used and verb.needs_agent:
            return self._inversion.of(said, verb, since, antecedent)
        agent = self._agents.of(said[since : verb.start], antecedent)
        return (agent, verb.end) if agent else None

    def _only_says(self, sentence: str, last: Pledge, pledge: Pledge) -> bool:
        """Whether ``pledge`` is all that ``last`` is about: "reaffirmed that they will …"."""
        first = sentence[last.said : pledge.cue].lstrip(" ,").split()[:1]
        between = sentence[last.said : pledge.start].lstrip(" ,").split()
        return between in ([], first) and first != [] and first[0].casefold() in self._relatives

    def _finite(self, sentence: str, last: Pledge, verb: Verb) -> bool:
        """Whether a further verb is one of the subject's, not a further infinitive."""
        governed = self._infinitive.search(sentence[: last.said].rstrip())
        return not governed or self._bases.match(sentence, verb.start) is None

    def _parts(self, sentence: str, pledge: Pledge) -> Iterator[Pledge]:
        """The parallel infinitives of a pledge: "agreed to drill wells" | "to draw up a plan"."""
        start = pledge.start
        if self._infinitive.search(sentence[: pledge.said].rstrip()):
            for each in self._parallel.finditer(sentence, pledge.said, pledge.end):
                if len(sentence[start : each.start()].split()) > LEAST + 1:
                    yield pledge._replace(start=start, end=each.start())
                    start = each.end()
                    said = start + len(_first_word(sentence[start:]))
                    pledge = pledge._replace(cue=start, said=said)
        yield pledge._replace(start=start)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of ``text`` is; one with semicolons is one."""
    start = at = 0
    for part in sentences(text):
        at = text.index(part, at) + len(part)
        if part.endswith((";", "؛", "；")):
            continue
        for cut in (*(each.start() for each in _GLUED.finditer(text, start, at)), at):
            if text[start:cut].strip():
                yield start + len(text[start:cut]) - len(text[start:cut].lstrip()), cut
            start = cut
    if text[start:].strip():
        yield start + len(text[start:]) - len(text[start:].lstrip()), len(text.rstrip())


def _first_word(text: str) -> str:
    return text.split(" ", 1)[0] if " " in text else text
