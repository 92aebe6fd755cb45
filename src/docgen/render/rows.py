"""A view → the rows of the register in the words of the document's language."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import to_builtins

from docgen.commitment import Commitment, due_order
from docgen.due import standing
from docgen.register.columns import COLUMNS
from docgen.register.row import CommitmentRow, Listing
from docgen.render.commitment_words import status_labels
from docgen.render.filters import Filters
from docgen.render.foreign import without_languages
from docgen.render.language import Language
from docgen.statuses import STATUSES
from docgen.view import View


def listing_of(views: Sequence[View], language: Language) -> Listing:
    """The commitments of ``views`` as rows, with the names and labels of ``language``.

    In the order of due dates, if they are those of several declarations. Blanks that only keep a
    line from ending there are plain ones, since programs read the rows.
    """
    wordings = [_Wording(view, language) for view in views]
    rows = [row for each in wordings for row in each.rows()]
    if len(views) > 1:
        rows.sort(key=lambda row: due_order(row.commitment))
    concerned = {code for each in rows for code in each.parties}
    names = {code: each.country(code) for each in wordings for code in each.codes(concerned)}
    labels = wordings[0].labels()
    return Listing(
        id=" ".join(f"{view.head.id}/{view.variant.id}" for view in views),
        title=wordings[0].title() if len(views) == 1 else labels["Commitments"],
        language=language.tag,
        as_of=views[0].prepared.date,
        rows=tuple(rows),
        parties=names,
        labels=labels,
        withdrawn=tuple((view.head.id, each) for view in views for each in view.withdrawn),
        draft="; ".join(filter(None, (each.draft() for each in wordings))),
    )


def column_labels(language: Language) -> dict[str, str]:
    """What tables in ``language`` call columns and statuses, by their English words."""
    translated = language.catalogue.gettext
    said = {each: each if each == "eId" else translated(each) for each in COLUMNS.values()}
    said |= status_labels(language.catalogue)
    return {english: _plain(words) for english, words in said.items()}


class _Wording:
    """What the filters of templates say, for programs."""

    def __init__(self, view: View, language: Language) -> None:
        self._view = view
        self._context: Any = {"view": to_builtins(view)}
        self._filters = Filters(language)
        self._catalogue = language.catalogue

    def rows(self) -> Iterable[CommitmentRow]:
        return map(self._row, self._view.commitments)

    def codes(self, wanted: set[str]) -> Iterable[str]:
        """Those of the codes ``wanted`` that the view has, in its order."""
        return (code for code in self._view.parties if code in wanted)

    def title(self) -> str:
        """The declaration's title, and the country or topic that the view is cut for."""
        title = self._view.head.short_title
        if self._view.variant.shape == "whole":
            return title
        variant = to_builtins(self._view.variant)
        return f"{title} · {_plain(self._filters.audience(self._context, variant))}"

    def _row(self, each: Commitment) -> CommitmentRow:
        day = self._view.prepared.date
        return CommitmentRow(
            head=self._view.head,
            commitment=each,
            parties=self._view.bound(each),
            kind=_plain(self._filters.kind(each.kind)),
            by_whom=_plain(self._filters.by_whom(self._context, to_builtins(each))),
            sectors=tuple(self._view.sectors[name].name for name in each.sectors),
            due=_plain(self._filters.when(to_builtins(each))),
            status=_plain(self._filters.status(each.status)),
            outlook=standing(each.due, day) if day else None,
            overdue=each.overdue(day) if day else False,
        )

    def country(self, code: str) -> str:
        return _plain(self._filters.country(self._context, code))

    def draft(self) -> str:
        return _plain(self._filters.draft(to_builtins(self._view.draft)))

    def labels(self) -> dict[str, str]:
        """The labels of a listing, by their English words."""
        _say = self._catalogue.gettext
        said = {
            "Commitment": _say("Commitment"),
            "Commitments": _say("Commitments"),
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
            "Updates": _say("Updates"),
            "Declaration": _say("Declaration"),
            "Adopted": _say("Adopted"),
            "Text version": _say("Text version"),
            "Overdue": _say("Overdue"),
            "Draft": _say("Draft"),
            "Draft · nobody has confirmed this": _say("Draft · nobody has confirmed this"),
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
            "Follows": _say("Follows"),
            "Repeats": _say("Repeats"),
            "Supersedes": _say("Supersedes"),
            "Note by the desk": _say("Note by the desk"),
            "without a date": _say("without a date"),
        }
        said |= {status: self._filters.status(status) for status in STATUSES}
        return {english: _plain(words) for english, words in said.items()}


def _plain(words: str) -> str:
    return without_languages(words).replace("\u00a0", " ").replace("\u202f", " ")
