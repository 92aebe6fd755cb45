"""Which commitments of which declarations are asked for. Pure: reads no file, clock or locale."""

import datetime
from collections.abc import Iterable, Iterator, Set

from msgspec import Struct
from msgspec.structs import replace

from docgen.commitment import Commitment
from docgen.errors import UsageError, nearest
from docgen.model import Declaration, Project, Vocabulary
from docgen.plan.matrix import editions
from docgen.plan.variants import standing_of, view_of
from docgen.plan.wordings import Wordings
from docgen.prepared import Unconfirmed
from docgen.statuses import Status
from docgen.view import Variant, View

_WHOLE = Variant("whole", "whole", "whole")


class Wanted(Struct, frozen=True):
    """Which commitments are meant, an empty field for all.

    A country's are those of its briefing: of the paragraphs that concern it.
    A period is that of the due dates which lie in it wholly or in part; what has no date is in
    none. ``overdue`` are those whose date was past on the day ``as_of`` and that are not done.
    """

    declarations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    overdue: bool = False
    as_of: datetime.date | None = None


def register_views(project: Project, wanted: Wanted, language: str) -> Iterator[View]:
    """The declarations that have commitments of ``wanted``, or withdrawn ones, with these alone.

    Raises :class:`UsageError` for a declaration, country or sector that the project does not have,
    and if it is asked what is overdue without a day.
    """
    as_of = wanted.as_of or project.prepared.date
    if wanted.overdue and as_of is None:
        raise UsageError("what is overdue depends on the day", hint="give it with --as-of")
    _check(project, wanted)
    wordings = Wordings(project)
    for each in editions(project.declarations, language):
        if wanted.declarations and each.head.id not in wanted.declarations:
            continue
        worded = wordings.of(each, language)
        prepared = replace(worded.prepared, date=as_of)
        view = view_of(worded.declaration, worded.vocabulary, _WHOLE, prepared)
        refs = _concerning(worded.declaration, worded.vocabulary, wanted.countries)
        chosen = tuple(one for one in view.commitments if _is_wanted(one, refs, wanted, as_of))
        if chosen or view.withdrawn:  # what was withdrawn is cancelled in calendars
            yield replace(view, commitments=chosen, draft=_draft(worded.declaration, chosen))


def _draft(declaration: Declaration, chosen: Iterable[Commitment]) -> Unconfirmed | None:
    """What nobody has confirmed, counted for the paragraphs of the ``chosen`` commitments."""
    refs = {each.ref for each in chosen}
    shown = sum(each.annotation.proposals for each in declaration.paragraphs if each.ref in refs)
    return Unconfirmed(declaration.unconfirmed, shown) if declaration.unconfirmed else None


def _concerning(
    declaration: Declaration, vocabulary: Vocabulary, countries: Iterable[str]
) -> frozenset[str]:
    """The references of the paragraphs that concern one of ``countries``; of all, without any.

    By name, through a group or with everyone, as in the country's briefing. So a commitment of
    nobody in particular is that of everyone whom its paragraph concerns.
    """
    return frozenset(
        each.ref
        for each in declaration.paragraphs
        if not countries
        or any(standing_of(each.annotation.parties, vocabulary, code)[0] for code in countries)
    )


def _is_wanted(
    commitment: Commitment, refs: Set[str], wanted: Wanted, as_of: datetime.date | None
) -> bool:
    return (
        commitment.ref in refs
        and (not wanted.sectors or not set(wanted.sectors).isdisjoint(commitment.sectors))
        and (not wanted.statuses or commitment.status in wanted.statuses)
        and _in_period(commitment, wanted)
        and (not wanted.overdue or (as_of is not None and commitment.overdue(as_of)))
    )


def _in_period(commitment: Commitment, wanted: Wanted) -> bool:
    if not (wanted.first_day or wanted.last_day):
        return True
    if commitment.due is None:
        return False
    begin, end = commitment.due.span
    return (not wanted.first_day or end >= wanted.first_day) and (
        not wanted.last_day or begin <= wanted.last_day
    )


def _check(project: Project, wanted: Wanted) -> None:
    names = {each.head.id for each in project.declarations}
    vocabularies = [project.vocabulary, *project.vocabularies.values()]
    known = {
        "declaration": (wanted.declarations, names),
        "country": (wanted.countries, {code for each in vocabularies for code in each.parties}),
        "sector": (wanted.sectors, {name for each in vocabularies for name in each.sectors}),
    }
    for kind, (asked, words) in known.items():
        for word in asked:
            if word not in words:
                hint = nearest(word, words) or f"known: {', '.join(sorted(words))}"
                raise UsageError(f"unknown {kind} '{word}'", hint=hint)
