"""The conductor: two versions → pairs of paragraphs, what differs in each, findings."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from docgen.model import Vocabulary
from docgen.parity.differences import Discrepancy, Excerpt, differences
from docgen.parity.finding import Comparison, ParagraphPair, ParityFinding, Side
from docgen.parity.headings import heading_findings
from docgen.parity.members import Pair
from docgen.parity.messages import Messages
from docgen.parity.moves import Move, moves
from docgen.parity.pairing import Pairing, paired
from docgen.parity.shape import shape_findings
from docgen.parity.version import Version


def compare(first: Version, second: Version, name: str, vocabulary: Vocabulary) -> Comparison:
    """What two language versions of the declaration ``name`` do not both say.

    Parties are found by their names in each language: CLDR's, and those of ``vocabulary``.
    """
    languages = first.language, second.language
    pairing = paired(first, second, vocabulary)
    say = Messages(*languages)
    found = [_of_shape(pairing, at, say) for at in range(len(pairing.pairs))]
    raw = [
        differences(pair.first.facts, pair.second.facts, languages)
        if pair.first and pair.second
        else []
        for pair in pairing.pairs
    ]
    for at, finding in _of_headings(pairing, say):
        found[at].append(finding)
    for move in moves(raw):
        found[move.at].append(_of_move(pairing.pairs, move, say))
    for at, own in enumerate(raw):
        found[at] += (_of_difference(pairing.pairs[at], each, say) for each in own)
    for at, later in pairing.swaps:
        found[at].insert(0, _of_swap(pairing.pairs[at], pairing.pairs[later], say))
    for at in pairing.moved:
        sides = pairing.pairs[at].sides
        message = say.elsewhere(sides[0].ref, sides[1].ref)
        found[at].insert(0, ParityFinding("order", "difference", message, *sides))
    pairs = (
        ParagraphPair(pair.sides[0].ref, pair.sides[1].ref, tuple(findings))
        for pair, findings in zip(pairing.pairs, found, strict=True)
    )
    return Comparison(name, *languages, tuple(pairs))


def _of_shape(pairing: Pairing, at: int, say: Messages) -> list[ParityFinding]:
    """What is missing, numbered or set otherwise."""
    pair = pairing.pairs[at]
    first, second = pair.first, pair.second
    if pair.inside and not pair.parts:
        return []
    if not first or not second:
        ref = first.ref if first else pair.sides[1].ref
        message = say.missing(ref, in_first=first is not None)
        return [ParityFinding("paragraph", "difference", message, *pair.sides)]
    found = list(shape_findings(first, second, pairing.lengths, say))
    if pair.parts:
        refs, in_first = pair.parts
        message = say.split((second if in_first else first).ref, refs, in_first=in_first)
        found.insert(0, ParityFinding("paragraph", "difference", message, *pair.sides))
    elif first.ref != second.ref and not _renumbered_before(pairing, at):
        message = say.renumbered(first.ref, second.ref)
        found.insert(0, ParityFinding("paragraph", "look", message, *pair.sides))
    return found


def _of_headings(pairing: Pairing, say: Messages) -> Iterator[tuple[int, ParityFinding]]:
    """Each with the position of the pair that it is told with."""
    pairs = pairing.pairs
    both = {each.sides for each in pairs if each.first and each.second}
    settled = [each.sides in both for each in pairing.places]
    for finding in heading_findings(pairing.places, settled, say):
        side = 0 if finding.first.words else 1
        ref = (finding.first, finding.second)[side].ref
        yield next(at for at, each in enumerate(pairs) if each.sides[side].ref == ref), finding


def _renumbered_before(pairing: Pairing, at: int) -> bool:
    """Whether the numbers differ since an earlier pair, or these paragraphs were swapped."""
    before = pairing.pairs[at - 1].sides if at else None
    follows = before is not None and before[0].ref != before[1].ref
    return follows or at in pairing.moved or any(at in each for each in pairing.swaps)


def _of_difference(pair: Pair, each: Discrepancy, say: Messages) -> ParityFinding:
    sides = _at(pair.sides[0], each.first), _at(pair.sides[1], each.second)
    return ParityFinding(
        each.subject, "difference", say.difference(pair.sides[0].ref, each), *sides
    )


def _of_move(pairs: Sequence[Pair], move: Move, say: Messages) -> ParityFinding:
    first, second = pairs[move.at].sides[0], pairs[move.to].sides[1]
    message = say.move(move, first.ref, second.ref)
    return ParityFinding(
        "order", "difference", message, _at(first, move.first), _at(second, move.second)
    )


def _of_swap(pair: Pair, later: Pair, say: Messages) -> ParityFinding:
    message = say.swapped(pair.sides[0].ref, later.sides[0].ref)
    return ParityFinding("order", "difference", message, *pair.sides)


def _at(side: Side, piece: Excerpt | None) -> Side:
    return replace(side, line=piece.line, words=piece.words) if piece else side
