"""``register.yaml`` → what became of the commitments of a declaration."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from docgen.commitment import Commitment, Link, LinkKind, Update, Withdrawn
from docgen.errors import nearest
from docgen.load import yaml
from docgen.load.decode import Located, Problems, decode
from docgen.model import Annotation, Paragraph
from docgen.sources import Sources
from docgen.statuses import Status

REGISTER = "register.yaml"


class UpdateEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What the desk recorded on one day."""

    date: datetime.date
    """The day: 2026-03-01."""
    status: Status
    """Where the commitment stood."""
    note: str = ""
    """In the desk's words."""
    evidence: str = ""
    """What shows it: an address, or the name of a document."""


class WithdrawnEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """That the commitment is no longer followed."""

    date: datetime.date
    """The day from which it is not."""
    what: str
    """Its title at that time."""


class LinksEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """Commitments of other declarations, each as DECLARATION/ID."""

    follows: tuple[str, ...] = ()
    """Those that it follows from."""
    repeats: tuple[str, ...] = ()
    """Those that it says again."""
    supersedes: tuple[str, ...] = ()
    """Those that it takes the place of."""
    unrelated: tuple[str, ...] = ()
    """Those that read like it and have nothing to do with it: they are not proposed again."""

    def by_kind(self) -> Iterator[tuple[LinkKind, tuple[str, ...]]]:
        """The commitments, by what this one does to them."""
        yield "follows", self.follows
        yield "repeats", self.repeats
        yield "supersedes", self.supersedes


class RegisterEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of a commitment."""

    history: tuple[UpdateEntry, ...] = ()
    """An update for each change, in the order of time; nothing is ever deleted."""
    links: LinksEntry = LinksEntry()
    """How it stands to commitments of other declarations."""
    withdrawn: WithdrawnEntry | None = None
    """Set once annotations.yaml has it no longer, so that calendars cancel it."""


RegisterFile = dict[str, RegisterEntry]


class Register(NamedTuple):
    """The register of one declaration, by ids of commitments."""

    file: Located | None
    entries: Mapping[str, RegisterEntry]

    @property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """The commitments that are no longer followed, in the order of the file."""
        return tuple(
            Withdrawn(name, each.withdrawn.date, each.withdrawn.what)
            for name, each in self.entries.items()
            if each.withdrawn
        )

    def applied_to(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        """``paragraphs`` with what became of their commitments."""
        return tuple(
            replace(each, annotation=self._applied(each.annotation)) for each in paragraphs
        )

    def _applied(self, annotation: Annotation) -> Annotation:
        if not any(each.id in self.entries for each in annotation.commitments):
            return annotation
        commitments = tuple(map(self._followed, annotation.commitments))
        return replace(annotation, commitments=commitments)

    def _followed(self, commitment: Commitment) -> Commitment:
        entry = self.entries.get(commitment.id, RegisterEntry())
        updates = tuple(
            Update(each.date, each.status, each.note, each.evidence) for each in entry.history
        )
        links = tuple(
            Link(kind, target) for kind, those in entry.links.by_kind() for target in those
        )
        return replace(commitment, history=updates, links=links, unrelated=entry.links.unrelated)


def register_file(sources: Sources, name: str) -> Located | None:
    """The register of the declaration ``name`` with its keys as they are; ``None`` without a file.

    Raises :class:`ContentError` if it cannot be read as YAML with keys.
    """
    path = f"content/{name}/{REGISTER}"
    return None if sources.find(path) is None else yaml.parse(sources.text(path), path)


def recorded_ids(sources: Sources, name: str) -> dict[str, bool] | None:
    """The ids in the register of the declaration ``name``, and whether each was withdrawn.

    ``None`` if it has no register, which may have mistakes otherwise. Raises :class:`ContentError`
    if it cannot be read as YAML with keys.
    """
    file = register_file(sources, name)
    if file is None:
        return None
    entries = ((key, file.data[key]) for key in file.entries())
    return {
        key: isinstance(entry, Mapping) and bool(entry.get("withdrawn")) for key, entry in entries
    }


def load_register(sources: Sources, name: str, adopted: datetime.date) -> Register:
    """The register of the declaration ``name``, adopted on that day; empty if it has no file.

    Raises :class:`ContentError` with every mistake in the file.
    """
    file = register_file(sources, name)
    if file is None:
        return Register(None, {})
    entries: dict[str, RegisterEntry] = {}
    problems = Problems()
    for key in file.entries():
        with problems.collected():
            entries[key] = decode(file, RegisterEntry, key)
            _check_days(file, key, entries[key], adopted)
    problems.settle()
    return Register(file, entries)


def check_followed(register: Register, name: str, paragraphs: Iterable[Paragraph]) -> None:
    """Raise :class:`ContentError` for an entry of the declaration ``name`` without its commitment.

    Also for one that is in ``paragraphs`` although the entry says that it was withdrawn.
    """
    if register.file is None:
        return
    known = {each.id for one in paragraphs for each in one.annotation.commitments}
    problems = Problems()
    for key, entry in register.entries.items():
        with problems.collected():
            if entry.withdrawn and key in known:
                hint = "delete 'withdrawn', or the commitment from annotations.yaml"
                message = f"annotations.yaml still has the commitment '{key}'"
                raise register.file.error(message, key, "withdrawn", hint=hint)
            if not entry.withdrawn and key not in known:
                hint = (
                    f"write 'id: {key}' at the commitment that is meant; if it was deleted: docgen"
                    f" register withdraw {name}/{key}"
                )
                near = nearest(key, known)
                hint = f"{near}; {hint}" if near else hint
                message = f"annotations.yaml has no commitment with the id '{key}'"
                raise register.file.error(message, key, hint=hint)
    problems.settle()


def _check_days(file: Located, key: str, entry: RegisterEntry, adopted: datetime.date) -> None:
    before = adopted
    for index, update in enumerate(entry.history):
        if update.date < before:
            message = f"{update.date} is before {before}, the day of " + (
                "the update above it" if index else "adoption"
            )
            hint = "the updates of a history are in the order of their days"
            raise file.error(message, key, "history", index, "date", hint=hint)
        before = update.date
