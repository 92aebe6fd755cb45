"""Who acts in a clause: "the two sides", "we", "the Minister of Agriculture of Ghana"."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.language.mentions import Mention

_PARTS = re.compile(r"[,;:–—(]\s?")
_OWNER = re.compile(r"\s*['’]s?\s")
_WORD = re.compile(r"\w")


class Agent(NamedTuple):
    """Whom a clause names as acting, by code, group or ``all``, and where its words begin."""

    by: tuple[str, ...]
    start: int


class Agents:
    """Finds agents in the words of a clause before its verb."""

    def __init__(self, rules: Rules, names: Names) -> None:
        self._names = names
        apart = (*rules.owners, *rules.pronouns)
        self._everyone = pattern(cue for cue in rules.everyone if cue not in apart)
        alone = pattern(cue for cue in rules.everyone if cue not in apart and " " not in cue)
        # "We, the leaders of Kenya and Norway, …"
        self._apposed = re.compile(rf"\W*(?:{alone.pattern}),", re.IGNORECASE)
        self._owned = pattern(f"{one} {each}" for one in rules.owners for each in rules.agents)
        joiners = _either(rules.joiners)
        self._joint = re.compile(rf"\s+(?:{joiners})\s+(?:\w{{1,3}}[\s'’])?\s*", re.IGNORECASE)
        self._relative = re.compile(rf"\s*(?:{pattern(rules.relatives).pattern})", re.IGNORECASE)
        self._and = pattern(rules.joiners)
        bonds = _either(rules.bonds)
        article = rf"(?:\s+(?:{_either(rules.determiners)})|\s+[ld](?=['’]))?['’\s]*$"
        self._of = re.compile(rf"(?:^|\W)(?:{bonds}){article}", re.IGNORECASE)
        near = r"\s*(?P<name>(?:\b\w{1,3}[\s'’]+)?)\Z"
        self._that = re.compile(f"{self._relative.pattern}{near}", re.IGNORECASE)
        self._and_then = re.compile(f"(?:{self._and.pattern}){near}", re.IGNORECASE)
        self._pronouns = pattern(rules.pronouns)
        self._offices = pattern((*rules.agents, *rules.offices))
        governed = _either(rules.governed)
        self._governed = re.compile(rf"(?:^|\W)(?:{governed}){article}", re.IGNORECASE)

    def of(self, before: str, antecedent: tuple[str, ...]) -> Agent | None:
        """The agent in the words before a verb; ``antecedent`` is whom "they" means.

        ``None`` if the words name somebody or something else, or nobody.
        """
        if self._apposed.match(before):
            return Agent(("all",), len(before) - len(before.lstrip()))
        edges = [0, *(each.end() for each in _PARTS.finditer(before)), len(before)]
        if self._unnamed_subject(before[edges[-2] :]):
            return None
        if another := self._said_of(before, edges[-2]):
            return another
        agent: Agent | None = None
        for start, end in reversed(list(pairwise(edges))):
            by = self._within(before[start:end], antecedent)
            shift = _WORD.search(before, start)
            begins = shift.start() if shift else start
            if not by or (agent and "all" not in by and len(before[start:end].split()) > _FEW):
                if agent and not self._no_party(before[start:end]):
                    return agent
                agent = agent and agent._replace(start=begins)
                continue
            if "all" in by or not self._names.found(before[start:end]):
                return Agent(by, begins)
            # "Kenya, Uganda and Norway": the list may begin before
            agent = Agent(tuple(dict.fromkeys((*by, *(agent.by if agent else ())))), begins)
        return agent

    def _no_party(self, part: str) -> bool:
        """Whether ``part`` is a state that is no party, in a list: "[Mali,] Kenya and Peru"."""
        found = self._names.found(part)
        return bool(self._subjects(part, found)) and len(part[: found[0].start].split()) <= _ARTICLE

    def _said_of(self, before: str, start: int) -> Agent | None:
        """Of whom somebody else says behind ``start`` what they will do: "the leaders welcomed
        that [Italy] will".
        """
        for each in self._names.found(before[start:]):
            opens = before[: start + each.start]
            that = self._that.search(opens, start)
            if that and not self._and_then.search(opens):
                by = self._within(before[len(opens) :], ())
                return Agent(by, that.start("name")) if by else None
        return None

    def _unnamed_subject(self, clause: str) -> bool:
        """Whether ``clause``, behind a comma, has a subject of its own that is nobody known:
        "the sides noted, that [Atlantis] will".
        """
        opens = self._relative.match(clause)
        return bool(opens and clause[opens.end() :].strip()) and not self._within(clause, ("all",))

    def named(self, text: str) -> tuple[str, ...]:
        """The parties and groups that ``text`` names."""
        mentions = self._names.mentions(text)
        return (*mentions.groups, *mentions.named)

    def _within(self, part: str, antecedent: tuple[str, ...]) -> tuple[str, ...]:
        if self._owned.search(part) or self._free(self._everyone, part):
            return ("all",)
        if self._free(self._pronouns, part):
            return antecedent
        by = self.named(part)
        if not by:
            return ()
        office = self._offices.search(part)
        if office and not self._governed.search(part[: office.start()]):
            return by
        names = [each for each in self._names.found(part) if each.code in by]
        free = self._subjects(part, names)
        if not free:
            return by if not names and len(part.split()) < _FEW else ()
        aside = self._aside(part, names, free)
        return tuple(code for code in by if code not in aside)

    def _subjects(self, part: str, names: list[Mention]) -> list[Mention]:
        """Those of ``names`` that no preposition governs, nor the one before them: "trade between
        [Italy and Kazakhstan]"; and that are in the case of a subject.
        """
        free, end, governed = [], 0, False
        for each in names:
            joined = governed and self._joint.fullmatch(part, end, each.start)
            governed = bool(
                joined or self._names.declined(each) or self._governed.search(part[: each.start])
            )
            if not governed and not _OWNER.match(part[each.end :]):
                free.append(each)
            end = each.end
        return free

    def _aside(self, part: str, names: list[Mention], free: list[Mention]) -> set[str]:
        """Who only has to do with how those who are ``free`` act: "at the request of Kazakhstan,
        Italy will"; not who acts with them.
        """
        aside: set[str] = set()
        end, belongs = 0, False
        for each in names:
            before = part[: each.start]
            joined = belongs and self._joint.fullmatch(part, end, each.start)
            owner = self._of.search(before) or (
                self._names.declined(each) and not self._governed.search(before)
            )
            belongs = bool(joined or (owner and not self._and.search(part, end, each.start)))
            if belongs:
                aside.add(each.code)
            end = each.end
        return aside - {each.code for each in free}

    def _free(self, cues: re.Pattern[str], part: str) -> bool:
        """Whether one of ``cues`` is there, and not only what a preposition governs."""
        return any(not self._governed.search(part[: m.start()]) for m in cues.finditer(part))


_ARTICLE = 1  # word before a name
_FEW = 6  # words of a part that is a group's name and little else


def _either(cues: Iterable[str]) -> str:
    return "|".join(re.escape(each).replace("'", "['’]") for each in cues) or "(?!)"
