"""The styles of WeasyPrint, and what follows from a style alone, worked out once.

Importing this changes WeasyPrint: see ``weasyprint_memos``.
"""

import sys
from collections.abc import Callable
from typing import Any

from docgen.render.weasyprint_private import color, css, fonts, line_break, percent, properties

# Properties that go by other names too, as margin-left goes by margin-inline-start.
_PHYSICAL = css.PHYSICAL_FUNCTIONS

_SIDES = ("top", "right", "bottom", "left")
_WIDTHS = tuple(f"border_{side}_width" for side in _SIDES)
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
_LEAST = ("min_width", "min_height")
_RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_NO_RADIUS = (0, "px")


def replace_everywhere(name: str, original: Any, replacement: Any) -> None:
    """Let ``name`` be the ``replacement`` in each module that has the ``original`` by it."""
    for module in list(sys.modules.values()):
        if module.__name__.startswith("weasyprint") and getattr(module, name, None) is original:
            setattr(module, name, replacement)


_UNSET = "_docgen_unset"
_INITIAL = properties.INITIAL_VALUES
_COMPUTED = properties.INITIAL_NOT_COMPUTED
_LOGICAL = frozenset(
    logical(block="ttb", inline=inline)
    for logical in _PHYSICAL.values()
    for inline in ("ltr", "rtl")
)
# What a style has that no rule gives it: not inherited, the initial value, inherited, the parent's.
_OWN = {
    name: value
    for name, value in _INITIAL.items()
    if name not in properties.INHERITED | _COMPUTED | {"page"}
    and not name.startswith("text_decoration_")
}
_OWN |= dict.fromkeys((*_WIDTHS, "outline_width"), 0)  # that of a border whose style is none
_OWN_ALONE = {name: value for name, value in _OWN.items() if name not in _PHYSICAL}
_INHERITED = frozenset(properties.INHERITED - _PHYSICAL.keys() - _COMPUTED)
_DECORATIONS = frozenset(
    f"text_decoration_{each}" for each in ("line", "color", "style", "thickness")
)
_FROM_PARENT = _INHERITED | _DECORATIONS | {"page"}
_OF_ROOT = {name: _INITIAL[name] for name in _INHERITED}
_PLACED = ("position", "float")


def _unset_in(style: Any) -> dict[str, Any]:
    """The inherited properties that no rule gives an element of this ``style``, and their values.

    WeasyPrint writes into some styles and copies of them, as into that of a first letter.
    """
    unset: dict[str, Any] = style.__dict__.get(_UNSET, {})
    if unset.items() <= style.items():
        return unset
    return {name: value for name, value in unset.items() if style.get(name, value) == value}


class _ComputedStyle(css.ComputedStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """The style of an element.

    It begins with what no rule gives, neither to the element nor, if inherited, to one around it.
    """

    def __init__(self, parent_style: Any, cascaded: Any, pseudo_type: Any, *rest: Any) -> None:
        super().__init__(parent_style, cascaded, pseudo_type, *rest)
        unset = _OF_ROOT if parent_style is None else _unset_in(parent_style)
        if not unset.keys().isdisjoint(cascaded):
            unset = {name: value for name, value in unset.items() if name not in cascaded}
        self.__dict__[_UNSET] = unset
        if pseudo_type in ("first-line", "first-letter"):
            return  # what is in one of these is put on others
        self.update(unset)
        self.update(_OWN if _LOGICAL.isdisjoint(cascaded) else _OWN_ALONE)
        for name in cascaded:
            self.pop(name, None)
            if name.endswith("_style"):
                self.pop(f"{name.removesuffix('_style')}_width", None)
        if any(name in cascaded for name in _PLACED):
            for name in _PLACED:
                self.pop(name, None)
        else:
            self.specified.update({name: _INITIAL[name] for name in _PLACED})

    def __missing__(self, key: str) -> Any:
        if key in _FROM_PARENT and key not in self.cascaded and self.parent_style is not None:
            value = self[key] = self.parent_style[key]
            return value
        return super().__missing__(key)


class _AnonymousStyle(css.AnonymousStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """The style of a box that no element has."""

    def __init__(self, parent_style: Any) -> None:
        unset = self.__dict__[_UNSET] = _unset_in(parent_style)
        self.update(unset)
        self.update(_OWN)
        super().__init__(parent_style)


KEPT_STYLES = (_ComputedStyle, _AnonymousStyle)  # that of text in a picture is changed


def _kept_with_style(name: str, work_out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """``work_out``, which depends on a style alone, kept with the style by ``name``."""

    def kept(style: Any) -> Any:
        known = style.__dict__
        if name not in known:
            if not isinstance(style, KEPT_STYLES):
                return work_out(style)
            known[name] = work_out(style)
        return known[name]

    return kept


_FIXED, _FIXED_RADII = "_docgen_lengths", "_docgen_radii"


def _attributes(box: Any) -> dict[str, Any]:
    """What is known of ``box``, which may be the placeholder of a box that is out of the flow."""
    known: dict[str, Any] = box.__dict__
    if "_box" in known:
        known = known["_box"].__dict__
    return known


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    style = box.style
    fixed = style.__dict__.get(_FIXED)
    if fixed is None:
        fixed = style.__dict__[_FIXED] = _used(style)
    if not fixed:
        _original_percentages(box, containing_block)
        return
    used = _attributes(box)
    lengths, borders, collapse = fixed
    used.update(lengths)
    if collapse:  # where borders collapse, those of a box may be decided already
        for name, width in borders.items():
            used.setdefault(name, width)
    else:
        used.update(borders)


def _used(style: Any) -> tuple[dict[str, Any], dict[str, Any], bool] | tuple[()]:
    """The lengths of boxes with this ``style``, the widths of their borders, and if these collapse.

    Nothing if one depends on another box. The least width or height that is ``auto`` is none.
    """
    lengths = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in _LEAST else value
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return ()
    if style["box_sizing"] != "content-box":
        return ()
    borders = {name: style[name] for name in _WIDTHS}
    return lengths, borders, style["border_collapse"] == "collapse"


def _resolve_radii(box: Any) -> None:
    style = box.style
    fixed = style.__dict__.get(_FIXED_RADII)
    if fixed is None:
        square = all(_NO_RADIUS in style[name] for name in _RADII)
        fixed = style.__dict__[_FIXED_RADII] = dict.fromkeys(_RADII, (0, 0)) if square else {}
    if fixed:
        _attributes(box).update(fixed)
    else:
        _original_radii(box)


def _get_color(style: Any, key: str) -> Any:
    """The colour that ``key`` gives, as WeasyPrint finds it; to compare a colour takes longer."""
    value = style[key]
    return style["color"] if isinstance(value, str) and value == "currentcolor" else value


_original_percentages = percent.resolve_percentages
_original_radii = percent.resolve_radii_percentages

replace_everywhere("ComputedStyle", css.ComputedStyle, _ComputedStyle)
replace_everywhere("AnonymousStyle", css.AnonymousStyle, _AnonymousStyle)
replace_everywhere("resolve_percentages", _original_percentages, _resolve_percentages)
replace_everywhere("resolve_radii_percentages", _original_radii, _resolve_radii)
replace_everywhere("get_color", color.get_color, _get_color)
for _function in (line_break.strut, fonts.get_font_description):
    _kept = _kept_with_style(f"_docgen_{_function.__name__}", _function)
    replace_everywhere(_function.__name__, _function, _kept)
