"""A filled-in workbook of the register against the project: which updates are new.

A row says how many updates its commitment had when the workbook was made. So what a person changed
is told from what is only older than the register.
"""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from docgen.citation import eid
from docgen.commitment import Commitment, Update
from docgen.errors import ContentError, nearest
from docgen.followup.sheet_rows import OPEN, Labels, SheetRow
from docgen.followup.status_words import StatusWords
from docgen.language.spelling import one_line
from docgen.load.decode import Problems
from docgen.model import Head, Project
from docgen.register.columns import text_version
from docgen.statuses import Status

_COUNT = re.compile(r"[0-9]{1,6}")
_MOST = 20  # mistakes; with more, it is the wrong file
_SHOWN = 60  # letters of a cell in a message
_ANEW = "fill in a new workbook: docgen register -o FILE.xlsx"


class RowState(NamedTuple):
    """What the open cells of a row say."""

    status: Status
    since: datetime.date | None
    note: str
    evidence: str


class NewUpdate(NamedTuple):
    """An update to be added to the history of the commitment ``id``."""

    id: str
    before: RowState
    update: Update


class FilledIn(NamedTuple):
    """What is ``new``, and the ids of rows that are ``older`` than the register and left alone."""

    new: tuple[NewUpdate, ...]
    older: tuple[str, ...]


class Comparer:
    """Compares rows with the commitments of ``project``.

    ``day`` is the day of a change for which a row gives none.
    """

    def __init__(self, project: Project, labels: Labels, day: datetime.date | None) -> None:
        self._day, self._statuses = day, StatusWords(labels)
        self._heads: dict[tuple[str, str], Head] = {}
        self._known: dict[tuple[str, str], Commitment] = {}
        self._withdrawn: dict[str, datetime.date] = {}
        for each in project.declarations:
            head = each.head
            self._heads[head.id, head.language] = head
            self._withdrawn |= {f"{head.id}/{one.id}": one.date for one in each.withdrawn}
            for paragraph in each.paragraphs:
                for one in paragraph.annotation.commitments:
                    self._known[f"{head.id}/{one.id}", head.language] = one
        self._ids = dict.fromkeys(name for name, _ in self._known)

    def compare(self, rows: Iterable[SheetRow]) -> FilledIn:
        """The updates that ``rows`` say and the register does not have.

        Raises :class:`ContentError` with the mistakes, each with sheet and cell.
        """
        problems = Problems()
        by_id: dict[str, list[SheetRow]] = {}
        for row in rows:
            with problems.collected():
                self._prove(row)
                by_id.setdefault(row.text("id"), []).append(row)
            if len(problems.found) >= _MOST:
                break
        new: list[NewUpdate] = []
        older: list[str] = []
        for name, those in by_id.items():
            if len(problems.found) >= _MOST:
                break
            with problems.collected():
                found = self._change(name, those)
                new += [found] if found else []
                older += [name] if not found and self._are_older(those) else []
        problems.settle()
        return FilledIn(tuple(new), tuple(older))

    def _prove(self, row: SheetRow) -> None:
        """Raise :class:`ContentError` if the row is not about the text as the project has it."""
        name, version = row.text("id"), row.text("text_version")
        if name not in self._ids:
            raise row.error("id", *self._unknown(name))
        declaration, language = name.partition("/")[0], version.partition(" ")[0]
        head = self._heads.get((declaration, language))
        commitment = self._known.get((name, language))
        if head is None or commitment is None or text_version(head) != version:
            now = text_version(head) if head else f"no text in '{language}'"
            message = f"text version '{version}'; the project has {now}"
            raise row.error("text_version", message, f"if the text was imported again, {_ANEW}")
        proven = {
            "words": ("the words of the text", commitment.quote),
            "paragraph": ("the paragraph", commitment.ref),
            "eid": ("the eId", eid(commitment.ref)),
        }
        for column, (what, wanted) in proven.items():
            if _lines(row.text(column)) != _lines(wanted):
                old, new = _differing(wanted, row.text(column))
                message = f"{what} cannot be changed here: '{old}' is now '{new}'"
                hint = f"put it back; if annotations.yaml was changed since, {_ANEW}"
                raise row.error(column, message, hint)
        made = row.text("updates")
        if not _COUNT.fullmatch(made) or int(made) > len(commitment.history):
            has = len(commitment.history)
            message = f"'{made}' updates; the register has {has}"
            raise row.error("updates", message, f"the cell cannot be changed here; {_ANEW}")

    def _unknown(self, name: str) -> tuple[str, str]:
        if not name:
            return "the row has no number of a commitment", "put it back, or delete the row"
        if name in self._withdrawn:
            return f"'{name}' was withdrawn on {self._withdrawn[name]}", "delete the row"
        return f"no declaration has a commitment '{name[:_SHOWN]}'", nearest(name, self._ids)

    def _states(self, row: SheetRow) -> tuple[int, list[RowState]]:
        """How many updates the row was made with, and what its cells said after each."""
        language = row.text("text_version").partition(" ")[0]
        history = self._known[row.text("id"), language].history
        states = [RowState("open", None, "", "")]
        states += [
            RowState(each.status, each.date, one_line(each.note), one_line(each.evidence))
            for each in history
        ]
        return int(row.text("updates")), states

    def _are_older(self, rows: Sequence[SheetRow]) -> bool:
        """Whether none of the rows of one commitment says what the register does."""
        made, states = self._states(rows[0])
        return made < len(states) - 1 and all(self._state(row) != states[-1] for row in rows)

    def _change(self, name: str, rows: Sequence[SheetRow]) -> NewUpdate | None:
        first, *others = rows
        for other in others:
            _check_alike(first, other)
        made, states = self._states(first)
        base, now = states[made], states[-1]
        wanted, cells = self._wanted(rows, base)
        if not cells or wanted in states[made:]:
            return None
        dated = wanted.since is not None and (
            wanted.since != base.since or wanted.status == base.status
        )
        if not dated and self._day:
            wanted = wanted._replace(since=self._day)
            if wanted in states[made:]:
                return None
        if made < len(states) - 1 and not _is_anew(wanted, base, now):
            message = f"'{name}' has had another update since the workbook was made: {said(now)}"
            raise next(iter(cells.values())).error(next(iter(cells)), message, _ANEW)
        if not wanted.since or not (dated or self._day):
            hint = "write the day in this cell, or give one for all with --date"
            message = f"since when is '{name}' {wanted.status}?"
            raise cells.get("status", first).error("since", message, hint)
        self._check_day(cells.get("since", first), wanted.since, now)
        return NewUpdate(
            name, now, Update(wanted.since, wanted.status, wanted.note, wanted.evidence)
        )

    def _check_day(self, row: SheetRow, day: datetime.date, now: RowState) -> None:
        declaration, language = row.text("id").partition("/")[0], row.text("text_version")
        adopted = self._heads[declaration, language.partition(" ")[0]].date
        if day < adopted:
            raise row.error("since", f"{day} is before {adopted}, the day of adoption")
        if now.since and day < now.since:
            message = f"{day} is before {now.since}, the day of the last update"
            raise row.error("since", message, "a history is in the order of its days")

    def _wanted(
        self, rows: Iterable[SheetRow], base: RowState
    ) -> tuple[RowState, dict[str, SheetRow]]:
        """``base`` with what was changed in any of ``rows``, and which row has each change."""
        wanted = base._asdict()
        changed: dict[str, SheetRow] = {}
        for row in rows:
            for column, value in self._state(row)._asdict().items():
                if value == getattr(base, column):
                    continue
                if column in changed and value != wanted[column]:
                    raise _contradiction(column, changed[column], row)
                wanted[column] = value
                changed.setdefault(column, row)
        return RowState(**wanted), changed

    def _state(self, row: SheetRow) -> RowState:
        return RowState(
            self._statuses.read(row), row.day("since"), row.words("note"), row.words("evidence")
        )


def said(state: RowState) -> str:
    """A state in words: under way since 2026-03-01, with the note and the evidence."""
    since = f" since {state.since}" if state.since else ""
    more = (f" “{each}”" for each in (state.note, state.evidence) if each)
    return f"{state.status}{since}{''.join(more)}"


def _is_anew(wanted: RowState, base: RowState, now: RowState) -> bool:
    """Whether a row says where its commitment stands from a day that nothing recorded is after."""
    return (
        wanted.status != base.status
        and wanted.since not in (None, base.since)
        and (now.since is None or wanted.since is None or wanted.since >= now.since)
    )


def by_declaration(new: Iterable[NewUpdate]) -> Mapping[str, Mapping[str, Sequence[Update]]]:
    """The updates, by declarations and there by ids."""
    found: dict[str, dict[str, Sequence[Update]]] = {}
    for each in new:
        declaration, _, name = each.id.partition("/")
        found.setdefault(declaration, {})[name] = (each.update,)
    return found


def _check_alike(first: SheetRow, other: SheetRow) -> None:
    """Raise :class:`ContentError` if a cell that is not open differs in two rows of one commitment.

    A workbook has them alike, so one of them was changed.
    """
    for column in first.columns:
        alike = column == "updates" or first.language == other.language
        if column in OPEN or column not in other.columns or not alike:
            continue
        if first.text(column) != other.text(column):
            raise _contradiction(column, first, other)


def _contradiction(column: str, first: SheetRow, other: SheetRow) -> ContentError:
    old, new = first.text(column)[:_SHOWN], other.text(column)[:_SHOWN]
    message = f"'{new}', but {first.place(column)} says '{old}' of the same commitment"
    return other.error(column, message, "let both cells say the same")


def _lines(text: str) -> str:
    """``text`` with the line ends that it had before a program of tables changed them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _differing(old: str, new: str) -> tuple[str, str]:
    """Both texts from a little before where they begin to differ, short enough for a message."""
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    begin = max((min(len(old), len(new)) if same is None else same) - 20, 0)
    return old[begin : begin + _SHOWN], new[begin : begin + _SHOWN]
