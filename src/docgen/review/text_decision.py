"""What a person decides about a text beside its source, and what becomes of the files by it."""

from hashlib import sha256
from typing import Literal

from msgspec import Struct


class TextDecision(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person decides about one thing that the import left out or was not sure of.

    - ``keep`` with ``cuts`` (numbers in the record): their words belong to the text.
    - ``drop`` with ``cuts``: they do not, as the import has it; nobody need look again.
    - ``keep`` with ``doubt`` (its number in the record): the text is right there.
    - ``drop`` with ``doubt`` and ``line``: the block of the text on that line is none of it. If a
      paragraph begins with it, what a person said of that goes with it only ``with_annotations``.
    """

    what: Literal["keep", "drop"]
    cuts: tuple[int, ...] = ()
    doubt: int | None = None
    line: int | None = None
    with_annotations: bool = False


class TextFiles(Struct, frozen=True):
    """The files that a decision is taken on; the source by its digest."""

    text: bytes
    record: bytes
    source: str

    @property
    def version(self) -> str:
        """The same as long as the files are."""
        parts = (sha256(self.text).hexdigest(), sha256(self.record).hexdigest(), self.source)
        return sha256("".join(parts).encode()).hexdigest()


class TextChange(Struct, frozen=True):
    """The bytes of each file before a change and after it, by path; what the person should know."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    told: tuple[str, ...] = ()
