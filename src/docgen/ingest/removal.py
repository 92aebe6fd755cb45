"""Blocks that a person took out of the text file, left out of it again."""

from collections.abc import Sequence

from msgspec.structs import replace

from docgen.ingest.block import Block
from docgen.readers.issued import Cut, cut_of

BY_HAND = "removed by hand"  # the reason that the record gives
_MARKS = ("number", "letter", "counted by the file")


def leave_out(
    blocks: Sequence[Block], cuts: Sequence[Cut], removed: frozenset[str]
) -> tuple[tuple[Block, ...], tuple[Cut, ...], tuple[str, ...]]:
    """The blocks whose words are not ``removed``, all cuts, and a remark on each that is."""
    out = [each for each in blocks if each.words in removed]
    if not out or len(out) == len(blocks):
        return tuple(blocks), tuple(cuts), ()
    lines = {line.index for each in out for line in each.lines}
    kept = [
        replace(cut, written="") if cut.index in lines and cut.why.startswith(_MARKS) else cut
        for cut in cuts
    ]
    kept += [cut_of(line, 0, None, BY_HAND) for each in out for line in each.lines]
    remarks = [
        f"{each.lines[0].place}: “{each.words[:60]}” was taken out of the text file by hand before;"
        " it stays out"
        for each in out
    ]
    return tuple(each for each in blocks if each not in out), tuple(kept), tuple(remarks)
