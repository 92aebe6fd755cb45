"""The proof of a finished file of the register: each row against the text.

Every commitment of the view must be in the file once, with its paragraph, its words and the version
of the text that these are of; and nothing else may be there.
"""

from collections.abc import Iterable
from typing import NamedTuple

from docgen.commitment import Commitment
from docgen.errors import FidelityError
from docgen.model import Head
from docgen.view import View

DIGITS = 12  # of the text's digest that a row has at least


class RowRead(NamedTuple):
    """What a file says of a commitment; ``id`` is DECLARATION/ID, ``place`` is for messages."""

    place: str
    id: str
    ref: str
    words: str
    language: str
    digest: str


def prove_rows(found: Iterable[RowRead], views: Iterable[View]) -> None:
    """Raise :class:`FidelityError` unless ``found`` are the commitments of ``views``."""
    wanted = {
        f"{view.head.id}/{each.id}": (each, view.head)
        for view in views
        for each in view.commitments
    }
    seen: dict[str, str] = {}
    for row in found:
        if row.id not in wanted:
            raise FidelityError(f"{row.place}: there is no commitment '{row.id}' here")
        if row.id in seen:
            raise FidelityError(f"{row.place}: '{row.id}' is in {seen[row.id]} too")
        seen[row.id] = row.place
        _prove_row(row, *wanted[row.id])
    if missing := [name for name in wanted if name not in seen]:
        raise FidelityError(f"the file lacks the commitment '{missing[0]}'")


def _prove_row(row: RowRead, wanted: Commitment, head: Head) -> None:
    if row.ref != wanted.ref:
        raise FidelityError(f"{row.place}: cites paragraph {row.ref} for what is in {wanted.ref}")
    if row.words != wanted.quote:
        raise FidelityError(f"{row.place}: has “{row.words}” where the text has “{wanted.quote}”")
    if row.language != head.language or not _is_digest(row.digest, head.text_digest):
        raise FidelityError(
            f"{row.place}: names the text version '{row.language} {row.digest}',"
            f" not '{head.language} {head.text_digest[:DIGITS]}'"
        )


def _is_digest(found: str, whole: str) -> bool:
    return len(found) >= min(DIGITS, len(whole)) and whole.startswith(found)
