"""The entries of a schedule, and the times at which they are due.

Times are those of crontab(5) as Debian's cron implements it. Sunday is 0 or 7. If both a day of the
month and a weekday are given, either is enough. A fixed time that a clock change skips is due as
soon as the clock has passed it; one that occurs twice is due once. ``*`` in the minute or the hour
follows elapsed time.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from itertools import islice
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError
from msgspec import Struct

from docgen.delivery.targets import DeliveryTarget
from docgen.job import Request

_VALUE = r"(?:\d{1,2}|[a-z]{3})"
_ITEM = rf"(?:(?:\*|{_VALUE}-{_VALUE})(?:/\d{{1,2}})?|{_VALUE})"
_FIELD = re.compile(rf"{_ITEM}(?:,{_ITEM})*", re.IGNORECASE)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # any moment will do


class ScheduleEntry(Struct, frozen=True):
    """A scheduled build: when it runs (``cron``, in ``zone``), what it builds, where it delivers.

    ``limit`` is in minutes. ``drafts`` allows delivery of documents with unconfirmed proposals.
    """

    name: str
    cron: str
    zone: str
    request: Request
    limit: int
    deliver: tuple[DeliveryTarget, ...]
    drafts: bool = False


class Cron(Struct, frozen=True):
    """The five fields of a crontab line, each as its sorted values; Sunday is weekday 0.

    ``both``: a day must be in ``days`` and in ``weekdays``; otherwise one of the two is enough.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    both: bool


def parse_cron(text: str) -> Cron:
    """The fields of ``text``. Raises :class:`ValueError` with the field that is wrong."""
    fields = text.split()
    if len(fields) != 5:
        raise ValueError("five fields are needed: minute hour day month weekday")
    for field in fields:
        if not _FIELD.fullmatch(field):
            raise ValueError(f"'{field}' is not understood; write *, 5, 1-5, */15 or 1,3,mon")
    try:
        line = CronSim(text, _EPOCH)
        next(line)
    except CronSimError as error:
        where = str(error).removeprefix("Bad ").replace("day-of-week", "weekday")
        raise ValueError(
            f"the {where.replace('day-of-month', 'day of the month')} is wrong"
        ) from None
    except StopIteration:
        raise ValueError("no such day exists") from None
    weekdays = {int(str(day)) % 7 for day in line.weekdays}
    parts = (line.minutes, line.hours, line.days, line.months, weekdays)
    minutes, hours, days, months, week = (tuple(sorted(part)) for part in parts)
    return Cron(minutes, hours, days, months, week, line.day_and)


def next_time(entry: ScheduleEntry, after: datetime) -> datetime:
    """The first time after ``after`` at which ``entry`` is due, in UTC."""
    times = CronSim(entry.cron, after.astimezone(zone(entry.zone)))
    # in an hour that occurs twice, the wall clock alone could give a time before `after`
    return next(utc for each in times if (utc := each.astimezone(UTC)) > after)


def times(entry: ScheduleEntry, after: datetime, count: int) -> list[datetime]:
    """The first ``count`` times after ``after`` at which ``entry`` is due, in UTC."""

    def endless() -> Iterator[datetime]:
        moment = after
        while True:
            moment = next_time(entry, moment)
            yield moment

    return list(islice(endless(), count))


@cache
def zones() -> frozenset[str]:
    """The names of all time zones (IANA)."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone(name: str) -> ZoneInfo:
    """The time zone called ``name``, from the ``tzdata`` package, not from the machine."""
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
