"""Items that a number or a letter counts → sub-paragraphs, each with a reference of its own.

That is ``1.1``, ``(А)``, ``б)``, ``i.`` and ``أ-``, where two or more are of one kind and the first
is the first letter. Bullets, and ``1)`` inside a paragraph, stay blocks of it. The text file has
``(i)`` for ``i.``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docgen.ingest.block import Block
from docgen.language.labels import FIRST, style
from docgen.readers.issued import Cut, cut_of

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s|$)")
_LETTER = re.compile(
    r"(?P<open>\()?(?P<letter>[ivx]{2,5}|[IVX]{2,5}|[^\W\d_]\u0640?)(?P<end>(?(open)\)|[).]))(?=\s|$)"
    r"|(?P<arabic>[\u0621-\u064a]\u0640?)\s?[-–—](?=\s|$)"
)


class Nested(NamedTuple):
    """The blocks, all cuts, and what a person should look at."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


class _Label(NamedTuple):
    """A number or a letter: as it is, and as the text file has it; how it is set."""

    said: str
    written: str
    letter: str = ""
    set_as: tuple[object, ...] = ()


def number_items(blocks: Sequence[Block], cuts: Sequence[Cut]) -> Nested:
    """``blocks`` with items as sub-paragraphs, and ``cuts`` with those of their marks."""
    labels = {at: label for at, block in enumerate(blocks) if (label := _label_of(block))}
    often = Counter(label.set_as for label in labels.values())
    found, made, remarks = list(blocks), list(cuts), []
    opened = set[object]()  # kinds of letters below the last number
    counted = set[str]()  # numbers such as 1.1, closed with a point or not
    for at, block in enumerate(blocks):
        if block.kind in ("number", "heading", "part"):
            opened.clear()
        label = labels.get(at)
        if label is None:
            continue
        if label.letter in FIRST and often[label.set_as] > 1:
            opened.add(label.set_as)
        if block.kind == "letter" or (label.letter and label.set_as not in opened):
            if block.kind != "letter" and often[label.set_as] > 1:
                remarks.append(_remark(block, label))
            continue
        if not label.letter:
            remarks += _gap(block, label.written, counted)
        kind = "nested" if block.kind == "bullet" else "letter"
        if block.mark:
            made = _rewritten(made, block, label.written)
            found[at] = replace(block, kind=kind, mark=label.written)
            continue
        first, end = block.lines[0], len(label.said)
        why = "letter" if label.said == label.written else f"letter, written {label.written}"
        made.append(cut_of(first, 0, end, why, written=label.written))
        lines = (first.part(end), *block.lines[1:])
        found[at] = replace(block, kind=kind, mark=label.written, lines=lines)
    return Nested(tuple(found), tuple(made), tuple(remarks))


def _label_of(block: Block) -> _Label | None:
    """The number or letter that a block begins with; of text that is no item, a number alone."""
    text = block.mark or block.lines[0].text
    if block.kind not in ("bullet", "plain", "letter"):
        return None
    if (match := _NUMBER.match(text)) and block.kind != "letter":
        return _Label(match[0], match[0])
    match = _LETTER.match(text) if block.kind != "plain" else None
    if not match:
        return None
    letter = match["letter"] or match["arabic"]
    written = match[0] if match[0].endswith(")") else f"({letter})"
    return _Label(match[0], written, letter, (style(letter), match["open"], match["end"]))


def _rewritten(cuts: Sequence[Cut], block: Block, written: str) -> list[Cut]:
    """``cuts``, of which that of the label that a file counts says what is ``written``."""
    line = block.lines[0].index
    return [
        replace(cut, written=written) if (cut.index, cut.written) == (line, block.mark) else cut
        for cut in cuts
    ]


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
        f"{block.lines[0].place}: “{label.said}” has no first letter of its list above it; left in"
        " the words"
    )
