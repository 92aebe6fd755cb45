"""A comparison of two versions → the rows of its page, with the words that differ marked."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from msgspec import Struct

from docgen.language.tags import runs_from_right
from docgen.parity.finding import Comparison, ParityFinding, Side
from docgen.parity.version import Version, VersionParagraph


class MarkedPiece(Struct, frozen=True):
    """Words of a paragraph; ``marked`` if a finding is about them."""

    words: str
    marked: bool = False


class Cell(Struct, frozen=True):
    """A block of one version, or a heading, in pieces; ``ref`` is its paragraph."""

    ref: str
    pieces: tuple[MarkedPiece, ...]
    heading: bool = False

    @property
    def words(self) -> str:
        """The whole of it."""
        return "".join(each.words for each in self.pieces)


class PrintedFinding(Struct, frozen=True):
    """A finding: ``sure`` if one version has what the other has not."""

    message: str
    sure: bool


class PrintedPair(Struct, frozen=True):
    """Two paragraphs that say the same, by reference; one is empty where its version lacks it.

    ``rows`` have a block of each beside one of the other: so no row is longer than a block, and the
    words stay in order where a page ends.
    """

    first: str
    second: str
    rows: tuple[tuple[Cell | None, Cell | None], ...]
    remarks: tuple[PrintedFinding, ...] = ()


def pairs_of(comparison: Comparison, first: Version, second: Version) -> tuple[PrintedPair, ...]:
    """The pairs of the page, in the order of ``comparison``."""
    left = {each.ref: each for each in first.paragraphs}
    right = {each.ref: each for each in second.paragraphs}
    found = []
    for pair in comparison.pairs:
        ours, theirs = left.get(pair.first), right.get(pair.second)
        sides = ([each.first for each in pair.findings], [each.second for each in pair.findings])
        headings = zip_longest(_headings(ours), _headings(theirs))
        blocks = zip_longest(
            _blocks(ours, _to_mark(sides[0], first)), _blocks(theirs, _to_mark(sides[1], second))
        )
        remarks = tuple(map(_remark, pair.findings))
        found.append(PrintedPair(pair.first, pair.second, (*headings, *blocks), remarks))
    return tuple(found)


def _to_mark(sides: list[Side], version: Version) -> list[Side]:
    """``sides``; none where words run from right to left: marked ones are drawn in pieces, and the
    gate cannot tell that such pieces follow each other.
    """
    return [] if runs_from_right(version.language) else sides


def _remark(finding: ParityFinding) -> PrintedFinding:
    return PrintedFinding(finding.message, finding.severity == "difference")


def _headings(paragraph: VersionParagraph | None) -> Iterator[Cell]:
    if paragraph:
        for each in paragraph.headings:
            yield Cell(paragraph.ref, (MarkedPiece(each),), heading=True)


def _blocks(paragraph: VersionParagraph | None, sides: Iterable[Side]) -> Iterator[Cell]:
    if paragraph is None:
        return
    words: dict[int, list[str]] = {}
    for side in sides:
        if side.ref == paragraph.ref and side.words:
            words.setdefault(side.line, []).append(side.words)
    for block, line in zip(paragraph.blocks, paragraph.lines, strict=True):
        yield Cell(paragraph.ref, tuple(_pieces(block, words.get(line, ()))))


def _pieces(block: str, wanted: Iterable[str]) -> Iterator[MarkedPiece]:
    """``block`` cut where ``wanted`` words begin and end, each where it first occurs."""
    marked = [False] * len(block)
    for words in wanted:
        start = block.find(words)
        if start >= 0:
            marked[start : start + len(words)] = [True] * len(words)
    start = 0
    for at in range(1, len(block) + 1):
        if at == len(block) or marked[at] != marked[start]:
            yield MarkedPiece(block[start:at], marked[start])
            start = at
