"""Title, place and date, as a text as issued gives them above or below its paragraphs."""

import re
from collections.abc import Sequence

from docgen.language.dates import days
from docgen.model import Head

_LONGEST_DATE = 16  # words: "the twelfth day of November in the year two thousand and twenty-five"
_LITTLE = 3  # letters of "on", "the", "of"
_IN_FIGURES = ("%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y")
_EDGES = re.compile(r"^\W+|\W+$")


class HeadWords:
    """Recognises the words of one head, in any letter case and with any punctuation around them."""

    def __init__(self, head: Head) -> None:
        phrases = (head.title, head.short_title, head.place, head.occasion)
        self._phrases = sorted(map(_bare, map(str.split, phrases)), key=len, reverse=True)
        self._date = head.date
        self._language = head.language

    def at_start(self, words: Sequence[str]) -> int:
        """How many of ``words``, from the first, are an item of the head; 0 if none are."""
        bare = _bare(words)
        for phrase in self._phrases:
            if phrase and bare[: len(phrase)] == phrase:
                return len(phrase)
        return self._date_at_start(words)

    def _date_at_start(self, words: Sequence[str]) -> int:
        """How many of ``words``, from the first, are the date, including small words before it."""
        if words and _EDGES.sub("", words[0]) in map(self._date.strftime, _IN_FIGURES):
            return 1
        said = " ".join(words[:_LONGEST_DATE])
        found = next((day for day in days(said, self._language) if day.date == self._date), None)
        if found is None or not all(len(word) <= _LITTLE for word in said[: found.start].split()):
            return 0
        return len(said[: found.end].split())


def _bare(words: Sequence[str]) -> list[str]:
    return [_EDGES.sub("", word).casefold() for word in words]
