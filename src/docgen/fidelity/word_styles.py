"""The styles of a Word file → how a run of text looks, and what would mislead its reader.

Properties come from the document's defaults, the table's style, the paragraph's, the run's, and the
run itself, in that order (ECMA-376 Part 1, 17.7.2).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from docgen.fidelity.spans import SpanKind
from docgen.fidelity.word_colours import Colours
from docgen.fidelity.word_look import LEAST_CONTRAST, LEAST_CONTRAST_OF_OURS, TextLook, look_of
from docgen.openxml import A, W, parse_part

_Attributes = Mapping[str, str]  # by their names without a namespace
_Format = dict[str, _Attributes]  # by property
Direct = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # the same, to be a key

# The styles that have a meaning, which styles based on them share.
_MEANING: dict[str, SpanKind] = {
    "Declaration": "quotation",
    "Paragraph Number": "reference",
    "Paragraph Reference": "reference",
}
_DECLARATION = "Declaration"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_MERGED = ("rFonts", "ind", "spacing")  # attribute by attribute
_W = f"{{{W}}}"


class Surroundings(NamedTuple):
    """What a run is in: its paragraph's style and format, its table's style, its cell's fill."""

    paragraph: str
    direct: Direct
    table: str
    first_row: bool
    fill: tuple[tuple[str, str], ...]


class Verdict(NamedTuple):
    """Why a reader could not see text, or would be misled (empty if neither), and how it is set.

    ``indented`` counts the twips (1/20 point) that indents take from its line; ``language`` is that
    in which Word reads it.
    """

    wrong: str
    indented: float
    from_right: bool
    language: str


class _Style(NamedTuple):
    name: str
    base: str
    run: _Format
    paragraph: _Format
    variants: tuple[tuple[str, _Format], ...]  # of a table: its first row, its bands, …


class StyleSheet:
    """The styles of one file. Looks are computed once and kept."""

    def __init__(self, styles: bytes, theme: bytes, settings: bytes) -> None:
        root = parse_part(styles, "word/styles.xml")
        fonts, self._colours = _fonts(theme), Colours(theme, settings)
        self._fonts = fonts
        self._styles = {
            each.get(f"{_W}styleId", ""): _style(each) for each in root.iter(f"{_W}style")
        }
        self._default = {
            each.get(f"{_W}type", ""): each.get(f"{_W}styleId", "")
            for each in root.iter(f"{_W}style")
            if each.get(f"{_W}default") in ("1", "true", "on")
        }
        self._run = _format(root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
        self._paragraph = _format(root.find(f"{_W}docDefaults/{_W}pPrDefault/{_W}pPr"))
        self._meanings = {
            key: kind for key in self._styles if (kind := self._meaning(key)) is not None
        }
        self._looks: dict[tuple[Surroundings, str, Direct], tuple[TextLook, ...]] = {}
        self._verdicts: dict[tuple[Surroundings, str, Direct, str], Verdict] = {}
        names = {style.name: key for key, style in self._styles.items()}
        self.faces: Mapping[str, str] = {}
        if declaration := names.get(_DECLARATION):
            around = Surroundings(declaration, (), "", first_row=False, fill=())
            self.faces = self.looks(around, "", ())[0].faces

    def kind(self, paragraph: str, run: str) -> SpanKind:
        """The kind of text, by the ids of its paragraph and run style."""
        return self._meanings.get(run) or self._meanings.get(paragraph, "other")

    def verdict(self, around: Surroundings, run: str, direct: Direct, text: str) -> Verdict:
        """How a reader sees ``text`` that is set like this."""
        key = (around, run, direct, _slots(text))
        if key not in self._verdicts:
            kind, looks = self.kind(around.paragraph, run), self.looks(around, run, direct)
            self._verdicts[key] = Verdict(
                next(filter(None, (self._judged(each, kind, key[-1]) for each in looks)), ""),
                max(each.indented for each in looks),
                any(each.from_right for each in looks),
                looks[0].language,
            )
        return self._verdicts[key]

    def _judged(self, look: TextLook, kind: SpanKind, slots: str) -> str:
        least = LEAST_CONTRAST_OF_OURS if kind == "other" else LEAST_CONTRAST
        if look.wrong:
            return look.wrong
        if look.contrast < least:
            seen = f"{look.contrast:.1f} : 1; the least is {least:g} : 1"
            return f"that is hard to see on its background (contrast {seen})"
        if kind == "quotation" and look.altered:
            return f"of the declaration {look.altered}"
        for slot in ("cs",) if look.complex else slots.split():
            own, its = look.faces[slot], self.faces.get(slot)
            if kind == "quotation" and own != its:
                return f"of the declaration in another font than the style '{_DECLARATION}' ({own})"
            if kind == "other" and own == its:
                return f"of ours in the font of the declaration ({own or 'the default'})"
        return ""

    def looks(self, around: Surroundings, run: str, direct: Direct) -> tuple[TextLook, ...]:
        """The possible looks of a run; in a table with bands there are several."""
        key = (around, run, direct)
        if key not in self._looks:
            self._looks[key] = tuple(self._all_looks(around, run, direct))
        return self._looks[key]

    def _all_looks(self, around: Surroundings, run: str, direct: Direct) -> Iterator[TextLook]:
        paragraph = around.paragraph or self._default.get("paragraph", "")
        table = list(self._chain(around.table or self._default.get("table", "")))
        own = [style.paragraph for style in self._chain(paragraph)]
        above = [style.run for style in self._chain(paragraph)]
        above += [style.run for style in self._chain(run or self._default.get("character", ""))]
        lines = _merged([self._paragraph, *own, _unpacked(around.direct)])
        variants = [
            variant
            for style in table
            for kind, variant in style.variants
            if around.first_row or kind != "firstRow"
        ]
        fill = dict(around.fill)
        for variant in [{}, *variants] if around.table else [{}]:
            base = [style.run for style in table] if around.table else []
            letters = _merged([self._run, *base, variant, *above, _unpacked(direct)])
            shades = [
                *(style.paragraph.get("shd") for style in table if around.table),
                variant.get("cell shd"),
                fill or None,
                lines.get("shd"),
            ]
            yield look_of(letters, lines, [each for each in shades if each], self)

    def colour(self, attributes: _Attributes) -> tuple[int, int, int] | None:
        """The colour of ``w:color``; ``None`` if Word chooses it."""
        return self._colours.of(attributes)

    def fill(self, attributes: _Attributes) -> tuple[int, int, int] | None:
        """The colour that ``w:shd`` puts behind text, or ``None``."""
        return self._colours.of_shade(attributes)

    def font(self, fonts: _Attributes, slot: str) -> str:
        """The name of the font for the characters of ``slot`` (ascii, hAnsi, cs, eastAsia)."""
        theme = fonts.get("cstheme" if slot == "cs" else f"{slot}Theme")
        named = self._fonts.get(theme) if theme else fonts.get(slot)
        return (named or "").casefold()

    def _chain(self, key: str) -> Iterator[_Style]:
        """The styles that ``key`` is based on, the most general first, and itself."""
        found: list[_Style] = []
        while key in self._styles and self._styles[key] not in found:
            found.append(self._styles[key])
            key = found[-1].base
        return reversed(found)

    def _meaning(self, key: str) -> SpanKind | None:
        chain = [_MEANING.get(style.name) for style in self._chain(key)]
        return next((kind for kind in reversed(chain) if kind), None)


@lru_cache(maxsize=32)
def load_style_sheet(styles: bytes, theme: bytes, settings: bytes) -> StyleSheet:
    """The :class:`StyleSheet` of these parts, cached: all files of one template share them."""
    return StyleSheet(styles, theme, settings)


def is_from_right(text: str) -> bool:
    """Whether ``text`` has letters of a right-to-left script."""
    return _RIGHT_TO_LEFT.search(text) is not None


def _slots(text: str) -> str:
    """Which of the fonts of ``w:rFonts`` the characters of ``text`` take (Part 1, 17.3.2.26)."""
    if text.isascii():
        return "ascii"
    slots = "ascii hAnsi"
    if is_from_right(text):
        slots += " cs"
    return f"{slots} eastAsia" if _EAST_ASIAN.search(text) else slots


def _style(element: etree._Element) -> _Style:
    def value(name: str) -> str:
        found = element.find(f"{_W}{name}")
        return "" if found is None else found.get(f"{_W}val", "")

    paragraph = _format(element.find(f"{_W}pPr"))
    for where in (f"{_W}tblPr/{_W}shd", f"{_W}tcPr/{_W}shd"):
        if (shade := element.find(where)) is not None:
            paragraph["shd"] = _attributes(shade)
    return _Style(
        value("name"),
        value("basedOn"),
        _format(element.find(f"{_W}rPr")),
        paragraph,
        tuple(_variants(element)),
    )


def _variants(element: etree._Element) -> Iterator[tuple[str, _Format]]:
    for each in element.iterfind(f"{_W}tblStylePr"):
        found = _format(each.find(f"{_W}rPr"))
        if (shade := each.find(f"{_W}tcPr/{_W}shd")) is not None:
            found["cell shd"] = _attributes(shade)
        yield each.get(f"{_W}type", ""), found


def _format(properties: etree._Element | None) -> _Format:
    if properties is None:
        return {}
    return {etree.QName(each).localname: _attributes(each) for each in properties}


def _attributes(element: etree._Element) -> _Attributes:
    if element.tag == f"{_W}numPr":
        number = element.find(f"{_W}numId")
        return {} if number is None else _attributes(number)
    return {etree.QName(name).localname: value for name, value in element.items()}


def _unpacked(direct: Direct) -> _Format:
    return {name: dict(attributes) for name, attributes in direct}


def _merged(formats: Iterable[_Format]) -> _Format:
    merged: _Format = {}
    for each in formats:
        for name, attributes in each.items():
            before = merged.get(name, {}) if name in _MERGED else {}
            # A font named directly goes before the theme's, which it inherits.
            kept = {
                key: before[key] for key in before if key.removesuffix("Theme") not in attributes
            }
            merged[name] = {**kept, **attributes}
    return merged


def _fonts(theme: bytes) -> dict[str, str]:
    """The names of the theme's Latin, East Asian and complex fonts, as ``w:rFonts`` calls them."""
    if not theme:
        return {}
    found = {}
    root = parse_part(theme, "word/theme/theme1.xml")
    for size in ("major", "minor"):
        for tag, slots in (("latin", ("Ascii", "HAnsi")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            font = root.find(f".//{{{A}}}{size}Font/{{{A}}}{tag}")
            for slot in slots:
                found[f"{size}{slot}"] = "" if font is None else font.get("typeface", "")
    return found
