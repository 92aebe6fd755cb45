"""States (ISO 3166-1), their names in other languages, and languages (ISO 639-3), by pycountry.

pycountry is not imported: on import it looks up its own version among all installed packages, which
takes longer than the rest of a build with nothing to do takes to read its content.
"""

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

import msgspec


class IsoState(msgspec.Struct, frozen=True):
    """A state; ``name`` may be turned round for sorting: ``Korea, Republic of``."""

    alpha_2: str
    name: str
    official_name: str | None = None
    common_name: str | None = None


class _Database(msgspec.Struct, frozen=True):
    states: tuple[IsoState, ...] = msgspec.field(name="3166-1")


class _Language(msgspec.Struct, frozen=True):
    alpha_3: str
    alpha_2: str = ""


class _Languages(msgspec.Struct, frozen=True):
    all: tuple[_Language, ...] = msgspec.field(name="639-3")


@cache
def states() -> Mapping[str, IsoState]:
    """Every state by its alpha-2 code."""
    content = _folder().joinpath("databases/iso3166-1.json").read_bytes()
    return {each.alpha_2: each for each in msgspec.json.decode(content, type=_Database).states}


def alpha_3(tag: str) -> str:
    """``pt-BR`` → por: the three letters of a language, ``und`` for one that ISO 639 has not."""
    language = tag.partition("-")[0]
    return language if len(language) == 3 else _three_letters().get(language, "und")


@cache
def _three_letters() -> Mapping[str, str]:
    content = _folder().joinpath("databases/iso639-3.json").read_bytes()
    languages = msgspec.json.decode(content, type=_Languages).all
    return {each.alpha_2: each.alpha_3 for each in languages if each.alpha_2}


@cache
def translation(language: str) -> Callable[[str], str]:
    """What translates names, of those that :func:`states` has, as Debian's iso-codes do."""
    folder = str(_folder() / "locales")
    return gettext.translation("iso3166-1", folder, [language], fallback=True).gettext


def _folder() -> Path:
    spec = PathFinder.find_spec("pycountry")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pycountry, one of docgen's requirements, is not installed")
    return Path(spec.origin).parent
