"""How a run of text in a Word file looks, and whether it can be read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from docgen.fidelity.contrast import BLACK, WHITE, Colour, contrast
from docgen.fidelity.word_colours import HIGHLIGHTS

_Attributes = Mapping[str, str]

LEAST_SIZE = 6.0  # points; the smallest print of laws and packages
LEAST_CONTRAST = 4.5  # of the declaration's words: WCAG 2.1, 1.4.3
LEAST_CONTRAST_OF_OURS = 2.0  # a footer may be pale, but must be visible
LEAST_LINE = 0.65  # of the height of a line that a font asks for
LEAST_SCALE = 50  # per cent of a letter's width
MOST_RAISED = 12.0  # points above or below the line
MOST_INDENT = 8_000  # twips (1/20 point): half of a page of A4 is 5,950
MOST_OUTDENT = 1_400  # twips: the margin of a page
_OFF = ("0", "false", "off")
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


class Palette(Protocol):
    """Gives colours and fonts their values from the theme of a file."""

    def colour(self, attributes: _Attributes) -> Colour | None:
        """The colour of letters."""

    def fill(self, attributes: _Attributes) -> Colour | None:
        """The colour behind them."""

    def font(self, fonts: _Attributes, slot: str) -> str:
        """The name of a font."""


class TextLook(NamedTuple):
    """``faces`` by slot; ``contrast`` from 1 to 21; ``wrong``: faults in any text.

    ``altered``: what changes the sense of a quotation. ``complex``: set in the fonts and sizes for
    right-to-left scripts. ``indented``: twips (1/20 point) that indents take from the line.
    ``from_right``: set from right to left. ``language``: in which Word reads it.
    """

    faces: Mapping[str, str]
    contrast: float
    wrong: str
    altered: str
    complex: bool
    indented: float
    from_right: bool
    language: str


def look_of(
    letters: Mapping[str, _Attributes],
    lines: Mapping[str, _Attributes],
    shades: Sequence[_Attributes],
    palette: Palette,
) -> TextLook:
    """The look of a run from its properties, its paragraph's, and the fills below it in order."""
    fonts = letters.get("rFonts", {})
    complex_ = _on(letters, "rtl") or _on(letters, "cs")
    size = _number(letters.get("szCs" if complex_ else "sz", {}), "val", 20) / 2
    ground = WHITE
    for shade in (*shades, letters.get("shd", {})):
        ground = palette.fill(shade) or ground
    if marked := HIGHLIGHTS.get(letters.get("highlight", {}).get("val", "")):
        ground = palette.colour({"val": marked}) or ground
    ink = palette.colour(letters.get("color", {}))
    if ink is None:  # Word takes black or white
        ink = max(BLACK, WHITE, key=lambda each: contrast(each, ground))
    return TextLook(
        {slot: palette.font(fonts, slot) for slot in _SLOTS},
        contrast(ink, ground),
        next(chain(_wrong_letters(letters, size), _wrong_lines(lines, size)), ""),
        next(_altered(letters, lines), ""),
        complex_,
        _indented(lines),
        _on(lines, "bidi") or _on(letters, "rtl"),
        letters.get("lang", {}).get("bidi" if complex_ else "val", ""),
    )


def _wrong_letters(letters: Mapping[str, _Attributes], size: float) -> Iterator[str]:
    if _on(letters, "vanish") or _on(letters, "specVanish"):
        yield "hidden"
    if _on(letters, "emboss") or _on(letters, "imprint"):
        yield "embossed or engraved, in the colour of the page"
    scale = _number(letters.get("w", {}), "val", 100)
    small = 0.65 if letters.get("vertAlign", {}).get("val", "baseline") != "baseline" else 1
    if size * small < LEAST_SIZE:
        yield f"set in {size * small:g} pt (the least is {LEAST_SIZE:g} pt)"
    if scale < LEAST_SCALE:
        yield f"squeezed to {scale:g} % of its width (the least is {LEAST_SCALE} %)"
    if abs(_number(letters.get("position", {}), "val", 0)) / 2 > MOST_RAISED:
        yield "raised or lowered out of its line"
    if _number(letters.get("spacing", {}), "val", 0) / 20 < -size / 4:
        yield "whose letters overlap"
    if _number(letters.get("spacing", {}), "val", 0) / 20 > size:
        yield "whose letters stand apart"


def _wrong_lines(lines: Mapping[str, _Attributes], size: float) -> Iterator[str]:
    spacing, indent = lines.get("spacing", {}), lines.get("ind", {})
    line = _number(spacing, "line", 240)
    if spacing.get("lineRule") == "exact" and line / 20 < size * 0.8:
        yield f"in lines {line / 20:g} pt high, which cut it off"
    if spacing.get("lineRule", "auto") == "auto" and line / 240 < LEAST_LINE:
        yield f"in lines {line / 240:g} times as high as its letters need, which overlap"
    left, right, first = _indents(indent)
    characters = [_number(indent, key, 0) for key in indent if key.endswith("Chars")]
    if not all(-MOST_OUTDENT <= each <= MOST_INDENT for each in (left, right, first)) or any(
        abs(each) > MOST_INDENT / 2 for each in characters
    ):
        yield "indented off the page"


def _indents(indent: _Attributes) -> tuple[float, float, float]:
    """From the left, from the right, and of the first line from the left, in twips."""
    left, right = _number(indent, "left", 0), _number(indent, "right", 0)
    return left, right, left + _number(indent, "firstLine", 0) - _number(indent, "hanging", 0)


def _indented(lines: Mapping[str, _Attributes]) -> float:
    left, right, first = _indents(lines.get("ind", {}))
    return max(left, first) + right


def _altered(letters: Mapping[str, _Attributes], lines: Mapping[str, _Attributes]) -> Iterator[str]:
    if _on(letters, "strike") or _on(letters, "dstrike"):
        yield "struck out"
    if _on(letters, "caps") or _on(letters, "smallCaps"):
        yield "in capitals, which are not its own"
    if _on(letters, "webHidden"):
        yield "hidden in some views"
    number = lines.get("numId") or lines.get("numPr", {})  # set directly, or by a style
    if number.get("val", "0") != "0":
        yield "numbered as a list"


def _on(properties: Mapping[str, _Attributes], name: str) -> bool:
    found = properties.get(name)
    return found is not None and found.get("val", "1") not in _OFF


def _number(attributes: _Attributes, name: str, default: float) -> float:
    try:
        return float(attributes.get(name, default))
    except ValueError:
        return default
