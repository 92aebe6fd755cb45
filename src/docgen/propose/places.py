"""Where an event of a commitment is to be: "in Kumasi", "near Tamale", "in the Gulf of Guinea"."""

import re

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.language.letters import TRUE_CAPITALS
from docgen.language.months import is_month

_NAME = re.compile(
    rf"\s+((?:the\s+)?[{TRUE_CAPITALS}][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[{TRUE_CAPITALS}][\w’'-]*)*)"
)


class Places:
    """Finds places in one language."""

    def __init__(self, rules: Rules, language: str) -> None:
        self._sites = pattern(rules.sites)
        self._areas = pattern(cue for cues in rules.groups.values() for cue in cues)
        self._language = language

    def find(self, text: str) -> str | None:
        """The first place that ``text`` names as one; not a month, nor a group of parties."""
        for site in self._sites.finditer(text):
            name = _NAME.match(text, site.end())
            if not name or is_month(name[1].split()[0], self._language):
                continue
            if self._areas.match(name[1]) or (name[1].isupper() and len(name[1]) > 1):
                continue
            return name[1]
        return None
