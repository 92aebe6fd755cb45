"""The language of a text, by a model that a library contains: always the same answer.

Of the likely languages, the first that is an official language of a state (CLDR's data, through
Babel) is taken, since declarations are written in those.
"""

import re
from functools import cache

from babel import Locale
from babel.languages import get_official_languages
from py3langid import rank

ENOUGH = 200  # letters needed for a reliable answer
_ENOUGH_TO_TELL = 40_000  # characters
_TOO_FEW = 50  # letters needed to say whether they make words
_NO_LANGUAGE = "zxx"  # the model's tag for "no linguistic content" (ISO 639-2)
# How far the likeliest language is from the least likely, by letter. Texts in 22 languages have
# 1.38 and more; letters moved by a font's wrong table have less than 0.7, or the tag above.
_APART = 0.8


def detect(text: str) -> tuple[str, bool]:
    """The language tag, as CLDR writes it, and whether there was enough text to be sure."""
    words = _words(text)
    ranked = [str(tag) for tag, _ in rank(words)]
    likely = next((tag for tag in ranked if tag in _official()), ranked[0])
    return likely, _letters(words) >= ENOUGH


def holds_words(text: str) -> bool:
    """Whether the letters of ``text`` make words of some language; true for very short texts.

    They do not if a font in a PDF maps its glyphs to the wrong letters.
    """
    words = _words(text)
    if _letters(words) < _TOO_FEW:
        return True
    ranked = rank(words)
    apart = float(ranked[0][1] - ranked[-1][1]) / len(words)
    return str(ranked[0][0]) != _NO_LANGUAGE and apart > _APART


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text[:_ENOUGH_TO_TELL]))[:20_000]


def _letters(words: str) -> int:
    return len(words) - words.count(" ")


@cache
def _official() -> frozenset[str]:
    return frozenset(
        tag.partition("_")[0]
        for state in Locale("en").territories
        for tag in get_official_languages(str(state), de_facto=True)
    )
