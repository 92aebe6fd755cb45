"""A paragraph → a draft of its summary: its main clause, shortened, in a desk's reporting voice."""

import re
from collections.abc import Sequence

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.language.letters import begun
from docgen.propose.commitments import Pledge, spans

MOST = 32  # words
_FEW = 8  # words that are always kept
_ASIDE = re.compile(r"\s[–—]\s[^–—]+\s[–—]\s|\s\([^()]*\)")
_ENDS = re.compile(r"[,;:]\s|\s[–—]\s")


class Summaries:
    """Drafts summaries in one language; none where the rules do not say how it reports."""

    def __init__(self, rules: Rules) -> None:
        self._voice = rules.voice
        self._first = pattern(rules.pronouns)
        self._parties = next(iter(rules.voice.values()), "")  # whom "we" means
        self._words = pattern(rules.voice)
        self._breaks = pattern(rules.asides)
        governed = "|".join(map(re.escape, rules.governed)) or "(?!)"
        self._open = re.compile(rf"(?:\s+(?:{governed}))+\s*:$", re.I)  # "grants for:"

    def draft(self, text: str, pledges: Sequence[Pledge]) -> str:
        """A draft for a paragraph that consists of ``text``; empty where none can be made."""
        if not self._voice:
            return ""
        spoken = next(iter(spans(text)), (0, len(text)))
        start, end = (pledges[0].start, pledges[0].end) if pledges else spoken
        words = self._shortened(" ".join(_ASIDE.sub(" ", text[start:end]).split()))
        words = self._open.sub("", words).rstrip(" ,;:.")
        if named := self._first.match(words):
            words = f"{self._parties} {words[named.end() :].lstrip()}"
        said = self._words.sub(lambda match: self._voice[match[0].casefold()], words)
        return f"{begun(said)}." if said else ""

    def _shortened(self, words: str) -> str:
        """``words`` up to where something is added, and no more than :data:`MOST`."""
        least = len(" ".join(words.split()[:_FEW]))
        if cut := self._breaks.search(words, least):
            words = words[: cut.start()].rstrip(" ,")
        if len(words.split()) <= MOST:
            return words
        limit = len(" ".join(words.split()[:MOST]))
        ends = [match.start() for match in _ENDS.finditer(words, least, limit)]
        return words[: ends[-1]] if ends else words
