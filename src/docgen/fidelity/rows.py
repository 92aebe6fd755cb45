"""The proof of a finished file of the register: each row against the text.

Every commitment of the view must be in the file once, with its paragraph, its words and the version
of the text that these are of, on its days, and with its status; and nothing else may be there.
"""

import datetime
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from docgen.commitment import Commitment
from docgen.due import Due
from docgen.errors import FidelityError
from docgen.model import Head
from docgen.view import View

DIGITS = 12  # of the text's digest that a row has at least
Days = tuple[datetime.date | None, datetime.date | None]


class RowRead(NamedTuple):
    """What a file says of a commitment; ``id`` is DECLARATION/ID, ``place`` is for messages.

    ``days`` are the first and the last that it is due on, ``status`` is the document's word for it,
    or that of ``register.yaml``, and ``draft`` its "Yes" or "No", or that of programs (``true``).
    ``said`` is all else that the format has, by the names of :mod:`docgen.fidelity.columns`.
    """

    place: str
    id: str
    ref: str
    words: str
    language: str
    digest: str
    days: Days
    status: str
    draft: str
    said: Mapping[str, str] = MappingProxyType({})


def prove_rows(found: Iterable[RowRead], views: Iterable[View], labels: Mapping[str, str]) -> None:
    """Raise :class:`FidelityError` unless ``found`` are the commitments of ``views``.

    ``labels`` are the document's words for statuses, "Yes" and "No", by the English ones.
    """
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
        _prove_life(row, wanted[row.id][0], labels)
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


def _prove_life(row: RowRead, wanted: Commitment, labels: Mapping[str, str]) -> None:
    allowed = _days(wanted.due)
    if row.days not in allowed:
        raise FidelityError(f"{row.place}: is due {_said(row.days)}, not {_said(allowed[0])}")
    if row.status not in (wanted.status, labels[wanted.status]):
        raise FidelityError(f"{row.place}: has the status '{row.status}', not '{wanted.status}'")
    said = ("true", labels["Yes"]) if wanted.unconfirmed else ("false", labels["No"])
    if row.draft not in said:
        what = "a draft" if wanted.unconfirmed else "confirmed"
        raise FidelityError(f"{row.place}: is {what}, and marked '{row.draft}' as a draft")


def _days(due: Due | None) -> tuple[Days, ...]:
    """What a file may have for a due date: a limit has no first day, or is on its last."""
    if due is None:
        return ((None, None),)
    first, last = due.span
    return ((None, last), (last, last)) if due.by else ((first, last),)


def _said(days: Days) -> str:
    first, last = days
    if last is None:
        return "on no day"
    return f"from {first} to {last}" if first else f"by {last}"


def _is_digest(found: str, whole: str) -> bool:
    return len(found) >= min(DIGITS, len(whole)) and whole.startswith(found)
