"""The text as issued beside the adopted text: block by block, with what an import left out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec import Struct

from docgen.collation.import_record import (
    HYPHEN,
    Record,
    RecordedLine,
    load_record,
    recorded_lines,
)
from docgen.collation.source_text import SourceLine, SourceText, read_source, record_of
from docgen.collation.text import Proof, prove_text
from docgen.errors import FidelityError
from docgen.load.text import blocks_of, parse
from docgen.model import Head
from docgen.sources import Sources

_PLACE = re.compile(r"\b(?:page \d+, )?(?:line|row|paragraph|heading|cell) \d+")
_MARKS = re.compile(r"[*_#<>\\`~=—–-]*")


class LeftOut(Struct, frozen=True):
    """Words of the source that are not in the text, or are ``written`` differently there.

    ``cuts`` are their numbers in the record, from 0; none if docgen skips them without a record.
    ``unsure``: the import was not sure, and nobody has looked. ``can_keep``: they can be put into
    the text.
    """

    place: str
    words: str
    why: str
    written: str
    cuts: tuple[int, ...]
    unsure: bool
    can_keep: bool


class Piece(NamedTuple):
    """A part of a line of the source; ``out`` if the text does not have it so."""

    words: str
    out: bool


class IssuedLine(Struct, frozen=True):
    """A line of the source and where it is there."""

    place: str
    pieces: tuple[Piece, ...]


class Doubt(Struct, frozen=True):
    """What the import was not sure of: its number in the record, from 0, and its words.

    ``on_block``: they are about the block itself, and not about what it says, such as a date.
    """

    number: int
    words: str
    on_block: bool


class BlockBeside(Struct, frozen=True):
    """A block of the adopted text and its lines of the source.

    ``line`` is where it begins in the text file, and 0 where the text has none of the lines;
    ``ref`` is its paragraph's, empty for a heading. ``begins``: the paragraph begins with it.
    """

    line: int
    ref: str
    words: str
    begins: bool
    issued: tuple[IssuedLine, ...]
    left_out: tuple[LeftOut, ...]
    doubts: tuple[Doubt, ...]


class SideBySide(Struct, frozen=True):
    """Both texts; ``doubts`` are those without a line, ``record`` is empty if there is none."""

    text: str
    source: str
    record: str
    blocks: tuple[BlockBeside, ...]
    doubts: tuple[Doubt, ...]
    differences: tuple[FidelityError, ...]


class Collated(NamedTuple):
    """All that comes of comparing a text with its source; the lines are those of the proof."""

    text: str
    lines: tuple[RecordedLine | None, ...]
    source: SourceText
    record: Record
    proof: Proof


def collate(sources: Sources, text_path: str, source_path: str, head: Head) -> Collated:
    """Compare the text file with its source, both paths of ``sources``.

    Raises :class:`ContentError` if a file cannot be read.
    """
    text, path = sources.text(text_path), record_of(source_path)
    parse(text, text_path)
    if sources.find(path) is None:
        source = read_source(sources, source_path)
        nothing = (None,) * len(source.lines)
        proof = prove_text(text, text_path, source, head)
        return Collated(text, nothing, source, Record((), ()), proof)
    lines = recorded_lines(sources, source_path, path)
    left = (SourceLine(str(each.left.place), each.left.text, furniture=False) for each in lines)
    source = SourceText(source_path, tuple(left), path)
    record, proof = load_record(sources, path), prove_text(text, text_path, source, head)
    return Collated(text, tuple(lines), source, record, proof)


def side_by_side(sources: Sources, text_path: str, source_path: str, head: Head) -> SideBySide:
    """Both texts beside each other; raises as :func:`collate`."""
    found = collate(sources, text_path, source_path, head)
    doubts = [
        Doubt(number, words, bool(_PLACE.match(words)))
        for number, words in enumerate(found.record.look_at)
    ]
    blocks = tuple(_blocks(found, text_path, doubts))
    shown = {each.number for block in blocks for each in block.doubts}
    return SideBySide(
        text_path,
        source_path,
        found.source.record,
        blocks,
        tuple(each for each in doubts if each.number not in shown),
        found.proof.differences,
    )


def _blocks(found: Collated, path: str, doubts: Sequence[Doubt]) -> Iterator[BlockBeside]:
    """The blocks of the text in order, and between them what it does not have."""
    refs = {each.line: each.ref for each in parse(found.text, path)}
    starts = blocks_of(found.text)
    owners = _owners(found, [line for line, _ in starts])
    shown: list[tuple[int, list[int]]] = []
    last = 0
    for line, same in groupby(range(len(owners)), key=owners.__getitem__):
        shown += [(each, []) for each, _ in starts if last < each < line]
        shown.append((line, list(same)))
        last = max(last, line)
    shown += [(each, []) for each, _ in starts if each > last]
    words, ref = dict(starts), ""
    for line, numbers in shown:
        if not line and not any(_read(found, each).strip() for each in numbers):
            continue
        ref = refs.get(line, ref)
        block = words.get(line, "")
        places = {found.source.lines[each].place for each in numbers}
        yield BlockBeside(
            line,
            "" if block.startswith("#") or not line else ref,
            block,
            line in refs,
            tuple(_issued(found, each) for each in numbers if _read(found, each).strip()),
            tuple(_left_out(found, numbers, whole=not line)),
            tuple(each for each in doubts if places & set(_PLACE.findall(each.words)[:1])),
        )


def _owners(found: Collated, starts: Sequence[int]) -> list[int]:
    """For each line of the source the block that its first word is in, or 0.

    A line that the text does not have is its block's if that goes on below it.
    """
    said = found.proof.said
    owners = [
        starts[bisect_right(starts, said[met[0]].line) - 1] if met else 0 for met in found.proof.met
    ]
    known = [number for number, owner in enumerate(owners) if owner]
    for one, other in pairwise(known):
        blank = all(not _read(found, each).strip() for each in range(one + 1, other))
        if owners[one] == owners[other] or blank:
            owners[one + 1 : other] = [owners[one]] * (other - one - 1)
    return owners


def _read(found: Collated, number: int) -> str:
    line = found.lines[number]
    return found.source.lines[number].text if line is None else line.read.text


def _issued(found: Collated, number: int) -> IssuedLine:
    line, told = found.lines[number], found.source.lines[number]
    if line is None:
        return IssuedLine(told.place, (Piece(told.text, not found.proof.met[number]),))
    pieces, at = [], 0
    for cut in line.cuts:
        pieces += [Piece(line.read.text[at : cut.start], out=False)]
        pieces += [Piece(line.read.text[cut.start : cut.end], out=True)]
        at = cut.end
    pieces.append(Piece(line.read.text[at:], out=False))
    return IssuedLine(told.place, tuple(each for each in pieces if each.words))


def _left_out(found: Collated, numbers: Sequence[int], *, whole: bool) -> Iterator[LeftOut]:
    """What was left out of these lines; of whole lines, those with one reason are one."""
    each_one = [one for number in numbers for one in _of_line(found, number)]
    if not whole:
        yield from each_one
        return
    for _, same in groupby(each_one, key=lambda one: (one.why, one.unsure, one.can_keep)):
        first, *more = same
        yield LeftOut(
            first.place if not more else f"{first.place} to {more[-1].place}",
            " ".join(one.words for one in (first, *more)),
            first.why,
            first.written,
            tuple(cut for one in (first, *more) for cut in one.cuts),
            first.unsure,
            first.can_keep,
        )


def _of_line(found: Collated, number: int) -> Iterator[LeftOut]:
    line, told = found.lines[number], found.source.lines[number]
    if line is None:
        if told.text.strip() and not found.proof.met[number]:
            why = "page furniture" if told.furniture else "title, place or date"
            yield LeftOut(told.place, told.text.strip(), why, "", (), unsure=False, can_keep=False)
        return
    for cut in line.cuts:
        yield _one(found.record, cut.number, told.place, in_line=True)
    unread = (_one(found.record, each, told.place, in_line=False) for each in line.unread)
    yield from (each for each in unread if each.unsure)  # the others are marks of the file's kind


def _one(record: Record, number: int, place: str, *, in_line: bool) -> LeftOut:
    cut = record.cuts[number]
    words, why, written = cut["words"], str(cut["why"]), cut.get("written", "")
    return LeftOut(
        place,
        words,
        why,
        written,
        (number,),
        bool(cut.get("unsure")),
        in_line and bool(words) and not written and not is_mark(cut),
    )


def is_mark(cut: dict[str, object]) -> bool:
    """Whether a cut is of a mark such as ``**``, which no text would keep."""
    return not str(cut["why"]).startswith(HYPHEN) and bool(_MARKS.fullmatch(str(cut["words"])))
