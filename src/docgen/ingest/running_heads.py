"""Lines that recur at the edge of several pages: running heads and feet."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from docgen.ingest.captions import is_article
from docgen.language.labels import DOTTED, LETTERS, mark_of
from docgen.language.letters import SENTENCE_END
from docgen.readers.issued import Line, ink
from docgen.readers.page_marks import head_shape

_NOTE = re.compile(r"\d{1,3}[.)]?\s+\S")
_FIGURES = re.compile(r"\d+")
REACH = 6  # lines at a page's end or start that may be running heads


class _Edge(NamedTuple):
    """The lines beside an edge of a page, from the edge inwards.

    ``side`` is that edge, where it is known: a head may change sides with the page number.
    """

    side: str
    upwards: bool
    lines: list[int]


def running_heads(
    lines: Sequence[Line], numbers: Sequence[int], dropped: Container[int]
) -> dict[int, bool]:
    """Positions of running heads, and whether each is certain.

    A line is one if it is at the same edge of a third of the pages, with only such lines further
    out. ``numbers`` are the positions of page numbers; lines that are ``dropped`` do not count.
    """
    edges = list(_edges(lines, numbers))
    pages = Counter(edge.side for edge in edges)
    seen = {side: _seen(lines, [each for each in edges if each.side == side]) for side in pages}
    inside = _inside(lines, edges)
    notes = _notes(lines, edges)
    found: dict[int, bool] = {}
    for edge in edges:
        own = set[str]()
        for at in edge.lines:
            if at in dropped or at in numbers or not ink(lines[at].text):
                continue
            shape = head_shape(lines[at].text)
            count, outermost = seen[edge.side][shape], at == edge.lines[0]
            gap = lines[at + 1 if edge.upwards and not outermost else at].gap
            # The title may be below a running head that says the same.
            least = max(2, pages[edge.side] // (3 if edge.side else 6))
            if count < least or shape in own or not _may_head(lines[at], gap, outermost):
                break
            if inside[shape] >= max(count, 2) or (edge.upwards and shape in notes):
                break
            if _ends_in_a_word(lines[at]) and not _recurs(lines, at + 1, edge, seen, least):
                break
            usual = 2 * count >= pages[edge.side] // (1 if edge.side else 2) - 1
            sentence = SENTENCE_END.search(lines[at].text) or mark_of(lines[at].text)
            found[at] = usual and not sentence and _stands_apart(lines, at, edge)
            own.add(shape)
    return dict.fromkeys(_at_start(lines, found), False) | found


def _at_start(lines: Sequence[Line], heads: Container[int]) -> list[int]:
    """The running head of the first page, which has no page number above it.

    A line alone may be the title, which the others repeat.
    """
    shapes = {head_shape(line.text) for at, line in enumerate(lines) if at in heads}
    if any(line.place.page for line in lines):
        return []
    inked = (at for at, line in enumerate(lines) if ink(line.text))
    first = [*takewhile(lambda at: head_shape(lines[at].text) in shapes, inked)]
    return first if 1 < len(first) <= REACH else []


def _seen(lines: Sequence[Line], edges: Sequence[_Edge]) -> Counter[str]:
    """On how many pages each shape of a line is at an edge; edges may overlap."""
    beside, places = Counter[str](), defaultdict[str, set[int]](set)
    for edge in edges:
        shapes = {at: head_shape(lines[at].text) for at in edge.lines}
        beside.update(set(shapes.values()))
        for at, shape in shapes.items():
            places[shape].add(at)
    return beside & Counter({shape: len(each) for shape, each in places.items()})


def _inside(lines: Sequence[Line], edges: Sequence[_Edge]) -> Counter[str]:
    """How often each shape is a line far from the edges: a sentence that the text repeats."""
    beside = {at for edge in edges for at in edge.lines}
    return Counter(head_shape(line.text) for at, line in enumerate(lines) if at not in beside)


def _notes(lines: Sequence[Line], edges: Sequence[_Edge]) -> set[str]:
    """The shapes of lines that are notes of the same words: “1 See resolution 1/21.”

    A foot with the page's number has no other figure that changes.
    """
    figures = defaultdict[str, set[tuple[str, ...]]](set)
    for at in {at for edge in edges if edge.upwards for at in edge.lines}:
        if _NOTE.match(lines[at].text):
            figures[head_shape(lines[at].text)].add(tuple(_FIGURES.findall(lines[at].text)))
    return {
        shape
        for shape, found in figures.items()
        if len({each[1:] for each in found}) > 1 and len({each[0] for each in found}) > 1
    }


def _may_head(line: Line, gap: float, outermost: bool) -> bool:
    """Whether a line can be a running head: no article's heading, which has a number of its own,
    no item of a list, and not part of a sentence that continues over the page.

    ``gap`` is the one between it and the lines further out.
    """
    apart = outermost or (line.place.page > 0 and not 0 <= gap < 0.8)
    goes_on = apart and line.text[:1].islower()
    counted = is_article(line.text) or _is_item(line.text)
    return len(line.text) < 200 and not goes_on and not counted


def _is_item(text: str) -> bool:
    """Whether ``text`` begins with ``(a)``, ``b)`` or ``ii.``, but not with initials."""
    dotted = DOTTED.match(text)
    return bool(LETTERS.match(text)) or (dotted is not None and text[0].islower())


def _ends_in_a_word(line: Line) -> bool:
    return line.text.endswith(("-", "\u2010"))


def _recurs(
    lines: Sequence[Line], at: int, edge: _Edge, seen: Mapping[str, Counter[str]], least: int
) -> bool:
    """Whether the line ``at`` is one of a head too, so that a word may go on with it."""
    return at in edge.lines and seen[edge.side][head_shape(lines[at].text)] >= least


def _stands_apart(lines: Sequence[Line], at: int, edge: _Edge) -> bool:
    """Whether blank space separates a line from the text; true if the file does not say."""
    inner = at if edge.upwards else at + 1
    told = lines[at].short is not None and inner < len(lines)
    return not told or not 0 <= lines[inner].gap < 0.5


def _edges(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[_Edge]:
    """The edges of every page; in a file without pages, those marked by page numbers."""
    last = len(lines)
    if any(line.place.page for line in lines):
        starts = [0, *(b for a, b in pairwise(range(last)) if _turns(lines, a, b)), last]
        for start, end in pairwise(starts):
            yield _Edge("top", False, list(range(start, min(start + REACH, end))))
            yield _Edge("foot", True, list(range(end - 1, max(end - 1 - REACH, start - 1), -1)))
    else:
        for at in numbers:
            yield _Edge("", True, list(range(at - 1, max(at - 1 - REACH, -1), -1)))
            yield _Edge("", False, list(range(at + 1, min(at + 1 + REACH, last))))


def _turns(lines: Sequence[Line], at: int, following: int) -> bool:
    return lines[at].place.page != lines[following].place.page
