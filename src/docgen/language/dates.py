"""Full dates in texts: in figures, with names of months, and in English words.

The names of months and the long and medium patterns are CLDR's (through Babel); ``_OFFICIAL`` adds
forms that official texts of some languages use and CLDR does not have.
"""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docgen.language import number_words
from docgen.language.months import SUFFIXING, months
from docgen.language.tags import in_both_scripts, locales_of

# {y} year, {m} month in figures, {M} its name with any ending, {d} day, {to} a day and "to"
_OFFICIAL = {
    "ar": (r"{d}\s+(?:\w+(?:\s\w+)?\s*/\s*)?{M}(?:\s*/\s*\w+(?:\s\w+)?)?\s+(?:عام\s+|سنة\s+)?{y}",),
    "az": (r"{y}[- ]c[iıuü]\s+il(?:in)?\s+{d}\s+{M}",),
    "es": (r"{d}\s+días?\s+del\s+mes\s+de\s+{M}\s+(?:del?|del\s+año)\s+{y}",),
    "hu": (r"{y}\.?\s+{M}\s+{d}\.?",),
    "hy": (r"{y}\s*թ(?:\.|վականի)?\s*{M}ի?\s+{d}(?:-ին)?", r"{d}\s+{M}ի?,?\s+{y}"),
    "ja": (r"{y}\s*年\s*{m}\s*月\s*{to}\s*{d}\s*日",),
    "ka": (r"{y}\s*(?:წლის|წ\.)\s*{d}\s*{M}", r"{d}\s+{M},?\s+{y}"),
    "kk": (r"{y}\s*ж(?:ыл(?:ғы|ы|дың)?|\.)?,?\s*{d}[-\s]*{M}", r"{d}\s*{M}\s+{y}"),
    "ky": (r"{y}[-\s]*ж(?:ыл(?:дын|ы)?|\.),?\s*{d}[-\s]*{M}",),
    "mn": (r"{y}\s*оны?\s*{m}(?:\s*-?\s*(?:дугаар|дүгээр|р))?\s*сарын\s*{d}",),
    "pt": (r"{d}\s+dias?\s+do\s+mês\s+de\s+{M}\s+(?:de|do\s+ano\s+de)\s+{y}",),
    "tg": (r"{d}(?:-?(?:ум|юм)и?)?\s+{M}\s*(?:соли\s+)?{y}",),
    "tk": (r"{y}(?:-nj[iy])?\s*ýyl(?:yň|y)?\s*{d}(?:-nj[iy])?\s*{M}",),
    "uz": (r"{y}[-\s]*(?:yil|йил)(?:ning|нинг)?\s*{d}[-\s]*{M}", r"{d}[-\s]+{M},?\s+{y}"),
    "zh": (r"{y}\s*年\s*{m}\s*月\s*{to}\s*{d}\s*日",),
}
_RANGE = r"(?:(?P<from>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:[-–—]|\b(?:and|to|et|au|y|al|e|и|по)\b)\s*)?"
_EVERYWHERE = (
    _RANGE + r"[«“„\"]?{d}[»”“\"]?(?:st|nd|rd|th|er|º|\.)?(?:\s+day)?(?:\s+(?:of|de|del|di))?"
    r"\s+{M}\.?,?\s+(?:(?:de|del)\s+)?{y}",
    r"{M}\.?\s+" + _RANGE + r"{d}(?:st|nd|rd|th)?,?\s+{y}",
    r"{y}-{m}-{d}",
    r"{d}\.{m}\.{y}",
)
_ENGLISH_WORDS = (
    r"(?P<day>{ordinal}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:day\s+)?of\s+{M},?\s+"
    r"(?:in\s+the\s+year\s+(?:of\s+our\s+Lord\s+)?)?(?P<year>{cardinal}|\d{{4}})\b"
)

_EARLIEST = 1500
# What every date has, and few paragraphs have: a year in figures, in Chinese ones, or in words.
_YEAR = re.compile(
    r"\d{4}|[〇零○一二三四五六七八九]{4}|thousand|hundred|nineteen|twenty", re.IGNORECASE
)


class Day(NamedTuple):
    """A date in a text, at ``text[start:end]``.

    ``several``: it is the last of several days named there.
    """

    start: int
    end: int
    date: datetime.date
    several: bool = False


def days(text: str, language: str) -> list[Day]:
    """Every full date in ``text``, in order, without overlaps."""
    if not _YEAR.search(text):
        return []
    found = [day for pattern in _patterns(language) for day in _days(pattern, text, language)]
    chosen: list[Day] = []
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if not chosen or day.start >= chosen[-1].end:
            chosen.append(day)
    return chosen


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    base = language.partition("-")[0]
    templates = [*_OFFICIAL.get(base, ()), *_EVERYWHERE]
    for locale in locales_of(in_both_scripts(language)):
        templates += [_template(locale.date_formats[width].pattern) for width in ("long", "medium")]
    names = "|".join(sorted(map(re.escape, months(language)), key=len, reverse=True)) or "(?!)"
    parts = {
        "y": r"(?<!\d)(?P<year>\d{4})(?!\d)",
        "m": r"(?P<number>\d{1,2})",
        "d": r"(?<!\d)(?P<day>\d{1,2})(?!\d)",
        "M": rf"(?<!\w)(?P<month>{names})" + (r"\w{0,5}" if base in SUFFIXING else r"(?!\w)"),
    }
    parts["to"] = (
        r"(?:(?P<from>[\d一二三四五六七八九十]{1,3})\s*日?\s*(?:[-–—~～－至到、及]|及び|から)\s*)?"
    )
    if base == "zh":
        parts |= {
            "y": r"(?P<year>\d{4}|[〇零○一二三四五六七八九]{4})",
            "m": r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})",
            "d": r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})",
        }
    found = [template.format(**parts) for template in templates]
    if base == "en":
        words = {"ordinal": number_words.ORDINAL, "cardinal": number_words.CARDINAL}
        found.append(_ENGLISH_WORDS.format(**parts, **words))
    return tuple(re.compile(each, re.IGNORECASE) for each in dict.fromkeys(found))


def _template(pattern: str) -> str:
    """CLDR's ``d MMMM y 'г'.`` → ``{d}\\s*{M}\\s*{y}\\s*г\\.``."""
    made = ""
    for quoted, letters, other in re.findall(r"'([^']*)'|([A-Za-z]+)|([^A-Za-z'])", pattern):
        if letters:
            known = {"d": "{d}", "dd": "{d}", "y": "{y}", "M": "{m}", "MM": "{m}"}
            made += known.get(letters, r"{M}\.?" if letters in ("MMM", "MMMM") else letters)
        else:
            literal = re.escape(quoted or other).replace("{", "{{").replace("}", "}}")
            blank = not other.strip(" \u00a0\u202f\u200f") and not quoted
            made += r"[\s\u200f]*" if blank else literal
    return made


def _days(pattern: re.Pattern[str], text: str, language: str) -> Iterator[Day]:
    for match in pattern.finditer(text):
        said = match.groupdict()
        month = months(language).get((said.get("month") or "").lower())
        number = said.get("number")
        try:
            date = datetime.date(
                number_words.value(said["year"]),
                month or number_words.value(number or ""),
                number_words.value(said["day"]),
            )
        except ValueError:
            continue
        if date.year >= _EARLIEST:
            yield Day(*match.span(), date, bool(said.get("from")))
