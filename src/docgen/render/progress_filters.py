"""The filters about what became of commitments, for products with the register."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from msgspec import convert

from docgen.commitment import Commitment
from docgen.due import falls_within
from docgen.render.commitment_words import status_labels
from docgen.render.language import Language
from docgen.statuses import STATUSES

_Commitment = Mapping[str, Any]

SOON = 180  # days from the day of issue


class ProgressFilters:
    """Every public method is a filter, as in :class:`docgen.render.filters.Filters`."""

    def __init__(self, language: Language) -> None:
        self._statuses = status_labels(language.catalogue)

    def status(self, value: str) -> str:
        """Where a commitment stands, as a word: under way, done."""
        return self._statuses[value]

    def with_status(self, commitments: Iterable[_Commitment], *wanted: str) -> list[_Commitment]:
        """Those of ``commitments`` that stand there: ``with_status("lapsed", "superseded")``."""
        return [each for each in commitments if _recorded(each).status in wanted]

    def statuses(self, commitments: Iterable[_Commitment]) -> dict[str, int]:
        """How many of ``commitments`` have each status, of those that one has: open, then done."""
        found = [_recorded(each).status for each in commitments]
        return {status: found.count(status) for status in STATUSES if status in found}

    @pass_context
    def overdue(self, context: Context, commitments: Iterable[_Commitment]) -> list[_Commitment]:
        """Those of ``commitments`` that are overdue on the day of issue; none without that day."""
        day = _issued(context)
        return [each for each in commitments if day and _recorded(each).overdue(day)]

    @pass_context
    def due_soon(
        self, context: Context, commitments: Iterable[_Commitment], days: int = SOON
    ) -> list[_Commitment]:
        """Those of ``commitments`` that are open or under way, and due or possible within ``days``
        from the day of issue; none without that day.

        A limit (“by 2026”) is due on its last day; of other periods, one day is enough.
        """
        day = _issued(context)
        pending = self.with_status(commitments, "open", "under way")
        return [each for each in pending if day and falls_within(_recorded(each).due, day, days)]


def _issued(context: Context) -> datetime.date | None:
    day = context["view"]["prepared"]["date"]
    return datetime.date.fromisoformat(day) if day else None


def _recorded(commitment: _Commitment) -> Commitment:
    """The model of what a template has, without words that it knows as the declaration's."""
    return convert({**commitment, "quote": "", "what": ""}, Commitment)
