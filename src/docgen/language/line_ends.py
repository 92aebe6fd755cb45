"""Where the end of a line divides what is one word or figure."""

import re

from docgen.characters import joined_without_blank

# Symbols and figures over two lines: A/RES/ 78, COP- 29, 95– 100, and 1/CP. 21.
_SYMBOL = re.compile(r"\w/$")
_THOUSANDS = re.compile(r"(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})*,$")
_FIGURES = re.compile(r"\w[-\u2010\u2011]$|\d[–—]$|\w/[A-Z]+\.$")


def goes_on(above: str, below: str) -> bool:
    """Whether a symbol or figure continues on the next line without a blank."""
    if _SYMBOL.search(above):
        return below[:1].isalnum()
    if is_large_number(above, below):
        return True
    return bool(_FIGURES.search(above)) and below[:1].isdigit()


def is_large_number(above: str, below: str) -> bool:
    """Whether a figure seems to go on: 1, and 500. (Not 2030, and 500; it has four digits.)"""
    return bool(_THOUSANDS.search(above) and re.match(r"\d{3}(?!\d)", below))


def is_divided_figure(above: str, below: str) -> bool:
    """Whether a figure may go on, or two figures be beside each other: 1, and 5; 1. and 5."""
    return bool(re.search(r"(?<![\d.,])\d{1,3}[.,]$", above)) and below[:1].isdigit()


def is_one_word(above: str, below: str) -> bool:
    """Whether no blank belongs between the last word of one line and the first of the next."""
    return goes_on(above, below) or joined_without_blank(above, below)
