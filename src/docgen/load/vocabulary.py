"""``parties.yaml`` and ``sectors.yaml`` → the codes and ids that annotations may use."""

import re

from babel import localedata
from msgspec import Struct

from docgen.errors import ContentError, nearest
from docgen.load import yaml
from docgen.load.alike import mistaken
from docgen.load.decode import Located, Problems, decode
from docgen.load.families import THEME, families
from docgen.model import Group, Party, Sector, Vocabulary
from docgen.sources import Sources

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2,8}")  # ISO 3166-1, or the abbreviation of an organisation
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


class _Party(Struct, frozen=True, forbid_unknown_fields=True):
    slug: str
    official: str
    also: tuple[str, ...] = ()


class _Group(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    members: tuple[str, ...]


class _Sector(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    scope: str
    family: str = "institutions"


class _Parties(Struct, frozen=True, forbid_unknown_fields=True):
    parties: dict[str, object] | None  # none yet, in a new project
    groups: dict[str, object] = {}


def load_vocabulary(sources: Sources) -> Vocabulary:
    """The project's vocabularies. Raises :class:`ContentError` with every mistake in them."""
    problems = Problems()
    parties: dict[str, Party] = {}
    groups: dict[str, Group] = {}
    sectors: dict[str, Sector] = {}

    file = _parsed(sources, "content/parties.yaml")
    top = decode(file, _Parties)
    for code in top.parties or ():
        with problems.collected():
            party = decode(file, _Party, "parties", code)
            if not _CODE.fullmatch(code):
                raise file.error(
                    f"party code '{code}' must be two to eight capital letters", "parties", code
                )
            _check_id(file, party.slug, "parties", code, "slug")
            parties[code] = Party(code, party.slug, party.official, party.also)
    for name in top.groups:
        with problems.collected():
            group = decode(file, _Group, "groups", name)
            _check_id(file, name, "groups", name)
            for index, member in enumerate(group.members):
                if member not in parties:
                    raise unknown_party(file, member, parties, "groups", name, "members", index)
            groups[name] = Group(name, group.name, group.members)

    parties_file, known = file, families(sources)
    file = _parsed(sources, "content/sectors.yaml")
    for name in file.entries():
        with problems.collected():
            sector = decode(file, _Sector, name)
            _check_id(file, name, name)
            if known is not None and sector.family not in known:
                hint = nearest(sector.family, known)
                raise file.error(
                    f"{THEME} has no family '{sector.family}'", name, "family", hint=hint
                )
            sectors[name] = Sector(name, sector.name, sector.scope, sector.family)
    problems.found += mistaken(parties, parties_file, file)
    problems.settle()
    return Vocabulary(parties, groups, sectors)


def _parsed(sources: Sources, path: str) -> Located:
    return yaml.parse(sources.text(path), path)


def unknown_party(
    file: Located, code: str, known: dict[str, Party], *steps: str | int
) -> ContentError:
    """The error for a party code that is not in the vocabulary."""
    hint = nearest(code, known) or "add it to content/parties.yaml"
    return file.error(f"unknown party '{code}'", *steps, hint=hint)


def is_language(tag: str) -> bool:
    """Whether ``tag`` is a language tag (BCP 47) with CLDR data: language, script, region."""
    return bool(_LANGUAGE.fullmatch(tag)) and localedata.exists(tag.replace("-", "_"))


def check_language(file: Located, tag: str, *steps: str | int) -> None:
    """Raise :class:`ContentError` if :func:`is_language` says no."""
    if not is_language(tag):
        hint = "write one such as en or pt-BR"
        raise file.error(f"'{tag}' is not a language code", *steps, hint=hint)


def _check_id(file: Located, name: str, *steps: str | int) -> None:
    if not ID.fullmatch(name):
        hint = "use lower-case letters, digits and single hyphens"
        raise file.error(f"'{name}' is not a valid id", *steps, hint=hint)
