"""Names of months in texts, with the endings of the language: ``в сентябре``, ``mamyrda``."""

import re
from functools import cache
from typing import NamedTuple

from babel import UnknownLocaleError

from docgen.language.tags import locale_of

# Each has other names of months: "أيار" and "ماي" for May.
_OTHERS = {"ar": ("ar-SY", "ar-DZ", "ar-MA"), "uz": ("uz-Cyrl",), "sr": ("sr-Latn",)}
_SUFFIXING = ("az", "kk", "ky", "mn", "tg", "tk", "tr", "uz")
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
        doubtful = base in _SUFFIXING or word.lower() in _DOUBTFUL
        sure = not doubtful or bool(re.search(r"\d", around))
        found.append(MonthMention(*match.span(), number, sure))
    return found


@cache
def _names(language: str) -> tuple[tuple[str, int], ...]:
    names: dict[str, int] = {}
    for tag in (language, *_OTHERS.get(language.partition("-")[0], ())):
        try:
            months = locale_of(tag).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for number, name in months[context]["wide"].items():
                if re.search(r"[^\W\d_]{2}", name):
                    names.setdefault(name.lower(), number)
    return tuple(sorted(names.items(), key=lambda each: (-len(each[0]), each)))


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
    if language in _SUFFIXING:
        return re.escape(name) + (r"\w{0,6}" if len(name) > 2 else "")
    if language in _INFLECTING and len(name) > 2:
        stem = re.sub(r"[ьйяаеиіiaeuyň]$", "", name)
        return re.escape(stem) + (r"\w{0,3}" if len(stem) > 3 else r"\w?")
    return re.escape(name)
