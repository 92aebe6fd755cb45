"""Blocks that begin with ``§ 1.``, ``Article 1.``, ``第一条``, ``一、`` or ``I.`` → paragraphs.

These numbers count where they run in sequence from the first; what does not is left in the words,
with a remark. An article that numbered paragraphs come under stays a heading.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from docgen.ingest.block import Block
from docgen.language.articles import INNER, Name, name_of
from docgen.readers.issued import Cut, cut_of

_ITEM = re.compile(r"\(?(\d{1,2})[.)]\s")


class Named(NamedTuple):
    """The blocks, what was cut of them, and what a person should look at."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


def kinds_in_sequence(texts: Sequence[str]) -> frozenset[str]:
    """The kinds of names of which the first two begin one of ``texts``."""
    found = {(name.kind, name.value) for text in texts if (name := name_of(text))}
    return frozenset(kind for kind, value in found if value == 1 and (kind, 2) in found)


def name_paragraphs(blocks: Sequence[Block]) -> Named:
    """``blocks`` with names as the marks of paragraphs."""
    blocks = list(_whole(blocks))
    known = kinds_in_sequence([_said(each) for each in blocks if each.kind == "plain"])
    cuts: list[Cut] = []
    remarks: list[str] = []
    last: dict[str, int] = {}
    heading: int | None = None
    for at, block in enumerate(blocks):
        if block.kind in ("heading", "part"):
            heading = at
        if block.kind == "number":
            last.pop(INNER, None)
        name = name_of(_said(block)) if block.kind == "plain" else None
        if name is None or len(name.text.rstrip()) > len(block.mark or block.lines[0].text):
            continue
        first = name.value == 1 and name.kind in known
        if not first and name.value != last.get(name.kind, -1) + 1:
            remarks += _remark(block, name, known)
            continue
        if name.kind in last and heading is not None and first:
            blocks[heading] = replace(blocks[heading], kind="part")
            last.clear()
        if name.kind != INNER:
            last.pop(INNER, None)
        last[name.kind] = name.value
        blocks[at] = _counted(block, name, cuts)
    return Named(tuple(_with_items(blocks) if known else blocks), tuple(cuts), tuple(remarks))


def _with_items(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks`` with 1), 2) … between § 2 and § 3 as items of § 2, and no paragraphs."""
    names = [name_of(f"{each.mark} ") if each.kind == "number" else None for each in blocks]
    last: Name | None = None
    inside, wanted = False, 1
    for at, block in enumerate(blocks):
        if (name := names[at]) or block.kind in ("heading", "part"):
            last, wanted = name, 1
            inside = name is not None and _comes_after(name, names[at + 1 :])
        elif last and inside and _item(block) == wanted:
            block, wanted = replace(block, kind="bullet"), wanted + 1  # noqa: PLW2901 - an item
        yield block


def _comes_after(name: Name, others: Sequence[Name | None]) -> bool:
    """Whether the next of ``others`` follows ``name``."""
    following = next(filter(None, others), None)
    return following is not None and following[2:] == (name.kind, name.value + 1)


def _item(block: Block) -> int:
    """The number of an item; 0 for what has none."""
    match = _ITEM.match(_said(block)) if block.kind in ("number", "plain") else None
    return int(match[1]) if match else 0


def _said(block: Block) -> str:
    return f"{block.mark} {block.words}".strip()


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks`` with ``Article 1.`` or ``I.`` before its words, if none has numbers below it."""
    divided = {
        at
        for at, (one, other) in enumerate(pairwise(blocks))
        if other.kind == "plain" and _meet(one, other)
    }
    numbered = any(each.kind == "number" for each in blocks[min(divided, default=0) :])
    texts = [f"{blocks[at].words} {blocks[at + 1].words}" for at in sorted(divided)]
    if numbered or not kinds_in_sequence(texts):
        divided = set()
    for at, block in enumerate(blocks):
        if at - 1 in divided:
            yield replace(block, lines=(*blocks[at - 1].lines, *block.lines))
        elif at not in divided:
            yield block


def _meet(one: Block, other: Block) -> bool:
    """Whether a line was divided between them, or ``one`` is nothing but ``I.``."""
    name = name_of(f"{one.words} {other.words}")
    if name is None or one.mark:
        return False
    if one.kind == "heading":
        return one.lines[-1].index == other.lines[0].index
    return one.kind == "plain" and name.text.strip() == one.words


def _counted(block: Block, name: Name, cuts: list[Cut]) -> Block:
    if block.mark:  # the file counts it, and the cut is made
        return replace(block, kind="number")
    mark, first = name.text.rstrip(), block.lines[0]
    cuts.append(cut_of(first, 0, len(mark), "number", written=mark))
    return Block("number", (first.part(len(mark)), *block.lines[1:]), mark)


def _remark(block: Block, name: Name, known: frozenset[str]) -> Iterator[str]:
    if name.kind in known or not name.name.isalpha():
        yield (
            f"{block.lines[0].place}: “{name.text.strip()}” does not follow the one before it; left"
            " in the words"
        )
