"""What a person fills in or corrects in the head of a declaration, in ``declaration.yaml``."""

import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from docgen.errors import UsageError
from docgen.language.spelling import one_line
from docgen.load import yaml
from docgen.load.declaration import GAP
from docgen.load.decode import refuse_control_characters
from docgen.review.patch import patched
from docgen.review.saving import Change, EntryFile
from docgen.review.yaml_values import block

HeadKey = Literal["title", "date", "place", "occasion"]
KEYS: tuple[HeadKey, ...] = ("title", "date", "place", "occasion")


class HeadDecision(Struct, frozen=True, tag="head", forbid_unknown_fields=True):
    """Another value for a key of the head."""

    key: HeadKey
    value: str


class HeadPart(Struct, frozen=True):
    """A key of the head: its ``value``, and its text in the file.

    The value is empty where the import left a gap; nothing can be built until it is filled in.
    """

    key: HeadKey
    value: str
    entry: str


class HeadFile:
    """``declaration.yaml`` of the declaration ``name``, as far as a person fills it in."""

    def __init__(self, root: Path, name: str) -> None:
        self.file = EntryFile(root, f"content/{name}/declaration.yaml")

    def parts(self) -> tuple[HeadPart, ...]:
        """All keys in their order; raises :class:`ContentError` if the file cannot be read."""
        entries = self.file.entries()
        found = []
        for key in KEYS:
            entry = entries.get(key, "")
            with self.file.placing(key):
                data = yaml.parse(entry, self.file.path).data[key] if entry else ""
            value = "" if data in (GAP, None) else str(data)
            found.append(HeadPart(key, value, entry))
        return tuple(found)

    def decide(self, decision: HeadDecision, seen: str) -> Change:
        """Write ``decision``, taken on the entry whose text was ``seen``.

        Raises :class:`UsageError` for a value that cannot be, and the errors of
        :meth:`EntryFile.change`.
        """
        key, value = decision.key, one_line(decision.value)
        refuse_control_characters(value, self.file.path)
        if key == "date":
            _check_date(value)
        if not value:
            raise UsageError(f"'{key}' cannot be empty")

        def make(text: str) -> str:
            if text:
                with self.file.placing(key):
                    return patched(text, {key: value}, self.file.path)
            return "\n".join((*block({key: value}, 0), ""))

        return self.file.change(key, seen, make, KEYS)


def _check_date(value: str) -> None:
    try:
        datetime.date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"'{value}' is not a date", hint="write 2031-05-30") from error
