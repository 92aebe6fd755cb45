"""Blocks → the text, and the block of signatures at its end or before an annex.

Who signed is kept for the head and in the record of the import; it is no paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.ingest.block import Block
from docgen.ingest.captions import is_annex
from docgen.ingest.parties import COLUMNS, SIGNED
from docgen.language.dates import days
from docgen.language.letters import SENTENCE_END, TRUE_CAPITALS
from docgen.readers.issued import Cut, cut_of

_LONGEST = 160  # letters of a line of a signature
_CUT_OFF = 30  # letters of a signature's first line at most, if the party is not in it
_EDGE = 3  # letters at a line's edge that may be marks
_WORD = rf"[{TRUE_CAPITALS}][\w.’'-]*"
_PERSON = re.compile(rf"[\W_]*{_WORD}(?:[ -]+(?:{_WORD}|d[aei]|al|bin|van|von)){{1,5}}\W*")


class Closing(NamedTuple):
    """The blocks that are text, those of the signatures, what was cut of these, and remarks."""

    text: tuple[Block, ...]
    signed: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


def take_signatures(blocks: Sequence[Block], rules: Rules, names: Names, language: str) -> Closing:
    """Take the signatures off ``blocks``; text without any stays as it is."""
    reader = _Reader(rules, names, language)
    taken: set[int] = set()
    annexes = [at for at, each in enumerate(blocks) if at and is_annex(each.words)]
    for end in (*annexes, *reader.ends_inside(blocks), len(blocks)):
        start = end if end - 1 in taken else reader.start(blocks, end)
        if start and any(each.kind not in ("heading", "part") for each in blocks[:start]):
            taken.update(range(start, end))
    runs = groupby(range(len(blocks)), taken.__contains__)
    remarks = [_remark([blocks[at] for at in run]) for is_taken, run in runs if is_taken]
    signed = tuple(each for at, each in enumerate(blocks) if at in taken)
    cuts = [cut_of(line, 0, None, "signature block") for each in signed for line in each.lines]
    text = tuple(each for at, each in enumerate(blocks) if at not in taken)
    return Closing(text, signed, tuple(cuts), tuple(remarks))


def _said(block: Block) -> list[str]:
    """The lines of a block; of lines side by side each column as one."""
    beside = [COLUMNS.split(line.text) for line in block.lines]
    if len({*map(len, beside)}) == 1 < len(beside[0]):
        return [" ".join(column) for column in zip(*beside, strict=True)]
    return [said for line in beside for said in line]


def _end_of_table(blocks: Sequence[Block], start: int) -> int:
    """Behind the last cell of the table with the block ``start``; ``start`` if it is no cell."""
    end = start
    while end < len(blocks) and blocks[end].lines[0].role == "cell":
        end += 1
    return end


def _is_blank(block: Block) -> bool:
    """Whether it is nothing but dots, on which someone signs."""
    return not re.search(r"\w", block.words)


def _remark(blocks: Sequence[Block]) -> str:
    first, last = blocks[0].lines[0], blocks[-1].lines[-1]
    return (
        f"{first.place}: from here to {last.place} taken for signatures, “{first.text}” to"
        f" “{last.text}”; if it is text, put it into the text file and take it off the record"
    )


class _Reader:
    def __init__(self, rules: Rules, names: Names, language: str) -> None:
        self._signers = pattern(rules.signers)
        self._closings = pattern(rules.closings)
        self._offices = pattern(rules.offices)
        self._names, self._language = names, language

    def start(self, blocks: Sequence[Block], end: int) -> int:
        """Where the signatures before ``end`` begin; ``end`` if there are none."""
        start = end
        while start and self._may_sign(blocks[start - 1]):
            start -= 1
        while start < end and not self._opens(blocks[start]):
            start += 1
        signers = sum(self._signs(said) for each in blocks[start:end] for said in _said(each))
        lines = [line.text for each in blocks[start:end] for line in each.lines]
        lines = [SIGNED.sub("", beside) for line in lines for beside in COLUMNS.split(line)]
        people = sum(bool(_PERSON.fullmatch(line)) for line in lines)
        return start if signers > 1 or (signers and people) or people > 1 else end

    def ends_inside(self, blocks: Sequence[Block]) -> Iterator[int]:
        """Where signatures end that another text follows: two blocks or more say "For Kenya".

        In a table one is enough, beside a name: the others may be in other languages.
        """
        for signing, run in groupby(range(len(blocks)), lambda at: self._may_sign(blocks[at])):
            positions = [*run] if signing else []
            signed = [at for at in positions if self._signs_for(blocks[at].words)]
            if len(signed) > 1:
                end = signed[-1] + 1
                while end in positions and (self._opens(blocks[end]) or _is_blank(blocks[end])):
                    end += 1
                yield end
            elif signed and signed[0] < (end := _end_of_table(blocks, signed[0])):
                yield end

    def _may_sign(self, block: Block) -> bool:
        if block.mark or block.kind not in ("plain", "more", "heading"):
            return False
        return all(
            len(line.text) < _LONGEST
            and (
                not re.search(r"\w", line.text)
                or not SENTENCE_END.search(line.text)
                or self._short(line.text)
            )
            for line in block.lines
        )

    def _short(self, line: str) -> bool:
        """Whether a full stop or a colon may end the line: ``For Kenya:``, ``Sgd. A. Smith.``"""
        return self._signs(line) or bool(_PERSON.fullmatch(line))

    def _opens(self, block: Block) -> bool:
        said = _said(block)
        if len(said) > 1 and all(map(self._signs, said)):
            return True
        beside = COLUMNS.split(block.lines[0].text)
        first = (3 * " ").join(SIGNED.sub("", each) for each in beside)
        dated = len(first) < 80 and bool(days(first, self._language))
        cue = self._signers.match(first)  # "For the Republic of", cut off from its name
        begun = bool(cue) and block.kind == "plain" and len(first) < _CUT_OFF
        return begun or self._signs(first) or bool(_PERSON.fullmatch(first)) or dated

    def _signs_for(self, words: str) -> bool:
        """Whether words begin with a cue and the party for which someone signed."""
        cues = self._signers.finditer(words, 0, _LONGEST)
        at_edge = any(cue.start() < _EDGE or len(words) - cue.end() < _EDGE for cue in cues)
        return at_edge and len(self._names.found(words)) == 1

    def _signs(self, line: str) -> bool:
        """Whether a line says for whom someone signed: a party with a cue, an office or alone."""
        if len(beside := COLUMNS.split(line)) > 1:
            return all(map(self._signs, beside))
        parties = self._names.found(line)
        if not parties:
            return False
        rest = len(line) - sum(each.end - each.start for each in parties)
        cue, office = self._signers.search(line), self._offices.search(line)
        at_edge = cue and (cue.start() < _EDGE or len(line) - cue.end() < _EDGE)
        held = office and office.start() < _EDGE
        return bool(at_edge or held or rest < 2 * _EDGE) and len(parties) == 1
