"""Marks that may count paragraphs, but were left in the words: each run of them is a remark.

``A.1``, ``A.2``; ``Point 1:``, ``Point 2:``; ``①``, ``②``: two or more of one kind, at the start of
blocks, or of lines behind a clause's end, of which one is the next of another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docgen.ingest.block import Block
from docgen.language.enumerators import Enumerator, enumerators
from docgen.language.letters import BEFORE_A_NUMBER, CLAUSE_END
from docgen.language.months import is_month
from docgen.readers.issued import Line

_SHOWN = 3  # marks of a run, before its last one


class _Start(NamedTuple):
    """The start of the block ``at``, or of a line ``inside`` it, that may have a mark."""

    at: int
    line: Line
    text: str
    inside: bool


class _Mark(NamedTuple):
    start: _Start
    said: Enumerator


def unread_marks(blocks: Sequence[Block], told: Sequence[str], language: str) -> Iterator[str]:
    """A remark for each run of marks in the words of ``blocks``, as they are in the text file.

    ``told`` are the remarks made already: a mark that one of them is about is left out.
    """
    known = {each.partition(": ")[0] for each in told if each.endswith("left in the words")}
    kinds: dict[str, list[_Mark]] = defaultdict(list)
    for start in _starts(blocks):
        if str(start.line.place) in known:
            continue
        for said in enumerators(start.text):
            prose = said.weak and start.inside
            if not prose and not _is_dated(start.text, said, language):
                kinds[said.kind].append(_Mark(start, said))
    for run in sorted(_apart(_runs(kinds)), key=lambda run: run[0].start.line.index):
        yield _remark(run, language)


def _starts(blocks: Sequence[Block]) -> Iterator[_Start]:
    for at, block in enumerate(blocks):
        first, *others = block.lines
        text = f"{block.mark} {first.text}".strip()
        item = block.kind == "bullet" and text.lstrip("(")[:1].isdigit()  # stays in the words
        if block.kind in ("plain", "bullet") and not item:
            yield _Start(at, first, text, inside=False)
        if block.kind in ("heading", "part", "more"):
            continue
        above = first
        for line in others:
            if CLAUSE_END.search(above.text) and not BEFORE_A_NUMBER.search(above.text):
                yield _Start(at, line, line.text.strip(), inside=True)
            above = line


def _is_dated(text: str, said: Enumerator, language: str) -> bool:
    """Whether it is a day: ``March 3:``, ``3. März``."""
    words = [*said.text.split(), *text[len(said.text) :].split()[:1]]
    return any(is_month(word.strip(".,:;"), language) for word in words)


def _runs(kinds: dict[str, list[_Mark]]) -> Iterator[list[_Mark]]:
    """The marks of one kind, until a value comes again, if they are in sequence."""
    for marks in kinds.values():
        run: dict[tuple[int, ...], _Mark] = {}
        for mark in marks:
            if mark.said.value in run:
                if _in_sequence(run):
                    yield [*run.values()]
                run = {}
            run[mark.said.value] = mark
        if _in_sequence(run):
            yield [*run.values()]


def _in_sequence(run: dict[tuple[int, ...], _Mark]) -> bool:
    """Whether one is the next of another; of words such as ``First,`` in the block before it."""
    pairs = ((mark, run[mark.said.next]) for mark in run.values() if mark.said.next in run)
    return any(not one.said.weak or other.start.at == one.start.at + 1 for one, other in pairs)


def _apart(runs: Iterable[list[_Mark]]) -> Iterator[list[_Mark]]:
    """The longest of the runs that share a mark: ``i)`` is a letter and a figure."""
    taken = set[int]()
    for run in sorted(runs, key=len, reverse=True):
        starts = {id(mark.start) for mark in run}
        if taken.isdisjoint(starts):
            taken |= starts
            yield run


def _remark(run: Sequence[_Mark], language: str) -> str:
    first, *others = run
    shown = others if len(others) <= _SHOWN else [*others[: _SHOWN - 1], others[-1]]
    marks = [f"“{each.said.text}” ({each.start.line.place})" for each in shown]
    if len(others) > _SHOWN:
        marks.insert(-1, "…")
    return (
        f"{first.start.line.place}: “{first.said.text}”, {', '.join(marks)} may number the"
        f" paragraphs, but were left in the words; if they do, write “1. ”, “2. ” and so on in"
        f" their place in text.{language}.md, and list each under cuts in source/{language}.yaml"
    )
