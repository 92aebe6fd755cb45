"""A block of the text file, and the lines of the source that it is made of."""

from functools import cached_property
from typing import Literal

from msgspec import Struct

from docgen.readers.issued import Line

BlockKind = Literal["heading", "part", "number", "letter", "nested", "bullet", "more", "plain"]


class Block(Struct, frozen=True, dict=True):
    """A block of the text file: its kind, its mark as it will be written, and its lines.

    ``nested`` is an item with a number or letter; if that does not count, a ``bullet`` of its list.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    mark: str = ""

    @cached_property
    def words(self) -> str:
        """The words, on one line; divided words are whole."""
        if len(self.lines) == 1:
            return _on_one_line(self.lines[0].text)
        joined = "".join(line.text + ("" if line.glued else " ") for line in self.lines)
        return _on_one_line(joined)


def _on_one_line(text: str) -> str:
    if text.isprintable() and "  " not in text:  # of all white space, it has single blanks alone
        return text.strip(" ")
    return " ".join(text.split())
