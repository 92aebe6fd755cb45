"""The headings before the paragraphs of two versions: those that one of them lacks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docgen.parity.finding import ParityFinding
from docgen.parity.members import Pair
from docgen.parity.messages import Messages


class _Heading(NamedTuple):
    """A heading before the paragraph ``ref`` of a version, in the pair at ``place``."""

    words: str
    ref: str
    place: int


def heading_findings(
    places: Sequence[Pair], settled: Sequence[bool], say: Messages
) -> Iterator[ParityFinding]:
    """The headings without a counterpart, for pairs in the order of both texts.

    Not ``settled``: a pair that lacks a paragraph, or whose paragraphs have changed places. The
    heading above it may be above one of its neighbours in the other version.
    """
    first, second = _headings(places, 0), _headings(places, 1)
    for each in list(first):
        like = [other for other in second if _same_place(each, other, settled)]
        if like:
            first.remove(each)
            second.remove(min(like, key=lambda other: abs(other.place - each.place)))
    for side, left in enumerate((first, second)):
        for each in left:
            pair = places[each.place]
            message = say.heading(pair.sides[side].ref, each.words, in_first=not side)
            sides = [
                replace(one, words=each.words if at == side else "")
                for at, one in enumerate(pair.sides)
            ]
            yield ParityFinding("heading", "difference", message, *sides)


def _headings(places: Sequence[Pair], side: int) -> list[_Heading]:
    return [
        _Heading(words, member.ref, at)
        for at, pair in enumerate(places)
        if (member := (pair.first, pair.second)[side])
        for words in member.paragraph.headings
    ]


def _same_place(one: _Heading, other: _Heading, settled: Sequence[bool]) -> bool:
    """Whether nothing that is settled is between two headings, or they have one number below."""
    between = slice(min(one.place, other.place), max(one.place, other.place))
    return not any(settled[between]) or (one.ref == other.ref and not one.ref.startswith("¶"))
