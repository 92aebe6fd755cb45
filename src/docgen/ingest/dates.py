"""Dates as a text writes them, in any language that CLDR knows."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from docgen.ingest.rules import Rules, pattern
from docgen.model import Due, Season


class Said(NamedTuple):
    """A date of a text: where it stands, with the words that set a limit, and what it says."""

    start: int
    end: int
    due: Due


def first_day(text: str, language: str) -> tuple[datetime.date, tuple[int, int]] | None:
    """The first full date in ``text``, and where it stands."""
    for match in _days(language).finditer(text):
        if found := _day(match, language):
            return found, match.span()
    return None


def is_month(word: str, language: str) -> bool:
    """Whether ``word`` names a month."""
    return word.casefold().rstrip(".") in _months(language)


def said(text: str, language: str, rules: Rules) -> Iterator[Said]:
    """Every date in ``text`` that names a year, in order; none is counted twice."""
    taken = [
        Said(*match.span(), Due(day.year, None, day.month, day.day))
        for match in _days(language).finditer(text)
        if (day := _day(match, language))
    ]
    names = _months(language)
    months = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
    vague = re.compile(rf"\b(?:({months})\.? (?:of )?)?(20\d\d)\b", re.IGNORECASE)
    for match in vague.finditer(text):
        if any(each.start <= match.start(2) < each.end for each in taken):
            continue
        month = names[match[1].casefold()] if match[1] else None
        season, start = _season(text[: match.start()], rules) if not month else (None, None)
        at = match.start() if start is None else start
        taken.append(Said(at, match.end(), Due(int(match[2]), season, month)))
    limits = pattern(rules.limits)
    for each in sorted(taken):
        before = text[: each.start]
        found = [m for m in limits.finditer(before) if before[m.end() :].strip() in ("", "the")]
        if found:
            due = Due(each.due.year, each.due.season, each.due.month, each.due.day, by=True)
            yield Said(found[-1].start(), each.end, due)
        else:
            yield each


def _season(before: str, rules: Rules) -> tuple[Season | None, int | None]:
    for season, words in rules.seasons.items():
        found = [
            m for m in pattern(words).finditer(before) if before[m.end() :].strip() in ("", "of")
        ]
        if found:
            return season, found[-1].start()
    return None, None


@cache
def _months(language: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                if not name.strip(".").isdigit():
                    names[name.casefold().rstrip(".")] = number
    return names


@cache
def _days(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:of|de))?\s+({months})\.?,?\s+(?:de\s+)?(\d{{4}})\b"
        rf"|\b({months})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b"
        r"|\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b",
        re.IGNORECASE,
    )


def _day(match: re.Match[str], language: str) -> datetime.date | None:
    months = _months(language)
    if match[1]:
        day, month, year = int(match[1]), months[match[2].casefold()], int(match[3])
    elif match[4]:
        day, month, year = int(match[5]), months[match[4].casefold()], int(match[6])
    elif match[7]:
        year, month, day = int(match[7]), int(match[8]), int(match[9])
    else:
        day, month, year = int(match[10]), int(match[11]), int(match[12])
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
