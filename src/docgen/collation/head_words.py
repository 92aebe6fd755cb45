"""What a text as issued says above its first paragraph or below its last: title, place, date."""

import datetime
import re
from collections.abc import Iterator, Sequence

from babel import Locale

from docgen.model import Head

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|o|a)?", re.IGNORECASE)
_LONGEST_DATE = 6  # words: "on the 30th of May 2025"
_LITTLE = 3  # letters of "on", "the", "of"
_EDGES = re.compile(r"^\W+|\W+$")


class HeadWords:
    """Knows the words of one head, in capitals or not, with any punctuation around them."""

    def __init__(self, head: Head) -> None:
        phrases = (head.title, head.short_title, head.place, head.occasion)
        self._phrases = sorted(map(_bare, map(str.split, phrases)), key=len, reverse=True)
        self._date = head.date
        locale = Locale.parse(head.language.replace("-", "_"))
        self._months = {
            _EDGES.sub("", name).casefold()
            for context in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
            for name in [locale.months[context][width][head.date.month]]
        }

    def at_start(self, words: Sequence[str]) -> int:
        """How many of ``words``, from the first, say one thing of the head; 0 if none does."""
        bare = _bare(words)
        for phrase in self._phrases:
            if phrase and bare[: len(phrase)] == phrase:
                return len(phrase)
        for size in range(min(_LONGEST_DATE, len(bare)), 0, -1):
            if self._is_date(bare[:size]):
                return size
        return 0

    def _is_date(self, words: Sequence[str]) -> bool:
        """Whether ``words`` are day, month and year of the date, with little words between."""
        if len(words) == 1:
            return words[0] in _in_figures(self._date)
        parts = [self._part(word) for word in words]
        told = sorted(part for part in parts if part != "little")
        return told == ["day", "month", "year"] and parts[-1] != "little"

    def _part(self, word: str) -> str:
        """What ``word`` is of the date."""
        if word in self._months:
            return "month"
        if word == str(self._date.year):
            return "year"
        if match := _ORDINAL.fullmatch(word):
            return "day" if int(match[1]) == self._date.day else "another day"
        return "little" if len(word) <= _LITTLE and word.isalpha() else "no date"


def _bare(words: Sequence[str]) -> list[str]:
    return [_EDGES.sub("", word).casefold() for word in words]


def _in_figures(date: datetime.date) -> Iterator[str]:
    for form in ("%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"):
        yield date.strftime(form)
