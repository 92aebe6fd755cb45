"""The adopted text compared with the text as issued: the same words in the same order.

Paragraph numbers are equal with any punctuation around them (``14.``, ``14)``, ``(14)``), and a
word divided at the end of a line equals the whole word. Title, place and date may come before or
after the text, since ``declaration.yaml`` has them. A page number or running head that is not in
the text is skipped and reported. Spellings that look alike (a ligature, a no-break blank) are
equal. Nothing else may differ by even a letter.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.collation.adopted_words import AdoptedWord, adopted_words
from docgen.collation.head_words import HeadWords
from docgen.collation.source_text import SourceText
from docgen.errors import FidelityError
from docgen.language.line_ends import is_one_word
from docgen.language.spelling import same_shape
from docgen.model import Head
from docgen.readers.page_marks import page_number

_SURE = 6  # words that must agree for two places to be the same
_FAR = 300  # words within which the two texts must agree again
_AROUND = 6  # words shown on both sides of a difference
_LEAST_LINES = 10  # of a page; so a number that is too high for its line is not that of a page
_PAGES_AT_TOP = 3  # that may have been left out of the file


class _SourceWord(NamedTuple):
    """A word of the text as issued; ``line`` is the index of its line, from 0."""

    word: str
    line: int
    last: bool


class Proof(NamedTuple):
    """The outcome: differences, and the places of source lines that were skipped.

    ``words`` is the number of words of the adopted text; ``head`` are lines of title, place and
    date. ``said`` are the words of the adopted text; ``met`` has for each line of the source those
    that begin in it, by their number from 0.
    """

    words: int
    differences: tuple[FidelityError, ...]
    head: tuple[str, ...]
    furniture: tuple[str, ...]
    said: tuple[AdoptedWord, ...] = ()
    met: tuple[tuple[int, ...], ...] = ()


def prove_text(text: str, path: str, source: SourceText, head: Head) -> Proof:
    """Compare the text file at ``path``, which has loaded without error, with ``source``.

    Differences are in the result, as :class:`FidelityError`; none is raised.
    """
    comparison = _Comparison(list(adopted_words(text, path)), source, path)
    comparison.run(HeadWords(head))
    places = [line.place for line in source.lines]
    return Proof(
        len(comparison.said),
        (*comparison.differences, *_no_page_numbers(source, sorted(comparison.left_out))),
        tuple(places[line] for line in sorted(comparison.head)),
        tuple(places[line] for line in sorted(comparison.left_out)),
        tuple(comparison.said),
        tuple(tuple(comparison.met.get(line, ())) for line in range(len(places))),
    )


def _no_page_numbers(source: SourceText, left_out: Sequence[int]) -> Iterator[FidelityError]:
    """Numbers that were skipped as page numbers but do not count pages."""
    last = 0
    for index in left_out:
        line = source.lines[index]
        number = page_number(line.text)
        if number is None:
            continue
        if not last < number <= _PAGES_AT_TOP + index / _LEAST_LINES:
            place = f"{source.path}:{line.place}"
            yield FidelityError(
                f"“{line.text.strip()}” is not in the text, and no page has that number", place
            )
        last = number


class _Comparison:
    """Walks through both texts at the same time."""

    def __init__(self, said: list[AdoptedWord], source: SourceText, path: str) -> None:
        self.said = said
        self.differences: list[FidelityError] = []
        self.head: set[int] = set()
        self.left_out: set[int] = set()
        self.met: dict[int, list[int]] = {}
        self._path = path
        self._source = source
        self._words = [
            _SourceWord(word, number, index == 0)
            for number, line in enumerate(source.lines)
            for index, word in _counted_down(same_shape(line.text).split())
        ]

    def run(self, head: HeadWords) -> None:
        at, place = 0, self._skip_head(0, 0, head)
        while at < len(self.said) or place < len(self._words):
            place = self._skip_furniture(at, place)
            taken = self._agree(at, place)
            if taken:
                self.met.setdefault(self._words[place].line, []).append(at)
                self.left_out |= {each.line for each in self._words[place + 1 : place + taken - 1]}
                at, place = at + 1, place + taken
            elif at == len(self.said) and (behind := self._skip_head(at, place, head)) > place:
                place = behind
            elif at < len(self.said) or place < len(self._words):
                at, place = self._differ(at, place)

    def _skip_head(self, at: int, place: int, head: HeadWords) -> int:
        """The index after title, place and date, however often they occur there."""
        while place < len(self._words) and not self._same(at, place, _SURE):
            beyond = self._skip_furniture(at, place)
            words = [each.word for each in self._words[beyond : beyond + _FAR]]
            size = head.at_start(words)
            if not size:
                return beyond
            self.head |= {each.line for each in self._words[beyond : beyond + size]}
            place = beyond + size
        return place

    def _skip_furniture(self, at: int, place: int) -> int:
        """The index after lines that look like page furniture and are not part of the text."""
        while place < len(self._words) and self._begins_furniture(place):
            if self._same(at, place, _SURE):
                return place
            line = self._words[place].line
            self.left_out.add(line)
            while place < len(self._words) and self._words[place].line == line:
                place += 1
        return place

    def _begins_furniture(self, place: int) -> bool:
        line = self._words[place].line
        first = place == 0 or self._words[place - 1].line != line
        return first and self._source.lines[line].furniture

    def _same(self, at: int, place: int, count: int) -> bool:
        """Whether the next ``count`` words (or all that are left) agree, page furniture aside."""
        if at >= len(self.said) or place >= len(self._words):
            return at >= len(self.said) and place >= len(self._words)
        for _ in range(count):
            if at == len(self.said) or place >= len(self._words):
                return True
            taken = self._agree(at, place)
            if not taken:
                return False
            at, place = at + 1, place + taken
            while place < len(self._words) and self._begins_furniture(place):
                if self._agree(at, place):
                    break
                place += 1
        return True

    def _agree(self, at: int, place: int) -> int:
        """How many words of the text as issued make up the word ``at``; 0 if they differ."""
        if at >= len(self.said) or place >= len(self._words):
            return 0
        said, found = self.said[at], self._words[place]
        if said.mark:
            return self._agree_on_mark(said.mark, place)
        if said.word == found.word:
            return 1
        if found.last and found.word.endswith("-"):
            following = self._behind_furniture(place + 1)
            if following < len(self._words):
                rest = self._words[following].word
                if said.word in (found.word + rest, found.word[:-1] + rest):
                    return following + 1 - place
        return self._agree_over_lines(said.word, place)

    def _agree_over_lines(self, said: str, place: int) -> int:
        """How many words of the text as issued are ``said``, which line ends part there."""
        at, found = place, self._words[place].word
        while self._words[at].last and said != found and said.startswith(found):
            at = self._behind_furniture(at + 1)
            if at == len(self._words) or not is_one_word(found, self._words[at].word):
                return 0
            found += self._words[at].word
        return at + 1 - place if said == found else 0

    def _agree_on_mark(self, mark: str, place: int) -> int:
        found = self._words[place]
        match = re.match(rf"[(\[]?{re.escape(mark)}[.)\],:;]*", found.word, re.IGNORECASE)
        if not match or not match[0]:
            return 0
        rest = found.word[match.end() :]
        if rest and match[0][-1].isalnum():
            return 0
        if rest:  # "24.We": two words set as one
            self._words[place : place + 1] = [
                found._replace(word=match[0], last=False),
                found._replace(word=rest),
            ]
        return 1

    def _behind_furniture(self, place: int) -> int:
        """The index after lines within a divided word that look like page furniture."""
        start = place
        while place < len(self._words) and (
            self._begins_furniture(place)
            or (place > start and self._words[place].line == self._words[place - 1].line)
        ):
            place += 1
        return place

    def _differ(self, at: int, place: int) -> tuple[int, int]:
        """Record the difference that begins here; returns where both texts agree again."""
        ends = len(self.said) - at, len(self._words) - place
        behind = ends
        for distance in range(1, min(sum(ends), _FAR)):
            pairs = ((a, distance - a) for a in range(distance + 1))
            good = (
                (a, b)
                for a, b in pairs
                if a <= ends[0] and b <= ends[1] and self._same(at + a, place + b, _SURE)
            )
            if found := next(good, None):
                behind = found
                break
        self.differences.append(self._difference(at, place, *behind))
        return at + behind[0], place + behind[1]

    def _difference(self, at: int, place: int, said: int, found: int) -> FidelityError:
        near = self.said[min(at, len(self.said) - 1)]
        there = self._words[min(place, len(self._words) - 1)].line if self._words else 0
        where = (
            f"{self._path}:{near.line}",
            f"{self._source.path}:{self._source.lines[there].place}",
        )
        words = (
            _shown([each.word for each in self.said], at, said),
            _shown([each.word for each in self._words], place, found),
        )
        width = max(map(len, where))
        both = (f"\n  {a:{width}}  {b}" for a, b in zip(where, words, strict=True))
        return FidelityError(
            f"paragraph {near.ref} differs from the text as issued" + "".join(both),
            self._path,
            near.line,
        )


def _counted_down(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((len(words) - 1 - index, word) for index, word in enumerate(words))


def _shown(words: Sequence[str], at: int, size: int) -> str:
    """The differing words in brackets, with some words on both sides."""
    before, after = words[max(0, at - _AROUND) : at], words[at + size : at + size + _AROUND]
    differing = words[at : at + size]
    if len(differing) > 4 * _AROUND:
        differing = [*differing[: 2 * _AROUND], "…", *differing[-2 * _AROUND :]]
    return " ".join((*before, f"[{' '.join(differing)}]", *after))


def ranges(places: Sequence[str]) -> str:
    """``["1", "2", "3", "7"]`` → ``1–3, 7``."""
    runs: list[list[str]] = []
    for place in places:
        last = runs[-1][-1] if runs else ""
        if place.isdigit() and last.isdigit() and int(place) == int(last) + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
