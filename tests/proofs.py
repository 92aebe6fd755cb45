"""Laid-out pages → what a proof-reader at a printer's would mark on them.

Lengths are WeasyPrint's pixels, 96 to an inch, from the top left corner of the page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any, NamedTuple
from unittest.mock import patch

from contrast import LEAST, contrast

FEWEST_LINES = 5  # on the last page
LEAST_FULL = 1 / 3  # of any other page
LEAST_OF_A_SHEET = 1 / 2  # above its source, which is at the foot
MUCH = 500  # letters, that fill half a sheet
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NEAR = 1.0  # nobody sees less
_PAPER = (1.0, 1.0, 1.0)


class Line(NamedTuple):
    """A line of text, the boxes that it stands in (the page first), and where it is.

    A picture counts as one, without text.
    """

    page: int
    above: tuple[Any, ...]
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def in_margin(self) -> bool:
        return type(self.above[1]).__name__ == "MarginBox"

    @property
    def repeated(self) -> bool:
        """Whether it is in the head of a table, which each page has anew."""
        return any(getattr(box, "is_header", False) for box in self.above)

    @property
    def blocks(self) -> list[Any]:
        """The blocks and cells around it, the nearest first."""
        return [box for box in reversed(self.above[1:]) if _is_block(box)]

    def __str__(self) -> str:
        return f"page {self.page}: “{self.text[:60]}”"


@contextmanager
def printing() -> Iterator[list[Any]]:
    """Keeps the documents that WeasyPrint writes meanwhile, as it laid them out."""
    import weasyprint

    kept: list[Any] = []
    write = weasyprint.Document.write_pdf

    def keep(document: Any, *arguments: Any, **options: Any) -> Any:
        kept.append(document)
        return write(document, *arguments, **options)

    with patch.object(weasyprint.Document, "write_pdf", keep):
        yield kept


def lines(document: Any) -> list[Line]:
    """Every visible line of text and every picture, in the order of the text on each page."""
    found = []
    for number, page in enumerate(document.pages, 1):
        for box, above in _walk(page._page_box):
            if type(box).__name__ == "LineBox":
                inside = [each for each, _ in _walk(box) if each is not box]
                texts = [each for each in inside if _is_text(each)]
                # What holds blocks side by side is no line of text; those in the blocks are.
                if texts and not any(type(each).__name__ == "LineBox" for each in inside):
                    found.append(_line(number, above, box, texts))
            elif hasattr(box, "replacement"):
                found.append(Line(number, above, "", *_content(box)))
    return found


def marks(document: Any) -> list[str]:
    """All that is wrong with the pages of ``document``."""
    found = lines(document)
    words = [line for line in found if line.text]
    return [
        *overflows(found),
        *lost_lines(words, len(document.pages)),
        *empty_pages(found, len(document.pages)),
        *half_empty_sheets(found),
        *lines_left_over(words),
        *stranded_headings(found),
        *single_lines(words),
        *cut_rows(document),
        *faint_text(document),
    ]


def overflows(found: list[Line]) -> Iterator[str]:
    """Lines that leave a block around them, or the page within its margins."""
    for line in found:
        if not line.in_margin and not _inside(line, _content(line.above[0])):
            yield f"{line} leaves the page"
        for box in line.blocks:
            if not _inside(line, _border(box)):
                yield f"{line} leaves its <{box.element_tag}>"
                break


def lost_lines(found: list[Line], pages: int) -> Iterator[str]:
    """A last page with next to nothing on it."""
    heights = {round(line.top) for line in found if line.page == pages and not line.in_margin}
    if len(heights) < FEWEST_LINES:
        yield f"page {pages}: only {len(heights)} lines on the last page"


def empty_pages(found: list[Line], pages: int) -> Iterator[str]:
    """Pages before the last with little on them."""
    for number in range(1, pages):
        body = [line for line in found if line.page == number and not line.in_margin]
        full = _full(body)
        if full < LEAST_FULL:
            yield f"page {number}: {full:.0%} full"


def half_empty_sheets(found: list[Line]) -> Iterator[str]:
    """Sheets of one page, whose source is at its foot whatever there is, with little above it,
    though there is enough to say.
    """
    said = [line for line in found if _within(line, "sheet")]
    if sum(len(line.text) for line in said) > MUCH and {line.page for line in found} == {1}:
        full = _full(said)
        if full < LEAST_OF_A_SHEET:
            yield f"page 1: a sheet that is {full:.0%} full"


def lines_left_over(found: list[Line]) -> Iterator[str]:
    """Pages that begin with one line of what is on the page before."""
    begun: dict[int, int] = {}  # sections, with the page of their first line
    heights: dict[tuple[int, int], set[int]] = {}
    for line in found:
        section = next((id(box.element) for box in line.above if box.element_tag == "section"), 0)
        if section and not line.in_margin and not line.repeated:
            begun.setdefault(section, line.page)
            heights.setdefault((line.page, section), set()).add(round(line.top))
    for (page, section), tops in heights.items():
        if begun[section] < page and len(tops) == 1:
            yield f"page {page} begins with one line"


def stranded_headings(found: list[Line]) -> Iterator[str]:
    """Headings with nothing below or beside them on their page or in their column."""
    body = [line for line in found if not line.in_margin]
    tops: dict[int, float] = {}  # of headings, by their element
    for line, following in zip_longest(body, body[1:]):
        heading = _heading(line)
        if heading is None:
            continue
        top = tops[id(heading)] = min(line.top, tops.get(id(heading), line.top))
        if following and _heading(following) is heading:
            continue
        if not following or following.page != line.page or following.top < top - _NEAR:
            yield f"{line} is a heading with nothing below it"


def single_lines(found: list[Line]) -> Iterator[str]:
    """Lines of a paragraph that are alone on their page or in their column."""
    paragraphs: dict[int, dict[int, list[Line]]] = {}
    for line in found:
        own, around = line.above[-1], line.above[-2]
        if own.element is not around.element and not line.in_margin and not line.repeated:
            pieces = paragraphs.setdefault(id(own.element), {})
            pieces.setdefault(id(own), []).append(line)
    for pieces in paragraphs.values():
        if len(pieces) > 1:
            yield from (f"{piece[0]} is a line alone" for piece in pieces.values() if not piece[1:])


def cut_rows(document: Any) -> Iterator[str]:
    """Rows of tables that go on on another page, where they hold more than words of one kind.

    A head that is repeated does not go on.
    """
    seen = set()
    for number, page in enumerate(document.pages, 1):
        for box, above in _walk(page._page_box):
            is_row = box.element_tag == "tr" and type(box).__name__ == "TableRowBox"
            if is_row and not above[-1].is_header and box.element.get("class") != "words":
                if id(box.element) in seen:
                    yield f"page {number}: a row of a table goes on from the page before"
                seen.add(id(box.element))


def faint_text(document: Any) -> Iterator[str]:
    """Text that stands too little apart from the colour behind it."""
    for number, page in enumerate(document.pages, 1):
        for box, above in _walk(page._page_box):
            if _is_text(box):
                behind = filter(None, (_background(each) for each in reversed(above)))
                ratio = contrast(_colour(box.style["color"]), next(behind, _PAPER))
                if ratio < LEAST:
                    yield f"page {number}: “{box.text[:40]}” has a contrast of {ratio:.2f}"


def _walk(box: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """``box`` and all in it, each with the boxes around it."""
    yield box, above
    for child in getattr(box, "children", ()):
        yield from _walk(child, (*above, box))


def _line(page: int, above: tuple[Any, ...], box: Any, texts: list[Any]) -> Line:
    return Line(
        page,
        above,
        "".join(each.text for each in texts),
        min(each.position_x for each in texts),
        box.position_y,
        max(each.position_x + each.width for each in texts),
        box.position_y + box.height,
    )


def _is_text(box: Any) -> bool:
    visible = type(box).__name__ == "TextBox" and box.style["visibility"] == "visible"
    return visible and bool(box.text.strip())


def _is_block(box: Any) -> bool:
    """Whether text belongs inside ``box``; lines and inline boxes are but parts of one."""
    names = {base.__name__ for base in type(box).__mro__}
    return "BlockContainerBox" in names and not box.is_for_root_element


def _heading(line: Line) -> Any:
    """The heading that ``line`` is part of, if any; the declaration's own are paragraphs."""
    for box in line.above:
        if box.element_tag in _HEADINGS or (
            box.element is not None and box.element.get("class") == "heading"
        ):
            return box.element
    return None


def _within(line: Line, name: str) -> bool:
    """Whether ``line`` is in an element of the class ``name``."""
    elements = (box.element for box in line.above if box.element is not None)
    return any(name in (each.get("class") or "").split() for each in elements)


def _full(body: list[Line]) -> float:
    """How far down the lowest of ``body`` is on its page, as a share of what has room."""
    if not body:
        return 0.0
    _, top, _, bottom = _content(body[0].above[0])
    return (max(line.bottom for line in body) - top) / (bottom - top)


def _inside(line: Line, frame: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = frame
    across = left - _NEAR <= line.left and line.right <= right + _NEAR
    return across and top - _NEAR <= line.top and line.bottom <= bottom + _NEAR


def _content(box: Any) -> tuple[float, float, float, float]:
    left, top = box.content_box_x(), box.content_box_y()
    return left, top, left + box.width, top + box.height


def _border(box: Any) -> tuple[float, float, float, float]:
    left, top = box.border_box_x(), box.border_box_y()
    return left, top, left + box.border_width(), top + box.border_height()


def _background(box: Any) -> tuple[float, ...] | None:
    """The colour that ``box`` lays behind its text; what shines through is not looked at."""
    colour = box.style["background_color"]
    return _colour(colour) if colour != "currentcolor" and colour.alpha else None


def _colour(colour: Any) -> tuple[float, ...]:
    return tuple(colour.to("srgb").coordinates)
