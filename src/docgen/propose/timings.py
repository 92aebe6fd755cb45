"""By which rule a thing is due, in sentences: within two years, every year, at the next summit."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.cues.patterns import pattern
from docgen.cues.rules import Recurrence, Rules
from docgen.due import Every, NextMeeting, SpanUnit, Timing, Within

_RECURRENCES: dict[Recurrence, Every] = {
    "every month": Every(1, "month"),
    "every 3 months": Every(3, "month"),
    "every 6 months": Every(6, "month"),
    "every year": Every(1, "year"),
    "every 2 years": Every(2, "year"),
}
# Behind the next meeting of the series; "the next meeting of the committee" is another.
_ENDS = re.compile(r"[,.;:)]|$")


class FoundTiming(NamedTuple):
    """A rule in a text, at ``text[start:end]``."""

    start: int
    end: int
    timing: Timing


class Timings:
    """Finds rules by the cues of one language."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        units = [word for words in rules.units.values() for word in words]
        counted = rf"\s+(\d{{1,3}}|{pattern(rules.numbers).pattern})\s+({pattern(units).pattern})"
        ours = (rules.next_meetings, *rules.recurrences.values())
        last = (cue.split()[-1] for cues in ours for cue in cues)
        self.words = {each.casefold() for each in (*units, *last)}
        """Words without one of which there is no rule."""
        self._within = re.compile(f"(?:{pattern(rules.spans).pattern}){counted}", re.IGNORECASE)
        self._every = re.compile(f"(?:{pattern(rules.every).pattern}){counted}", re.IGNORECASE)

    def find(self, text: str) -> Iterator[FoundTiming]:
        """Every rule in ``text``; a time is one only if it counts from the adoption."""
        yield from self._spans(text)
        for match in self._every.finditer(text):
            count, unit = self._counted(match)
            if count and unit in ("month", "year"):
                yield FoundTiming(*match.span(), Every(count, unit))
        for said, timing in _RECURRENCES.items():
            for match in pattern(self._rules.recurrences.get(said, ())).finditer(text):
                yield FoundTiming(*match.span(), timing)
        for match in pattern(self._rules.next_meetings).finditer(text):
            after = text[match.end() :].lstrip()
            if _ENDS.match(after) or pattern(self._rules.joiners).match(after):
                yield FoundTiming(*match.span(), NextMeeting())

    def _spans(self, text: str) -> Iterator[FoundTiming]:
        for match in self._within.finditer(text):
            count, unit = self._counted(match)
            after = text[match.end() :].lstrip()
            other = pattern(self._rules.since).match(after)
            if count and (not other or pattern(self._rules.since_adoption).match(after)):
                yield FoundTiming(*match.span(), Within(count, unit))

    def _counted(self, match: re.Match[str]) -> tuple[int, SpanUnit]:
        """How many of which unit."""
        number, unit, rules = match[1], match[2], self._rules
        if number.isdigit():
            count = int(number)
        else:
            count = 1 + _place(number, [(each,) for each in rules.numbers])
        return count, [*rules.units][_place(unit, rules.units.values())]


def _place(said: str, cues: Iterable[Iterable[str]]) -> int:
    """Which of ``cues``, from 0, has what is ``said``."""
    return next(at for at, each in enumerate(cues) if pattern(each).fullmatch(said))
