"""When a commitment is due: a date as exactly as the text gives it, or the text's rule for one."""

import calendar
import datetime
from typing import Literal

from msgspec import Struct

Season = Literal["spring", "summer", "autumn", "winter", "first half", "second half"]
SpanUnit = Literal["day", "week", "month", "year"]
Start = Literal["adoption", "entry into force", "another event"]
Outlook = Literal["ahead", "due now", "past"]
Exactness = Literal["day", "month", "season", "half-year", "year"]

# The months of a season or half, in the year that the text gives with it.
_SEASONS: dict[Season, tuple[int, int]] = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}


class Due(Struct, frozen=True):
    """A year, season, month or day, as exactly as the text says; ``by``: a limit ("by 2026")."""

    year: int
    """The year."""
    season: Season | None = None
    """The season or half of the year, if the text names one."""
    month: int | None = None
    """The month, from 1."""
    day: int | None = None
    """The day."""
    by: bool = False
    """Whether it is a limit: “by 2026”."""

    @property
    def span(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of the period.

        Raises :class:`ValueError` for an impossible day.
        """
        first, last = _SEASONS[self.season] if self.season else (1, 12)
        first, last = (self.month, self.month) if self.month else (first, last)
        day = self.day or calendar.monthrange(self.year, last)[1]
        begin = datetime.date(self.year, first, self.day or 1)
        return begin, datetime.date(self.year, last, day)

    @property
    def exactness(self) -> Exactness:
        """How exactly the text gives it."""
        if self.day or self.month:
            return "day" if self.day else "month"
        if self.season:
            return "half-year" if self.season.endswith("half") else "season"
        return "year"


class Within(Struct, frozen=True, tag="within"):
    """A time from the adoption of the text: "within two years"; or from another day."""

    count: int
    """How many."""
    unit: SpanUnit
    """Days, weeks, months or years."""
    since: Start = "adoption"
    """From when it counts. No date follows from an entry into force or another event that the text
    names, since nobody has said when it was."""

    def limit(self, adopted: datetime.date) -> Due:
        """The day by which it is due, of a text that was ``adopted`` on that day.

        Months and years end on the same date, or on the last day of a month that has no such date,
        as in Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c). Raises :class:`ValueError` or
        :class:`OverflowError` for a day after the year 9999.
        """
        if self.unit in ("day", "week"):
            day = adopted + datetime.timedelta(self.count * (7 if self.unit == "week" else 1))
        else:
            months = self.count * (12 if self.unit == "year" else 1)
            years, month = divmod(adopted.month - 1 + months, 12)
            year, month = adopted.year + years, month + 1
            last = calendar.monthrange(year, month)[1]
            day = datetime.date(year, month, min(adopted.day, last))
        return Due(day.year, None, day.month, day.day, by=True)


class Every(Struct, frozen=True, tag="every"):
    """Again and again: "every year". No date follows from it."""

    count: int
    """How many."""
    unit: Literal["week", "month", "year"]
    """Weeks, months or years."""


class Times(Struct, frozen=True, tag="times"):
    """So often in each of these: "twice a year", which need not be every six months."""

    count: int
    """How often, from 2."""
    unit: Literal["week", "month", "year"]
    """In each week, month or year."""


class NextMeeting(Struct, frozen=True, tag="next meeting"):
    """At the next meeting of the series, which is on a day once its declaration is on file."""

    declaration: str = ""
    """The id of the declaration that was adopted there; empty if it is not on file."""
    title: str = ""
    """The short title of that declaration."""


Timing = Within | Every | Times | NextMeeting


def standing(due: Due | None, as_of: datetime.date) -> Outlook | None:
    """Whether the period is ahead, due now or past on that day; a rule without a date has none."""
    if due is None:
        return None
    begin, end = due.span
    if as_of < begin:
        return "ahead"
    return "past" if as_of > end else "due now"


def falls_within(due: Due | None, as_of: datetime.date, days: int) -> bool:
    """Whether it is due, or can be, from that day to so many ``days`` later.

    A limit ("by 2026") is due on its last day; of any other period, one day is enough.
    """
    if due is None:
        return False
    begin, end = due.span
    begin = end if due.by else begin
    return as_of <= end and (begin - as_of).days <= days


def spelled(when: Due | Timing) -> str:
    """A due date, or the rule for one, as ``annotations.yaml`` has it."""
    match when:
        case Due():
            return _spelled_date(when)
        case Within():
            said = f"within {when.count} {_units(when.count, when.unit)}"
            return said if when.since == "adoption" else f"{said} of {when.since}"
        case Every():
            count = "" if when.count == 1 else f"{when.count} "
            return f"every {count}{_units(when.count, when.unit)}"
        case Times():
            return f"{'twice' if when.count == 2 else f'{when.count} times'} a {when.unit}"
        case NextMeeting():
            return "next meeting"


def _units(count: int, unit: SpanUnit) -> str:
    return unit if count == 1 else f"{unit}s"


def _spelled_date(date: Due) -> str:
    said = f"{date.season} {date.year}" if date.season else str(date.year)
    if date.month:
        said += f"-{date.month:02}"
    if date.day:
        said += f"-{date.day:02}"
    return f"by {said}" if date.by else said
