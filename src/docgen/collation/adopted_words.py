"""``text.LANG.md`` → its words, of which the marks of paragraphs are bare numbers and letters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.language.labels import mark_of
from docgen.language.spelling import same_shape
from docgen.load.text import parse

_MARKUP = re.compile(r"#{1,6} +|\\")


class AdoptedWord(NamedTuple):
    """A word of the adopted text; ``mark`` is the bare number if it is a paragraph's number."""

    word: str
    line: int
    ref: str
    mark: str = ""


def adopted_words(text: str, path: str) -> Iterator[AdoptedWord]:
    """The words of a text file that was parsed without error."""
    begins = {each.line: each for each in parse(text, path)}
    ref = ""
    for number, line in enumerate(text.split("\n"), 1):
        ref = begins[number].ref if number in begins else ref
        words = same_shape(_MARKUP.sub("", line, count=1)).split()
        counted = number in begins and not ref.startswith("¶")
        marks = _marks(line, begins[number].blocks[0]) if counted else 0
        for word in words[:marks]:
            yield AdoptedWord(word, number, ref, word.strip("().").lower())
        yield from (AdoptedWord(word, number, ref) for word in words[marks:])


def _marks(line: str, words: str) -> int:
    """How many words are the mark before ``words``, of which ``line`` is the first line: 2. (a)."""
    both = mark_of(line)
    alone = mark_of(line, letters=False)
    mark = both if both and words.startswith(line[len(both.text) :].strip()) else alone
    return len(mark.text.split()) if mark else 0
