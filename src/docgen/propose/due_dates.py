"""Due dates: days, months, seasons and years in sentences."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.cues.rules import Rules, pattern
from docgen.due import Due, Season
from docgen.language.dates import days, months


class DueDate(NamedTuple):
    """A due date in a text, at ``text[start:end]``, including the words that make it a limit."""

    start: int
    end: int
    due: Due


def due_dates(text: str, language: str, rules: Rules) -> Iterator[DueDate]:
    """Every date in ``text`` that names a year, in order, each once."""
    taken = [
        DueDate(each.start, each.end, Due(each.date.year, None, each.date.month, each.date.day))
        for each in days(text, language)
    ]
    names = months(language)
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
    vague = re.compile(rf"\b(?:({words})\.? (?:of )?)?(20\d\d)\b", re.IGNORECASE)
    for match in vague.finditer(text):
        if any(each.start <= match.start(2) < each.end for each in taken):
            continue
        month = names.get(match[1].lower()) if match[1] else None
        season, start = _season(text[: match.start()], rules) if not month else (None, None)
        at = match.start() if start is None else start
        taken.append(DueDate(at, match.end(), Due(int(match[2]), season, month)))
    limits = pattern(rules.limits)
    for each in sorted(taken):
        before = text[: each.start]
        found = [m for m in limits.finditer(before) if before[m.end() :].strip() in ("", "the")]
        if found:
            due = Due(each.due.year, each.due.season, each.due.month, each.due.day, by=True)
            yield DueDate(found[-1].start(), each.end, due)
        else:
            yield each


def _season(before: str, rules: Rules) -> tuple[Season | None, int | None]:
    """The season at the end of ``before``, and where it begins."""
    for season, words in rules.seasons.items():
        found = [
            m for m in pattern(words).finditer(before) if before[m.end() :].strip() in ("", "of")
        ]
        if found:
            return season, found[-1].start()
    return None, None
