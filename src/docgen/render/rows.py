"""A view → the rows of the register in the words of the document's language."""

from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins

from docgen.commitment import Commitment
from docgen.due import standing
from docgen.register.row import CommitmentRow, Listing
from docgen.render.filters import Filters
from docgen.render.foreign import without_languages
from docgen.render.language import Language
from docgen.view import View


def listing_of(view: View, language: Language) -> Listing:
    """The commitments of ``view`` as rows, with the names and labels of ``language``.

    Blanks that only keep a line from ending there are plain ones, since programs read the rows.
    """
    wording = _Wording(view, language)
    rows = tuple(map(wording.row, view.commitments))
    concerned = {code for each in rows for code in each.parties}
    audience = "" if view.variant.shape == "whole" else f" · {wording.audience()}"
    return Listing(
        title=f"{view.head.short_title}{audience}",
        language=language.tag,
        as_of=view.prepared.date,
        rows=rows,
        parties={code: wording.country(code) for code in view.parties if code in concerned},
        labels=wording.labels(),
        withdrawn=tuple((view.head.id, each) for each in view.withdrawn),
        draft=wording.draft(),
    )


class _Wording:
    """What the filters of templates say, for programs."""

    def __init__(self, view: View, language: Language) -> None:
        self._view = view
        self._context: Any = {"view": to_builtins(view)}
        self._filters = Filters(language)
        self._catalogue = language.catalogue

    def row(self, each: Commitment) -> CommitmentRow:
        day = self._view.prepared.date
        return CommitmentRow(
            head=self._view.head,
            commitment=each,
            parties=tuple(self._bound((*each.by, *each.duty))),
            kind=_plain(self._filters.kind(each.kind)),
            by_whom=_plain(self._filters.by_whom(self._context, to_builtins(each))),
            sectors=tuple(self._view.sectors[name].name for name in each.sectors),
            due=_plain(self._filters.due(to_builtins(each.due))),
            status=_plain(self._filters.status(each.status)),
            outlook=standing(each.due, day) if day else None,
            overdue=each.overdue(day) if day else False,
        )

    def country(self, code: str) -> str:
        return _plain(self._filters.country(self._context, code))

    def audience(self) -> str:
        return _plain(self._filters.audience(self._context, to_builtins(self._view.variant)))

    def draft(self) -> str:
        return _plain(self._filters.draft(to_builtins(self._view.draft)))

    def labels(self) -> dict[str, str]:
        """The labels of a listing, by their English words."""
        _say = self._catalogue.gettext
        said = {
            "Commitment": _say("Commitment"),
            "Words of the text": _say("Words of the text"),
            "Paragraph": _say("Paragraph"),
            "Number": _say("Number"),
            "By whom": _say("By whom"),
            "Due": _say("Due"),
            "First day": _say("First day"),
            "Last day": _say("Last day"),
            "Exactness": _say("Exactness"),
            "Place": _say("Place"),
            "Topics": _say("Topics"),
            "Kind": _say("Kind"),
            "Status": _say("Status"),
            "Since": _say("Since"),
            "Note": _say("Note"),
            "Evidence": _say("Evidence"),
            "Declaration": _say("Declaration"),
            "Adopted": _say("Adopted"),
            "Text version": _say("Text version"),
            "Overdue": _say("Overdue"),
            "All commitments": _say("All commitments"),
            "Yes": _say("Yes"),
            "No": _say("No"),
            "As of": _say("As of"),
            "day": _say("day"),
            "month": _say("month"),
            "season": _say("season"),
            "half-year": _say("half-year"),
            "year": _say("year"),
            "Withdrawn": _say("Withdrawn"),
        }
        return {english: _plain(words) for english, words in said.items()}

    def _bound(self, actors: Iterable[str]) -> Iterable[str]:
        """Codes of the parties that ``actors`` are, in the order of the text, each once."""
        named = set(actors)
        codes = [each.party for each in self._view.head.participants]
        found = named & {*self._view.parties}
        for name in named & {*self._view.groups}:
            found |= {*self._view.groups[name].members}
        if "all" in named:
            found |= {*codes}
        others = (code for code in self._view.parties if code not in codes)
        return (code for code in (*codes, *others) if code in found)


def _plain(words: str) -> str:
    return without_languages(words).replace("\u00a0", " ").replace("\u202f", " ")
