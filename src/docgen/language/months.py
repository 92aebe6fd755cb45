"""Names of months in texts, with the endings of the language: ``в сентябре``, ``mamyrda``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from docgen.language.tags import in_both_scripts, locales_of

# Each has other names of months: "أيار" and "ماي" for May.
_ELSEWHERE = {"ar": ("ar-SY", "ar-DZ", "ar-MA")}
# Languages that add endings to a month's name: "мамырдағы", "майында", "maýy".
SUFFIXING = ("az", "ka", "kk", "ky", "mn", "tg", "tk", "tr", "uz")
_INFLECTING = ("be", "bg", "cs", "hr", "lt", "lv", "pl", "ru", "sk", "sl", "sr", "uk")
# Also verbs ("may", "march"), a feast (Nauryz) and a city (Kazan): months only beside a number.
_DOUBTFUL = frozenset(("may", "march", "mars", "marta", "наурыз", "қазан", "set"))
_CAPITALS = ("de", "en")  # languages that begin a month with a capital


class MonthMention(NamedTuple):
    """The month ``number`` (from 1) at ``text[start:end]``; not ``sure`` if it may be no month."""

    start: int
    end: int
    number: int
    sure: bool


@cache
def months(language: str) -> Mapping[str, int]:
    """The number (from 1) of each name of a month, in small letters and without a full stop.

    Empty for a language that CLDR does not have.
    """
    return {
        bare: number
        for name, number in _named(in_both_scripts(language), ("wide", "abbreviated"))
        if re.search(r"[^\W\d_]{2}|\d[^\W\d_]", bare := name.strip("."))
    }


def is_month(word: str, language: str) -> bool:
    """Whether ``word`` names a month."""
    return word.lower().rstrip(".") in months(language)


def months_in(text: str, language: str) -> list[MonthMention]:
    """Every full name of a month in ``text``, in order."""
    base = language.partition("-")[0]
    found = []
    for match in _pattern(language).finditer(text):
        word = match[0]
        if base in _CAPITALS and word[0].islower():
            continue
        number = _numbers(language)[(match.lastindex or 1) - 1]
        around = text[max(0, match.start() - 6) : match.start()] + text[match.end() :][:6]
        doubtful = base in SUFFIXING or word.lower() in _DOUBTFUL
        sure = not doubtful or bool(re.search(r"\d", around))
        found.append(MonthMention(*match.span(), number, sure))
    return found


@cache
def _names(language: str) -> tuple[tuple[str, int], ...]:
    tags = (*in_both_scripts(language), *_ELSEWHERE.get(language.partition("-")[0], ()))
    named = {
        name: number for name, number in _named(tags, ("wide",)) if re.search(r"[^\W\d_]{2}", name)
    }
    return tuple(sorted(named.items(), key=lambda each: (-len(each[0]), each)))


def _named(tags: Iterable[str], widths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each name in small letters, with the number of its month."""
    for locale, context, width in product(locales_of(tags), ("format", "stand-alone"), widths):
        for number, name in locale.months[context][width].items():
            yield name.lower(), number


@cache
def _numbers(language: str) -> tuple[int, ...]:
    return tuple(number for _, number in _names(language))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    base = language.partition("-")[0]
    either = "|".join(f"({_form(name, base)})" for name, _ in _names(language)) or "(?!)"
    before = r"(?<!\w)[وفبكل]{0,2}" if base == "ar" else r"(?<!\w)"
    return re.compile(rf"{before}(?:{either})(?!\w)", re.IGNORECASE)


def _form(name: str, language: str) -> str:
    if language in SUFFIXING:
        return re.escape(name) + (r"\w{0,6}" if len(name) > 2 else "")
    if language in _INFLECTING and len(name) > 2:
        stem = re.sub(r"[ьйяаеиіiaeuyň]$", "", name)
        return re.escape(stem) + (r"\w{0,3}" if len(stem) > 3 else r"\w?")
    return re.escape(name)
