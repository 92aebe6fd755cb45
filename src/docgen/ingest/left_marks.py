"""Marks of footnotes that stay in the words, since no note has them: one remark on all of them.

``lake¹``, ``lake[1]``, ``Lakeland*``; ``lake1`` if the text has that once: a name comes again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from docgen.ingest.block import Block
from docgen.readers.issued import Line

_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡["
_BEHIND = r"(?=[,;:.)”’»\"]{0,2}(?:\s|$))"
_SIGN = re.compile(rf"(?:[⁰¹²³⁴-⁹]{{1,3}}|[*†‡]{{1,3}}|\[\d{{1,3}}\]){_BEHIND}")
_FIGURE = re.compile(rf"[1-9](?<=[^\W\d_].)\d?{_BEHIND}")
_WORD = re.compile(r"(?<![\w/@.–-])(?P<word>[^\W\d_]{2,})[.,;:]?(?:\s?[)”’»\"])?(?P<blank>\s?)$")
_LONGEST = 50  # letters before a mark that are looked at
_LONG = 4  # letters of a word that a figure is glued to; CO2 and mp3 are names
# What a raised figure makes a square or a cube of.
_UNITS = frozenset("km cm dm mm µm nm hm mi ft yd км см дм мм нм".split())  # noqa: SIM905
_SHOWN = 3  # marks in a remark


class _Left(NamedTuple):
    """A mark, with the word that it is behind, as the text has them."""

    line: Line
    said: str
    figure: bool


def left_marks(blocks: Sequence[Block], language: str) -> Iterator[str]:
    """A remark on what may be footnotes' marks in ``blocks``, as they are in the text file."""
    lines = [line for block in blocks for line in block.lines]
    text = "".join(line.text for line in lines)  # asked once for signs, which few texts have
    patterns = [_SIGN, _FIGURE] if any(each in text for each in _SIGNS) else [_FIGURE]
    marks = [each for line in lines for each in _marks(line, patterns)]
    often = Counter(each.said.casefold() for each in marks)
    found = [each for each in marks if not each.figure or often[each.said.casefold()] == 1]
    if not found:
        return
    first, *others = found
    shown = [f"“{first.said}”"]
    shown += [f"“{each.said}” ({each.line.place})" for each in others[: _SHOWN - 1]]
    shown += [f"{len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    yield (
        f"{first.line.place}: {', '.join(shown)} may end with the mark of a footnote, but no such"
        f" note was found; if so, delete the mark in text.{language}.md, and list it under cuts in"
        f" source/{language}.yaml"
    )


def _marks(line: Line, patterns: Sequence[re.Pattern[str]]) -> Iterator[_Left]:
    for match in chain.from_iterable(each.finditer(line.text) for each in patterns):
        start, figure = match.start(), match.re is _FIGURE
        before = _WORD.search(line.text[max(start - _LONGEST, 0) : start])
        if before is None or line.at[start] < 0:  # what a cut has written, it reports
            continue
        if figure and not _is_glued(before):
            continue
        if match[0][0] != "[" and (before["blank"] or before["word"] in _UNITS):
            continue
        yield _Left(line, f"{before[0]}{match[0]}", figure)


def _is_glued(before: re.Match[str]) -> bool:
    """Whether a figure is right behind a word that is no name such as CO2 or COP29."""
    word = before["word"]
    return before.end("word") == before.end() and len(word) >= _LONG and word[1:].islower()
