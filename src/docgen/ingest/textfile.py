"""Blocks → ``text.LANG.md``, as :mod:`docgen.load.text` reads it back."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docgen.errors import ContentError, FidelityError
from docgen.ingest.block import Block, BlockKind
from docgen.language.articles import name_of
from docgen.language.labels import mark_of
from docgen.load.text import TextParagraph, parse
from docgen.readers.issued import too_much
from docgen.sources import LARGEST_TEXT

# What would be read as markup at the start of a block, and is not here: a \ goes before it.
_MARK = re.compile(r"#{1,6} |\\")
_MARKED = ("number", "letter", "nested")
_OPENERS = {"heading": "## ", "part": "# ", "bullet": "    ", "more": "    ", "plain": ""}
_HEADINGS = ("heading", "part")
_MARKUP = re.compile(r"\n(?:#{1,6} |\\)")


class TextFile(NamedTuple):
    """The text of the file, its blocks and paragraphs as they load, and remarks.

    The remarks are on numbers that became words.
    """

    text: str
    blocks: tuple[Block, ...]
    paragraphs: tuple[TextParagraph, ...]
    remarks: tuple[str, ...]


def write(blocks: Sequence[Block], path: str) -> TextFile:
    """The text file of ``blocks``, proved to load as they are.

    A number that would clash with another becomes words of its paragraph, with a remark. Raises
    :class:`ContentError` for a text that is too large or cannot load.
    """
    if sum(len(each.words) for each in blocks) > LARGEST_TEXT:
        raise too_much(path, "characters of text", LARGEST_TEXT)
    remarks: list[str] = []
    # Letters before any number count the paragraphs themselves.
    below = next((at for at, each in enumerate(blocks) if _may_be_above(each)), None)
    below = len(blocks) if below is None else below
    blocks = [
        replace(block, kind=_without_number(blocks, at))
        if block.mark and (not block.words or (at < below and _is_letter(block)))
        else block
        for at, block in enumerate(blocks)
    ]
    while True:
        # Each block is a line, and a blank line follows it.
        starts = {2 * position + 1: position for position in range(len(blocks))}
        text = "\n\n".join(map(_written, blocks)).rstrip("\n") + "\n"
        try:
            paragraphs = parse(text, path)
        except ContentError as error:
            clashes = [starts[each.line] for each in (error, *error.others) if each.line in starts]
            if not clashes or any(blocks[at].kind == "plain" for at in clashes):
                raise ContentError(
                    f"the text as recognised does not load: {error}", path
                ) from error
        else:
            read = {starts[each.line]: each.blocks[0] for each in paragraphs}
            clashes = [
                at
                for at, block in enumerate(blocks)
                if block.kind in _MARKED and read.get(at) != block.words
            ]
            if not clashes:
                _check_read_back(blocks, paragraphs, path)
                return TextFile(text, tuple(blocks), paragraphs, tuple(remarks))
        for at in clashes:
            place = blocks[at].lines[0].place
            remarks.append(
                f"{place}: {blocks[at].mark} is not a new number here; left in the words"
            )
            blocks[at] = replace(blocks[at], kind=_without_number(blocks, at))


def _may_be_above(block: Block) -> bool:
    """Whether letters can come below a block: it is text, or has a number."""
    return block.kind in ("number", "plain") or (block.kind in _MARKED and not _is_letter(block))


def _is_letter(block: Block) -> bool:
    return block.kind in ("letter", "nested") and not block.mark[0].isdigit()


def _without_number(blocks: Sequence[Block], at: int) -> BlockKind:
    """What a block is whose number does not count: an item, if there is a paragraph above it."""
    item = blocks[at].kind == "nested" and at and blocks[at - 1].kind not in _HEADINGS
    return "bullet" if item else "plain"


def bare(text: str) -> str:
    """The words of a text file, without its markup."""
    return _MARKUP.sub("\n", f"\n{text}")[1:]


def _written(block: Block) -> str:
    words = f"{block.mark} {block.words}".strip()
    if block.kind in _MARKED:
        return words
    if block.kind == "plain":
        marked = _MARK.match(f"{words} ") or mark_of(f"{words} ") or name_of(words)
        return f"\\{words}" if marked else words
    return _OPENERS[block.kind] + words


def _check_read_back(blocks: list[Block], paragraphs: tuple[TextParagraph, ...], path: str) -> None:
    """The loader gives the words of every block back, in order."""
    read = [words for each in paragraphs for words in each.blocks]
    wanted = [
        each.words if each.kind in _MARKED else f"{each.mark} {each.words}".strip()
        for each in blocks
        if each.kind not in _HEADINGS
    ]
    if read != wanted:
        different = next(
            (pair for pair in zip(read, wanted, strict=False) if pair[0] != pair[1]), ""
        )
        raise FidelityError(
            f"the text file does not load as it was written: {different}",
            path,
            hint="a defect of docgen; nothing was written",
        )
