"""Numbers beside the lines of a page, which count them: 1, 2, 3 … or 5, 10, 15 …

They are known by running on beside lines that go on in the middle of a sentence; a paragraph's
number has a mark behind it, or begins one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.language.letters import SENTENCE_END
from docgen.language.sentences import is_small
from docgen.readers.issued import Cut, Line, cut_of

_COUNTED = re.compile(r"(\d{1,4})(?:\s{2,}|$)")
_RAISED = re.compile(r"(\d{1,4})\s+")
_BEGINS = re.compile(r"\(?\d{1,3}[.)]\s")
_LEAST = {1: 8, 5: 3}  # numbers, by the step from one to the next
_APART = 3  # lines at least from one number to the next, where not every line has one


class _Number(NamedTuple):
    at: int
    value: int
    end: int


def settle_line_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Cut]]:
    """``lines`` without the numbers that count them, and the cuts of these."""
    found, cuts = list(lines), []
    numbers = [number for at, line in enumerate(lines) if (number := _number(at, line))]
    for run in _runs(numbers):
        if not _beside_lines(lines, run):
            continue
        for number in run:
            line = lines[number.at]
            cuts.append(cut_of(line, 0, number.end, "line number"))
            found[number.at] = line.part(number.end + _blanks(line.text, number.end))
    return found, cuts


def _number(at: int, line: Line) -> _Number | None:
    small = bool(line.at) and line.at[0] in line.raised
    match = (_RAISED if small else _COUNTED).match(line.text)
    return _Number(at, int(match[1]), match.end(1)) if match and not line.label else None


def _runs(numbers: Sequence[_Number]) -> list[list[_Number]]:
    """Runs of numbers of one step, from its first: a page may begin again.

    So 2030, 2035 and 2040 are years, unless numbers of lines had come as far.
    """
    runs: list[list[_Number]] = []
    for number in numbers:
        step = number.value - runs[-1][-1].value if runs else 0
        if step in _LEAST and (len(runs[-1]) == 1 or step == runs[-1][1].value - runs[-1][0].value):
            runs[-1].append(number)
        else:
            runs.append([number])
    found = []
    reached = {0}  # by numbers that began with the first, also by those that a figure parts
    for run in runs:
        step = run[1].value - run[0].value if len(run) > 1 else 0
        if step in _LEAST and run[0].value - step in {*reached, step}:  # a title may be the first
            reached.add(run[-1].value)
            found += [run] if len(run) >= _LEAST[step] else []
    return found


def _beside_lines(lines: Sequence[Line], run: Sequence[_Number]) -> bool:
    """Whether the numbers of ``run`` count lines: some go on in the middle of a sentence.

    If every line has one, so has one without words, or that a paragraph's number begins; otherwise
    it may be a list.
    """
    words = [lines[number.at].text[number.end :].strip() for number in run]
    above = [lines[number.at - 1].text if number.at else "" for number in run]
    inside = sum(
        bool(before.strip()) and not SENTENCE_END.search(before) and is_small(each[:1])
        for each, before in zip(words, above, strict=True)
    )
    if run[1].value - run[0].value > 1:
        over = run[-1].at - run[0].at
        return inside * 4 >= len(run) and over >= _APART * (len(run) - 1)
    apart = max(after.at - before.at for before, after in pairwise(run))
    return bool(inside) and apart == 1 and any(not each or _BEGINS.match(each) for each in words)


def _blanks(text: str, end: int) -> int:
    return len(text[end:]) - len(text[end:].lstrip())
