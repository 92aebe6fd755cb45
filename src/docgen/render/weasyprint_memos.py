"""What WeasyPrint works out again and again, kept: a third of the time of a page.

Importing this changes WeasyPrint, and no byte of a PDF: ``tests/render/test_weasyprint_memos.py``
makes documents with it and without. All of this is private to WeasyPrint, so it is imported for
the one release that was compared; with another, pages take as long as WeasyPrint alone does.

- A style looks each property up by its rules, and most have a value that no rule gives: those are
  there from the beginning (``weasyprint_styles``).
- Lengths of a box, the radii of its corners, its font and the height of its lines follow from its
  style alone, unless one is a percentage: they are kept with the style, which many boxes share.
- The documents of a product have most of their lines in common, and a line was shaped by Pango once
  when it was broken and once when it was drawn: it is kept as it was shaped.
- The outlines of a map are the same paths in each document, and names in a PDF the same bytes.
"""

import re
from functools import lru_cache, wraps
from typing import Any

from docgen.render.weasyprint_private import FontConfiguration, line_break, pydyf, svg, text_drawing
from docgen.render.weasyprint_styles import KEPT_STYLES, replace_everywhere

# Marks that end a line or a paragraph.
_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class _Layout(line_break.Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A line as Pango shaped it, which stays as long as a box or ``_split_first_line`` has it."""

    def set_text(self, text: str, justify: bool = False) -> None:
        super().set_text(text, justify)
        # As it is drawn. Pango would shape it again if this were said of shaped text.
        one = not _ENDS.search(self.text)
        line_break.pango.pango_layout_set_single_paragraph_mode(self.layout, one)

    def reactivate(self, style: Any) -> None:
        if self.justification_spacing:
            super().reactivate(style)
        else:
            self.style = style

    def deactivate(self) -> None:
        self.style = None  # which has all styles around it


# What of a style decides where a line is broken and how it is shaped.
_OF_LINES = (
    *("font_family", "font_size", "font_style", "font_stretch", "font_weight", "font_kerning"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override"),
    *("lang", "direction", "letter_spacing", "word_spacing", "white_space", "tab_size"),
    *("hyphens", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphenate_character"),
    *("overflow_wrap", "word_break", "text_decoration_line"),
)
_LINES, _NUMBER = "_docgen_lines", "_docgen_number"
_MOST_LINES = 3_000  # about 4 kB each


_numbers: dict[tuple[Any, ...], int] = {}


def _number_of(style: Any) -> int | None:
    """The same for styles that set lines alike; ``None`` with a line under text, which is a set."""
    if not isinstance(style, KEPT_STYLES) or style["text_decoration_line"] != "none":
        return None
    return _numbers.setdefault(tuple(style[name] for name in _OF_LINES), len(_numbers))


def _split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """What WeasyPrint makes of the first line of ``text``; documents have many lines in common."""
    given = text, style, context, max_width, justification_spacing, is_line_start, minimum
    if _NUMBER not in style.__dict__:
        style.__dict__[_NUMBER] = _number_of(style)
    if (number := style.__dict__[_NUMBER]) is None or justification_spacing:
        return _original_split(*given)
    lines = style.font_config.__dict__.setdefault(_LINES, {})
    key = text, max_width, is_line_start, minimum, number
    if key not in lines:
        if len(lines) == _MOST_LINES:
            lines.clear()
        lines[key] = _original_split(*given)
    return lines[key]


def _draw_text(stream: Any, textbox: Any, offset_x: float, overflow: str, ellipsis: Any) -> None:
    """Draw text as WeasyPrint does, where it is cut off from a line of its own."""
    if overflow == "ellipsis" or ellipsis != "none":
        shared = textbox.pango_layout
        own = _Layout(textbox.style, shared.justification_spacing, shared.max_width)
        own.set_text(shared.text)
        textbox.pango_layout = own
    _original_draw(stream, textbox, offset_x, overflow, ellipsis)


@wraps(FontConfiguration.add_font_face)
def _add_font_face(config: Any, *given: Any) -> None:
    config.__dict__.pop(_LINES, None)  # a family may have got the face that a line lacked
    _original_face(config, *given)


_PATHS = 2_000  # kept at most; a map has a dozen
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


@lru_cache(maxsize=4096)
def _encoded(text: str) -> bytes:
    return text.encode("ascii")


def _to_bytes(item: Any) -> Any:
    """``item`` as it is written into a PDF; most are bytes or short names."""
    kind = type(item)
    if kind is bytes:
        return item
    return _encoded(item) if kind is str else _original_bytes(item)


_original_split = line_break.split_first_line
_original_draw = text_drawing.draw_text
_original_face = FontConfiguration.add_font_face
_original_bytes = pydyf._to_bytes
_original_path = svg.TAGS["path"]

replace_everywhere("Layout", line_break.Layout, _Layout)
replace_everywhere("split_first_line", _original_split, _split_first_line)
replace_everywhere("draw_text", _original_draw, _draw_text)
FontConfiguration.add_font_face = _add_font_face
pydyf._to_bytes = _to_bytes
svg.TAGS["path"] = _path
