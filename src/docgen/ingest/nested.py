"""Items that a number or a letter counts → sub-paragraphs, each with a reference of its own.

That is ``1.1``, ``(А)``, ``б)``, ``i.`` and ``أ-``, where two or more are of one kind and the first
is the first letter. Bullets, and ``1)`` inside a paragraph, stay blocks of it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docgen.ingest.block import Block
from docgen.language.labels import DOTTED, FIRST, LETTERS, style
from docgen.language.letters import CLAUSE_END
from docgen.readers.issued import Cut, cut_of

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s|$)")
_NAME = 5  # words that a name's are fewer than
_FIGURE = re.compile(r"[(（]?\d{1,3}[.)）]\s?(?!\d)")


class Nested(NamedTuple):
    """The blocks, all cuts, and what a person should look at."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


class _Label(NamedTuple):
    """A number or a letter as it is written; a letter's style says which list it is of."""

    written: str
    letter: str = ""
    style: tuple[object, ...] = ()


def number_items(blocks: Sequence[Block], cuts: Sequence[Cut]) -> Nested:
    """``blocks`` with items as sub-paragraphs, and ``cuts`` with those of their marks."""
    blocks = _without_initials(list(_joined(blocks)))
    labels = _labels(blocks)
    often = Counter(label.style for label in labels.values())
    found, made = list(blocks), list(cuts)
    remarks: list[str] = []
    opened = set[object]()  # kinds of letters below the last number
    counted = set[str]()  # numbers such as 1.1, closed with a point or not
    for at, block in enumerate(blocks):
        if block.kind in ("number", "heading", "part"):
            opened.clear()
        label = labels.get(at)
        if label is None:
            remarks += _misplaced(block, found[at - 1] if at else block)
            continue
        if label.letter in FIRST and often[label.style] > 1:
            opened.add(label.style)
        if block.kind == "letter" or (label.letter and label.style not in opened):
            if block.kind != "letter" and often[label.style] > 1:
                remarks.append(_remark(block, label))
                if not label.written.endswith(")"):  # г. Астана
                    found[at] = replace(block, kind="plain")
            continue
        if not label.letter:
            remarks += _gap(block, label.written, counted)
        kind = "nested" if block.kind == "bullet" else "letter"
        first, *others = block.lines
        if not block.mark:
            end = len(label.written)
            made.append(cut_of(first, 0, end, "letter", written=label.written))
            first = first.part(end)
        found[at] = replace(block, kind=kind, mark=label.written, lines=(first, *others))
    return Nested(tuple(found), tuple(made), tuple(remarks))


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks`` with a number that is alone on its line, or in its cell, before its words."""
    alone: Block | None = None
    for block in blocks:
        if alone and _is_text_of(alone, block):
            yield replace(alone, kind="plain", lines=(*alone.lines, *block.lines))
            alone = None
            continue
        if alone:
            yield alone
        counted = block.kind in ("plain", "more") and _NUMBER.fullmatch(block.words)
        alone = block if counted else None
        if not alone:
            yield block
    if alone:
        yield alone


def _is_text_of(number: Block, block: Block) -> bool:
    """Whether ``block`` is what a number alone counts; in a table, it is no figure or name."""
    if block.mark or block.kind not in ("plain", "more", "bullet"):
        return False
    return number.kind == "plain" or (block.words[:1].isalpha() and " " in block.words)


def _label_of(block: Block) -> _Label | None:
    """The number or letter that a block begins with; of text that is no item, a number alone."""
    text = block.mark or block.lines[0].text
    if block.kind not in ("bullet", "plain", "letter"):
        return None
    if (match := _NUMBER.match(text)) and block.kind != "letter":
        return _Label(match[0])
    match = LETTERS.match(text) or DOTTED.match(text) if block.kind != "plain" else None
    if not match:
        return None
    letter = match[0].strip("().-–— ")
    return _Label(match[0], letter, (style(letter), match[0][0] == "(", match[0][-1]))


def _labels(blocks: Sequence[Block]) -> dict[int, _Label]:
    return {at: label for at, block in enumerate(blocks) if (label := _label_of(block))}


def _without_initials(blocks: list[Block]) -> list[Block]:
    """``blocks`` with a name such as أ. مثال, alone among others, as plain text."""
    labels = _labels(blocks)
    for at, label in labels.items():
        if not {at - 1, at + 1} & labels.keys() and _is_initial(blocks[at], label):
            blocks[at] = replace(blocks[at], kind="plain")
    return blocks


def _is_initial(block: Block, label: _Label) -> bool:
    """Whether a letter that has no capital may be that of a name, as in a signature."""
    letter, words = label.letter, block.words.removeprefix(label.written).strip()
    caseless = len(letter) == 1 and letter.upper() == letter.lower()
    short = 0 < len(words.split()) < _NAME and not CLAUSE_END.search(words)
    return caseless and label.written.endswith(".") and short


def _misplaced(block: Block, above: Block) -> Iterator[str]:
    """A remark on the item (3) of a paragraph after (b) of its item (2)."""
    item = block.kind == "bullet" and above.kind in ("letter", "nested")
    if item and _FIGURE.match(block.mark or block.words):
        yield (
            f"{block.lines[0].place}: the item “{block.words[:40]}” was added to {above.mark}"
            " before it; see whether it belongs there"
        )


def _gap(block: Block, number: str, counted: set[str]) -> list[str]:
    """A remark if 1.3. comes without 1.2; the text file needs the point for such a number."""
    above, _, last = number.strip(".)").rpartition(".")
    counted.add(number.strip(".)"))
    missing = f"{above}.{int(last) - 1}"
    if number[-1].isdigit() or int(last) < 2 or missing in counted:
        return []
    return [f"{block.lines[0].place}: number {number} has no {missing} before it"]


def _remark(block: Block, label: _Label) -> str:
    return (
        f"{block.lines[0].place}: “{label.written}” has no first letter of its list above it; left"
        " in the words"
    )
