"""The commitments of one declaration as its files have them, and what is recorded of them."""

from msgspec import Struct
from msgspec.structs import replace

from docgen.errors import UsageError, nearest
from docgen.followup.entries import ChangedEntries
from docgen.load import yaml
from docgen.load.annotations import read_entry
from docgen.load.commitment_ids import with_ids
from docgen.load.declaration import DeclarationFile
from docgen.load.decode import Problems, decode
from docgen.load.modelines import modeline
from docgen.load.own_vocabulary import Vocabularies
from docgen.load.register import REGISTER, load_register
from docgen.load.settings import require_project
from docgen.sources import Sources

_NOTE = """\
# What became of each commitment, by its id in annotations.yaml. docgen adds to it and deletes
# nothing: the last line of a history says where the commitment stands.

"""


def declarations(sources: Sources) -> tuple[str, ...]:
    """The names of all declarations; raises :class:`ContentError` if there is no project."""
    require_project(sources)
    return tuple(
        each
        for each in sources.names("content")
        if sources.find(f"content/{each}/declaration.yaml") is not None
    )


class CommitmentPlace(Struct, frozen=True):
    """Where ``annotations.yaml`` has a commitment: under which key, and at which place there."""

    key: str
    index: int
    what: str
    """Its title."""
    written: bool
    """Whether the file has its id; if not, it is only called so for now."""


class Reading:
    """The commitments of the declaration ``name``, by id, and its files to be changed.

    Raises :class:`UsageError` if there is no such declaration, :class:`ContentError` if a file
    cannot be read.
    """

    def __init__(self, sources: Sources, name: str) -> None:
        folder = f"content/{name}"
        head = f"{folder}/declaration.yaml"
        known = declarations(sources)
        if name not in known:
            raise UsageError(f"unknown declaration '{name}'", hint=nearest(name, known))
        self.name = name
        self.adopted = decode(yaml.parse(sources.text(head), head), DeclarationFile).date
        register = load_register(sources, name, self.adopted)
        self.recorded = register.entries
        self.annotations = ChangedEntries(sources, f"{folder}/annotations.yaml")
        path = f"{folder}/{REGISTER}"
        self.register = ChangedEntries(sources, path, modeline("register", path) + _NOTE)
        self.places = self._places(sources)

    def place(self, name: str) -> CommitmentPlace:
        """Where the commitment ``name`` is; raises :class:`UsageError` if there is none."""
        if name in self.places:
            return self.places[name]
        entry = self.recorded.get(name)
        if entry and entry.withdrawn:
            day = entry.withdrawn.date
            raise UsageError(f"'{self.name}/{name}' was withdrawn on {day}: {entry.withdrawn.what}")
        near = nearest(name, self.places) if self.places else "it has no commitments"
        raise UsageError(f"{self.name} has no commitment '{name}'", hint=near)

    def write_id(self, name: str) -> bool:
        """Have ``annotations.yaml`` say the id of the commitment ``name``; false if it does.

        It is the first key, as the commitment's name.
        """
        place = self.places[name]
        if place.written:
            return False
        entry = self.annotations.data(place.key)
        pledges = list(entry["commitments"])
        pledges[place.index] = {"id": name, **pledges[place.index]}
        self.annotations.put(place.key, {**entry, "commitments": pledges})
        self.places[name] = replace(place, written=True)
        return True

    def delete(self, name: str) -> None:
        """Take the commitment ``name`` out of ``annotations.yaml``."""
        place = self.places.pop(name)
        entry = dict(self.annotations.data(place.key))
        pledges = list(entry.pop("commitments"))
        del pledges[place.index]
        if pledges:
            entry["commitments"] = pledges
        self.annotations.put(place.key, entry)

    def _places(self, sources: Sources) -> dict[str, CommitmentPlace]:
        file = yaml.parse(sources.text(self.annotations.path), self.annotations.path)
        vocabulary = Vocabularies(sources).of(self.name)
        found = {}
        problems = Problems()
        for key in file.entries():
            with problems.collected():
                found[key] = read_entry(file, key, vocabulary)
        problems.settle()
        named = with_ids(file, found, self.recorded)
        return {
            each.id: CommitmentPlace(key, index, each.what, bool(found[key].commitments[index].id))
            for key, annotation in named.items()
            for index, each in enumerate(annotation.commitments)
        }
