"""Ids, statuses, links and withdrawals of commitments, written into the files of a declaration.

A command reads the files, says what is to be changed and saves all of it under the lock of the
content. A page says besides what the text of an entry was when a person saw it (``seen``): if it is
another by now, nothing is written.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docgen.commitment import Link, Update
from docgen.errors import UsageError
from docgen.followup.reading import Reading, declarations
from docgen.language.spelling import one_line
from docgen.load.commitment_ids import ID
from docgen.load.decode import refuse_control_characters
from docgen.load.links import ONE_WAY, Linked, circle_of, links_of, way
from docgen.load.register import load_register
from docgen.review.saving import Change, ConflictError
from docgen.sources import Sources
from docgen.store.content_lock import locked
from docgen.store.together import NewFile, save

# The order in which the keys of an entry are written.
_KEYS = ("history", "links", "withdrawn")


class Recorder:
    """What became of the commitments of the declaration ``name`` in the project at ``root``.

    Every method raises :class:`UsageError` for what cannot be, :class:`ContentError` if a file
    cannot be read or changed, :class:`MachineError` if the disk refuses; then nothing is written.
    """

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, name

    def number(self) -> dict[str, str]:
        """Write an id for each commitment that has none; their titles by the ids written."""
        with self._changing() as (reading,):
            return {
                name: place.what for name, place in reading.places.items() if reading.write_id(name)
            }

    def update(self, name: str, update: Update, seen: str | None = None) -> Change:
        """Add ``update`` to the history of the commitment ``name``.

        Raises :class:`ConflictError` if its entry in the register is no longer ``seen``.
        """
        (change,) = self.update_all({name: (update,)}, None if seen is None else {name: seen})
        return change

    def update_all(
        self, updates: Mapping[str, Sequence[Update]], seen: Mapping[str, str] | None = None
    ) -> tuple[Change, ...]:
        """Add to the histories of commitments, by id: all of ``updates``, or none."""
        with self._changing() as (reading,):
            return tuple(
                _changed(reading, name, _with_updates(reading, name, those), (seen or {}).get(name))
                for name, those in updates.items()
            )

    def link(self, name: str, link: Link, seen: str | None = None) -> Change:
        """Say how the commitment ``name`` stands to one of another declaration.

        The other's id is written into its file too, so that the link keeps leading to it.
        """
        return self._link(name, link.kind, link.target, seen)

    def refuse(self, name: str, target: str, seen: str | None = None) -> Change:
        """Say that the commitment ``name`` has nothing to do with ``target``, which reads like it.

        No link between them is proposed again.
        """
        return self._link(name, "unrelated", target, seen)

    def _link(self, name: str, kind: str, to: str, seen: str | None) -> Change:
        other, slash, target = to.partition("/")
        if not slash:
            raise UsageError(f"'{to}' is not a commitment", hint="write DECLARATION/ID")
        if other == self.name:
            message = f"'{to}' is of this declaration itself"
            raise UsageError(message, hint="links lead to commitments of other declarations")
        with self._changing(other) as (reading, linked):
            reading.place(name)
            linked.place(target)
            if kind != "unrelated" and linked.adopted > reading.adopted:
                message = f"'{to}' is later: adopted on {linked.adopted}"
                raise UsageError(message, hint="a link leads from the later to the earlier one")
            if kind != "unrelated" and linked.adopted == reading.adopted:
                self._refuse_circle(f"{self.name}/{name}", to)
            linked.write_id(target)
            entry = dict(reading.register.data(name) or {})
            links = dict(entry.get("links", {}))
            links[kind] = list(dict.fromkeys((*links.get(kind, ()), to)))
            return _changed(reading, name, {**entry, "links": links}, seen)

    def _refuse_circle(self, commitment: str, target: str) -> None:
        """Raise :class:`UsageError` if links lead from ``target`` to ``commitment`` already."""
        sources = Sources(self.root)
        linked: Linked = {}
        for each in declarations(sources):
            # Which days may have updates is of no concern here.
            linked |= links_of(each, load_register(sources, each, datetime.date.min).entries)
        if found := way(linked, target, commitment):
            raise UsageError(circle_of(commitment, found), hint=ONE_WAY)

    def withdraw(self, name: str, date: datetime.date, what: str = "") -> Change:
        """No longer follow the commitment ``name``: ``annotations.yaml`` loses it if it has it.

        ``what`` is its title, which is needed if the file has it no longer.
        """
        with self._changing() as (reading,):
            what = one_line(what)
            if name not in reading.places and not (what and ID.fullmatch(name)):
                try:
                    reading.place(name)
                except UsageError as error:
                    if name not in reading.recorded or reading.recorded[name].withdrawn:
                        raise
                    message = f"annotations.yaml has no commitment '{name}' any more"
                    hint = "write the title that it had: --what 'Joint fund'"
                    raise UsageError(message, hint=hint) from error
            what = what or reading.places[name].what
            refuse_control_characters(what, reading.register.path)
            entry = dict(reading.register.data(name) or {})
            _check_day(reading, date, entry.get("history", ()))
            if name in reading.places:
                reading.delete(name)
            entry["withdrawn"] = {"date": str(date), "what": what}
            return _changed(reading, name, entry)

    def undo(self, change: Change) -> Change:
        """Take ``change`` of the register back.

        Raises :class:`ConflictError` if its entry was changed since.
        """
        with self._changing() as (reading,):
            now = reading.register.text(change.entry)
            if now != change.after:
                raise ConflictError(change.path, change.entry, now, change.before)
            reading.register.set_text(change.entry, change.before, tuple(reading.places))
            return Change(change.path, change.entry, now, change.before)

    @contextmanager
    def _changing(self, *others: str) -> Iterator[tuple[Reading, ...]]:
        """This declaration and others as they are now; what the block changes is then saved."""
        with locked(self.root):
            sources = Sources(self.root)
            readings = tuple(Reading(sources, name) for name in (self.name, *others))
            yield readings
            save(self.root, _new_files(readings))


def with_updates(
    sources: Sources, updates: Mapping[str, Mapping[str, Sequence[Update]]]
) -> list[NewFile]:
    """The files of several declarations with ``updates``, by declarations and ids; not written yet.

    The caller holds the lock of the content, and saves them together. Raises the errors of
    :class:`Recorder`.
    """
    readings = [Reading(sources, name) for name in updates]
    for reading in readings:
        for name, those in updates[reading.name].items():
            _changed(reading, name, _with_updates(reading, name, those))
    return _new_files(readings)


def _new_files(readings: Sequence[Reading]) -> list[NewFile]:
    """What was changed; the register is last, since an id without a history does no harm."""
    changed = [each.annotations for each in readings] + [each.register for each in readings]
    return [file for each in changed if (file := each.new_file())]


def _changed(
    reading: Reading, name: str, entry: Mapping[str, Any], seen: str | None = None
) -> Change:
    """Let the register have ``entry`` for the commitment ``name``, whose id is written too."""
    before = reading.register.text(name)
    if name in reading.places:
        reading.write_id(name)
    if entry != (reading.register.data(name) or {}):
        ordered = {key: entry[key] for key in _KEYS if key in entry}
        reading.register.put(name, ordered, tuple(reading.places))
    after = reading.register.text(name)
    if seen not in (None, before):
        raise ConflictError(reading.register.path, name, before, after)
    return Change(reading.register.path, name, before, after)


def _with_updates(reading: Reading, name: str, updates: Iterable[Update]) -> dict[str, Any]:
    """The register's entry of the commitment ``name`` with ``updates`` added to its history."""
    reading.place(name)
    entry = dict(reading.register.data(name) or {})
    history = list(entry.get("history", ()))
    for each in updates:
        said = {
            "date": str(each.date),
            "status": each.status,
            "note": one_line(each.note),
            "evidence": one_line(each.evidence),
        }
        refuse_control_characters(f"{said['note']}{said['evidence']}", reading.register.path)
        said = {key: words for key, words in said.items() if words}
        if history and history[-1] == said:
            continue
        _check_day(reading, each.date, history)
        history.append(said)
    return {**entry, "history": history}


def _check_day(reading: Reading, date: datetime.date, history: Sequence[Mapping[str, Any]]) -> None:
    """Raise :class:`UsageError` for a day before the last of ``history``, or before adoption."""
    if date < reading.adopted:
        raise UsageError(f"{date} is before {reading.adopted}, the day of adoption")
    if history and str(date) < history[-1]["date"]:
        hint = "a history is in the order of its days; correct a wrong one in the file"
        message = f"{date} is before {history[-1]['date']}, the day of the last update"
        raise UsageError(message, reading.register.path, hint=hint)
