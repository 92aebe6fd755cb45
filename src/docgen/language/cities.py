"""Cities as texts inflect them ("в Астане", "Астанада") → their names.

Languages that only add endings give the name back when the ending is taken off. In Slavic languages
the name must be known: CLDR (through Babel) names one city or more for each time zone.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from babel import UnknownLocaleError

from docgen.language.tags import locale_of

# "in": the endings of the locative, the longest first.
_LOCATIVES = {
    "az": ("da", "də"),
    "hu": ("ban", "ben", "ott", "ett", "ött", "on", "en", "ön"),
    "kk": ("да", "де", "та", "те"),
    "ky": ("да", "де", "до", "дө", "та", "те", "то", "тө"),
    "tk": ("da", "de"),
    "tr": ("da", "de", "ta", "te"),
    "uz": ("da", "да"),
}
# Cities where states often meet that are in no name of a time zone.
_MORE = {
    "ru": ("Анкара", "Астана", "Вашингтон", "Женева", "Милан", "Пекин"),
    "uk": ("Анкара", "Астана", "Вашингтон", "Женева", "Львів", "Мілан", "Пекін"),
    "pl": ("Ankara", "Astana", "Genewa", "Kraków", "Mediolan", "Pekin", "Waszyngton"),
}
INFLECTING = frozenset(_MORE)


def without_locative(word: str, language: str) -> str | None:
    """``Астана`` of ``Астанада``; ``None`` if ``word`` has no such ending."""
    for ending in _LOCATIVES.get(language.partition("-")[0], ()):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2:
            return re.sub(r"['’ʼ]$", "", bare)
    return None


def city_named(word: str, language: str, words: Iterable[str] = ()) -> str | None:
    """The city whose name ``word`` inflects: one of ``words``, or one that is known.

    ``None`` if there is none or more than one.
    """
    known = {*words, *_cities(language)}
    if word in _cities(language):  # such as Баку, which has no endings
        return word
    found = {each for each in known if _inflects(word, each)}
    return found.pop() if len(found) == 1 else None


def _inflects(word: str, name: str) -> bool:
    """Whether ``word`` is ``name`` with another ending."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
    return (
        word != name
        and same >= min(4, len(name))
        and len(name) - same <= 1
        and len(word) - same <= 2
    )


@cache
def _cities(language: str) -> frozenset[str]:
    try:
        zones = dict(locale_of(language).time_zones)
    except (UnknownLocaleError, ValueError):
        zones = {}
    cities = {str(zone["city"]) for zone in zones.values() if "city" in zone}
    return frozenset({*cities, *_MORE.get(language.partition("-")[0], ())})
