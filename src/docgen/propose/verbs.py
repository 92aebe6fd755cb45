"""The verbs of commitments in a sentence: "agreed to", "will", "it was decided that"."""

import re
from typing import NamedTuple

from docgen.commitment import Kind, Stage
from docgen.cues.finding import Finder, Found
from docgen.cues.patterns import cue_pattern, pattern
from docgen.cues.rules import Rules


class Verb(NamedTuple):
    """A commitment's verb at ``sentence[start:end]``.

    ``needs_agent``: it says nothing without somebody who can promise. ``opens``: it may begin a
    sentence whose subject is understood ("Calls upon …").
    """

    start: int
    end: int
    kind: Kind
    needs_agent: bool
    stage: Stage | None
    opens: bool


class Verbs:
    """Finds verbs of commitments in one language."""

    def __init__(self, rules: Rules) -> None:
        self._about: dict[str, tuple[Kind, bool, Stage | None, bool]] = {}
        modal = tuple(f"{each} " for each in rules.modals)
        for kind, cues in rules.commitments.items():
            for cue in cues:
                opens = not f"{cue} ".startswith(modal)
                self._about.setdefault(cue, (kind, True, None, opens))
        for cue in rules.proposals:
            self._about.setdefault(cue, ("event", False, "proposed", False))
        for cue in rules.duties:
            self._about.setdefault(cue, ("measure", False, None, False))
        for cue in rules.modals:
            self._about.setdefault(cue, ("cooperation", True, None, False))
        self._no_modals = pattern(rules.no_modals)
        self._finder = Finder(self._about, rules.adverbs)
        welcomes = "|".join(map(cue_pattern, rules.welcomes)) or "(?!)"
        self._welcomes = re.compile(rf"(?:{welcomes})\s+\Z", re.IGNORECASE)

    def _no_future(self, sentence: str, found: Found) -> bool:
        """Whether what has the ending of a future is a name ("Irán") or says "may"."""
        named = found.start > 0 and sentence[found.start].isupper()
        return named or bool(self._no_modals.fullmatch(sentence[found.start : found.end]))

    def find(self, sentence: str) -> list[Verb]:
        """The verbs in order, without overlaps; the longest of those that begin at one place."""
        verbs = []
        for found in self._finder.find(sentence):
            if found.cue.startswith("*") and self._no_future(sentence, found):
                continue
            verb = Verb(found.start, found.end, *self._about[found.cue])
            if verb.stage and (welcome := self._welcomes.search(sentence[: verb.start])):
                verb = verb._replace(start=welcome.start())
            verbs.append(verb)
        verbs.sort(key=lambda verb: (verb.start, -verb.end))
        chosen: list[Verb] = []
        for verb in verbs:
            if not chosen or verb.start >= chosen[-1].end:
                chosen.append(verb)
        return chosen
