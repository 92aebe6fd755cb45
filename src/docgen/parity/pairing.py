"""Two versions → their paragraphs in pairs: aligned, rearranged, split ones taken together."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.model import Vocabulary
from docgen.parity.alignment import Match, aligned
from docgen.parity.finding import Side
from docgen.parity.lengths import Lengths, lengths_of
from docgen.parity.likeness import Likeness
from docgen.parity.members import Member, Pair, Reader
from docgen.parity.rearranging import rearranged
from docgen.parity.splitting import joined
from docgen.parity.version import Version


class Pairing(NamedTuple):
    """All pairs in the order of the first version.

    ``swaps`` are the positions of pairs whose paragraphs are in each other's place in the second,
    ``moved`` of other pairs whose second paragraph is at another place. ``places`` are the pairs by
    place, as if nothing had moved.
    """

    pairs: tuple[Pair, ...]
    swaps: tuple[tuple[int, int], ...]
    moved: tuple[int, ...]
    places: tuple[Pair, ...]
    lengths: Lengths


def paired(first: Version, second: Version, vocabulary: Vocabulary) -> Pairing:
    """The pairs of two versions; parties have CLDR's names, and those of ``vocabulary``."""
    readers = Reader(first, vocabulary), Reader(second, vocabulary)
    members = readers[0].all(), readers[1].all()
    one, other = ([each.evidence for each in side] for side in members)
    totals = [max(1, sum(each.length for each in side)) for side in (one, other)]
    in_order = aligned(one, other, Likeness(one, other, Lengths(totals[1] / totals[0])))
    lengths = lengths_of(
        [(one[a].length, other[b].length) for a, b in in_order if a is not None and b is not None]
    )
    likeness = Likeness(one, other, lengths)
    matches = rearranged(in_order, one, other, likeness)
    swaps, moved = _changes(in_order, matches)
    versions = first, second
    pairs = joined(_pairs(matches, members, versions), readers, likeness)
    places = _pairs(in_order, members, versions)
    return Pairing(tuple(pairs), swaps, moved, tuple(places), lengths)


def _pairs(
    matches: Sequence[Match],
    members: tuple[Sequence[Member], Sequence[Member]],
    versions: tuple[Version, Version],
) -> list[Pair]:
    """The paragraphs of each match; where one is missing, its side is at the paragraph before."""
    pairs = []
    last = [Side(each.language, each.path, "", 1) for each in versions]
    for match in matches:
        found = [None if at is None else side[at] for at, side in zip(match, members, strict=True)]
        last = [
            member.side if member else Side(side.language, side.path, "", side.line)
            for member, side in zip(found, last, strict=True)
        ]
        pairs.append(Pair(found[0], found[1], (last[0], last[1])))
    return pairs


def _changes(
    before: Sequence[Match], after: Sequence[Match]
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Which pairs were swapped, and which others are new, by position in ``after``."""
    known = set(before)
    new = {each: at for at, each in enumerate(after) if each not in known and None not in each}
    second_of, first_of = dict(before), {other: one for one, other in before}
    swaps = []
    for (one, other), at in new.items():
        later = new.get((first_of[other], second_of[one]))
        if later is not None and at < later:
            swaps.append((at, later))
    swapped = {at for swap in swaps for at in swap}
    return tuple(swaps), tuple(at for at in new.values() if at not in swapped)
