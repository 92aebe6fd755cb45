"""Due dates → their positions on a timeline, for a template to draw."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import convert

from docgen.due import Due

_MOST_YEARS = 10  # that have room beside one another
_OF_A_NUMBER = 0.097  # the share of the line that the number of a year takes, with its distance
_STEPS = (1, 2, 5, 10, 20, 50, 100)


def timeline(dues: Iterable[Mapping[str, Any]], adopted: str) -> dict[str, list[Any]]:
    """A line from the year of ``adopted`` (ISO date) to the end of the last year in ``dues``.

    ``years`` has the number and position of each year (only round years if there are many);
    ``bars`` has the beginning and end of each due date, as wide as the text leaves it open: “by
    2026” runs from the adoption to the end of the year. Positions are shares of the line, from 0
    to 1.
    """
    day = datetime.date.fromisoformat(adopted)
    spans = [_open(convert(due, Due), day) for due in dues]
    first = day.year
    first = min([first, *(begin.year for begin, _ in spans)])
    last = max([first, *(end.year for _, end in spans)])
    length = last + 1 - first

    def place(day: datetime.date) -> float:
        return round((day.year + (day.timetuple().tm_yday - 1) / 366 - first) / length, 4)

    step = next(step for step in _STEPS if length <= step * _MOST_YEARS or step == _STEPS[-1])
    room = length * _OF_A_NUMBER  # behind the last one, which must not leave the line
    years = (year for year in range(first, last + 1) if year % step == 0 and last + 1 - year > room)
    return {
        "years": [{"year": year, "at": (year - first) / length} for year in years],
        "bars": [
            {"begin": place(begin), "end": place(end + datetime.timedelta(days=1))}
            for begin, end in spans
        ],
    }


def _open(due: Due, adopted: datetime.date) -> tuple[datetime.date, datetime.date]:
    begin, end = due.span
    return (min(begin, adopted), end) if due.by else (begin, end)
