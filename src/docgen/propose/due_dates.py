"""When a thing is due: days, months, seasons, years and rules in sentences."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.cues.finding import tokens_of
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.due import Due, Season, Timing
from docgen.language.dates import days
from docgen.language.months import months
from docgen.propose.timings import Timings

_YEAR = r"(?<!\d)(20\d\d)\b"
_OF_YEAR = "(?:of|de|del|do)"  # "octubre de 2032"
_DIGIT = re.compile(r"[\d〇零一二三四五六七八九十]")
_STEM = re.compile(r"[ьяйа]$")
_FAR = 20  # characters between "Agenda" and its year
_SHORT = 3  # letters of a short name of a month
_CLAUSE = re.compile(r"[,;:.]\s")


class DueDate(NamedTuple):
    """A due date, or the rule for one, in a text, at ``text[start:end]``.

    It includes the words that make it a limit.
    """

    start: int
    end: int
    due: Due | Timing


class DueDates:
    """Finds due dates in one language; ``adopted`` is the day after which they are to come."""

    def __init__(self, rules: Rules, language: str, adopted: datetime.date | None) -> None:
        self._rules, self._language, self._adopted = rules, language, adopted
        named = months(language)
        inflected = {
            _STEM.sub("", name) + ending: number
            for name, number in named.items()
            for ending in rules.month_endings
        }
        self._months = {**named, **inflected}
        names = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True)) or "(?!)"
        self._vague = re.compile(rf"\b(?:({names})\.? (?:{_OF_YEAR} )?)?{_YEAR}", re.IGNORECASE)
        self._bare = re.compile(
            rf"(?:{pattern(rules.months).pattern})\s+({names})\b(?!\.?,?\s+(?:{_OF_YEAR}\s+)?\d)",
            re.IGNORECASE,
        )
        self._timings = Timings(rules)
        self._limits = pattern(rules.limits)
        self._earliest = pattern(rules.earliest)
        self._ranges = pattern(rules.ranges)
        self._in_range = re.compile(rf"{_YEAR}\s+(?:{self._ranges.pattern})\s+\Z", re.IGNORECASE)
        self._telling = {
            *self._months,
            *self._timings.words,
            *(word for cue in (*rules.this_year, *rules.next_year) for word in cue.split()[-1:]),
        }

    def find(self, text: str) -> list[DueDate]:
        """Every date in ``text`` that is not yet over, and every rule, in order."""
        if not self._tells_of_time(text):
            return []
        found = [*self._days(text), *self._relative(text)]
        found += self._years(text, [(each.start, each.end) for each in found])
        found += (DueDate(*each) for each in self._timings.find(text))
        found.sort(key=lambda each: (each.start, each.end))
        dates = (each for each in self._ranges_as_one(text, found) if not self._first(text, each))
        limited = (self._limited(text, each) for each in dates)
        return [each for each in limited if self._to_come(each.due)]

    def _ranges_as_one(self, text: str, dates: list[DueDate]) -> list[DueDate]:
        """``dates`` with "2028 to 2031" as one, which is due when it ends."""
        joined: list[DueDate] = []
        for date in dates:
            if joined and self._is_range(text, joined[-1], date):
                joined[-1] = DueDate(joined[-1].start, date.end, date.due)
            else:
                joined.append(date)
        return joined

    def _is_range(self, text: str, first: DueDate, last: DueDate) -> bool:
        if not (isinstance(first.due, Due) and isinstance(last.due, Due)):
            return False
        between = text[first.end : last.start].strip()
        return bool(self._ranges.fullmatch(between)) and first.due.span < last.due.span

    def _tells_of_time(self, text: str) -> bool:
        """Whether it is worth looking closely: most sentences name neither time nor number."""
        return bool(_DIGIT.search(text)) or any(
            word.small in self._telling for word in tokens_of(text)
        )

    def _to_come(self, due: Due | Timing) -> bool:
        if not isinstance(due, Due):
            return True
        return self._adopted is not None and due.span[1] > self._adopted

    def _days(self, text: str) -> Iterator[DueDate]:
        for each in days(text, self._language):
            date = each.date
            yield DueDate(each.start, each.end, Due(date.year, None, date.month, date.day))

    def _years(self, text: str, taken: list[tuple[int, int]]) -> Iterator[DueDate]:
        for match in self._vague.finditer(text):
            if any(start <= match.start(2) < end for start, end in taken):
                continue
            if not match[1] and self._names_something(text, match):
                continue
            month = self._months.get(match[1].lower()) if match[1] else None
            season, start = self._season(text[: match.start()]) if not month else (None, None)
            at = match.start() if start is None else start
            yield DueDate(at, match.end(), Due(int(match[2]), season, month))

    def _names_something(self, text: str, year: re.Match[str]) -> bool:
        """Whether a year is part of a name: "the 2030 Agenda", "Vision 2050", "2021–2027"."""
        before, after = text[: year.start()], text[year.end() :]
        named = re.match(r"\s+[^\W\d_]", after) and after.lstrip()[0].isupper()
        if (named and re.search(r"(?:\b(?:the|this|its|our|their)|['’]s)\s+$", before)) or re.match(
            r"\s?[-–/]\s?\d", after
        ):
            return True
        if self._limits.search(before[-_FAR:]) or self._in_range.search(before):
            return False
        cue = [each.end() for each in pattern(self._rules.no_dates).finditer(before)]
        return bool(cue) and not _CLAUSE.search(before[cue[-1] :]) and len(before) - cue[-1] < _FAR

    def _relative(self, text: str) -> Iterator[DueDate]:
        """What counts from the day of adoption: "in October", "this year"."""
        if self._adopted is None:
            return
        for match in self._bare.finditer(text):
            doubtful = self._language == "en" or self._shortened(match[1].lower())
            if doubtful and not text[match.start(1)].isupper():
                continue  # "in may", "em dez países"
            month = self._months[match[1].lower()]
            year = self._adopted.year + (month < self._adopted.month)
            yield DueDate(match.start(1), match.end(), Due(year, None, month))
        for cues, later in ((self._rules.this_year, 0), (self._rules.next_year, 1)):
            for match in pattern(cues).finditer(text):
                yield DueDate(*match.span(), Due(self._adopted.year + later))

    def _shortened(self, name: str) -> bool:
        """Whether the ``name`` of a month is short for another: "dez", which is ten as well."""
        number = self._months[name]
        return len(name) <= _SHORT and any(
            each != name and each.startswith(name) and self._months[each] == number
            for each in self._months
        )

    def _limited(self, text: str, date: DueDate) -> DueDate:
        """The date with the words before it that make it a limit, if there are any."""
        if not isinstance(date.due, Due):
            return date
        found = _ahead(self._limits, text[: date.start])
        if not found:
            return date
        due = Due(date.due.year, date.due.season, date.due.month, date.due.day, by=True)
        return DueDate(found[-1].start(), date.end, due)

    def _first(self, text: str, date: DueDate) -> bool:
        """Whether it is only said that nothing is done before: "not before 2033"."""
        return bool(_ahead(self._earliest, text[: date.start]))

    def _season(self, before: str) -> tuple[Season | None, int | None]:
        """The season at the end of ``before``, and where it begins."""
        for season, words in self._rules.seasons.items():
            found = [m for m in pattern(words).finditer(before) if before[m.end() :].strip() in _OF]
            if found:
                return season, found[-1].start()
        return None, None


def _ahead(cues: re.Pattern[str], before: str) -> list[re.Match[str]]:
    """Where one of ``cues`` is directly ahead of a date, of the words ``before`` it."""
    return [each for each in cues.finditer(before) if before[each.end() :].strip() in _LINKS]


_LINKS = ("", "the", "le", "il", "la", "el", "o")
_OF = ("", "of", "des Jahres", "de", "del", "dell'", "dell’", "do")
