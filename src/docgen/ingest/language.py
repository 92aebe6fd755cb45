"""Which language a text is in, by a model that comes with a library: always the same answer.

Of what the model finds likely, the first that is an official language of some state is taken
(CLDR says which are, by Babel): declarations are written in those.
"""

import re
from functools import cache

from babel import Locale
from babel.languages import get_official_languages
from py3langid import rank

ENOUGH = 200  # letters, for an answer to be relied on
_TOO_FEW = 50  # letters, to say whether they make words
_NO_LANGUAGE = "zxx"  # the model's tag for what is no language (ISO 639-2)
# How far the likeliest language is from the least likely, by letter. Texts in 22 languages have
# 1.38 and more; letters moved by a font's wrong table have less than 0.7, or the tag above.
_APART = 0.8


def detect(text: str) -> tuple[str, bool]:
    """The language's tag, as CLDR has it, and whether there was enough text to be sure."""
    words = _words(text)
    ranked = [str(tag) for tag, _ in rank(words)]
    likely = next((tag for tag in ranked if tag in _official()), ranked[0])
    return likely, _letters(words) >= ENOUGH


def holds_words(text: str) -> bool:
    """Whether the letters of ``text`` make words of some language; true of very few letters.

    Those of a PDF do not where its font says the wrong letters for what the page shows.
    """
    words = _words(text)
    if _letters(words) < _TOO_FEW:
        return True
    ranked = rank(words)
    apart = float(ranked[0][1] - ranked[-1][1]) / len(words)
    return str(ranked[0][0]) != _NO_LANGUAGE and apart > _APART


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text))[:20_000]


def _letters(words: str) -> int:
    return len(words) - words.count(" ")


@cache
def _official() -> frozenset[str]:
    return frozenset(
        tag.partition("_")[0]
        for state in Locale("en").territories
        for tag in get_official_languages(str(state), de_facto=True)
    )
