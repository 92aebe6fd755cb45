"""A due date, as exactly as the text gives it."""

import calendar
import datetime
from typing import Literal

from msgspec import Struct

Season = Literal["spring", "summer", "autumn", "winter", "first half", "second half"]

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
