"""Two versions → their paragraphs in pairs, each with what can be compared in it."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.cues.names import Names
from docgen.cues.rules import Rules
from docgen.model import Vocabulary
from docgen.parity.alignment import aligned, swapped
from docgen.parity.facts import Facts, facts_of
from docgen.parity.finding import Side
from docgen.parity.lengths import Lengths, lengths_of
from docgen.parity.likeness import Likeness, evidence
from docgen.parity.version import Version, VersionParagraph


class Member(NamedTuple):
    """A paragraph of a version with its facts, and where it is."""

    paragraph: VersionParagraph
    facts: Facts
    side: Side

    @property
    def ref(self) -> str:
        """Its reference."""
        return self.paragraph.ref


class Pair(NamedTuple):
    """Two paragraphs that should say the same; ``None`` where a version lacks one.

    ``sides`` say where both are, or should be.
    """

    first: Member | None
    second: Member | None
    sides: tuple[Side, Side]


class Pairing(NamedTuple):
    """All pairs in the order of the first version.

    ``swaps`` are the positions of pairs whose paragraphs are in each other's place in the second.
    """

    pairs: tuple[Pair, ...]
    swaps: tuple[tuple[int, int], ...]
    lengths: Lengths


def paired(first: Version, second: Version, vocabulary: Vocabulary) -> Pairing:
    """The pairs of two versions; parties have CLDR's names, and those of ``vocabulary``."""
    parts = _parts(first, vocabulary), _parts(second, vocabulary)
    one, other = ([evidence(each.paragraph, each.facts) for each in side] for side in parts)
    totals = [max(1, sum(each.length for each in side)) for side in (one, other)]
    rough = Likeness(one, other, Lengths(totals[1] / totals[0]))
    matches = aligned(one, other, rough)
    lengths = lengths_of(
        [(one[a].length, other[b].length) for a, b in matches if a is not None and b is not None]
    )
    swaps = swapped(matches, one, other, Likeness(one, other, lengths))
    for at, later in swaps:
        (a, b), (c, d) = matches[at], matches[later]
        matches[at], matches[later] = (a, d), (c, b)
    pairs: list[Pair] = []
    last = [Side(each.language, each.path, "", 1) for each in (first, second)]
    for match in matches:
        found = [None if at is None else side[at] for at, side in zip(match, parts, strict=True)]
        last = [
            part.side if part else Side(side.language, side.path, "", side.line)
            for part, side in zip(found, last, strict=True)
        ]
        pairs.append(Pair(found[0], found[1], (last[0], last[1])))
    return Pairing(tuple(pairs), tuple(swaps), lengths)


def _parts(version: Version, vocabulary: Vocabulary) -> Sequence[Member]:
    names = Names(vocabulary, Rules(), version.language)
    return [
        Member(
            each,
            facts_of(each, version.language, names),
            Side(version.language, version.path, each.ref, each.line),
        )
        for each in version.paragraphs
    ]
