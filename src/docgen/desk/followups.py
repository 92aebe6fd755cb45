"""What the desk's pages write into registers, and taking it back."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from docgen.commitment import Link, LinkKind, Update
from docgen.errors import UsageError
from docgen.followup.entries import ChangedEntries
from docgen.followup.recording import Recorder
from docgen.load.register import REGISTER
from docgen.review.saving import Change
from docgen.sources import Sources

_MOST_CHANGES = 500  # kept for undoing, of all pages together


class Followups:
    """The registers of the project in ``root``, written from any number of pages at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._changes: OrderedDict[int, tuple[Recorder, Change]] = OrderedDict()
        self._steps = 0
        self._asked: dict[str, bytes | None] = {}

    def entries(self) -> dict[str, ChangedEntries]:
        """The register of each declaration as it is on the disk, even if there is no file yet.

        Raises :class:`ContentError` if one cannot be read.
        """
        sources = Sources(self._root)
        return {
            name: ChangedEntries(sources, f"content/{name}/{REGISTER}")
            for name in sources.names("content")
        }

    def differ(self) -> bool:
        """Whether a register is another than when this was last asked."""
        sources = Sources(self._root)
        names = sources.names("content")
        now = {name: sources.find(f"content/{name}/{REGISTER}") for name in names}
        with self._lock:
            before, self._asked = self._asked, now
        return now != before

    def update(self, commitment: str, update: Update, seen: str) -> int:
        """Add ``update`` to ``commitment``, DECLARATION/ID, whose entry was ``seen``.

        Returns the step that takes it back. Raises the errors of :meth:`Recorder.update`.
        """
        recorder, name = self._recorder(commitment)
        with self._lock:
            return self._remembered(recorder, recorder.update(name, update, seen))

    def link(self, commitment: str, kind: LinkKind | None, target: str, seen: str) -> int:
        """Link ``commitment`` to ``target``, or with no ``kind`` say that they are unrelated.

        Returns the step that takes it back. Raises the errors of :meth:`Recorder.link`.
        """
        recorder, name = self._recorder(commitment)
        with self._lock:
            if kind is None:
                return self._remembered(recorder, recorder.refuse(name, target, seen))
            return self._remembered(recorder, recorder.link(name, Link(kind, target), seen))

    def undo(self, step: int) -> None:
        """Take ``step`` back.

        Raises :class:`ConflictError` if the entry was changed since, :class:`UsageError` if the
        desk does not know the step any more.
        """
        with self._lock:
            if step not in self._changes:
                raise UsageError("this can no longer be taken back here")
            recorder, change = self._changes[step]
            recorder.undo(change)
            del self._changes[step]

    def _recorder(self, commitment: str) -> tuple[Recorder, str]:
        declaration, _, name = commitment.partition("/")
        return Recorder(self._root, declaration), name

    def _remembered(self, recorder: Recorder, change: Change) -> int:
        self._steps += 1
        self._changes[self._steps] = recorder, change
        if len(self._changes) > _MOST_CHANGES:
            self._changes.popitem(last=False)
        return self._steps
