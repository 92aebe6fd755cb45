"""Joins words and figures that were divided at the end of a line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from docgen.language.line_ends import goes_on, is_divided_figure, is_large_number
from docgen.readers.issued import Cut, Line, cut_of


def join_hyphens(blocks: Sequence[tuple[Line, ...]]) -> tuple[list[tuple[Line, ...]], list[Cut]]:
    """The lines of each block with divided words joined, and the cuts of the hyphens.

    The hyphen stays if the text elsewhere writes the word with it, or if both halves are words of
    the text. It goes for certain only if the text elsewhere writes the word without it, whatever
    the hyphen: a page-setter writes U+2010 for those of its own and for those of the text.
    """
    ends = [line.text[-1:] for lines in blocks for line in lines[:-1]]
    divided = not {"-", "\u2010"}.isdisjoint(ends)
    words = Counter(word for lines in blocks if divided for word in _words_within(lines))
    cuts: list[Cut] = []
    found: list[tuple[Line, ...]] = []
    for block in blocks:
        if len(block) == 1:
            found.append(block)
            continue
        lines = list(block)
        for position in range(len(lines) - 1):
            line, following = lines[position], lines[position + 1]
            head = re.search(r"((?:\w+-)*\w+)[-\u2010]$", line.text)
            tail = re.match(r"\w+(?:-\w+)*", following.text)
            if goes_on(line.text, following.text):
                lines[position] = replace(line, glued=True)
            if not head or not tail or following.text[0].isdigit():
                continue
            lines[position] = replace(line, glued=True)
            joined = (head[1] + tail[0]).casefold()
            if _keeps_hyphen(head[1].casefold(), tail[0].casefold(), words, line.text[-1]):
                continue
            end = len(line.text)
            sure = joined in words
            cuts.append(cut_of(line, end - 1, end, f"hyphen of {joined}", sure=sure))
            lines[position] = replace(line.without(end - 1, end), glued=True)
        found.append(tuple(lines))
    return found, cuts


def divided_figures(blocks: Sequence[Sequence[Line]]) -> Iterator[str]:
    """What a person should look at: 1, at a line's end before 500, or before 5."""
    for lines in blocks:
        for above, below in pairwise(lines):
            if not is_divided_figure(above.text, below.text):
                continue
            first, second = above.text.split()[-1], below.text.split()[0]
            joined = is_large_number(above.text, below.text)
            yield (
                f"{above.place}: “{first}” at the end of a line and “{second}” below it were"
                f" {'joined to one figure' if joined else 'left as two figures'}; see whether they"
                " are"
            )


def _words_within(lines: Sequence[Line]) -> Iterator[str]:
    """The words of ``lines``, except those divided at a line's end."""
    cut = False
    for line in lines:
        words = re.findall(r"\w+(?:-\w+)*[-\u2010]?", line.text)
        first, cut = int(cut), bool(words) and line.text[-1] in "-\u2010"
        yield from (word.casefold() for word in words[first : -1 if cut else None])


def _keeps_hyphen(head: str, tail: str, words: Counter[str], hyphen: str) -> bool:
    first = tail.partition("-")[0]
    whole, hyphened = words[head + tail], words[f"{head}-{tail}"]
    if whole or hyphened:
        return hyphened > whole
    if any(word.startswith(f"{head}-{first}") for word in words):
        return True
    if hyphen != "-":  # seldom one of the text
        return False
    return (not head.islower() and not tail.islower()) or (words[head] > 1 and words[first] > 1)
