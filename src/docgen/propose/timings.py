"""By which rule a thing is due, in sentences: within two years, every year, at the next summit."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from docgen.cues.patterns import pattern
from docgen.cues.rules import Often, Recurrence, Rules
from docgen.due import Every, NextMeeting, SpanUnit, Start, Times, Timing, Within

_RECURRENCES: dict[Recurrence, Every | Times] = {
    "every week": Every(1, "week"),
    "every 2 weeks": Every(2, "week"),
    "every month": Every(1, "month"),
    "every 3 months": Every(3, "month"),
    "every 6 months": Every(6, "month"),
    "every year": Every(1, "year"),
    "every 2 years": Every(2, "year"),
    "twice a month": Times(2, "month"),
    "twice a year": Times(2, "year"),
    "3 times a year": Times(3, "year"),
    "4 times a year": Times(4, "year"),
}
# Behind the next meeting of the series; "the next meeting of the committee" is another.
_ENDS = re.compile(r"[,.;:)]|$")
_HYPHENS = ("-", "\u2010", "\u2011")


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
        self._often = [pattern(rules.times.get(each, ())) for each in get_args(Often)]
        self._others = (*rules.bonds, *rules.governed)  # "auf der nächsten Tagung des Rates"
        self._within = re.compile(f"(?:{pattern(rules.spans).pattern}){counted}", re.IGNORECASE)
        self._every = re.compile(f"(?:{pattern(rules.every).pattern}){counted}", re.IGNORECASE)

    def find(self, text: str) -> Iterator[FoundTiming]:
        """Every rule in ``text``; a time is one if it is clear from when it counts."""
        yield from self._spans(text)
        again = [*dict.fromkeys(self._again(text))]
        for each in again:
            if not any(_is_part(each, other) for other in again):  # "twice every year"
                yield each
        for match in pattern(self._rules.next_meetings).finditer(text):
            after = text[match.end() :].lstrip()
            follows = self._rules.verb_last and not pattern(self._others).match(after)
            if follows or _ENDS.match(after) or pattern(self._rules.joiners).match(after):
                yield FoundTiming(*match.span(), NextMeeting())

    def _again(self, text: str) -> Iterator[FoundTiming]:
        for each in self._each(text):
            if often := self._so_often(text, each):
                yield often

    def _so_often(self, text: str, found: FoundTiming) -> FoundTiming | None:
        """``found`` with how often: "twice [each week]" is not each week.

        ``None`` if no rule says it: "twice every two years".
        """
        every = found.timing
        if not isinstance(every, Every):
            return found
        for count, said in enumerate(self._often, 1):
            before = [*said.finditer(text, 0, found.start)]
            if before and not text[before[-1].end() : found.start].strip():
                start = before[-1].start()
                if count == 1:
                    return found._replace(start=start)
                times = Times(count, every.unit)
                return FoundTiming(start, found.end, times) if every.count == 1 else None
        return found

    def _each(self, text: str) -> Iterator[FoundTiming]:
        for match in self._every.finditer(text):
            count, unit = self._counted(match)
            if count and unit != "day":
                yield FoundTiming(*match.span(), Every(count, unit))
        for said, timing in _RECURRENCES.items():
            for match in pattern(self._rules.recurrences.get(said, ())).finditer(text):
                if not text[: match.start()].endswith(_HYPHENS):  # "semi-annually"
                    yield FoundTiming(*match.span(), timing)

    def _spans(self, text: str) -> Iterator[FoundTiming]:
        for match in self._within.finditer(text):
            count, unit = self._counted(match)
            after = text[match.end() :].lstrip()
            since = self._since(after)
            if count and since:
                yield FoundTiming(*match.span(), Within(count, unit, since))

    def _since(self, after: str) -> Start | None:
        """From when a time counts, by the words behind it; ``None`` if they are no known event."""
        rules = self._rules
        if not pattern(rules.since).match(after) or pattern(rules.since_adoption).match(after):
            return "adoption"
        if pattern(rules.since_force).match(after):
            return "entry into force"
        return "another event" if pattern(rules.since_event).match(after) else None

    def _counted(self, match: re.Match[str]) -> tuple[int, SpanUnit]:
        """How many of which unit."""
        number, unit, rules = match[1], match[2], self._rules
        if number.isdigit():
            count = int(number)
        else:
            count = 1 + _place(number, [(each,) for each in rules.numbers])
        return count, [*rules.units][_place(unit, rules.units.values())]


def _is_part(one: FoundTiming, other: FoundTiming) -> bool:
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _place(said: str, cues: Iterable[Iterable[str]]) -> int:
    """Which of ``cues``, from 0, has what is ``said``."""
    return next(at for at, each in enumerate(cues) if pattern(each).fullmatch(said))
