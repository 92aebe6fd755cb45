"""Paragraphs → what the desk may say about them, by the cues of ``rules``, for a person to confirm.

A commitment's quote runs from its cue to the end of the sentence, or to where the next dated one
begins; it is word for word in the paragraph.
"""

import datetime
import re
from collections.abc import Iterator

from docgen.cues.names import Names
from docgen.cues.rules import Rules, pattern
from docgen.due import Due
from docgen.language.sentences import sentences
from docgen.model import Vocabulary
from docgen.propose.due_dates import due_dates
from docgen.propose.proposal import CommitmentProposal, Proposal

_JOINED = re.compile(r"^[\s,;]*(?:as well as|and|or)?\s*")


class Proposer:
    """Reads paragraphs of one language; ``adopted`` is the date that separates future from past."""

    def __init__(
        self,
        rules: Rules,
        names: Names,
        vocabulary: Vocabulary,
        language: str,
        adopted: datetime.date | None,
    ) -> None:
        self._rules, self._names, self._language = rules, names, language
        self._adopted = adopted
        self._sectors = {
            name: pattern(rules.sectors.get(name, (sector.name,)))
            for name, sector in vocabulary.sectors.items()
        }
        cues = {cue: kind for kind, cues in rules.commitments.items() for cue in cues}
        self._kinds = {cue.casefold(): kind for cue, kind in reversed(cues.items())}
        self._cues = pattern(cues)
        self._gatherings = pattern(rules.gatherings)

    def propose(self, ref: str, text: str) -> Proposal:
        """What may be said about a paragraph."""
        sectors = self._sectors_of(text)
        return Proposal(
            ref,
            sectors,
            self._names.mentions(text),
            tuple(
                pledge
                for sentence in sentences(text)
                for pledge in self._pledges(sentence, sectors)
            ),
        )

    def _sectors_of(self, text: str) -> tuple[str, ...]:
        return tuple(name for name, cues in self._sectors.items() if cues.search(text))

    def _pledges(self, sentence: str, sectors: tuple[str, ...]) -> Iterator[CommitmentProposal]:
        cue = self._cues.search(sentence)
        dated = [
            each
            for each in due_dates(sentence, self._language, self._rules)
            if self._to_come(each.due)
        ]
        if not cue and not dated:
            return
        start = cue.start() if cue else 0
        kind = self._kinds[" ".join(cue.group().casefold().split())] if cue else "event"
        ahead = [each for each in dated if each.end > start]
        ends = [*(each.end for each in ahead[:-1]), len(sentence)]
        dues: list[Due | None] = [*(each.due for each in ahead)] or [None]
        by = self._by(sentence)
        for due, end in zip(dues, ends, strict=True):
            quote = sentence[start:end]
            skipped = _JOINED.match(quote)
            quote = quote[skipped.end() :] if skipped else quote
            quote = quote.rstrip(" ,;.") if not quote.endswith("etc.") else quote
            start = end
            if len(quote.split()) < 3:
                continue
            eventful = due is not None and self._gatherings.search(quote)
            own = tuple(name for name in self._sectors_of(quote) if name in sectors)
            yield CommitmentProposal(
                _short(quote), quote, "event" if eventful else kind, by, due, own or sectors
            )

    def _to_come(self, due: Due) -> bool:
        return self._adopted is not None and due.span[1] > self._adopted

    def _by(self, sentence: str) -> tuple[str, ...]:
        mentions = self._names.mentions(sentence)
        if mentions.all:
            return ("all",)
        return (*mentions.groups, *mentions.named) or ("all",)


def _short(quote: str) -> str:
    words = quote.split()
    return " ".join(words[:9]) + ("…" if len(words) > 9 else "")
