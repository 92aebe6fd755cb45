"""A finished PDF → its pages: tags, and each text and shape as drawn.

Text is read by object, a line at once: reading each character takes fifty times as long. Lengths
are points (1/72 inch) from the lower left corner of the page.
"""

import ctypes
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import atan2, copysign, degrees, hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from docgen.errors import FidelityError
from docgen.fidelity.bookmarks import read_bookmarks
from docgen.fidelity.objects import (
    Drawn,
    Groups,
    actual_texts,
    address,
    content_of,
    drop_actual_letters,
    objects,
)
from docgen.fidelity.page_text import PageText
from docgen.fidelity.profiles import without_profiles
from docgen.fidelity.spans import SHAPED, letters
from docgen.fidelity.structure import Tag
from docgen.fidelity.tags import Mark, read_tags

_FONT_NAME = 200  # bytes
_LANGUAGE = 64  # characters of a language that are read
_OF_A_PATTERN = (191, 191, 191)  # what pdfium gives as the colour of a gradient or a pattern

Rectangle = tuple[float, float, float, float]  # left, bottom, right, top
Paint = tuple[int, int, int, int]  # red, green, blue, alpha: 0 to 255


class DrawnText(NamedTuple):
    """Text as a page draws it: a line or part of one.

    ``mark`` is what its tags say, ``font`` the name of its font in the file, ``size`` an em, by its
    height or its width, whichever is less, negative if the letters are mirrored; ``turn`` the
    degrees by which they are turned. ``order`` counts what the page draws; ``veiled`` is true of
    what may be hidden though it is within its clip: in a group, which can be transparent, or in
    an outline that is no rectangle. ``start`` is the index of its first character in the page's
    text, -1 if it is not known.
    """

    text: str
    mark: Mark
    font: str
    order: int
    box: Rectangle
    size: float
    turn: float
    paint: Paint
    clip: Rectangle | None
    veiled: bool
    start: int
    handle: Any


class DrawnShape(NamedTuple):
    """A shape or picture.

    ``paint`` is the paint of its surface, ``None`` if it has no single one.
    """

    order: int
    box: Rectangle
    paint: Paint | None


class PdfPage(NamedTuple):
    """A page while it is open; ``number`` counts from 1, ``texts`` come in the order drawn.

    ``handle`` is pdfium's, for what is asked of few pages.
    """

    number: int
    width: float
    height: float
    marks: list[Mark]
    tags: Tag
    texts: list[DrawnText]
    shapes: list[DrawnShape]
    characters: PageText
    handle: Any


class Pdf(NamedTuple):
    """An open PDF: its pages, one open at a time, the titles of its bookmarks, its language."""

    pages: Iterator[PdfPage]
    bookmarks: Sequence[str]
    language: str


@contextmanager
def open_pdf(content: bytes) -> Iterator[Pdf]:
    """Open a PDF. Raises :class:`FidelityError` if it cannot be read."""
    content = without_profiles(content)
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise FidelityError("the finished PDF cannot be read back")
    pages = _Reader().pages(document)
    try:
        yield Pdf(pages, list(read_bookmarks(document)), _language(document))
    finally:
        pages.close()  # the page that an error left open, while there is still a document
        pdfium.FPDF_CloseDocument(document)


def _language(document: Any) -> str:
    buffer = (ctypes.c_ushort * _LANGUAGE)()
    size = pdfium.FPDFCatalog_GetLanguage(document, buffer, 2 * _LANGUAGE)
    return bytes(buffer)[: max(0, min(size, 2 * _LANGUAGE) - 2)].decode("utf-16-le", "replace")


class _Reader:
    """Reads one document, reusing its buffers."""

    def __init__(self) -> None:
        self._fonts: dict[int, str] = {}
        self._four = [ctypes.c_float() for _ in range(4)]
        self._channels = [ctypes.c_uint() for _ in range(4)]
        self._size, self._matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._rounded = False  # whether a clip that was read since is no rectangle

    def pages(self, document: Any) -> Generator[PdfPage, None, None]:
        """Each page of ``document``, open until the next is asked for."""
        for number in range(pdfium.FPDF_GetPageCount(document)):
            page = pdfium.FPDF_LoadPage(document, number)
            drawn = list(objects(page))
            actual = actual_texts(drawn)
            drop_actual_letters(drawn, actual)
            text = PageText(page)
            try:
                read = self._page(page, text, number + 1, drawn)
                yield read._replace(texts=_with_actual_text(read.texts, actual)) if actual else read
            finally:
                text.close()
                pdfium.FPDF_ClosePage(page)

    def _page(self, page: Any, text: PageText, number: int, drawn: Sequence[Drawn]) -> PdfPage:
        marks, tags = read_tags(page, number)
        by_content = {mark.content: mark for mark in marks}
        texts: list[DrawnText] = []
        shapes: list[DrawnShape] = []
        for order, (each, kind, groups) in enumerate(drawn):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                content = content_of(each, groups)
                mark = by_content.get(content) or Mark(number, content, tagged=False)
                texts.append(self._text(each, text, mark, order, groups))
            else:
                shapes.append(self._shape(each, kind, order, groups))
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        return PdfPage(number, width, height, marks, tags, texts, shapes, text, page)

    def _text(self, each: Any, text: PageText, mark: Mark, order: int, groups: Groups) -> DrawnText:
        (words, start), font = text.said_by(each), self._font(each)
        size, turn = self._size_and_turn(each, groups)
        self._rounded = False
        clip = self._clip(each, groups)
        return DrawnText(
            *(words, mark, font, order, self._box(each, groups), size, turn),
            *(self._paint(each), clip, bool(groups) or self._rounded, start, each),
        )

    def _size_and_turn(self, each: Any, groups: Groups) -> tuple[float, float]:
        m = self._matrix_of(each)
        a, b, c, d = m.a, m.b, m.c, m.d
        for group in reversed(groups):
            m = self._matrix_of(group)
            a, b = m.a * a + m.c * b, m.b * a + m.d * b
            c, d = m.a * c + m.c * d, m.b * c + m.d * d
        pdfium.FPDFTextObj_GetFontSize(each, self._size)
        along, area = hypot(a, b), a * d - b * c
        least = min(along, abs(area) / along if along else 0)
        return copysign(self._size.value * least, area), degrees(atan2(b, a))

    def _shape(self, each: Any, kind: int, order: int, groups: Groups) -> DrawnShape:
        paint = None
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPath_GetDrawMode(each, self._fill, self._stroke)
            if self._fill.value and not self._stroke.value:
                paint = self._paint(each)
                paint = None if paint[:3] == _OF_A_PATTERN else paint
        box = self._box(each, groups)
        clip = self._clip(each, groups)  # a border is drawn as its whole box, clipped to its sides
        return DrawnShape(order, _common(clip, box), paint)

    def _font(self, each: Any) -> str:
        font = pdfium.FPDFTextObj_GetFont(each)
        where = address(font)
        if where not in self._fonts:
            name = ctypes.create_string_buffer(_FONT_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, name, _FONT_NAME)
            self._fonts[where] = name.value.decode("utf-8", "replace")
        return self._fonts[where]

    def _box(self, each: Any, groups: Groups) -> Rectangle:
        left, bottom, right, top = self._four
        pdfium.FPDFPageObj_GetBounds(each, left, bottom, right, top)
        return self._on_page((left.value, bottom.value, right.value, top.value), groups)

    def _on_page(self, box: Rectangle, groups: Groups) -> Rectangle:
        """``box`` in the coordinates of the innermost of ``groups``, on the page."""
        for group in reversed(groups):
            m = self._matrix_of(group)
            corners = [(x, y) for x in box[::2] for y in box[1::2]]
            across = [m.a * x + m.c * y + m.e for x, y in corners]
            along = [m.b * x + m.d * y + m.f for x, y in corners]
            box = min(across), min(along), max(across), max(along)
        return box

    def _matrix_of(self, each: Any) -> Any:
        pdfium.FPDFPageObj_GetMatrix(each, self._matrix)
        return self._matrix

    def _paint(self, each: Any) -> Paint:
        red, green, blue, alpha = self._channels
        pdfium.FPDFPageObj_GetFillColor(each, red, green, blue, alpha)
        return red.value, green.value, blue.value, alpha.value

    def _clip(self, each: Any, groups: Groups) -> Rectangle | None:
        """The rectangle in which ``each`` can be seen, ``None`` if it is not clipped."""
        box: Rectangle | None = None
        for depth, one in enumerate((*groups, each)):
            if own := self._clip_of(one):
                box = _common(box, self._on_page(own, groups[:depth]))
        return box

    def _clip_of(self, each: Any) -> Rectangle | None:
        clip = pdfium.FPDFPageObj_GetClipPath(each)
        box: Rectangle | None = None
        x, y = self._four[:2]
        for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
            points = []
            for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
                segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
                pdfium.FPDFPathSegment_GetPoint(segment, x, y)
                points.append((x.value, y.value))
            if points:
                across, along = zip(*points, strict=True)
                own = (min(across), min(along), max(across), max(along))
                self._rounded |= any(x not in own[::2] or y not in own[1::2] for x, y in points)
                box = _common(box, own)
        return box


def _with_actual_text(texts: list[DrawnText], actual: Mapping[int, str]) -> list[DrawnText]:
    """``texts`` with their replacement text, where glyphs do not give the letters in order.

    ``actual`` has it by the address of a text; it stands for all of the text's marked content.
    """
    parts: dict[int, list[str]] = {}
    given: dict[int, str] = {}
    for each in texts:
        if not each.mark.picture:
            parts.setdefault(each.mark.content, []).append(each.text)
        if (own := actual.get(address(each.handle))) is not None:
            given[each.mark.content] = own
    told = {
        content: given[content]
        for content, drawn in parts.items()
        if content >= 0 and content in given and _may_be("".join(drawn), given[content])
    }
    result = []
    for each in texts:
        content = each.mark.content
        if content in told:  # all of it for its first part
            text = told[content] if parts.pop(content, None) else ""
            result.append(each._replace(text=text, start=-1))
        else:
            result.append(each._replace(start=-1) if address(each.handle) in actual else each)
    return result


def _may_be(drawn: str, actual: str) -> bool:
    """Whether ``actual`` has the letters that are ``drawn``, as far as these are known."""
    return bool(SHAPED.search(drawn)) or letters(drawn) == letters(actual)


def _common(one: Rectangle | None, other: Rectangle) -> Rectangle:
    if one is None:
        return other
    return (*map(max, one[:2], other[:2]), *map(min, one[2:], other[2:]))  # type: ignore[return-value]
