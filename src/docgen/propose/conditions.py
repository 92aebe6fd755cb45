"""Clauses that say under which condition something is done: "if Italy agrees, the sides will …".

Nobody promises what is in such a clause, and a promise without it says more than the text.
"""

import re

from docgen.cues.patterns import open_pattern
from docgen.cues.rules import Rules

_PARTS = re.compile(r"[,;:–—(]\s?")


class Conditions:
    """Finds such clauses in one language."""

    def __init__(self, rules: Rules) -> None:
        cues = "|".join(open_pattern(each) for each in rules.conditions) or "(?!)"
        joiners = "|".join(map(re.escape, rules.joiners)) or "(?!)"
        self._opens = re.compile(rf"\W*(?:(?:{joiners})\s+)?(?:{cues})", re.IGNORECASE)
        self._joined = re.compile(
            rf"(?P<end>[,;])\s*(?:{joiners})\s+(?=(?:{cues})[^,;]*,\s*\Z)", re.IGNORECASE
        )
        # "… will meet if Italy agrees": with its subject before the verb
        self._inside = re.compile(rf"\s(?:{cues})\s*\w+\s", re.IGNORECASE)

    def holds(self, sentence: str, since: int, verb: int) -> bool:
        """Whether the verb at ``sentence[verb]`` is in such a clause; ``since`` ends the last one
        before it that promises something.
        """
        before = sentence[since:verb]
        clause = _PARTS.split(before)[-1]
        return bool(self._opens.match(clause) or self._inside.search(clause))

    def open(self, sentence: str) -> bool:
        """Whether ``sentence`` begins with such a clause."""
        return bool(self._opens.match(sentence))

    def between(self, sentence: str, start: int, end: int) -> tuple[int, int] | None:
        """Where what is promised before such a clause ends, and where the clause begins, if it
        goes with what is promised behind it: "…, and if Italy agrees, the sides will".
        """
        match = self._joined.search(sentence, start, end)
        return (match.start("end"), match.end()) if match else None
