"""A text → its dates, references and numbers, in figures or words, with their possible values."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Literal, NamedTuple

from docgen.language.dates import days
from docgen.language.months import months_in
from docgen.language.numerals import numerals, percent_words
from docgen.language.roman import roman_numerals
from docgen.language.spelling import plain
from docgen.parity.figures import figures

Value = tuple[object, ...]
"""``("date", day)``, ``("month", 5)``, ``("number", 20)`` or ``("reference", 72, 283)``."""

_REFERENCE = re.compile(
    r"(?<![\w/])[^\W_][\w.-]*(?:/[\w-]+)+(?:\.\w+)*|(?<![\w.])\d+(?:\.\d+){2,}(?![\d.])"
)
_NUMERIC_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):([0-5]\d)(?![\d:])")
_TWO_YEARS = re.compile(r"(?<![\w/.-])(\d{4})/(\d{4}|\d{2})(?![\w/])")
_SHORT_YEAR = re.compile(r"(?<=['’])\d\d(?!\d)")  # anni '90
_LAST_CENTURY = 1900
_TAKEN = "•"


class Quantity(NamedTuple):
    """What is counted at ``text[start:end]``; it has one of ``values``.

    ``parts`` are what another version may write instead, all of them: the day, month and year of a
    date. A quantity that is not ``sure`` needs no counterpart, but may be one.
    """

    start: int
    end: int
    subject: Literal["date", "number", "reference"]
    words: str
    values: frozenset[Value]
    parts: frozenset[Value] = frozenset()
    unit: str = ""
    sure: bool = True


def quantities(text: str, language: str) -> list[Quantity]:
    """Everything counted in ``text``, in order, without overlaps; figures are Latin."""
    finders: tuple[Callable[[str], Iterator[Quantity]], ...] = (
        partial(_dates, language=language),
        _times,
        _references,
        partial(_months, language=language),
        partial(_figures, language=language),
        _romans,
        partial(_in_words, language=language),
    )
    found: list[Quantity] = []
    for find in finders:
        new = list(find(text))
        found += new
        for each in new:  # nothing is counted twice
            text = text[: each.start] + _TAKEN * (each.end - each.start) + text[each.end :]
    return sorted(found, key=lambda each: each.start)


def number(value: int | Decimal) -> Value:
    """The value of a number."""
    return ("number", Decimal(value).normalize())


def _dates(text: str, language: str) -> Iterator[Quantity]:
    for day in days(text, language):
        words, date = text[day.start : day.end], day.date
        own = {date.year, date.month, date.day}
        for match in re.finditer(r"\d+", words):  # the 3 of "3 and 4 November 2026"
            if day.several and int(match[0]) not in own:
                start, end = day.start + match.start(), day.start + match.end()
                value = frozenset((number(int(match[0])),))
                yield Quantity(start, end, "number", match[0], value)
        parts = frozenset((number(date.day), number(date.year), ("month", date.month)))
        values: frozenset[Value] = frozenset((("date", date),))
        yield Quantity(day.start, day.end, "date", words, values, parts)


def _times(text: str) -> Iterator[Quantity]:
    """ "10:30", elsewhere 10.30 or 10 h 30; and the years 2025/26, elsewhere 2025–2026."""
    for match in _TIME.finditer(text):
        hour, minute = match[1], match[2]
        values: frozenset[Value] = frozenset((number(Decimal(f"{hour}.{minute}")),))
        parts = frozenset((number(int(hour)), number(int(minute))))
        yield Quantity(*match.span(), "number", match[0], values, parts)
    for match in _TWO_YEARS.finditer(text):
        first, second = int(match[1]), int(match[2]) % 100
        if second == (first + 1) % 100:
            years = frozenset((number(first), number(first + 1)))
            values = frozenset((("years", first),))
            yield Quantity(*match.span(), "number", match[0], values, years)


def _references(text: str) -> Iterator[Quantity]:
    for match in _REFERENCE.finditer(text):
        groups = tuple(map(int, re.findall(r"\d+", match[0])))
        if not groups or (len(groups) == 1 and "/" in match[0] and match[0][0].isdigit()):
            continue
        if date := _NUMERIC_DATE.fullmatch(match[0]):
            groups = (int(date[1]), int(date[2]), int(date[3]))
        parts = frozenset(map(number, groups))
        values: frozenset[Value] = frozenset((("reference", *groups),))
        yield Quantity(*match.span(), "reference", match[0], values, parts)


def _months(text: str, language: str) -> Iterator[Quantity]:
    for each in months_in(text, language):
        words = text[each.start : each.end]
        value: frozenset[Value] = frozenset((("month", each.number),))
        yield Quantity(each.start, each.end, "date", words, value, sure=each.sure)


def _figures(text: str, language: str) -> Iterator[Quantity]:
    for each in figures(text, language):
        words = text[each.start : each.end]
        values = {number(reading) for reading in each.readings}
        if _SHORT_YEAR.match(text, each.start):
            values.add(number(_LAST_CENTURY + int(words)))
        yield Quantity(
            each.start,
            each.end,
            "number",
            words.strip(),
            frozenset(values),
            unit=each.unit,
            sure=each.sure,
        )


def _romans(text: str) -> Iterator[Quantity]:
    for each in roman_numerals(text):
        words, value = text[each.start : each.end], frozenset((number(each.value),))
        yield Quantity(each.start, each.end, "number", words, value, sure=each.sure)


def _in_words(text: str, language: str) -> Iterator[Quantity]:
    found = numerals(_without_percent(text, language), language)
    for at, each in enumerate(found):
        words, values = text[each.start : each.end], {number(each.value)}
        after = found[at + 1] if at + 1 < len(found) else None
        if after and not after.sure and not text[each.end : after.start].strip():
            values.add(number(each.value * after.value))  # "three decades": 30 years elsewhere
        yield Quantity(each.start, each.end, "number", words, frozenset(values), sure=each.sure)


def _without_percent(text: str, language: str) -> str:
    """``text`` with blanks for "per cent", in which some languages have a hundred."""
    said = plain(text)
    if len(said) != len(text):
        return text
    places = [match.span() for match in re.finditer(percent_words(language), said)]
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
