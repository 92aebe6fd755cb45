"""The review: proposals in a stream, a paragraph at a time, each confirmed, changed or rejected."""

from contextlib import suppress
from typing import get_args

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from docgen.commitment import Kind
from docgen.desk.asking import answered, decoded
from docgen.desk.names import country_name
from docgen.desk.pages import data, desk_of, page
from docgen.desk.reviews import OpenReview
from docgen.errors import DocgenError
from docgen.model import Vocabulary
from docgen.review.decision import Decision
from docgen.review.head import HeadDecision
from docgen.review.parties import ParticipantsDecision, PartyDecision
from docgen.review.pending import Pending

_NOT_FOUND = 404
_MOST_SHOWN = 3  # mistakes in the declaration's files; the overview has all


class NamedId(Struct, frozen=True):
    """A sector, a party, a group or a kind that can be chosen."""

    id: str
    name: str


class ReviewState(Struct, frozen=True):
    """All that the page shows."""

    version: str
    pending: Pending
    sectors: tuple[NamedId, ...]
    parties: tuple[NamedId, ...]
    groups: tuple[NamedId, ...]
    kinds: tuple[str, ...]


class AskedDecision(Struct, frozen=True, forbid_unknown_fields=True):
    """A decision, and the text of the entry that it was taken on."""

    decision: Decision | HeadDecision | PartyDecision | ParticipantsDecision
    seen: str


class AskedUndo(Struct, frozen=True, forbid_unknown_fields=True):
    """Which decision to take back."""

    step: int


def begin_review(request: Request) -> Response:
    """``GET /review``: the first declaration with something left, or else the first."""
    reviews = desk_of(request).reviews
    names = reviews.names()
    for name in names:
        with suppress(DocgenError):  # its own page says what is wrong with its files
            if reviews.of(name).state()[0].left:
                return RedirectResponse(f"/review/{name}", 303)
    return RedirectResponse(f"/review/{names[0]}" if names else "/", 303)


def review(request: Request) -> Response:
    """``GET /review/NAME``."""
    try:
        _reviewing(request)
    except DocgenError as error:
        return PlainTextResponse(f"{error}\n", _NOT_FOUND)
    name, names = request.path_params["name"], desk_of(request).reviews.names()
    snapshot = desk_of(request).snapshots.newest()
    own = [each for each in snapshot.errors if each.path.startswith(f"content/{name}/")]
    shown = own[:_MOST_SHOWN]
    others = len(snapshot.errors) - len(shown)
    about = {"snapshot": snapshot, "own": shown, "others": others}
    return page(request, "review.html", name=name, names=names, **about)


def review_state(request: Request) -> Response:
    """``GET /review/NAME/state``: a :class:`ReviewState`; 204 if ``version`` is still that."""

    def answer() -> Response:
        reviewing = _reviewing(request)
        if request.query_params.get("version") == reviewing.version():
            return Response(status_code=204)
        pending, version = reviewing.state()
        return data(_state(version, pending, reviewing.vocabulary))

    return answered(answer)


def review_offers(request: Request) -> Response:
    """``GET /review/NAME/offers?paragraph=…``: what the paragraph offers, as :class:`Offers`."""
    name = request.query_params.get("paragraph", "")
    return answered(lambda: data(_reviewing(request).offers(name)))


async def decide(request: Request) -> Response:
    """``POST /review/NAME/decisions``: an :class:`AskedDecision`, answered by :class:`Decided`.

    409 with both texts if somebody else changed the entry, 422 if what is decided cannot be.
    """
    body = await request.body()

    def answer() -> Response:
        asked = decoded(body, AskedDecision)
        reviewing, decision = _reviewing(request), asked.decision
        if isinstance(decision, HeadDecision):
            return data(reviewing.decide_head(decision, asked.seen))
        if isinstance(decision, PartyDecision | ParticipantsDecision):
            return data(reviewing.decide_parties(decision, asked.seen))
        return data(reviewing.decide(decision, asked.seen))

    return await run_in_threadpool(answered, answer)


async def undo(request: Request) -> Response:
    """``POST /review/NAME/undo``: an :class:`AskedUndo`; answers as :func:`decide` does."""
    body = await request.body()

    def answer() -> Response:
        return data(_reviewing(request).undo(decoded(body, AskedUndo).step))

    return await run_in_threadpool(answered, answer)


def _reviewing(request: Request) -> OpenReview:
    return desk_of(request).reviews.of(request.path_params["name"])


def _state(version: str, pending: Pending, vocabulary: Vocabulary) -> ReviewState:
    return ReviewState(
        version,
        pending,
        sectors=tuple(NamedId(each.id, each.name) for each in vocabulary.sectors.values()),
        parties=tuple(NamedId(code, country_name(code, vocabulary)) for code in vocabulary.parties),
        groups=tuple(NamedId(each.id, each.name) for each in vocabulary.groups.values()),
        kinds=get_args(Kind),
    )
