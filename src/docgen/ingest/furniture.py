"""Lines → the lines that are text, and page furniture: page numbers, running heads, footnotes.

A page ends where the file says so (a form feed, a page of a PDF) or, in text extracted from pages,
at a page number. A running head is a line that recurs at another page's edge.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from docgen.ingest.footnotes import Footnote, find_notes, grouped, without_references
from docgen.ingest.raised import settle_raised
from docgen.ingest.running_heads import running_heads
from docgen.readers.issued import Cut, Line, cut_of, ink
from docgen.readers.page_marks import head_shape, page_number

_BARE = re.compile(r"\d{1,4}")
_BARE_RULE = re.compile(r"(?:[_―—–=\-]{3,}|\*{3,})")
_END = re.compile(r"[\\#*\-– ]*(?:#{2,3}|\* ?\* ?\*|- ?30 ?-|-?END-?)[#*\-– ]*")


class Cleared(NamedTuple):
    """The lines that are text, the cuts other than footnotes, and the footnotes."""

    lines: tuple[Line, ...]
    cuts: tuple[Cut, ...]
    footnotes: tuple[Footnote, ...]


def clear(lines: Sequence[Line]) -> Cleared:
    """Separate ``lines`` into text and page furniture."""
    dropped: dict[int, str] = {}
    for position, line in enumerate(lines):
        if line.role in ("head", "foot"):
            dropped[position] = "running head"
        elif line.role == "navigation":
            dropped[position] = "beside the text of a web page"
    numbers = _page_numbers(lines, dropped)
    dropped |= dict.fromkeys(numbers, "page number")
    heads = running_heads(lines, numbers, dropped)
    dropped |= dict.fromkeys(heads, "running head")
    notes = find_notes(lines, dropped)
    for position in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        if _END.fullmatch(lines[position].text):
            dropped[position] = "end mark"
    for at, line in enumerate(lines):
        other = at in dropped or at in notes or line.text[:1].isalnum()
        if not other and _BARE_RULE.fullmatch(ink(line.text)):
            dropped[at] = "rule"
    cuts = [
        cut_of(lines[at], 0, None, why, sure=heads.get(at, True))
        for at, why in sorted(dropped.items())
        if at not in notes and lines[at].text.strip()
    ]
    footnotes = grouped(lines, notes)
    kept = [at for at in range(len(lines)) if at not in dropped and at not in notes]
    text = _closed_up(lines, kept)
    text, references = without_references(text, (lines[at] for at in notes))
    named = {lines[at].label for at in notes}
    text, marks = settle_raised(text, (note.mark for note in footnotes), named)
    cuts += [*references, *marks]
    return Cleared(tuple(text), tuple(cuts), footnotes)


def _page_numbers(lines: Sequence[Line], dropped: dict[int, str]) -> list[int]:
    """Positions of page numbers: alone on a line, at an edge, and not the number of a paragraph."""
    edges = _edges(lines, 3)
    paged = any(line.place.page for line in lines)
    bare = [
        at
        for at, line in enumerate(lines)
        if at not in dropped and page_number(line.text) is not None
    ]
    if not paged and _count_paragraphs(
        lines, [at for at in bare if _BARE.fullmatch(lines[at].text)]
    ):
        return [at for at in bare if not _BARE.fullmatch(lines[at].text)]
    usual = Counter(line.gap for line in lines).most_common(1)[0][0] if lines else 0
    found = [
        at
        for at in bare
        if not lines[at].label
        and (
            at in edges
            if paged
            else not _BARE.fullmatch(lines[at].text)
            or _alone(lines, at, usual)
            or _beside_head(lines, at, bare)
        )
    ]
    last = next((at for at in reversed(range(len(lines))) if lines[at].text.strip()), -1)
    if found and last in bare and last not in found:
        counted = [page_number(lines[at].text) for at in found]
        return [*found, last] if page_number(lines[last].text) == (counted[-1] or 0) + 1 else found
    return found


def _beside_head(lines: Sequence[Line], at: int, bare: Sequence[int]) -> bool:
    """Whether a line beside a bare number recurs beside another: a running head."""
    return any(
        0 <= at + step < len(lines)
        and head_shape(lines[at + step].text)
        in [
            head_shape(lines[each + step].text)
            for each in bare
            if 0 <= each + step < len(lines) and each != at
        ]
        for step in (-1, 1)
    )


def _alone(lines: Sequence[Line], at: int, usual: float) -> bool:
    """Whether more than the usual space is above and below a line."""
    below = lines[at + 1].gap if at + 1 < len(lines) else usual + 1
    return (at == 0 or lines[at].gap > usual) and below > usual


def _count_paragraphs(lines: Sequence[Line], bare: list[int]) -> bool:
    """Whether bare numbers, each alone on its line, are the paragraphs' own: 1, 2, 3 to the end."""
    values = [int(lines[at].text) for at in bare]
    if len(values) < 2 or values[0] != 1:
        return False
    steps = sum(after == before + 1 for before, after in pairwise(values))
    opens = [
        lines[at + 1].text[:1].isupper() or not lines[at + 1].text[:1].isalpha()
        for at in bare
        if at + 1 < len(lines)
    ]
    marked = sum(bool(re.match(r"\d{1,3}[.)]", line.text)) for line in lines)
    return steps >= (len(values) - 1) * 0.7 and all(opens) and marked < 2


def _edges(lines: Sequence[Line], reach: int) -> set[int]:
    """The first and last ``reach`` lines of each page, if the file itself marks its pages."""
    edges: set[int] = set()
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].place.page != lines[start].place.page:
            edges |= {*range(start, min(start + reach, at)), *range(max(start, at - reach), at)}
            start = at
    return edges


def _closed_up(lines: Sequence[Line], kept: list[int]) -> list[Line]:
    """The lines kept; the gap above a line after a cut or a page end counts as unknown."""
    text: list[Line] = []
    before = -1
    for at in kept:
        line = lines[at]
        turned = before >= 0 and line.place.page != lines[before].place.page
        between = any(lines[each].text.strip() for each in range(before + 1, at))
        text.append(replace(line, gap=-1.0) if (turned or between) and before >= 0 else line)
        before = at
    return text
