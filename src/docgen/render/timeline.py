"""Due dates → where they lie on a line of time, for a template to draw."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import convert

from docgen.due import Due


def timeline(dues: Iterable[Mapping[str, Any]], adopted: str) -> dict[str, list[Any]]:
    """A line from the year of ``adopted`` (ISO date) to the end of the last year in ``dues``.

    ``years``: number and where it begins; ``bars``: where each due date begins and ends, as long
    as the text leaves it open. Places are shares of the line, from 0 to 1.
    """
    spans = [convert(due, Due).span for due in dues]
    first = datetime.date.fromisoformat(adopted).year
    first = min([first, *(begin.year for begin, _ in spans)])
    last = max([first, *(end.year for _, end in spans)])
    length = last + 1 - first

    def place(day: datetime.date) -> float:
        return round((day.year + (day.timetuple().tm_yday - 1) / 366 - first) / length, 4)

    return {
        "years": [{"year": year, "at": (year - first) / length} for year in range(first, last + 1)],
        "bars": [
            {"begin": place(begin), "end": place(end + datetime.timedelta(days=1))}
            for begin, end in spans
        ],
    }
