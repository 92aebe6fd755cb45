"""The text as issued → a complete draft in memory: every file of the folder, and the report."""

import re
from collections.abc import Iterator
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from docgen.cues.names import Names
from docgen.cues.rules import Rules
from docgen.ingest import front_matter, furniture, structure, textfile
from docgen.ingest.block import Block
from docgen.ingest.completeness import settle
from docgen.ingest.font_signs import settle_font_signs
from docgen.ingest.footnotes import Footnote
from docgen.ingest.front_matter import FrontMatter
from docgen.ingest.left_marks import left_marks
from docgen.ingest.line_numbers import settle_line_numbers
from docgen.ingest.raised import PLAIN
from docgen.ingest.removal import leave_out
from docgen.ingest.signatures import take_signatures
from docgen.ingest.textfile import TextFile
from docgen.ingest.unread_marks import unread_marks
from docgen.model import Vocabulary
from docgen.propose.proposal import Proposal
from docgen.readers.issued import Cut, Issued


class Draft(Struct, frozen=True):
    """The draft of a text; ``cuts`` are all characters that were removed or rewritten.

    ``proposals`` are added by the import, which knows what is in the declaration's folder.
    """

    language: str
    digest: str
    found: FrontMatter
    text: TextFile
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    footnotes: tuple[tuple[Footnote, str], ...]
    remarks: tuple[str, ...]
    proposals: tuple[Proposal, ...] = ()

    def doubting(self, remark: str) -> "Draft":
        """The draft with one more thing to look at."""
        return replace(self, remarks=(remark, *self.remarks))


def draft(
    issued: Issued,
    content: bytes,
    path: str,
    rules: Rules,
    vocabulary: Vocabulary,
    language: str,
    removed: frozenset[str] = frozenset(),
) -> Draft:
    """The draft of a text that was read, without the blocks whose words are ``removed``.

    Raises :class:`FidelityError` if a character was lost or added, :class:`ContentError` if the
    text has no paragraph or is too long.
    """
    lines, numbers = settle_line_numbers(issued.lines)
    lines, signs = settle_font_signs(lines)
    cleared = furniture.clear(lines)
    built = structure.build(cleared.lines)
    names = Names(vocabulary, rules, language)
    closing = take_signatures(built.blocks, rules, names, language)
    headed = front_matter.read(closing.text, closing.signed, issued, rules, names, language)
    cuts = (*cleared.cuts, *(cut for each in cleared.footnotes for cut in each.cuts))
    cuts = (*issued.cuts, *numbers, *signs, *cuts, *built.cuts, *closing.cuts, *headed.cuts)
    blocks, cuts, stays_out = leave_out(headed.blocks, cuts, removed)
    text = textfile.write(blocks, path)
    kept = [line for block in blocks for line in block.lines]
    settle(issued, kept, cuts, textfile.bare(text.text), path)
    refs = dict(_refs(text))
    remarks = (*issued.remarks, *built.remarks, *closing.remarks, *stays_out, *text.remarks)
    return Draft(
        language=language,
        digest=sha256(content).hexdigest(),
        found=headed.found,
        text=text,
        blocks=text.blocks,
        cuts=tuple(sorted(cuts, key=lambda cut: (cut.index, cut.column))),
        footnotes=tuple(
            (note, refs.get(issued.marks.get(note.mark, -1)) or _pointed_at(note, cuts, refs))
            for note in cleared.footnotes
        ),
        remarks=(
            *remarks,
            *unread_marks(text.blocks, remarks, language),
            *left_marks(text.blocks, language),
            *_pointed_at_by_none(cleared.footnotes, cuts, issued),
        ),
    )


def _refs(text: TextFile) -> Iterator[tuple[int, str]]:
    """The reference of the paragraph that contains each line of the source."""
    paragraphs = iter(text.paragraphs)
    ref = ""
    for block in text.blocks:
        if block.kind in ("heading", "part"):
            continue
        if not ref or block.kind not in ("bullet", "more"):
            ref = next(paragraphs).ref
        yield from ((line.index, ref) for line in block.lines)


def _marks_of(cut: Cut) -> list[str]:
    """The marks of footnotes that a cut took off."""
    said = cut.words.translate(PLAIN).strip("[](){}^")
    return re.split(r"[,;\s]+", said) if cut.why == "footnote mark" else []


def _pointed_at_by_none(
    notes: tuple[Footnote, ...], cuts: tuple[Cut, ...], issued: Issued
) -> Iterator[str]:
    """A remark on each footnote whose mark is nowhere, be it in a paragraph or in the title."""
    known = {mark for cut in cuts for mark in _marks_of(cut)} | issued.marks.keys()
    for note in notes:
        if note.mark and note.mark not in known:
            place = note.cuts[0].place
            yield f"{place}: no mark was found of the footnote {note.mark}; see where it belongs"


def _pointed_at(note: Footnote, cuts: tuple[Cut, ...], refs: dict[int, str]) -> str:
    """The reference of the first paragraph that refers to a footnote; empty if none does."""
    for cut in cuts:
        if note.mark in _marks_of(cut) and cut.index in refs:
            return refs[cut.index]
    return ""
