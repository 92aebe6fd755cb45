"""Many cues found in one pass over the words of a text, however many cues there are.

A cue is a word or a run of words, letter case apart; an ``*`` stands for any letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.characters import joined_without_blank

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LETTERS = str.maketrans("’", "'")


class Token(NamedTuple):
    """A word or a mark of a text, in small letters, at ``text[start:end]``."""

    small: str
    start: int
    end: int


class Found(NamedTuple):
    """A cue in a text, at ``text[start:end]``."""

    start: int
    end: int
    cue: str


class Finder:
    """Finds any of ``cues``; between the words of a cue may be any of ``skipped``."""

    def __init__(self, cues: Iterable[str], skipped: Iterable[str] = ()) -> None:
        self._skipped = frozenset(skipped)
        self._whole: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._begun: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._ended: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._unparted = tuple(cue for cue in cues if joined_without_blank(cue, cue))
        for cue in dict.fromkeys(cues):
            first, *rest = _parts(cue)
            if first.startswith("*"):
                place = self._ended
            else:
                place = self._begun if first.endswith("*") else self._whole
            place[first.strip("*")].append((cue, tuple(rest)))
        self._lengths = sorted({len(each) for each in self._begun})
        self._endings = sorted({len(each) for each in self._ended})

    def find(self, text: str) -> Iterator[Found]:
        """Every cue wherever it is, those at one place in no order; they may overlap."""
        words = tokens_of(text)
        for at, word in enumerate(words):
            begun = (self._begun.get(word.small[:length]) for length in self._lengths)
            ended = (self._ended.get(word.small[-length:]) for length in self._endings)
            for each in (self._whole.get(word.small), *begun, *ended):
                for cue, rest in each or ():
                    end = self._end(words, at, rest)
                    if end:
                        yield Found(word.start, end, cue)
        for cue in self._unparted:
            bare = cue.rstrip("*")
            if (start := text.find(bare)) >= 0:
                yield Found(start, start + len(bare), cue)

    def _end(self, words: list[Token], at: int, rest: tuple[str, ...]) -> int:
        """Where a cue ends whose first word is at ``at``; 0 if its ``rest`` does not follow."""
        for part in rest:
            at += 1
            while at < len(words) and words[at].small in self._skipped and words[at].small != part:
                at += 1
            if at >= len(words) or not _fits(words[at].small, part):
                return 0
        return words[at].end


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text."""
    return [
        Token(match[0].casefold().translate(_LETTERS), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def _parts(cue: str) -> list[str]:
    small = cue.casefold().translate(_LETTERS)
    return re.findall(r"\*?\w+\*?|\*|[^\w\s]", small)


def _fits(word: str, part: str) -> bool:
    if "*" not in part:
        return word == part
    before, _, after = part.partition("*")
    return word.startswith(before) and word.endswith(after) and word[:1].isalnum()
