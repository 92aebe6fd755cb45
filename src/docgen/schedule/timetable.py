"""What a schedule says: entries, when they fall due, and what is done with the documents then.

Times follow crontab(5) as Debian's cron keeps it. Sunday is 0 or 7; where days of the month and of
the week are both given, either will do. A set time that a clock change skips comes as soon as the
clock is past it, one that comes twice is taken once; ``*`` goes by the time that passes.
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
from docgen.model import Request

_VALUE = r"(?:\d{1,2}|[a-z]{3})"
_ITEM = rf"(?:(?:\*|{_VALUE}-{_VALUE})(?:/\d{{1,2}})?|{_VALUE})"
_FIELD = re.compile(rf"{_ITEM}(?:,{_ITEM})*", re.IGNORECASE)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # some moment to parse at; the years to come repeat


class ScheduleEntry(Struct, frozen=True):
    """A build that runs by itself: when (``cron``, in ``zone``), of what, and what follows.

    ``limit`` is how many minutes it may take.
    """

    name: str
    cron: str
    zone: str
    request: Request
    limit: int
    deliver: tuple[DeliveryTarget, ...]


class Cron(Struct, frozen=True):
    """A crontab line taken apart; weekdays count from Sunday, 0.

    ``both``: a day must be among ``days`` and ``weekdays``, not only among one of them.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    both: bool


def parse_cron(text: str) -> Cron:
    """``text`` taken apart; :class:`ValueError` says what is wrong with it."""
    fields = text.split()
    if len(fields) != 5:
        raise ValueError("five fields make a cron line: minute hour day month weekday")
    for field in fields:
        if not _FIELD.fullmatch(field):
            raise ValueError(f"'{field}' is none of crontab's forms: *, 5, 1-5, */15, 1,3,mon")
    try:
        line = CronSim(text, _EPOCH)
        next(line)
    except CronSimError as error:
        where = str(error).removeprefix("Bad ").replace("day-of-week", "weekday")
        raise ValueError(
            f"the {where.replace('day-of-month', 'day of the month')} is wrong"
        ) from None
    except StopIteration:
        raise ValueError("there is no such day") from None
    weekdays = {int(str(day)) % 7 for day in line.weekdays}
    parts = (line.minutes, line.hours, line.days, line.months, weekdays)
    minutes, hours, days, months, week = (tuple(sorted(part)) for part in parts)
    return Cron(minutes, hours, days, months, week, line.day_and)


def next_time(entry: ScheduleEntry, after: datetime) -> datetime:
    """When ``entry`` falls due first after the moment ``after``; in UTC."""
    times = CronSim(entry.cron, after.astimezone(zone(entry.zone)))
    # in an hour that comes twice, the wall clock alone would lead back before `after`
    return next(utc for each in times if (utc := each.astimezone(UTC)) > after)


def times(entry: ScheduleEntry, after: datetime, count: int) -> list[datetime]:
    """The ``count`` times that ``entry`` falls due after the moment ``after``; in UTC."""

    def endless() -> Iterator[datetime]:
        moment = after
        while True:
            moment = next_time(entry, moment)
            yield moment

    return list(islice(endless(), count))


@cache
def zones() -> frozenset[str]:
    """The names of all time zones."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone(name: str) -> ZoneInfo:
    """The time zone called ``name``, from the ``tzdata`` package and not from the machine."""
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
