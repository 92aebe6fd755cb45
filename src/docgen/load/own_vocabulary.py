"""``sectors.yaml`` and ``groups.yaml`` in a declaration's folder → the vocabulary that it uses.

Its own sectors are used beside the project's. A sector of a known id would make two topics one
wherever ids stand alone (the names of notes and documents, ``--sector``), so that is an error. A
group of a known id is the project's under the name that this text has for it.
"""

from msgspec import Struct
from msgspec.structs import replace

from docgen.load import toml, yaml
from docgen.load.alike import mistaken
from docgen.load.decode import Located, Problems, decode
from docgen.load.selections import load_selection
from docgen.load.settings import SETTINGS
from docgen.load.vocabulary import (
    PARTIES,
    SECTORS,
    Code,
    Id,
    check_id,
    check_members,
    load_sectors,
    load_vocabulary,
)
from docgen.model import Group, Sector, Selection, Vocabulary
from docgen.sources import Sources


class OwnGroupEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """Several parties that this text names as one."""

    name: str
    """The name that documents print."""
    members: tuple[Code, ...] | None = None
    """The codes of its parties. Without them, the project's group of this id has that name here."""


GroupsFile = dict[Id, OwnGroupEntry]


class Vocabularies:
    """The vocabulary of the project in ``sources``, and that of each declaration.

    Raises :class:`ContentError` with every mistake in the project's.
    """

    def __init__(self, sources: Sources) -> None:
        self.project = load_vocabulary(sources)
        self._sources = sources
        self._settings = toml.parse(sources.text(SETTINGS), SETTINGS)

    def of(self, name: str) -> Vocabulary:
        """The vocabulary of the declaration ``name``, which need not exist yet.

        Raises :class:`ContentError` for mistakes in its own files, and in what the settings say of
        its sectors.
        """
        selection = load_selection(self._settings, name, self.project.sectors)
        return own_vocabulary(self._sources, name, self.project, selection)


def own_vocabulary(
    sources: Sources, name: str, project: Vocabulary, selection: Selection
) -> Vocabulary:
    """The vocabulary of the declaration ``name``: ``project`` itself if it has nothing of its own.

    Raises :class:`ContentError` with every mistake in its files.
    """
    problems = Problems()
    sectors: dict[str, Sector] = {}
    groups = project.groups
    if file := _own(sources, f"content/{name}/sectors.yaml"):
        with problems.collected():
            sectors = _sectors(sources, file, project)
    if file := _own(sources, f"content/{name}/groups.yaml"):
        with problems.collected():
            groups = _groups(sources, file, project)
    problems.settle()
    if not sectors and groups is project.groups and selection.sectors is None:
        return project
    chosen = project.sectors if selection.sectors is None else selection.sectors
    used = {each: sector for each, sector in project.sectors.items() if each in chosen}
    unused = {each: sector for each, sector in project.sectors.items() if each not in chosen}
    return replace(project, groups=groups, sectors=used | sectors, unused=unused)


def _own(sources: Sources, path: str) -> Located | None:
    return None if sources.find(path) is None else yaml.parse(sources.text(path), path)


def _sectors(sources: Sources, file: Located, project: Vocabulary) -> dict[str, Sector]:
    common, parties = (yaml.parse(sources.text(path), path) for path in (SECTORS, PARTIES))
    problems = Problems()
    for name in file.entries():
        with problems.collected():
            if name in project.sectors:
                hint = "give it another id here, or use that one"
                message = f"the project has a sector '{name}' ({SECTORS}:{common.lines[(name,)]})"
                raise file.error(message, name, hint=hint)
    problems.settle()
    sectors = load_sectors(sources, file)
    problems.found += mistaken(project.parties, parties, common, file)
    problems.settle()
    return sectors


def _groups(sources: Sources, file: Located, project: Vocabulary) -> dict[str, Group]:
    problems = Problems()
    groups = dict(project.groups)
    for name in file.entries():
        with problems.collected():
            own = decode(file, OwnGroupEntry, name)
            check_id(file, name, name)
            common = project.groups.get(name)
            if common and own.members is not None:
                line = yaml.parse(sources.text(PARTIES), PARTIES).lines[("groups", name)]
                message = f"the project has a group '{name}' ({PARTIES}:{line})"
                hint = "leave out 'members' to name that one otherwise here, or take another id"
                raise file.error(message, name, "members", hint=hint)
            if not common and own.members is None:
                hint = "list the codes of its parties, such as [FR, IN]"
                raise file.error("missing key 'members'", name, hint=hint)
            members = own.members or ()
            check_members(file, members, project.parties, name, "members")
            groups[name] = Group(name, own.name, common.members if common else members)
    problems.settle()
    return groups
