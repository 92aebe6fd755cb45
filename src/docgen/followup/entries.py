"""A YAML file of the content, changed entry by entry: all the rest of it stays as it is."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from docgen.errors import ContentError
from docgen.load import yaml
from docgen.load.entries import taken_apart
from docgen.review.patch import patched
from docgen.review.saving import encoded, text_to_change
from docgen.review.yaml_values import block, flow
from docgen.sources import Sources
from docgen.store.together import NewFile


class ChangedEntries:
    """The file at ``path``, with the changes made so far; where there is none, it begins ``head``.

    Raises :class:`ContentError` if it cannot be read as YAML with keys.
    """

    def __init__(self, sources: Sources, path: str, head: str = "") -> None:
        self.path = path
        self._before = sources.find(path)
        text = head if self._before is None else text_to_change(sources, path)
        self._opening, self._entries = taken_apart(text, path)
        self._was = dict(self._entries)

    def text(self, name: str) -> str:
        """The text of the entry ``name``, with the comment above it; empty if there is none."""
        return self._entries.get(name, "")

    def data(self, name: str) -> Any:
        """The plain data of the entry ``name``; ``None`` if there is none."""
        text = self.text(name)
        return yaml.parse(text, self.path).data[name] if text else None

    def put(self, name: str, data: Mapping[str, Any], order: Sequence[str] = ()) -> None:
        """Let the entry ``name`` hold ``data``; a new one goes behind that before it in ``order``.

        Raises :class:`ContentError` if the entry cannot be changed without touching more.
        """
        text = self.text(name)
        if not text:
            self.set_text(name, "\n".join((f"{flow(name)}:", *block(data, 2), "")), order)
            return
        try:
            self._entries[name] = patched(text, {name: data}, self.path)
        except ContentError as error:
            line = self._line(name) + (error.line or 1) - 1
            raise ContentError(error.message, error.path, line, error.hint) from error

    def set_text(self, name: str, text: str, order: Sequence[str] = ()) -> None:
        """Let the entry ``name`` have this ``text``; an empty one takes it out of the file."""
        if not text:
            self._entries.pop(name, None)
            return
        if name in self._entries:
            self._entries[name] = text
            return
        ranks = {each: rank for rank, each in enumerate(order)}
        ahead = [each for each in self._entries if ranks.get(each, -1) < ranks.get(name, 0)]
        last = ahead[-1] if ahead else None
        placed = {} if last else {name: text}
        for each, old in self._entries.items():
            placed[each] = old
            if each == last:
                placed[each] = _apart(old)
                placed[name] = text
        if list(placed)[-1] != name:
            placed[name] = _apart(text)
        self._entries = placed

    def new_file(self) -> NewFile | None:
        """The file as it was read and as it will be; ``None`` if nothing was changed."""
        if self._entries == self._was:
            return None
        text = self._opening + "".join(self._entries.values())
        return NewFile(self.path, self._before, encoded(text, self._before or b""))

    def _line(self, name: str) -> int:
        """The line, from 1, at which the entry ``name`` begins."""
        above = list(takewhile(lambda each: each != name, self._was))
        return "".join((self._opening, *map(self._was.__getitem__, above))).count("\n") + 1


def _apart(text: str) -> str:
    """``text`` with an empty line at its end."""
    return f"{text.rstrip(chr(10))}\n\n"
