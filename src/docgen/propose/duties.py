"""Who has to act, where a commitment's words say it: "it was agreed that [Ghana] will …"."""

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.propose.agents import Agents
from docgen.propose.commitments import Pledge

_EVERYONE = "all"
_NEAR = 12  # words of a clause within which its verb begins


class Duties:
    """Finds who has to act, in texts of one language."""

    def __init__(self, rules: Rules, agents: Agents) -> None:
        self._agents = agents
        self._modals = pattern(rules.modals)
        self._relatives = frozenset(rules.relatives)
        self._auxiliaries = frozenset(rules.auxiliaries)

    def of(self, text: str, pledge: Pledge) -> tuple[str, ...]:
        """The parties and groups, of a ``pledge`` in ``text``; none where everybody has to act."""
        said = text[pledge.said : pledge.end].lstrip(" ,").split()[:_NEAR]
        words = [*text[pledge.cue : pledge.said].split()[-1:], *said]
        opens = (word.casefold() in self._relatives for word in words[:2])
        clause = next((at for at, opened in enumerate(opens) if opened), None)
        if clause is not None:
            found = self._within(words[clause + 1 :])
        elif pledge.stage == "proposed" or self._modals.match(text, pledge.cue):
            found = pledge.by
        else:
            found = ()
        return () if _EVERYONE in found else found

    def _within(self, clause: list[str]) -> tuple[str, ...]:
        """Who acts in a clause, before "will" or "should"."""
        small = [word.casefold() for word in clause]
        verb = next((at for at, word in enumerate(small) if word in self._auxiliaries), 0)
        agent = self._agents.of(" ".join(clause[:verb]), ()) if verb else None
        return agent.by if agent else ()
