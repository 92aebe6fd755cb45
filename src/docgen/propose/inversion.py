"""Who acts where the verb is the second part of its clause, and the subject may follow it.

"Bis 2032 wird Italien eine Schule bauen": what stands before the verb is any part of the clause.
"""

import re

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.propose.agents import Agent, Agents
from docgen.propose.verb_last import VerbLast
from docgen.propose.verbs import Verb

_REACH = 120  # characters behind a verb
_PARTS = re.compile(r"[,;:–—(]\s?")
_ARTICLE = re.compile(r"\s*(?:(?:der|die|das)\s+)?", re.IGNORECASE)
_OWN = re.compile(r"\s+(?:sich|uns)\b")
_STOPS = re.compile(r"\s*(?:[;.]|\Z)")
_ENDS = re.compile(r"\s*(?:[,;.:]|und\b|\Z)")


class Inversion:
    """Finds the agent before or behind a verb in such a language."""

    def __init__(self, rules: Rules, names: Names, agents: Agents) -> None:
        self.used = bool(rules.verb_last)
        self._agents, self._names = agents, names
        self._last = VerbLast(rules)
        self._everyone = pattern(rules.everyone)
        self._modal = pattern(rules.modals)
        self._not_first = pattern((*rules.governed, *rules.prepositions, *rules.relatives))
        self._other = pattern(
            (*rules.governed, *rules.prepositions, *rules.relatives, *rules.adverbs)
        )
        self._offices = pattern(rules.agents)
        joiners = "|".join(map(re.escape, rules.joiners)) or "(?!)"
        self._last_joint = re.compile(rf".*\b(?:{joiners})\s")
        self._and = re.compile(rf"\s+(?:{joiners})\s+(?:(?:der|die|das)\s+)?")

    def of(
        self, sentence: str, verb: Verb, since: int, antecedent: tuple[str, ...]
    ) -> tuple[Agent, int] | None:
        """The agent of ``verb`` and where what it promises begins; ``None`` if there is none."""
        before, after = sentence[since : verb.start], sentence[verb.end :]
        modal = self._modal.fullmatch(sentence[verb.start : verb.end])
        cut = [each.end() for each in _PARTS.finditer(before)]
        lead = before[cut[-1] if cut else 0 :]
        if modal and _ENDS.match(after):  # a subordinate clause
            agent = self._agents.of(before, antecedent) if lead.startswith("dass ") else None
            return (agent, verb.end) if agent else None
        if not modal and _STOPS.match(after):
            return None  # an infinitive, or a verb of a subordinate clause
        if self._everyone.search(sentence[verb.start : verb.end]):
            return Agent(("all",), 0), verb.end
        condition = not lead.strip() and self._verb_first(before)
        found = None if condition else self._before(before, lead, antecedent)
        end = verb.end
        opens = (lead if lead.strip() else before).strip()
        free = condition or self._no_subject(opens)
        if found is None and free and (behind := self._behind(after)):
            found = Agent(behind[0], len(before) if since else 0)
            end += behind[1]
            if own := _OWN.match(sentence, end):
                end = own.end()
        if found is None or (modal and not self._last.acts(sentence[end:])):
            return None
        return found, end

    def _verb_first(self, before: str) -> bool:
        """Whether a clause has its subject behind its first word, which is its verb then, and says
        under which condition: "Stimmt Italien zu, wird …".
        """
        word, _, after = before.strip().partition(" ")
        names = any(each.start == 0 for each in self._names.found(before.strip()))
        return (
            bool(after)
            and not names
            and self._behind(f" {after}") is not None
            and (
                self._everyone.match(before.strip()) is None
                and self._offices.match(word) is None
                and self._other.match(word) is None
            )
        )

    def _before(self, before: str, lead: str, antecedent: tuple[str, ...]) -> Agent | None:
        if lead.strip():
            first = lead.split(maxsplit=1)[0]
            if self._not_first.fullmatch(first) or self._of_another(lead):
                return None
            return self._agents.of(lead, antecedent) and self._agents.of(before, antecedent)
        opens = before.split(maxsplit=1)[0] if before.split() else ""
        return None if self._not_first.fullmatch(opens) else self._agents.of(before, antecedent)

    def _of_another(self, lead: str) -> bool:
        """Whether the names in ``lead`` say whose or where its subject is: "der Handel zwischen
        Italien und Kasachstan".
        """
        found = self._names.found(lead)
        if not found or self._everyone.search(lead):
            return False
        head = self._last_joint.sub("", lead[: found[0].start])
        rest = head[match.end() if (match := _ARTICLE.match(head)) else 0 :]
        return bool(rest.strip()) and not self._offices.match(rest)

    def _no_subject(self, opens: str) -> bool:
        """Whether what a clause ``opens`` with is not its subject: "Bis 2032", "Ferner"."""
        return bool(not opens or opens[0].isdigit() or self._other.match(opens))

    def _behind(self, after: str) -> tuple[tuple[str, ...], int] | None:
        """Who stands directly behind the verb, and how long that is."""
        near = after[:_REACH]
        article = _ARTICLE.match(near)
        start = article.end() if article else 0
        bare = len(near) - len(near.lstrip())
        if everyone := self._everyone.match(near, bare):
            return ("all",), everyone.end()
        office = self._offices.match(near, start)
        at = office.end() + 1 if office else start
        by: list[str] = []
        for each in self._names.found(near):
            joint = self._and.fullmatch(near, at, each.start) if by else None
            if each.start != at and not joint:
                break
            by.append(each.code)
            at = each.end
        known = self._agents.named(near[:at])
        return (tuple(code for code in by if code in known) or (), at) if by and known else None
