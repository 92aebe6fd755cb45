"""Roman numerals: of centuries, annexes and titles."""

import re
from typing import NamedTuple

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Texts in Cyrillic type Х, І and С for the Latin letters.
_LATIN = str.maketrans("ІХСӀ", "IXCI")
_NUMERAL = re.compile(
    r"(?<![\w.'’/-])([IVXLCІХСӀ]{1,8})(?:e|er|ère|re|ème|è|°|º|ª|o|a|th|st|nd|rd)?(?![\w'’])"
)
_VALID = re.compile(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SURE = re.compile(r"[IVX]{2,}")


class RomanNumeral(NamedTuple):
    """A Roman numeral at ``text[start:end]``; not ``sure`` if it may be a letter or a name."""

    start: int
    end: int
    value: int
    sure: bool


def roman_numerals(text: str) -> list[RomanNumeral]:
    """Every Roman numeral below 400 in ``text``, in order."""
    found = []
    for match in _NUMERAL.finditer(text):
        written = match[1].translate(_LATIN)
        if _VALID.fullmatch(written):
            sure = bool(_SURE.fullmatch(written))
            found.append(RomanNumeral(*match.span(), value_of(written), sure))
    return found


def value_of(written: str) -> int:
    """The number written with the letters I, V, X, L and C."""
    values = [_VALUES[each] for each in written]
    after = [*values[1:], 0]
    return sum(-one if one < next_ else one for one, next_ in zip(values, after, strict=True))
