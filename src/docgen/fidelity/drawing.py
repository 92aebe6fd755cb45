"""What a page of a PDF draws → texts and shapes, each with where and how it is drawn.

Lengths are points (1/72 inch) from the lower left corner of the page.
"""

import ctypes
from collections.abc import Iterable, Mapping
from math import atan2, copysign, degrees, hypot
from typing import NamedTuple

from docgen.fidelity import pdfium
from docgen.fidelity.objects import Drawn, Groups, content_of
from docgen.fidelity.page_text import PageText
from docgen.fidelity.tags import Mark

_FONT_NAME = 200  # bytes
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
    text, -1 if it is not known; ``handle`` its address.
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
    handle: int


class DrawnShape(NamedTuple):
    """A shape or picture.

    ``paint`` is the paint of its surface, ``None`` if it has no single one.
    """

    order: int
    box: Rectangle
    paint: Paint | None


class Drawings:
    """Reads the drawings of one document, reusing its buffers."""

    def __init__(self) -> None:
        self._fonts: dict[int, str] = {}
        self._scales: dict[tuple[float, ...], tuple[float, float]] = {}
        self._one, self._two = pdfium.Numbers("f", 1), pdfium.Numbers("f", 2)
        self._four, self._six = pdfium.Numbers("f", 4), pdfium.Numbers("f", 6)
        self._channels, self._modes = pdfium.Numbers("I", 4), pdfium.Numbers("i", 2)
        self._rounded = False  # whether a clip that was read since is no rectangle

    def texts(
        self, drawn: Iterable[Drawn], said: PageText, number: int, marks: Mapping[int, Mark]
    ) -> list[DrawnText]:
        """The texts among ``drawn`` of page ``number``; ``marks`` are by their contents."""
        found = [
            (order, each, groups, self._box(each, groups))
            for order, (each, kind, groups) in enumerate(drawn)
            if kind == pdfium.TEXT
        ]
        inked = [(each, has_ink(box)) for _, each, _, box in found]
        texts = []
        for (order, each, groups, box), (words, start) in zip(
            found, said.said_by(inked), strict=True
        ):
            content = content_of(each, groups)
            mark = marks.get(content) or Mark(number, content, tagged=False)
            size, turn = self._size_and_turn(each, groups)
            self._rounded = False
            clip = self._clip(each, groups)
            veiled, paint = bool(groups) or self._rounded, self._paint(each)
            drawn_text = DrawnText(
                *(words, mark, self._font(each), order, box, size, turn),
                *(paint, clip, veiled, start, each),
            )
            texts.append(drawn_text)
        return texts

    def shapes(self, drawn: Iterable[Drawn]) -> list[DrawnShape]:
        """All but the texts among ``drawn``."""
        return [
            self._shape(each, kind, order, groups)
            for order, (each, kind, groups) in enumerate(drawn)
            if kind != pdfium.TEXT
        ]

    def _size_and_turn(self, each: int, groups: Groups) -> tuple[float, float]:
        own = self._matrix_of(each)[:4]
        for group in reversed(groups):
            m, (a, b, c, d) = self._matrix_of(group), own
            own = (
                m[0] * a + m[2] * b,
                m[1] * a + m[3] * b,
                m[0] * c + m[2] * d,
                m[1] * c + m[3] * d,
            )
        if own not in self._scales:
            self._scales[own] = _scale_and_turn(*own)
        scale, turn = self._scales[own]
        pdfium.font_size(each, *self._one.at)
        return copysign(self._one.read()[0] * scale, scale), turn

    def _shape(self, each: int, kind: int, order: int, groups: Groups) -> DrawnShape:
        paint = None
        if kind == pdfium.PATH:
            pdfium.draw_mode(each, *self._modes.at)
            fill, stroke = self._modes.read()
            if fill and not stroke:
                paint = self._paint(each)
                paint = None if paint[:3] == _OF_A_PATTERN else paint
        box = self._box(each, groups)
        clip = self._clip(each, groups)  # a border is drawn as its whole box, clipped to its sides
        return DrawnShape(order, common(clip, box), paint)

    def _font(self, each: int) -> str:
        font = pdfium.font(each)
        if font not in self._fonts:
            name = ctypes.create_string_buffer(_FONT_NAME)
            pdfium.font_name(font, ctypes.addressof(name), _FONT_NAME)
            self._fonts[font] = name.value.decode("utf-8", "replace")
        return self._fonts[font]

    def _box(self, each: int, groups: Groups) -> Rectangle:
        pdfium.bounds(each, *self._four.at)
        box: Rectangle = self._four.read()
        return self._on_page(box, groups) if groups else box

    def _on_page(self, box: Rectangle, groups: Groups) -> Rectangle:
        """``box`` in the coordinates of the innermost of ``groups``, on the page."""
        for group in reversed(groups):
            m = self._matrix_of(group)
            corners = [(x, y) for x in box[::2] for y in box[1::2]]
            across = [m[0] * x + m[2] * y + m[4] for x, y in corners]
            along = [m[1] * x + m[3] * y + m[5] for x, y in corners]
            box = min(across), min(along), max(across), max(along)
        return box

    def _matrix_of(self, each: int) -> tuple[float, ...]:
        pdfium.matrix(each, self._six.at[0])
        return self._six.read()

    def _paint(self, each: int) -> Paint:
        pdfium.fill_colour(each, *self._channels.at)
        return self._channels.read()

    def _clip(self, each: int, groups: Groups) -> Rectangle | None:
        """The rectangle in which ``each`` can be seen, ``None`` if it is not clipped."""
        if not groups:
            return self._clip_of(each)
        box: Rectangle | None = None
        for depth, one in enumerate((*groups, each)):
            if own := self._clip_of(one):
                box = common(box, self._on_page(own, groups[:depth]))
        return box

    def _clip_of(self, each: int) -> Rectangle | None:
        clip = pdfium.clip_path(each)
        box: Rectangle | None = None
        for path in range(pdfium.count_clips(clip)):
            points = []
            for number in range(pdfium.count_segments(clip, path)):
                pdfium.point(pdfium.segment(clip, path, number), *self._two.at)
                points.append(self._two.read())
            if points:
                across, along = zip(*points, strict=True)
                own = (min(across), min(along), max(across), max(along))
                self._rounded |= any(x not in own[::2] or y not in own[1::2] for x, y in points)
                box = common(box, own)
        return box


def _scale_and_turn(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    """By what the size of a font is multiplied, and the degrees by which its letters are turned."""
    along, area = hypot(a, b), a * d - b * c
    least = min(along, abs(area) / along if along else 0)
    return copysign(least, area), degrees(atan2(b, a))


def has_ink(box: Rectangle) -> bool:
    """Whether a text with this ``box`` can have any: blanks have none."""
    return box[2] > box[0] and box[3] > box[1]


def common(one: Rectangle | None, other: Rectangle) -> Rectangle:
    """What two rectangles have in common; all of the other if there is no first."""
    if one is None:
        return other
    return (*map(max, one[:2], other[:2]), *map(min, one[2:], other[2:]))  # type: ignore[return-value]
