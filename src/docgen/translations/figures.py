"""The figures and addresses in a text, which a translation should have too."""

import re
import unicodedata
from collections import Counter

# Figures with separators of thousands or decimals, which languages write differently.
_FIGURES = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d)|[.,]\d+)*")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s)>\]]+")


def figures_that_differ(original: str, translation: str) -> tuple[str, ...]:
    """Figures and addresses that one of the two has more often than the other, each once."""
    ours, theirs = _found(original), _found(translation)
    return tuple(sorted((ours - theirs) | (theirs - ours)))


def _found(text: str) -> Counter[str]:
    addresses = _ADDRESS.findall(text)
    figures = _FIGURES.findall(_ADDRESS.sub(" ", text))
    return Counter([*addresses, *map(_plain, figures)])


def _plain(figure: str) -> str:
    """Digits alone, as ASCII: ``1.000`` and ``1,000`` are one number."""
    return "".join(str(unicodedata.decimal(each)) for each in figure if each.isdecimal())
