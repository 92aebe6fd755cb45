"""Blocks → which of them are headings, and below which of these numbers begin again."""

import re
import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from docgen.ingest.block import Block
from docgen.ingest.captions import is_article, opens_part
from docgen.language.articles import name_of
from docgen.language.letters import CAPITALS, CLAUSE_END, SENTENCE_END

_ROMAN = re.compile(r"[IVXLC]+")
_LONGEST = 90  # letters of a heading that is only known by its place
# A year would make it a date; A.1. before the words is a number.
_HEADING = re.compile(rf"(?:(?:[A-Z]|[IVX]+)\.\d{{1,2}}[.)]?\s+)?[{CAPITALS}][^\d\t]*$")


def settle(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """``blocks`` with their headings marked, and what a person should look at."""
    found, remarks = _unmarked(_standing(blocks))
    return _with_parts(found), remarks


def _standing(blocks: list[Block]) -> list[Block]:
    """A heading stands above something: what only looks like one, as ``A. Name``, is text."""
    found: list[Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        seen = block.lines[0].role == "heading" or all(line.bold for line in block.lines)
        if block.kind == "plain" and seen and following and _heads_in_lines(block):
            block = replace(block, kind="heading")  # noqa: PLW2901 - bold, over more than a line
        stands = following and (
            following.kind != "plain"
            or seen
            or opens_part(block.words)
            or len(following.words) > 60
            or SENTENCE_END.search(following.words)
            or any(_could_head(following, [block], each) for each in blocks[position + 2 :][:1])
        )
        in_row = following and following.kind == "more" and following.lines[0].role == "cell"
        if block.kind == "heading" and (not stands or in_row or len(block.words) > 300):
            block = replace(block, kind="plain")  # noqa: PLW2901
        found.append(block)
    return found


def _unmarked(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """Short lines that only their position marks as headings, each with a remark.

    Such a line is not a sentence, and is alone between the end of a paragraph and another
    paragraph.
    """
    found, remarks, begun = list(blocks), [], False
    for at, block in enumerate(blocks):
        above, below = blocks[at - 1 : at] if at else [], blocks[at + 1 : at + 2]
        titled = bool(above) and above[0].kind == "heading" and opens_part(above[0].words)
        if (
            (begun or titled or name_of(block.words))
            and below
            and _could_head(block, above[:1], below[0])
        ):
            heads = below[0].kind == "heading"  # "II" above its title
            sure = heads or _is_counted(below[0]) or _is_text(below[0].words, block.words)
            found[at] = replace(block, kind="heading") if sure else block
            if not (
                (titled or heads) and sure
            ):  # below "Article 1" it can be nothing but its title
                remarks.append(_remark(block, sure))
        begun = begun or bool(block.mark or CLAUSE_END.search(block.words))
    return found, remarks


def _could_head(block: Block, above: Sequence[Block], below: Block) -> bool:
    if block.kind != "plain" or len(block.lines) != 1 or block.lines[0].role != "body":
        return False
    words = block.words
    return (
        2 <= len(words) <= _LONGEST
        and not CLAUSE_END.search(words)
        and bool(_HEADING.match(words))
        and all(_closed(each) or name_of(words) for each in above)
        and (
            _is_counted(below)
            or (below.kind == "heading" and bool(_ROMAN.fullmatch(words)))
            or (below.kind == "plain" and bool(SENTENCE_END.search(below.words)))
        )
    )


def _closed(block: Block) -> bool:
    return block.kind in ("heading", "part") or bool(CLAUSE_END.search(block.words))


def _is_counted(block: Block) -> bool:
    words = block.mark or block.words
    named = block.kind == "plain" and name_of(words)
    return block.kind == "number" or bool(named or re.match(r"\d+\.\d", words))


def _is_text(words: str, heading: str) -> bool:
    """Whether ``words`` are longer than a heading above them, and than most names."""
    return _width(words) > max(_width(heading), 30)


def _width(words: str) -> int:
    """Characters; those of Chinese and the like, which are as wide as two, are counted twice."""
    return len(words) + sum(unicodedata.east_asian_width(each) in "WF" for each in words)


def _remark(block: Block, sure: bool) -> str:
    if not sure:
        return (
            f"{block.lines[0].place}: “{block.words}” may be a heading; if so, write ## before it"
            " in the text file"
        )
    return (
        f"{block.lines[0].place}: “{block.words}” was taken for a heading, as a short line without"
        " a full stop; if it is text, delete the ## before it in the text file"
    )


def _heads_in_lines(block: Block) -> bool:
    """Whether bold lines make a heading together; the first alone may end with a comma."""
    return len(block.lines) > 1 and len(block.words) <= 200 and not CLAUSE_END.search(block.words)


def _with_parts(blocks: list[Block]) -> list[Block]:
    """Headings below which numbers begin again open a part; so do annexes.

    If they begin again below an article, every article is one: a paragraph of Article 3 is not one
    of the part Article 2.
    """
    found = list(blocks)
    seen: set[str] = set()
    heading: int | None = None
    for position, block in enumerate(blocks):
        if block.kind == "heading":
            titled = (
                heading is not None
                and heading == position - 1
                and opens_part(blocks[heading].words)
            )
            heading = heading if titled else position  # "Annex I" above its title
        elif block.kind == "number":
            number = block.mark.rstrip(".)")
            if number in seen and heading is not None:
                found[heading] = replace(blocks[heading], kind="part")
                seen = set()
            seen.add(number)
    if any(each.kind == "part" and is_article(each.words) for each in found):
        articles = (each.kind == "heading" and is_article(each.words) for each in found)
        return [
            replace(each, kind="part") if article else each
            for each, article in zip(found, articles, strict=True)
        ]
    return found
