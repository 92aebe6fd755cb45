"""The language of a text, by a model that a library contains: always the same answer.

Of the likely languages, the first that is an official language of a state (CLDR's data, through
Babel) is taken, since declarations are written in those.
"""

import re
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.languages import get_official_languages

ENOUGH = 200  # letters needed for a reliable answer
_SAMPLE = 1_000  # characters of the beginning, of the middle and of the end
_TOO_FEW = 50  # letters needed to say whether they make words
_NO_LANGUAGE = "zxx"  # the model's tag for "no linguistic content" (ISO 639-2)
# How far the likeliest language is from the least likely, by letter. Texts in 22 languages have
# 1.38 and more; letters moved by a font's wrong table have less than 0.7, or the tag above.
_APART = 0.8
# The commonest words of languages. A sixth of a text or more is made of these; of letters that were
# moved, next to none.
_COMMON = {
    "de": "der die das und in zu den von mit auf für im",
    "en": "the of and to in for on a with by",
    "es": "de la el en y los las del para que",
    "fr": "de la le les et des du à en l d",
    "it": "di e la il in per del della dei le i a",
    "pt": "de a o e da do das dos em para que",
    "ru": "и в на с по для о к из от",
}
_PLAIN = 0.1  # of all words


class Spoken(NamedTuple):
    """What a text says of its language.

    - ``language`` is the tag, as CLDR writes it; ``sure``: there was enough text to tell.
    - ``holds_words``: its letters make words of some language, or are too few to say. They do not
      if a font in a PDF maps its glyphs to the wrong letters.
    """

    language: str
    sure: bool
    holds_words: bool


def judge(text: str) -> Spoken:
    """The language of ``text``."""
    from py3langid import rank

    words = " ".join(re.findall(r"[^\W\d_]+", _sample(text)))
    letters = len(words) - words.count(" ")
    ranked = [(str(tag), float(likelihood)) for tag, likelihood in rank(words)]
    likely = next((tag for tag, _ in ranked if tag in _official()), ranked[0][0])
    apart = (ranked[0][1] - ranked[-1][1]) / max(len(words), 1)
    are_words = ranked[0][0] != _NO_LANGUAGE and apart > _APART
    return Spoken(likely, letters >= ENOUGH, letters < _TOO_FEW or are_words)


def is_plainly(language: str, text: str) -> bool:
    """Whether ``text`` is so clearly in ``language`` that the model, 0.4 s to load, need not judge.

    No says nothing.
    """
    common = frozenset(_COMMON.get(language.partition("-")[0], "").split())
    words = re.findall(r"[^\W\d_]+", _sample(text).casefold())
    return sum(word in common for word in words) > _PLAIN * max(len(words), ENOUGH / 10)


def _sample(text: str) -> str:
    """As much of a long text as tells its language; to look at all of it takes far longer."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"


@cache
def _official() -> frozenset[str]:
    return frozenset(
        tag.partition("_")[0]
        for state in Locale("en").territories
        for tag in get_official_languages(str(state), de_facto=True)
    )
