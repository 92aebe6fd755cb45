"""Figures and marks of languages in Arabic script, which Babel leaves as Latin ones."""

from unicodedata import bidirectional

from babel import Locale

from docgen.fidelity.reading_order import RIGHT_TO_LEFT
from docgen.language.tags import script_of

# The zero of CLDR's numbering systems, whose other figures follow it (Unicode Technical Standard
# 35, Part 3). CLDR has "latn" for Arabic, and "arab" for that of Egypt or Saudi Arabia.
_ZERO = {"arab": 0x660, "arabext": 0x6F0}
_FROM_LEFT = "\u200e"
_MARKS = str.maketrans({",": "،", ";": "؛", "?": "؟"})


def turned(data: object) -> bool:
    """Whether any text of ``data``, such as the view, has letters that run from right to left."""
    return RIGHT_TO_LEFT.search(str(data)) is not None


def in_figures(text: str, locale: Locale) -> str:
    """``2026`` → ۲۰۲۶, where CLDR has other figures than Latin ones for the language."""
    zero = _ZERO.get(locale.default_numbering_system)
    return text.translate({ord("0") + each: zero + each for each in range(10)}) if zero else text


def in_marks(text: str, tag: str) -> str:
    """Commas, semicolons and question marks as the language ``tag`` has them in Arabic script."""
    return text.translate(_MARKS) if script_of(tag) == "Arab" else text


def kept_in_order(text: str, locale: Locale) -> str:
    """``14(b)`` as it is read from the left, in a language that runs from the right.

    Between marks of direction, U+200E, since Word knows no isolates (Unicode Standard Annex 9).
    """
    latin = any(bidirectional(each) == "L" for each in text)
    return f"{_FROM_LEFT}{text}{_FROM_LEFT}" if latin and locale.text_direction == "rtl" else text
