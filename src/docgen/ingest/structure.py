"""Lines → blocks: headings, numbered paragraphs, sub-paragraphs, bullets, and all that has no mark.

First ``paragraph_numbers`` finds which numbers count paragraphs; then each line either begins a
block or continues the one before.
"""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from docgen.characters import joined_without_blank
from docgen.ingest import headings, paragraph_numbers
from docgen.ingest.block import Block, BlockKind
from docgen.ingest.breaks import Breaks
from docgen.ingest.captions import is_caption, is_numbered, opens_part
from docgen.ingest.hyphens import divided_figures, join_hyphens
from docgen.ingest.named import kinds_in_sequence, name_paragraphs
from docgen.ingest.nested import number_items
from docgen.language.articles import name_of
from docgen.language.labels import FIRST, LETTERS, follows
from docgen.language.letters import CLAUSE_END, SENTENCE_END, TRUE_CAPITALS
from docgen.readers.issued import Cut, Line, cut_of

_BULLET = re.compile(r"([•●▪◦‣∙·*–—-]|\uf0b7|o(?=\s{2}))\s+(?=\S)")
_LETTER = re.compile(r"(?:\(([a-z]|[ivx]{2,5})\)|([a-z]|[ivx]{2,5})\))(?:\s+|$|(?=[A-Z]))")
# Items of a list that keep their mark in the words: (А), б), 1.1, 2.1.3.
_ITEM = re.compile(r"\(?[^\W\da-z_]\)\s+\S|[^\W\da-z_]\)\s+\S|\d{1,3}(?:\.\d{1,3})+\.?\s+\S")
_SECOND = re.compile(r"(?:\d{1,3}|[IVXLC]+)\.\d{1,3}\.?(?:\s|$)")
# i., а. or أ-, where there are two or more of them; and 1(a) or (a)(i).
_DOTTED = re.compile(r"(?:[ivx]{1,5}|[a-z])\.\s+\S")
_DOTTED_OTHER = re.compile(rf"[^\W\d_A-Za-z{TRUE_CAPITALS}](?:\.|\s?[-–—])\s+\S")
_SEVERAL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s?(?=\()|(?=\(\w{1,5}\)\s?\())"
    r"(?:\((?:[a-z]|[ivx]{2,5}|[^\W\d_])\)\s?)+(?=\S)"
)
_LETTERED = ((_LETTER, _SEVERAL), (_DOTTED,), (_DOTTED_OTHER,))
_ROMAN_LABEL = re.compile(r"(?:[IVXLC]+|[A-Z])[.)]")


class Structure(Struct, frozen=True):
    """The blocks in order, what was cut on the way, and what a person should look at."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


def build(lines: Sequence[Line]) -> Structure:
    """The blocks that ``lines`` come to."""
    found = paragraph_numbers.find(lines)
    lines = found.lines
    breaks = Breaks(lines)
    marks = [each for alike in _LETTERED if _occur_twice(alike, lines) for each in alike]
    names = kinds_in_sequence([line.text for line in lines])
    blocks: list[Block] = []
    cuts = list(found.cuts)
    above: Line | None = None
    for position, line in enumerate(lines):
        if not line.text.strip() and not line.label and position not in found.marks:
            continue
        before, above = above, line
        if position in found.marks:
            blocks.append(_numbered(line, found.marks[position], lines, cuts))
            continue
        if position in found.headings or position in found.items:
            opened: BlockKind = "heading" if position in found.headings else "bullet"
            blocks.append(_labelled(line, opened, cuts))
            continue
        if line.more and blocks:
            blocks.append(Block("more", (line,)))
            continue
        kind = _opens(line, before, blocks, breaks, marks, names)
        if kind is None:
            last = blocks[-1]
            blocks[-1] = replace(last, lines=(*last.lines, line))
        elif kind == "letter" and (match := _SEVERAL.match(line.text) or _LETTER.match(line.text)):
            label = match.group().strip()
            cuts.append(cut_of(line, 0, len(label), "letter", written=label))
            blocks.append(Block("letter", (line.part(len(label)),), label))
        elif line.role == "cell" and before and before.role == "cell":
            blocks.append(Block("more", (line,)))
        elif line.label:
            blocks.append(_labelled(line, _kind_of_label(line, blocks), cuts))
        else:
            blocks.append(Block(kind, (line,)))
    blocks, remarks = headings.settle(list(map(_without_blanks, blocks)))
    named = name_paragraphs(blocks)
    nested = number_items(_paragraphs_of_headings(list(named.blocks)), (*cuts, *named.cuts))
    blocks = list(nested.blocks)
    figures = divided_figures([block.lines for block in blocks])
    lines_of, hyphens = join_hyphens([block.lines for block in blocks])
    joined = [
        block if block.lines is of else replace(block, lines=of)
        for block, of in zip(blocks, lines_of, strict=True)
    ]
    return Structure(
        tuple(joined),
        (*nested.cuts, *hyphens),
        (*found.remarks, *remarks, *named.remarks, *nested.remarks, *figures, *breaks.remarks()),
    )


def _paragraphs_of_headings(blocks: list[Block]) -> list[Block]:
    """``blocks`` with items that are no paragraph's as paragraphs.

    That is a list right below a heading, and ``1.1``, ``1.2`` … below ``1. Water``.
    """
    found: list[Block] = []
    first: Block | None = None  # below the last heading
    for block in blocks:
        if block.kind in ("heading", "part"):
            first = None
            found.append(block)
            continue
        begins = first is None and bool(found)
        counts = _SECOND.match(block.mark or block.words) and (
            first is None or (first.kind == "plain" and _SECOND.match(first.mark or first.words))
        )
        own = (
            replace(block, kind="plain") if block.kind == "bullet" and (begins or counts) else block
        )
        first = first or own
        found.append(own)
    return found


def _numbered(line: Line, number: str, lines: Sequence[Line], cuts: list[Cut]) -> Block:
    """A numbered paragraph; of ``1. (a)``, if another line has (b), both are its mark."""
    blanks = len(line.text) - len(line.text.lstrip())
    match = LETTERS.match(line.text, blanks)
    letter = match[0].strip("()") if match else ""
    if match and letter in FIRST and any(_goes_on(each.text, letter) for each in lines):
        cuts.append(cut_of(line, blanks, match.end(), "letter", written=match[0]))
        return Block("number", (line.part(match.end()),), f"{number} {match[0]}")
    return Block("number", (line,), number)


def _goes_on(text: str, letter: str) -> bool:
    """Whether ``text`` begins with the letter that follows ``letter``."""
    match = LETTERS.match(text)
    return match is not None and follows(match[0].strip("()"), letter)


def _labelled(line: Line, kind: BlockKind, cuts: list[Cut]) -> Block:
    """The block that ``line`` opens; of a label that the file counts ``cuts`` keeps the record."""
    if line.label:
        cuts.append(Cut(line.index, line.place, (), "", "counted by the file", line.label))
    return Block(kind, (line,), line.label)


def _kind_of_label(line: Line, blocks: Sequence[Block]) -> BlockKind:
    """What a label opens that counts no paragraph: a heading, if its line looks like one.

    A line that is indented below a paragraph's number is none.
    """
    label = line.label
    number = next((each for each in reversed(blocks) if each.kind == "number"), None)
    below = number is not None and line.indent > number.lines[0].indent
    headed = not below and (opens_part(label) or _ROMAN_LABEL.fullmatch(label))
    if line.role == "heading" or (headed and _heads(line)):
        return "heading"
    return paragraph_numbers.kind_of(label)


def _heads(line: Line) -> bool:
    return len(line.text) <= 120 and not SENTENCE_END.search(line.text)


def _without_blanks(block: Block) -> Block:
    """``block`` with its lines joined without a blank where the script has none."""
    if len(block.lines) == 1:
        return block
    lines = [
        replace(line, glued=True) if joined_without_blank(line.text, below.text) else line
        for line, below in pairwise(block.lines)
    ]
    return replace(block, lines=(*lines, *block.lines[-1:]))


def _opens(
    line: Line,
    before: Line | None,
    blocks: list[Block],
    breaks: Breaks,
    marks: Container[re.Pattern[str]],
    names: Container[str],
) -> BlockKind | None:
    """What begins with ``line``; ``None`` when it goes on with the block before."""
    kind = _kind(line, marks)
    if before is None or not blocks:
        return kind
    last = blocks[-1]
    if line.label or line.role != before.role:
        return kind
    if last.mark and not last.words:  # a number alone on its line, or in its cell
        return None
    if kind == last.kind == "heading" and _is_one_heading(before, line):
        return None
    name = name_of(line.text)
    # The first may come below a clause of a preamble.
    ends = CLAUSE_END if name and name.value == 1 else SENTENCE_END
    counted = name and name.kind in names and ends.search(before.text)
    begins = (
        line.whole
        or breaks.beside_heading(before, line, last, kind)
        or counted
        or kind == "letter"
        or line.bold != before.bold
        or breaks.between(before, line, last, kind)
    )
    return kind if begins else None


def _is_one_heading(before: Line, line: Line) -> bool:
    """Whether two lines of a heading were parted by hand: **Joint Statement** and **on Lakes**."""
    counted = opens_part(before.text) or opens_part(line.text) or is_numbered(line.text)
    same = before.hard and before.index == line.index and line.role != "cell"
    return same and not counted


def _occur_twice(marks: Sequence[re.Pattern[str]], lines: Sequence[Line]) -> bool:
    either = re.compile("|".join(f"(?:{mark.pattern})" for mark in marks))
    return sum(either.match(line.text) is not None for line in lines) > 1


def _kind(line: Line, marks: Container[re.Pattern[str]]) -> BlockKind:
    if line.role == "heading":
        return "heading"
    if any(each in marks and each.match(line.text) for each in (_LETTER, _SEVERAL)):
        return "letter"
    if any(each in marks and each.match(line.text) for each in (_DOTTED, _DOTTED_OTHER)):
        return "bullet"
    if _BULLET.match(line.text) or _ITEM.match(line.text):
        return "bullet"
    return "heading" if is_caption(line) else "plain"
