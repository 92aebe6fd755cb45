"""Names of states and organisations: CLDR's, those of ISO 3166-1, and tables of our own.

CLDR (through Babel) has short names in many languages, ISO 3166-1 (through pycountry, with the
translations of Debian's iso-codes) official ones; ``states.toml`` has what both lack, and
``short_names.toml`` the short names that are not what a diplomat writes, each with its source.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

from docgen.language import iso_codes
from docgen.language.tags import in_both_scripts, locale_of

# CLDR's territories that are not states: groups of states, and codes for tests.
_NO_STATES = ("EZ", "QO", "UN", "XA", "XB", "ZZ")
# A region at the end of a tag: fr-CA has the corrections of fr.
_REGION = re.compile(r"-(?:[A-Z]{2}|\d{3})$")
# Names that are also ordinary words at the start of a sentence: "Того же мнения".
_AMBIGUOUS = {"ru": ("Того",)}

_WITH_ADJECTIVE = re.compile(
    r"(Repubblica|República|République|Regno|Reino|Confederazione|Confederación|Federazione"
    r"|Federación|Federação) ([^\W\d_]+)"
)


class NewParty(NamedTuple):
    """What to write into ``parties.yaml`` for a party that is not in it."""

    code: str
    slug: str
    official: str


def short_name(code: str, language: str) -> str | None:
    """The short name of the state ``code`` (ISO 3166-1 alpha-2), as a diplomat writes it.

    It is that of ``short_names.toml``, or else CLDR's; ``None`` if neither has one.
    """
    corrected = _corrections().get(_REGION.sub("", language), {}).get(code)
    return corrected[0] if corrected else cldr_name(code, language)


def cldr_name(code: str, language: str) -> str | None:
    """CLDR's name for the state ``code``; ``None`` if it has none."""
    locale = _locale(language)
    return locale.territories.get(code) if locale else None


@cache
def names(language: str) -> Mapping[str, str]:
    """Every name of a state or organisation in ``language``, with the code of the party."""
    found: dict[str, str] = {}
    for code in _codes(language):
        for name in names_of(code, language):
            found.setdefault(name, code)
    return found


def names_of(code: str, language: str) -> list[str]:
    """Every name of the party ``code`` in ``language``; none is the short name of another state.

    Debian's iso-codes call Eritrea "فلسطین", Palestine, in Persian.
    """
    forms = [each for name in _names(code, language) for each in _forms(name, language)]
    taken = _short_names(language)
    wrong = {
        *_AMBIGUOUS.get(language, ()),
        *_table()["mistaken"].get(_base(language), {}).get(code, ()),
    }
    return [
        each for each in dict.fromkeys(forms) if taken.get(each, code) == code and each not in wrong
    ]


def adjectives(language: str) -> dict[str, str]:
    """Adjectives such as "Kenyan", with the code of the state."""
    return {name: code for code, name in _table()["adjectives"].get(language, {}).items()}


def institutions() -> tuple[str, ...]:
    """The words before which an adjective stands for the state."""
    return tuple(_table()["adjectives"]["institutions"])


def proposed(code: str) -> NewParty:
    """The entry for ``parties.yaml``; for an unknown code, the code is slug and name too."""
    return known(code) or NewParty(code, code.lower(), code)


def known(code: str) -> NewParty | None:
    """The slug and the official name of a state (ISO 3166-1) or an organisation of our table."""
    if organisation := _table()["organisations"].get(code):
        return NewParty(code, organisation["slug"], organisation["official"])
    state = iso_codes.states().get(code)
    if state is None:
        return None
    official = _table()["official"].get(code) or state.official_name
    official = official or _turned(state.name)
    short = next(iter(_forms(cldr_name(code, "en") or state.name, "en")))
    bare = unicodedata.normalize("NFKD", short).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", bare.casefold()).strip("-")
    return NewParty(code, slug, official)


def known_codes() -> tuple[str, ...]:
    """The codes that :func:`known` knows: organisations, then states."""
    return (*_table()["organisations"], *iso_codes.states())


def _codes(language: str) -> list[str]:
    """The codes of all parties that may have a name; those of our own table first."""
    table = _table()
    locale = _locale(language)
    territories = locale.territories if locale else ()
    codes = [*table["also"].get(_base(language), ()), *table["organisations"], *territories]
    return list(dict.fromkeys([*codes, *iso_codes.states()]))


@cache
def _short_names(language: str) -> Mapping[str, str]:
    """The codes of all states by their short names."""
    return {name: code for code in iso_codes.states() if (name := short_name(code, language))}


def _names(code: str, language: str) -> Iterator[str]:
    base = _base(language)
    table = _table()
    yield from table["also"].get(base, {}).get(code, ())
    if organisation := table["organisations"].get(code):
        yield from organisation.get(base, ())
        if base == "en":
            yield organisation["official"]
    is_state = re.fullmatch("[A-Z]{2}", code) and code not in _NO_STATES
    for tag in in_both_scripts(language) if is_state else ():
        yield from filter(None, dict.fromkeys((short_name(code, tag), cldr_name(code, tag))))
    if state := iso_codes.states().get(code):
        translate = iso_codes.translation({"zh": "zh_CN", "nb": "nb_NO"}.get(base, base))
        for name in filter(None, (state.name, state.official_name, state.common_name)):
            if base == "en" or translate(name) != name:
                yield translate(name)


def _base(language: str) -> str:
    return language.partition("-")[0]


def _forms(name: str, language: str) -> Iterator[str]:
    """``name`` as texts may write it: each of two names; words in the order of a sentence."""
    name = unicodedata.normalize("NFC", name.replace("\u0301", ""))
    name = re.sub("[\u064b-\u0652]", "", name)  # vowel signs of Arabic
    bare, _, bracketed = name.partition(" (")
    yield bare if "," not in bare else _turned(bare)
    if match := _WITH_ADJECTIVE.fullmatch(bare):  # Repubblica italiana or Italiana
        yield f"{match[1]} {match[2].lower()}"
        yield f"{match[1]} {match[2].capitalize()}"
    if bracketed and language == "en" and " of" not in bracketed:
        yield bracketed.rstrip(")")
    elif bracketed and " of" in bracketed:
        yield f"{bracketed.rstrip(')')} {bare}"
    if " & " in name:
        yield name.replace(" & ", " and ").replace("St. ", "Saint ")
    if "Saint " in name:
        yield name.replace("Saint ", "St. ")


def _turned(name: str) -> str:
    """``Korea, Republic of`` → ``Republic of Korea``."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and " and " not in name else name


@cache
def _locale(language: str) -> Locale | None:
    try:
        return locale_of(language)
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _corrections() -> Mapping[str, Mapping[str, list[str]]]:
    """By language and code: the name and the key of its source."""
    return tomllib.loads(Path(__file__).with_name("short_names.toml").read_text("utf-8"))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("states.toml").read_text("utf-8"))
