"""The states of ISO 3166-1 and their names in other languages, from the files of pycountry.

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


@cache
def states() -> Mapping[str, IsoState]:
    """Every state by its alpha-2 code."""
    content = _folder().joinpath("databases/iso3166-1.json").read_bytes()
    return {each.alpha_2: each for each in msgspec.json.decode(content, type=_Database).states}


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
