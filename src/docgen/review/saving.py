"""A YAML file of the content, changed one entry at a time while others may change it too.

Whoever changes an entry says what its text was when they saw it. If it is still that, the change
is made, whatever else in the file is new; if not, nothing is written, and both texts are told.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from docgen.errors import ContentError, DocgenError, MachineError
from docgen.load.entries import taken_apart
from docgen.sources import Sources
from docgen.store import outputs
from docgen.store.content_lock import locked

_BOM = "\ufeff".encode()


class Change(Struct, frozen=True):
    """The text of an entry of the file at ``path`` before a change and after it.

    Empty text: there was none, or is none any more.
    """

    path: str
    entry: str
    before: str
    after: str


class ConflictError(DocgenError):
    """Somebody else changed the entry: ``on_disk`` is its text now, ``wanted`` what was to be."""

    def __init__(self, path: str, entry: str, on_disk: str, wanted: str) -> None:
        message = f"'{entry}' was changed by somebody else since it was read; nothing was written"
        super().__init__(message, path, hint="look at it again, and decide anew")
        self.entry, self.on_disk, self.wanted = entry, on_disk, wanted


class EntryFile:
    """The file at ``path``; it is read again whenever its bytes are others."""

    def __init__(self, root: Path, path: str) -> None:
        self._root, self.path = root, path
        self._content: bytes | None = None
        self._opening = ""
        self._entries: dict[str, str] = {}

    def entries(self) -> Mapping[str, str]:
        """The text of each entry as it is on the disk, with the comment above it.

        Raises :class:`ContentError` if the file cannot be read as YAML with keys.
        """
        sources = Sources(self._root)
        content = sources.read(self.path)
        if content != self._content:
            opening, entries = taken_apart(text_to_change(sources, self.path), self.path)
            self._content, self._opening, self._entries = content, opening, entries
        return self._entries

    def line(self, name: str) -> int:
        """The line, from 1, at which the entry ``name`` begins."""
        line = self._opening.count("\n") + 1
        for each, text in self.entries().items():
            if each == name:
                break
            line += text.count("\n")
        return line

    @contextmanager
    def placing(self, name: str) -> Iterator[None]:
        """Errors about the text of the entry ``name`` are raised with their line in the file."""
        try:
            yield
        except ContentError as error:
            line = self.line(name) + (error.line or 1) - 1
            raise ContentError(error.message, error.path, line, error.hint) from error

    def change(
        self, name: str, seen: str, make: Callable[[str], str], order: Sequence[str] = ()
    ) -> Change:
        """Replace the entry ``name``, whose text was ``seen``, by what ``make`` makes of it.

        A new one is put behind that which precedes it in ``order``. Raises what ``make`` raises,
        :class:`ConflictError` if the text is no longer ``seen``, and :class:`MachineError` if the
        disk refuses; then the file is as it was.
        """
        with locked(self._root):
            while True:
                now = self.entries().get(name, "")
                after = make(seen)
                if now != seen:
                    raise ConflictError(self.path, name, now, after)
                if after == seen or self._written(self._placed(name, after, order)):
                    return Change(self.path, name, seen, after)

    def undo(self, change: Change, order: Sequence[str] = ()) -> Change:
        """Take ``change`` back; raises the errors of :meth:`change`."""
        return self.change(change.entry, change.after, lambda _: change.before, order)

    def _placed(self, name: str, text: str, order: Sequence[str]) -> dict[str, str]:
        if name in self._entries:
            return {
                each: text if each == name else old
                for each, old in self._entries.items()
                if text or each != name
            }
        known = {each: place for place, each in enumerate(order)}
        ahead = [each for each in self._entries if known.get(each, -1) < known.get(name, 0)]
        placed: dict[str, str] = {} if ahead else {name: text}
        for each, old in self._entries.items():
            placed[each] = old
            if ahead and each == ahead[-1] and not old.endswith("\n"):
                placed[each] = f"{old}\n\n"  # a last line that an editor did not end
            if ahead and each == ahead[-1]:
                placed[name] = text
        return placed

    def _written(self, entries: dict[str, str]) -> bool:
        """Write ``entries``; false if an editor, which knows no lock, was faster."""
        before = self._content or b""
        content = encoded(self._opening + "".join(entries.values()), before)
        if not overwritten(self._root, self.path, before, content):
            return False
        self._content, self._entries = content, entries
        return True


def overwritten(root: Path, path: str, before: bytes, content: bytes) -> bool:
    """Put ``content`` into the file at ``path`` below ``root``, whole or not at all.

    False, and nothing is written, if it does not hold ``before`` any more. Raises
    :class:`MachineError` if the disk refuses.
    """
    target = (root / path).resolve()
    try:
        outputs.sweep(target.parent, [target.name])  # of a desk that was killed in mid-write
        with outputs.writing(target) as file:
            file.write(content)
            os.fchmod(file.fileno(), target.stat().st_mode)
            if target.read_bytes() != before:
                raise _OvertakenError
    except _OvertakenError:
        return False
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror}", path) from error
    return True


class _OvertakenError(Exception):
    """The file was changed between reading and writing."""


def text_to_change(sources: Sources, path: str) -> str:
    """The text of the file at ``path``, which can be written again with other lines unchanged.

    Raises :class:`ContentError` if its lines end in different ways.
    """
    text, content = sources.text(path), sources.read(path)
    if encoded(text, content) != content:
        hint = "save the file with one kind of line ends"
        raise ContentError("lines end in different ways", path, hint=hint)
    return text


def encoded(text: str, like: bytes) -> bytes:
    """``text`` as a file with the byte order mark and the line ends of ``like``."""
    mark = _BOM if like.startswith(_BOM) else b""
    ends = text.replace("\n", "\r\n") if b"\r\n" in like else text
    return mark + ends.encode()
