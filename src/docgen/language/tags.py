"""Language tags (BCP 47), and what CLDR knows of them.

A tag may be valid and CLDR have no locale for it, as for Kazakh in Latin letters (kk-Latn) or
Russian of Uzbekistan (ru-UZ). What CLDR gives is then that of the language, in its usual script.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global, parse_locale

TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_NAMES = Locale("en")  # of all scripts and territories; which are known, is the same in each
# Scripts in use that run from right to left (Unicode Standard, chapters 9, 14 and 19).
_FROM_RIGHT = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa")
)
# Of languages of two scripts, that which a tag without a script does not mean in CLDR.
_OTHER_SCRIPTS = {"az": "az-Cyrl", "sr": "sr-Latn", "uz": "uz-Cyrl"}
# Languages whose capital of i is İ: Unicode's SpecialCasing.txt, and Kazakh's Latin alphabet.
_DOTTED = re.compile(r"(?:az|tr|kk-Latn)(?:-|$)")


@lru_cache(maxsize=256)
def is_language(tag: str) -> bool:
    """Whether ``tag`` is a language that CLDR has data of, with a script and region that exist."""
    if not TAG.fullmatch(tag):
        return False
    language, region, script, *_ = parse_locale(tag, sep="-")
    return (
        localedata.exists(language)
        and (script is None or script in _NAMES.scripts)
        and (region is None or region in _NAMES.territories)
    )


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale:
    """The locale of ``tag``, or that of the language alone if CLDR has none.

    Raises :class:`ValueError` or :class:`babel.UnknownLocaleError` for what is no language.
    """
    language, region, script, *_ = parse_locale(tag, sep="-")
    for each in ((language, script, region), (language, script)):
        with suppress(UnknownLocaleError):
            return Locale.parse("_".join(filter(None, each)))
    return Locale.parse(language)


def locales_of(tags: Iterable[str]) -> Iterator[Locale]:
    """The locale of each of ``tags``; none for what is no language."""
    for tag in tags:
        try:
            found = locale_of(tag)
        except (UnknownLocaleError, ValueError):
            continue
        yield found


def in_both_scripts(tag: str) -> tuple[str, ...]:
    """``uz`` → uz, uz-Cyrl: ``tag``, and its language in the other script that texts use."""
    other = _OTHER_SCRIPTS.get(tag.partition("-")[0], tag)
    return tuple(dict.fromkeys((tag, other)))


def script_of(tag: str) -> str:
    """``sr-Latn`` → Latn, ``kk`` → Cyrl: the script of a language, its usual one without any."""
    language, region, script, *_ = parse_locale(tag, sep="-")
    return script or _likely(f"{language}_{region}")[0] or _likely(language)[0]


def is_same_language(one: str, other: str) -> bool:
    """Whether readers of ``one`` read ``other``: en and en-GB, but not sr and sr-Latn."""
    return one.partition("-")[0] == other.partition("-")[0] and script_of(one) == script_of(other)


def is_in_other_letters(tag: str) -> bool:
    """Whether what CLDR gives for ``tag`` is in another script, since it has no locale in this."""
    locale = locale_of(tag)
    return script_of(tag) != (locale.script or _likely(locale.language)[0])


@lru_cache(maxsize=256)
def runs_from_right(tag: str) -> bool:
    """Whether the script of a language runs from right to left."""
    return script_of(tag) in _FROM_RIGHT


def region_of(tag: str) -> str:
    """``pt-BR`` → BR, ``sr-Latn`` → RS: the region of a language, without any CLDR's likeliest.

    Empty if CLDR knows none.
    """
    language, region, script, *_ = parse_locale(tag, sep="-")
    return region or _likely(f"{language}_{script}")[1] or _likely(language)[1]


def language_name(tag: str, locale: Locale) -> str:
    """``kk-Latn`` → Kazakh (Latin): the name of a language in the language of ``locale``."""
    if localedata.exists(tag.replace("-", "_")):
        return str(Locale.parse(tag, sep="-").get_display_name(locale) or tag)
    language, region, script, *_ = parse_locale(tag, sep="-")
    more = filter(None, (locale.scripts.get(script), locale.territories.get(region)))
    return f"{locale.languages.get(language, language)} ({', '.join(more)})"


def _likely(name: str) -> tuple[str, str]:
    """The likeliest script and region of a language; both empty if CLDR knows none."""
    found = get_global("likely_subtags").get(name)
    if found is None:
        return "", ""
    _, region, script, *_ = parse_locale(found)
    return script or "", region or ""


def capital(letter: str, tag: str) -> str:
    """The capital of ``letter`` in the language ``tag``: that of i is İ in Turkish."""
    return "İ" if letter == "i" and _DOTTED.match(tag) else letter.upper()
