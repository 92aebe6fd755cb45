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


def detect(text: str) -> tuple[str, bool]:
    """The language's tag, as CLDR has it, and whether there was enough text to be sure."""
    words = re.findall(r"[^\W\d_]+", text)
    ranked = [str(tag) for tag, _ in rank(" ".join(words)[:20_000])]
    likely = next((tag for tag in ranked if tag in _official()), ranked[0])
    return likely, sum(map(len, words)) >= ENOUGH


@cache
def _official() -> frozenset[str]:
    return frozenset(
        tag.partition("_")[0]
        for state in Locale("en").territories
        for tag in get_official_languages(str(state), de_facto=True)
    )
