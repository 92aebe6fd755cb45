"""Colours of Word markup: by value or from the file's theme, with tint or shade, as a pattern."""

import re
from collections.abc import Mapping

from docgen.fidelity.contrast import BLACK, WHITE, Colour, mixed
from docgen.openxml import A, W, parse_part

# ECMA-376 Part 1, 17.18.40, by their values.
HIGHLIGHTS: Mapping[str, str] = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
# Names of colours in the markup, for those of the theme (17.18.97); settings may map them anew.
_OF_THEME = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {"background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2"}
_UNMAPPED = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}


class Colours:
    """The colours of one file."""

    def __init__(self, theme: bytes, settings: bytes) -> None:
        self._scheme: dict[str, str] = {}
        self._mapping: dict[str, str] = {}
        if theme:
            scheme = parse_part(theme, "word/theme/theme1.xml").find(f".//{{{A}}}clrScheme")
            for each in [] if scheme is None else scheme:
                value = each[0].get("lastClr") or each[0].get("val", "") if len(each) else ""
                self._scheme[each.tag.rpartition("}")[2]] = value
        if settings:
            root = parse_part(settings, "word/settings.xml")
            for each in root.iter(f"{{{W}}}clrSchemeMapping"):
                self._mapping = {key.rpartition("}")[2]: value for key, value in each.items()}

    def of(
        self, attributes: Mapping[str, str], value: str = "val", theme: str = "themeColor"
    ) -> Colour | None:
        """The colour in ``attributes``.

        The theme's takes precedence; ``None`` if Word chooses it.
        """
        of_theme = self._of_theme(attributes.get(theme, ""))
        found = _parsed(of_theme or attributes.get(value, ""))
        if found is None or not of_theme:
            return found
        prefix = theme.removesuffix("Color")
        for key, towards in ((f"{prefix}Tint", WHITE), (f"{prefix}Shade", BLACK)):
            if key in attributes:
                found = mixed(found, towards, _hexadecimal(attributes[key]) / 255)
        return found

    def of_shade(self, attributes: Mapping[str, str]) -> Colour | None:
        """The colour of a ``w:shd``: its fill, with its pattern over it (17.18.78)."""
        fill = self.of(attributes, "fill", "themeFill")
        pattern = attributes.get("val", "clear")
        if pattern in ("clear", "nil"):
            return fill
        ink = self.of(attributes, "color") or BLACK
        share = re.fullmatch(r"pct(\d+)", pattern)
        covered = 1.0 if pattern == "solid" else int(share[1]) / 100 if share else 0.5
        return mixed(ink, fill or WHITE, covered)

    def _of_theme(self, name: str) -> str:
        if not name or name == "none":
            return ""
        key = _MAPPED.get(name, name)
        key = self._mapping.get(key, _UNMAPPED.get(key, key))
        return self._scheme.get(_OF_THEME.get(key, key), "")


def _parsed(value: str) -> Colour | None:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
        return None
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def _hexadecimal(value: str) -> int:
    return int(value, 16) if re.fullmatch(r"[0-9A-Fa-f]{2}", value) else 255
