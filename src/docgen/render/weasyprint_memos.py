"""What WeasyPrint works out again and again, kept: a third of the time of a page.

Importing this changes WeasyPrint, and no byte of a PDF: ``tests/render/test_weasyprint_memos.py``
makes documents with it and without. All of this is private to WeasyPrint, so it is imported for
the one release that was compared; with another, pages take as long as WeasyPrint alone does.

- A style looks each property up by its rules, and most have their initial value: those are there
  from the beginning.
- Lengths of a box, the radii of its corners, its font and the height of its lines follow from its
  style alone, unless one is a percentage: they are kept with the style, which many boxes share.
- A line of text is shaped by Pango when it is broken, and was again when it is drawn.
- The outlines of a map are the same paths in each document.
"""

import re
import sys
from collections.abc import Callable
from typing import Any

from docgen.render.weasyprint_private import css, fonts, line_break, percent, properties, svg

_PATHS = 2_000  # kept at most; a map has a dozen

# Properties that go by other names too, as margin-left goes by margin-inline-start.
_PHYSICAL = css.PHYSICAL_FUNCTIONS

# Properties with rules of their own: they are not looked up, or change what they inherit.
_SPECIAL = frozenset(("position", "float", "display", "page"))
_SIDES = ("top", "right", "bottom", "left")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
_RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_NO_RADIUS = (0, "px")


def _replace(name: str, original: Any, replacement: Any) -> None:
    """Let ``name`` be the ``replacement`` in each module that has the ``original`` by it."""
    for module in list(sys.modules.values()):
        if module.__name__.startswith("weasyprint") and getattr(module, name, None) is original:
            setattr(module, name, replacement)


def _is_plain(name: str) -> bool:
    """Whether a property that no rule gives has its initial value, as that is."""
    return not (
        name in properties.INHERITED
        or name in properties.INITIAL_NOT_COMPUTED
        or name in _SPECIAL
        or name.startswith(("text_decoration_", "__"))
    )


_INITIAL = {name: value for name, value in properties.INITIAL_VALUES.items() if _is_plain(name)}
_LOGICAL = frozenset(
    logical(block="ttb", inline=inline)
    for logical in _PHYSICAL.values()
    for inline in ("ltr", "rtl")
)
_NO_SIDES = {name: value for name, value in _INITIAL.items() if name not in _PHYSICAL}
_FROM_PARENT = frozenset(
    name
    for name in properties.INHERITED
    if name not in _PHYSICAL and not name.startswith("text_decoration_")
)


class _ComputedStyle(css.ComputedStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """The style of an element."""

    def __init__(self, parent_style: Any, cascaded: Any, pseudo_type: Any, *rest: Any) -> None:
        super().__init__(parent_style, cascaded, pseudo_type, *rest)
        if pseudo_type in ("first-line", "first-letter"):
            return  # what is in one of these is put on others
        self.update(_INITIAL if _LOGICAL.isdisjoint(cascaded) else _NO_SIDES)
        for name in cascaded:
            self.pop(name, None)

    def __missing__(self, key: str) -> Any:
        if key in _FROM_PARENT and key not in self.cascaded and self.parent_style is not None:
            value = self[key] = self.parent_style[key]
            return value
        return super().__missing__(key)


class _AnonymousStyle(css.AnonymousStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """The style of a box that no element has."""

    def __init__(self, parent_style: Any) -> None:
        self.update(_INITIAL)
        super().__init__(parent_style)


def _kept_with_style(name: str, work_out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """``work_out``, which depends on a style alone, kept with the style by ``name``."""

    def kept(style: Any) -> Any:
        known = style.__dict__
        if name not in known:
            known[name] = work_out(style)
        return known[name]

    return kept


def _is_fixed(value: Any) -> bool:
    return value == "auto" or getattr(value, "unit", None) == "px"


_FIXED, _FIXED_RADII = "_docgen_lengths", "_docgen_radii"


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    style = box.style
    fixed = style.__dict__.get(_FIXED)
    if fixed is None:
        fixed = style.__dict__[_FIXED] = (
            style["box_sizing"] == "content-box"
            and all(_is_fixed(style[name]) for name in _LENGTHS)
            and _used(style)
        )
    if not fixed:
        _original_percentages(box, containing_block)
        return
    used = box.__dict__
    lengths, borders, collapse = fixed
    used.update(lengths)
    if collapse:  # where borders collapse, those of a box may be decided already
        for name, width in borders.items():
            used.setdefault(name, width)
    else:
        used.update(borders)


def _used(style: Any) -> tuple[dict[str, Any], dict[str, Any], bool]:
    """The lengths of boxes with this ``style``, the widths of their borders, and if these collapse.

    The least width or height that is ``auto`` is none.
    """
    lengths = {}
    for name in _LENGTHS:
        value = style[name]
        lengths[name] = value if value == "auto" else value.value
        if value == "auto" and name.startswith("min_"):
            lengths[name] = 0
    borders = {name: style[name] for name in _BORDERS}
    return lengths, borders, style["border_collapse"] == "collapse"


def _resolve_radii(box: Any) -> None:
    style = box.style
    fixed = style.__dict__.get(_FIXED_RADII)
    if fixed is None:
        square = all(_NO_RADIUS in style[name] for name in _RADII)
        fixed = style.__dict__[_FIXED_RADII] = dict.fromkeys(_RADII, (0, 0)) if square else {}
    if fixed:
        box.__dict__.update(fixed)
    else:
        _original_radii(box)


# Marks that end a line or a paragraph.
_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class _Layout(line_break.Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A line as Pango shaped it, until it is drawn."""

    _is_drawn = False

    def set_text(self, text: str, justify: bool = False) -> None:
        super().set_text(text, justify)
        # As it is drawn. Pango would shape it again if this were said of shaped text.
        one = not _ENDS.search(self.text)
        line_break.pango.pango_layout_set_single_paragraph_mode(self.layout, one)

    def reactivate(self, style: Any) -> None:
        if self.justification_spacing or not hasattr(self, "layout"):
            super().reactivate(style)
        self._is_drawn = True

    def deactivate(self) -> None:
        if self._is_drawn:
            super().deactivate()
            self._is_drawn = False


_NUMBERS = re.compile(r"[-+.,\s0-9eACHLMQSTVZachlmqstvz]*")
_paths: dict[str, tuple[bytes, list[Any]]] = {}


def _path(svg: Any, node: Any, font_size: float) -> None:
    """Draw a path as WeasyPrint does, whose numbers are then the same in each document."""
    string, stream = node.get("d", ""), svg.stream.stream
    if string in _paths:
        drawn, vertices = _paths[string]
        stream.append(drawn)
        node.vertices.extend(vertices)
        return
    at, first = len(stream), len(node.vertices)
    _original_path(svg, node, font_size)
    if _NUMBERS.fullmatch(string) and all(isinstance(each, bytes) for each in stream[at:]):
        if len(_paths) == _PATHS:
            _paths.clear()
        _paths[string] = b"\n".join(stream[at:]), list(node.vertices)[first:]
        stream[at:] = [_paths[string][0]]


_original_percentages = percent.resolve_percentages
_original_radii = percent.resolve_radii_percentages
_original_path = svg.TAGS["path"]

_replace("ComputedStyle", css.ComputedStyle, _ComputedStyle)
_replace("AnonymousStyle", css.AnonymousStyle, _AnonymousStyle)
_replace("Layout", line_break.Layout, _Layout)
_replace("resolve_percentages", _original_percentages, _resolve_percentages)
_replace("resolve_radii_percentages", _original_radii, _resolve_radii)
_replace("strut", line_break.strut, _kept_with_style("_docgen_strut", line_break.strut))
_replace(
    "get_font_description",
    fonts.get_font_description,
    _kept_with_style("_docgen_font", fonts.get_font_description),
)
svg.TAGS["path"] = _path
