"""Whether a commitment's words say "not": of its verb, or of what is to be done.

"The sides did not agree to meet" is no commitment. "They agreed not to meet" is one, and a title
that says "Meeting" is its contrary.
"""

import re

from docgen.cues.patterns import cue_pattern, open_pattern, pattern
from docgen.cues.rules import Rules
from docgen.language.letters import begun
from docgen.propose.phrases import Phrases

_CLAUSE = 25  # words of a clause within which its verb is
_MOST = 12  # words of a title in the passive


class Denials:
    """Finds negations in one language; none in a language without cues for them."""

    def __init__(self, rules: Rules) -> None:
        self._word = pattern(rules.negations)
        self._harmless = pattern(rules.no_negations)
        self._refusal = pattern(rules.refusals)
        words = "|".join(open_pattern(each) for each in rules.negations) or "(?!)"
        between = "|".join(map(cue_pattern, (*rules.adverbs, *rules.infinitive))) or "(?!)"
        self._before = re.compile(rf"(?:{words})\s*(?:(?:{between})\s+)*\Z", re.IGNORECASE)
        self._first = re.compile(rf"\s*(?:(?:{between})\s+)*(?:{words})", re.IGNORECASE)
        joints = "|".join(map(cue_pattern, rules.infinitive)) or "(?!)"
        self._of_infinitive = re.compile(rf"(?:{words})\s*(?:{joints})", re.IGNORECASE)
        self._leading = re.compile(rf"\A\s*(?:(?:{words}|{between})\s*)*", re.IGNORECASE)
        self._passive = re.compile(r"be\s+\w+(?:ed|t|n)\b")
        self._behind = bool(rules.verb_last)
        # "Italy, but not Peru, will meet": of whom nothing is promised
        self._excepted = re.compile(rf",\s*(?:\w+\s+)?(?:{words})\s[^,]*,", re.IGNORECASE)
        self._not, self._to = rules.negated, next(iter(rules.infinitive), "")
        self._phrases = Phrases(rules)
        self._relative = pattern(rules.relatives)
        self._modal = pattern((*rules.modals, *rules.auxiliaries))
        self._future = pattern(
            each for each in rules.modals if "*" in each or each in rules.futures
        )

    def denies(self, sentence: str, start: int, end: int) -> bool:
        """Whether the verb ``sentence[start:end]`` itself is denied: "did not agree to"."""
        said = self._told(sentence)
        if self._modal.match(said, start):
            return False
        verb = said[start:end]
        if self._behind and self._first.match(said, end):
            return True  # "verpflichten sich nicht, zu zahlen"
        if self._before.search(said[:start]):
            return True
        return bool(self._word.search(verb)) and not self._of_infinitive.search(verb)

    def negative(self, text: str, start: int, said: int, end: int) -> bool:
        """Whether what is to be done by ``text[start:end]`` is not to be done: "will not meet".

        Its verb ends at ``said``.
        """
        words = self.without_excepted(self._told(text), said)
        if self._word.search(words, start, said):
            return True
        rest = words[said:end]
        if self._first.match(rest):
            return True
        opened = self._relative.match(rest.lstrip()) or self._relative.search(words[start:said])
        clause = " ".join(rest.split()[:_CLAUSE])
        modal = self._modal.search(clause) if opened else None
        if modal is None:
            return False
        near = self._word.search(clause[: modal.start()])
        return bool(near or self._first.match(clause[modal.end() :]))

    def without_excepted(self, text: str, end: int) -> str:
        """``text`` with blanks for those before ``end`` of whom nothing is said."""
        before = self._excepted.sub(lambda match: "," + " " * (len(match[0]) - 2) + ",", text[:end])
        return before + text[end:]

    def title(self, text: str, start: int, said: int, end: int) -> str:
        """A title for ``text[start:end]``, of which :meth:`negative` holds, in the text's own
        words; empty where no infinitive says it. Its verb ends at ``said``.

        A noun would not do: "tariffs" stands for raising them, "no tariffs" not for leaving them.
        """
        words = self._told(text)[:end]
        if self._future.search(words[start:said]):  # "n'ouvrira": no infinitive follows
            return ""
        modal = self._modal.search(words, start)
        found = self._word.search(words, start)
        # "will not open": the verb is part of the cue
        at = found.end() if found else said
        if modal and found and modal.start() > found.start():  # "no party shall"
            at = max(at, modal.end())
        rest = self._leading.sub("", words[at:])
        if not self._not or not rest:
            return ""
        if not (modal and self._passive.match(rest)):
            return self._phrases.shortened(f"{self._not} {rest}")
        before = words[start : modal.start()]
        opened = [each.end() for each in self._relative.finditer(before)]
        subject = before[max(opened, default=0) :].strip()
        joint = self._to if self._word.search(subject) else self._not.lower()
        title = " ".join([*subject.split(), joint, *rest.split()[:2]]).rstrip(",;.")
        return begun(title) if len(title.split()) <= _MOST else ""

    def refuses(self, cue: str, said: str) -> bool:
        """Whether the verb ``cue`` itself says that what was ``said`` is not to be done:
        "dejarán de exportar".
        """
        refusal = self._refusal.search(f"{cue.strip()} {said.lstrip()}")
        return refusal is not None and refusal.start() < len(cue.strip())

    def refused(self, title: str) -> bool:
        """Whether ``title`` says as much as "not"."""
        return self.said(title) or bool(self._refusal.search(title))

    @property
    def in_title(self) -> bool:
        """Whether titles keep the negation of the text: those with the verb at their end."""
        return self._behind

    def shown(self, words: str, at: int) -> str:
        """The negation nearest to ``words[at]``, with a word before and two after it."""
        found = min(self._word.finditer(self._told(words)), key=lambda each: abs(each.start() - at))
        before, after = words[: found.start()].split()[-1:], words[found.start() :].split()[:3]
        return " ".join([*before, *after]).rstrip(",;.")

    def said(self, words: str) -> bool:
        """Whether a negation is among ``words``."""
        return bool(self._word.search(self._told(words)))

    def _told(self, words: str) -> str:
        """``words`` with blanks for what only looks like a negation: "no later than"."""
        return self._harmless.sub(lambda match: " " * len(match[0]), words)
