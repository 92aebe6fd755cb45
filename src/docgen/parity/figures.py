"""Numbers in figures → their values: "1.5 billion", ``1,5 Mrd.``, ``٢٠``, ``1 500``, "20 per cent".

A mark between figures is a decimal mark in one country and parts thousands in another: so a figure
has one or two readings, and versions agree if they share one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from docgen.language.numerals import percent_words, scale_of
from docgen.language.spelling import plain

_FIGURE = re.compile(
    r"(?<![\d])(?:"
    r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:[.,٫]\d+)?"
    r"|\d{1,3}(?:(?P<mark>[.,٬])\d{3})(?:(?P=mark)\d{3})*(?!\d)(?:[.,٫]\d+)?"
    r"|\d+(?:[.,٫]\d+)+"
    r"|\d+)"
)
_WORD_AFTER = re.compile(r"[\s\u00a0\u202f-]?\s?([^\W\d_]+)\.?")
# "G20", "COVID-19", "C5+1": figures of a name, which a translation may spell out.
_IN_A_NAME = re.compile(r"(?:[A-Za-zА-я][-\u2010\u2011+]?|[A-Za-zА-я]\d\+)$")
_CURRENCIES = {
    "EUR": r"€|eur\b|euro|евро|еуро|yevro|يورو",
    "USD": r"\$|usd\b|dollar|dolar|доллар|долл\b|دولار",
    "GBP": r"£|gbp\b|sterling|стерлинг",
    "CNY": r"cny\b|rmb\b|yuan|юан|يوان",
    "RUB": r"rub\b|rou?ble|rublo|rubel|рубл|روبل",
    "KZT": r"kzt\b|tenge|тенге|теңге|تنغ",
    "JPY": r"¥|jpy\b|\byen\b|иен",
}
_CURRENCY = re.compile("|".join(f"(?P<{code}>{said})" for code, said in _CURRENCIES.items()))
_NEAR = 28  # letters after a figure in which its currency is looked for


class Figure(NamedTuple):
    """A number at ``text[start:end]``: ``readings`` are its possible values.

    ``unit`` is ``%``, the code of a currency, or empty. It is not ``sure`` within a name.
    """

    start: int
    end: int
    readings: frozenset[Decimal]
    unit: str
    sure: bool


def figures(text: str, language: str) -> Iterator[Figure]:
    """Every number in figures in ``text``, which has Latin figures only."""
    end = 0
    for match in _FIGURE.finditer(text):
        if match.start() < end:
            continue
        readings, end = _scaled(_readings(match), text, match.end(), language)
        unit, end = _unit(text, match.start(), end, language)
        sure = not _IN_A_NAME.search(text[: match.start()])
        yield Figure(match.start(), end, readings, unit, sure)


def _readings(match: re.Match[str]) -> frozenset[Decimal]:
    written = re.sub(r"[ \u00a0\u2009\u202f'’٬]", "", match[0]).replace("٫", ".")
    marks = re.findall("[.,]", written)
    if not marks:
        return frozenset((Decimal(written),))
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:  # 1.500,25
        whole, last = re.split(re.escape(marks[-1]) + r"(?=\d+$)", written)
        return frozenset((Decimal(f"{re.sub('[.,]', '', whole)}.{last}"),))
    readings = [re.sub("[.,]", "", written)] if match["mark"] else []
    if len(marks) == 1:
        readings.append(written.replace(",", "."))
    return frozenset(map(Decimal, readings or [re.sub("[.,]", "", written)]))


def _scaled(
    readings: frozenset[Decimal], text: str, end: int, language: str
) -> tuple[frozenset[Decimal], int]:
    """Multiplied by the words behind: "million", ``mil millones``, ``Mrd.``"""
    while match := _WORD_AFTER.match(text, end):
        scale = scale_of(match[1], language)
        if scale is None:
            break
        readings, end = frozenset(each * scale for each in readings), match.end(1)
    return readings, end


def _unit(text: str, start: int, end: int, language: str) -> tuple[str, int]:
    before, behind = plain(text[max(0, start - 5) : start]), plain(text[end : end + _NEAR])
    if match := _percent(language).match(behind):
        return "%", end + match.end()
    for part in (before, re.split(r"\d|[,;:]\s", behind)[0]):
        if (found := _CURRENCY.search(part)) and found.lastgroup:
            return found.lastgroup, end
    return "", end


@cache
def _percent(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:[%٪]|{plain(percent_words(language))})")
