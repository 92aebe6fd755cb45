"""``parties.yaml`` and ``sectors.yaml`` → the codes and ids that annotations may use."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import astuple

from docgen.errors import ContentError, nearest
from docgen.language import states
from docgen.language.tags import TAG, is_language
from docgen.load import yaml
from docgen.load.alike import mistaken
from docgen.load.decode import Located, Problems, decode, decoded_later, spelled_as
from docgen.load.families import THEME, families
from docgen.model import Group, Party, Sector, Vocabulary
from docgen.sources import Sources

PARTIES, SECTORS = "content/parties.yaml", "content/sectors.yaml"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2,8}")  # ISO 3166-1, or the abbreviation of an organisation
_MICROTHESAURUS = re.compile(r"[0-9]{4}")


Id = Annotated[str, spelled_as(ID)]
Code = Annotated[str, spelled_as(_CODE)]
Goal = Annotated[int, Meta(ge=1, le=17)]
Microthesaurus = Annotated[str, spelled_as(_MICROTHESAURUS)]
LanguageTag = Annotated[str, spelled_as(TAG)]


class PartyEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A state or organisation. Without ``short``, its short name is CLDR's."""

    slug: Id | None = None
    """Its name in the names of files: small letters, digits and hyphens. Without it, docgen's."""
    official: str | None = None
    """Its long name: Italian Republic. Without it, docgen's."""
    also: tuple[str, ...] = ()
    """What else a text may call it by: Italian."""
    short: str = ""
    """Its short name in the desk's language, if diplomats use another than CLDR's."""


class GroupEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """Several parties that a text names as one."""

    name: str
    """The name that documents print: Central Asian States."""
    members: tuple[Code, ...]
    """The codes of its parties."""


class SectorEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic that paragraphs can have."""

    name: str
    """The name that documents print."""
    scope: str
    """What belongs to the topic."""
    family: str = "institutions"
    """Whose colours it has: a family of templates/shared/theme.html."""
    goals: tuple[Goal, ...] = ()
    """The Sustainable Development Goals of the United Nations that it serves, by number."""
    eurovoc: tuple[Microthesaurus, ...] = ()
    """The microthesauri of EuroVoc that have its words, by their four digits in quotes."""


class PartiesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The parties and groups that declarations may name."""

    parties: dict[Code, Annotated[object, decoded_later(PartyEntry, None)]] | None  # or none yet
    """States and organisations by ISO 3166-1 code (IT) or abbreviation (EU). A code will do."""
    groups: dict[Id, Annotated[object, decoded_later(GroupEntry)]] = {}
    """Names that a text uses for several parties at once, by an id of your choice."""


SectorsFile = dict[Id, SectorEntry]


def load_vocabulary(sources: Sources) -> Vocabulary:
    """The project's vocabularies. Raises :class:`ContentError` with every mistake in them."""
    problems = Problems()
    parties: dict[str, Party] = {}
    groups: dict[str, Group] = {}
    sectors: dict[str, Sector] = {}

    file = _parsed(sources, PARTIES)
    top = decode(file, PartiesFile)
    for code, entry in (top.parties or {}).items():
        with problems.collected():
            if not _CODE.fullmatch(code):
                raise file.error(
                    f"party code '{code}' must be two to eight capital letters", "parties", code
                )
            parties[code] = _party(file, code, bare=entry is None)
    for name in top.groups:
        with problems.collected():
            group = decode(file, GroupEntry, "groups", name)
            check_id(file, name, "groups", name)
            check_members(file, group.members, parties, "groups", name, "members")
            groups[name] = Group(name, group.name, group.members)

    sectors_file = _parsed(sources, SECTORS)
    with problems.collected():
        sectors = load_sectors(sources, sectors_file)
    problems.found += mistaken(parties, file, sectors_file)
    problems.settle()
    return Vocabulary(parties, groups, sectors)


def _party(file: Located, code: str, *, bare: bool) -> Party:
    entry = PartyEntry() if bare else decode(file, PartyEntry, "parties", code)
    slug, official = entry.slug, entry.official
    if slug is None or official is None:
        known = states.known(code)
        if known is None:
            missing = "slug" if slug is None else "official"
            hint = "docgen knows no state or organisation of this code; write its slug and official"
            raise file.error(f"missing key '{missing}'", "parties", code, hint=hint)
        slug, official = slug or known.slug, official or known.official
    check_id(file, slug, "parties", code, "slug")
    return Party(code, slug, official, entry.also, entry.short)


def load_sectors(sources: Sources, file: Located) -> dict[str, Sector]:
    """The sectors in ``file``. Raises :class:`ContentError` with every mistake in it."""
    problems = Problems()
    known = families(sources)
    sectors: dict[str, Sector] = {}
    for name in file.entries():
        with problems.collected():
            sector = decode(file, SectorEntry, name)
            check_id(file, name, name)
            if known is not None and sector.family not in known:
                hint = nearest(sector.family, known)
                raise file.error(
                    f"{THEME} has no family '{sector.family}'", name, "family", hint=hint
                )
            for index, number in enumerate(sector.eurovoc):
                if not _MICROTHESAURUS.fullmatch(number):
                    hint = 'write its four digits in quotes, such as "0821"'
                    message = f"'{number}' is not a microthesaurus of EuroVoc"
                    raise file.error(message, name, "eurovoc", index, hint=hint)
            sectors[name] = Sector(name, *astuple(sector))
    problems.settle()
    return sectors


def _parsed(sources: Sources, path: str) -> Located:
    return yaml.parse(sources.text(path), path)


def check_members(
    file: Located, members: Iterable[str], parties: Mapping[str, Party], *steps: str | int
) -> None:
    """Raise :class:`ContentError` if one of the ``members`` of a group is none of ``parties``."""
    for index, member in enumerate(members):
        if member not in parties:
            raise unknown_party(file, member, parties, *steps, index)


def unknown_party(
    file: Located, code: str, known: Mapping[str, Party], *steps: str | int
) -> ContentError:
    """The error for a party code that is not in the vocabulary."""
    hint = nearest(code, known)
    if not hint.startswith("did you mean"):
        hint = "; ".join(filter(None, (hint, "add it to content/parties.yaml")))
    return file.error(f"unknown party '{code}'", *steps, hint=hint)


def check_language(file: Located, tag: str, *steps: str | int) -> None:
    """Raise :class:`ContentError` if :func:`is_language` says no."""
    if not is_language(tag):
        hint = "write one such as en or pt-BR"
        raise file.error(f"'{tag}' is not a language code", *steps, hint=hint)


def check_id(file: Located, name: str, *steps: str | int) -> None:
    """Raise :class:`ContentError` if ``name`` is not an id."""
    if not ID.fullmatch(name):
        hint = "use lower-case letters, digits and single hyphens"
        raise file.error(f"'{name}' is not a valid id", *steps, hint=hint)
