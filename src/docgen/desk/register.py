"""The register: what became of commitments, and links between them for a person to confirm."""

import datetime
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docgen.commitment import LinkKind, Update
from docgen.desk.asking import answered, decoded
from docgen.desk.desk import Desk
from docgen.desk.names import country_name
from docgen.desk.pages import data, desk_of, page
from docgen.desk.remarks import Remark, remarks_of
from docgen.errors import DocgenError
from docgen.followup.likeness import LinkProposal, proposed_links
from docgen.model import Project
from docgen.plan.register import Wanted, register_views
from docgen.register.row import CommitmentRow
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources
from docgen.statuses import STATUSES, Status

_LANGUAGE = "en"  # of the desk's own words
_FILTERS = ("declaration", "country", "sector", "status")


class AskedUpdate(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of a commitment, DECLARATION/ID, whose entry in the register was ``seen``."""

    commitment: str
    update: Update
    seen: str


class AskedLink(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person says of a proposed link; with no ``kind`` that there is none."""

    commitment: str
    target: str
    kind: LinkKind | None
    seen: str


class AskedStep(Struct, frozen=True, forbid_unknown_fields=True):
    """Which step to take back."""

    step: int


class Recorded(Struct, frozen=True):
    """Something was written; ``step`` takes it back, and is 0 if something was taken back."""

    step: int


class RegisterCounts(Struct, frozen=True):
    """How many commitments are open, under way, and overdue on ``day``, if there is a day."""

    open: int
    under_way: int
    overdue: int
    day: datetime.date | None


class ProposedLink(Struct, frozen=True):
    """A proposal with the rows of both commitments."""

    proposal: LinkProposal
    later: CommitmentRow
    earlier: CommitmentRow


def register(request: Request) -> HTMLResponse:
    """``GET /register?declaration=…&country=…&sector=…&status=…``: an empty one is all."""
    desk = desk_of(request)
    chosen = {name: request.query_params.get(name, "") for name in _FILTERS}
    wrong, seen, rows, links = tuple[Remark, ...](), {}, list[CommitmentRow](), []
    if desk.followups.differ():  # before the watcher saw it: what is shown is what was ``seen``
        desk.snapshots.outdate()
    snapshot = desk.snapshots.newest()
    project = snapshot.project
    try:
        if project:
            every = _rows(desk, project, Wanted())
            links = _links(project, every)
            entries = desk.followups.entries()
            seen = {one.id: entries[one.head.id].text(one.commitment.id) for one in every}
            rows = _rows(desk, project, _wanted(chosen))
    except DocgenError as error:
        wrong = remarks_of(error)
    return page(
        request,
        "register.html",
        snapshot=snapshot,
        wrong=wrong,
        chosen=chosen,
        choices=_choices(project) if project else {},
        rows=rows,
        links=links,
        seen=seen,
        statuses=STATUSES,
    )


def counts_of(project: Project) -> RegisterCounts:
    """The commitments of all declarations, each counted once."""
    day = project.prepared.date
    views = register_views(project, Wanted(), _LANGUAGE)
    commitments = [one for view in views for one in view.commitments]
    number = Counter(each.status for each in commitments)
    overdue = sum(each.overdue(day) for each in commitments) if day else 0
    return RegisterCounts(number["open"], number["under way"], overdue, day)


async def record(request: Request) -> Response:
    """``POST /register/updates``: an :class:`AskedUpdate`, answered by :class:`Recorded`.

    409 with both texts if somebody else changed the entry, 422 if it cannot be.
    """
    body = await request.body()

    def answer() -> Response:
        asked = decoded(body, AskedUpdate)
        desk = desk_of(request)
        return _recorded(desk, desk.followups.update(asked.commitment, asked.update, asked.seen))

    return await run_in_threadpool(answered, answer)


async def link(request: Request) -> Response:
    """``POST /register/links``: an :class:`AskedLink`; answers as :func:`record` does."""
    body = await request.body()

    def answer() -> Response:
        asked = decoded(body, AskedLink)
        desk = desk_of(request)
        followups = desk.followups
        return _recorded(
            desk, followups.link(asked.commitment, asked.kind, asked.target, asked.seen)
        )

    return await run_in_threadpool(answered, answer)


async def undo(request: Request) -> Response:
    """``POST /register/undo``: an :class:`AskedStep`; answers as :func:`record` does."""
    body = await request.body()

    def answer() -> Response:
        desk = desk_of(request)
        desk.followups.undo(decoded(body, AskedStep).step)
        return _recorded(desk, 0)

    return await run_in_threadpool(answered, answer)


def _recorded(desk: Desk, step: int) -> Response:
    desk.snapshots.outdate()  # the page asks at once, before the watcher has seen the file
    return data(Recorded(step))


def _wanted(chosen: dict[str, str]) -> Wanted:
    declarations, countries, sectors, statuses = (
        tuple(filter(None, (chosen[name],))) for name in _FILTERS
    )
    known: tuple[Status, ...] = STATUSES
    return Wanted(
        declarations, countries, sectors, tuple(each for each in known if each in statuses)
    )


def _rows(desk: Desk, project: Project, wanted: Wanted) -> list[CommitmentRow]:
    views = list(register_views(project, wanted, _LANGUAGE))
    if not views:
        return []
    language = load_language(_LANGUAGE, Sources(desk.root))
    return list(listing_of(views, language).rows)


def _links(project: Project, rows: Iterable[CommitmentRow]) -> list[ProposedLink]:
    by_id = {each.id: each for each in rows}
    heads = {(each.head.id, each.head.language) for each in by_id.values()}
    shown = [each for each in project.declarations if (each.head.id, each.head.language) in heads]
    return [
        ProposedLink(each, by_id[each.commitment], by_id[each.target])
        for each in proposed_links(shown)
    ]


def _choices(project: Project) -> dict[str, dict[str, str]]:
    """What each filter offers: names by ids."""
    titles = {each.head.id: each.head.short_title for each in reversed(project.declarations)}
    countries: dict[str, str] = {}
    sectors: dict[str, str] = {}
    for each in project.declarations:
        vocabulary = project.vocabulary_of(each.head.id)
        codes = (participant.party for participant in each.head.participants)
        countries |= {code: country_name(code, vocabulary) for code in codes}
        sectors |= {sector.id: sector.name for sector in vocabulary.sectors.values()}
    return {
        "declaration": dict(reversed(titles.items())),
        "country": countries,
        "sector": sectors,
        "status": {each: each for each in STATUSES},
    }
