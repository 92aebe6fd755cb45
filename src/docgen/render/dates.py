"""Dates in the words of a language: CLDR's, but where national usage is another."""

import datetime
import re
from collections.abc import Mapping
from gettext import NullTranslations
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton

from docgen.render.figures import in_figures
from docgen.render.typography import NBSP

# The day and the month of a year, as patterns of CLDR, where CLDR's own are not what is written:
# tg  CLDR has "01 Сентябр 2026"; laws are dated "аз 1 сентябри соли 2026", the month a small word
#     that is joined to "соли" (year) by the izafet.
# uz  CLDR has "1-sentabr, 2026", the order of American English; laws are dated
#     "2026-yil 1-sentabr".
# ky  CLDR has "2026-ж., 1-сентябрь"; laws are dated "2026-жылдын 1-сентябры", the month with the
#     ending of what belongs to the year.
_DAY = {"tg": "d MMMM'и' 'соли' y", "uz": "y-'yil' d-MMMM", "ky": "y-'жылдын' d-MMMM"}
_MONTH = {"tg": "MMMM'и' 'соли' y", "uz": "y-'yil' MMMM", "ky": "y-'жылдын' MMMM"}
_SMALL = ("tg",)  # months begin with a capital in CLDR, not in Tajik
_KYRGYZ = {"апрель": "апрели", "июнь": "июну", "июль": "июлу", "август": "августу"}

# The first of a month is an ordinal number: in French by the Lexique des règles typographiques of
# the Imprimerie nationale ("1er janvier"), in Italian by the Interinstitutional Style Guide of the
# European Union ("1º gennaio"). CLDR's patterns cannot say so.
_FIRST = {"fr": "er", "it": "º"}


def day_in_words(when: datetime.date, style: str, locale: Locale) -> str:
    """``2025-05-30`` → 30 May 2025, without a place for the end of a line.

    ``style`` is CLDR's: short, medium, long, full. National usage is that of a long date.
    """
    language = locale.language
    if style == "long" and language in _DAY:
        return _national(when, _DAY[language], locale)
    if when.day == 1 and style != "short" and language in _FIRST:
        ordinal = f"d'{_FIRST[language]}'"
        pattern = re.sub(r"\bd\b", ordinal, locale.date_formats[style].pattern)
        return _bound(format_date(when, pattern, locale), locale)
    return _bound(format_date(when, style, locale), locale)


def month_in_words(year: int, month: int, locale: Locale) -> str:
    """May 2026, without a place for the end of a line; the month is in the form that stands alone.

    In Russian that is май 2026 г., where a day is followed by the genitive: 30 мая 2026 г.
    """
    first = datetime.date(year, month, 1)
    if pattern := _MONTH.get(locale.language):
        return _national(first, pattern, locale)
    return _bound(format_skeleton("yMMMM", first, locale=locale), locale)


def due_labels(catalogue: NullTranslations) -> dict[str, str]:
    """The labels of :func:`due_in_words`; CLDR has no seasons or halves of a year.

    A limit has a label for each kind of date, since the words around it depend on that: entro il
    2026, entro la primavera 2026.
    """
    _say = catalogue.gettext
    return {
        "spring": _say("spring %(year)s"),
        "summer": _say("summer %(year)s"),
        "autumn": _say("autumn %(year)s"),
        "winter": _say("winter %(year)s"),
        "first half": _say("first half of %(year)s"),
        "second half": _say("second half of %(year)s"),
        "by spring": _say("by spring %(year)s"),
        "by summer": _say("by summer %(year)s"),
        "by autumn": _say("by autumn %(year)s"),
        "by winter": _say("by winter %(year)s"),
        "by first half": _say("by the first half of %(year)s"),
        "by second half": _say("by the second half of %(year)s"),
        "by year": _say("by %(year)s"),
        "by month": _say("by %(month)s"),
        "by day": _say("by %(day)s"),
    }


def due_in_words(value: Mapping[str, Any], locale: Locale, labels: Mapping[str, str]) -> str:
    """A due date as exactly as the text gives it: spring 2026, by 2026, May 2026, 3 May 2026.

    ``labels`` are those of :func:`due_labels`.
    """
    number, month, day, season = (value[each] for each in ("year", "month", "day", "season"))
    year = in_figures(str(number), locale)
    if season and value["by"]:
        words = labels[f"by {season}"] % {"year": year}
        return re.sub(f" (?={year})|(?<={year}) ", NBSP, words)
    if season:
        return (labels[season] % {"year": year}).replace(" ", NBSP)
    if day:
        kind, when = "day", day_in_words(datetime.date(number, month, day), "long", locale)
    elif month:
        kind, when = "month", month_in_words(number, month, locale)
    else:
        kind, when = "year", year
    return labels[f"by {kind}"] % {kind: when} if value["by"] else when


def _national(when: datetime.date, pattern: str, locale: Locale) -> str:
    words = format_date(when, pattern, locale)
    if locale.language == "ky":
        month = format_date(when, "MMMM", locale)
        words = words.replace(month, _KYRGYZ.get(month, f"{month.removesuffix('ь')}ы"))
    return _bound(words, locale)


def _bound(words: str, locale: Locale) -> str:
    words = words.lower() if locale.language in _SMALL else words
    return in_figures(words, locale).replace(" ", NBSP)
