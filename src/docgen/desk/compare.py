"""The comparison: the text as issued beside the adopted text, and what the import left out."""

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docgen.collation.side_by_side import SideBySide
from docgen.desk.asking import CONFLICT, answered, decoded
from docgen.desk.pages import data, desk_of, page
from docgen.desk.remarks import Remark, remarks_of
from docgen.errors import DocgenError
from docgen.review.carrying import AnnotatedError
from docgen.review.text_conflict import TextConflictError
from docgen.review.text_decision import TextDecision


class AskedTextDecision(Struct, frozen=True, forbid_unknown_fields=True):
    """A decision about ``text``, and the version of the files that it was taken on."""

    text: str
    decision: TextDecision
    version: str


class AskedTextUndo(Struct, frozen=True, forbid_unknown_fields=True):
    """Which decision to take back."""

    step: int


class DecidedText(Struct, frozen=True):
    """A decision was written; ``step`` takes it back, and is 0 if one was taken back.

    ``told`` is what the person should know of it.
    """

    step: int
    told: tuple[str, ...] = ()


class TextConflict(Struct, frozen=True):
    """The files as they are, and as they were to be; ``again`` is the decision on those of now."""

    error: str
    on_disk: str
    wanted: str
    version: str
    again: TextDecision | None


class AskedBack(Struct, frozen=True):
    """What a person said of ``paragraph``, its ``entry`` in the file, would go with it."""

    error: str
    paragraph: str
    entry: str


def compare(request: Request) -> HTMLResponse:
    """``GET /compare?text=…&show=…``: by default the first text with doubts."""
    desk = desk_of(request)
    snapshot = desk.snapshots.newest()
    texts = desk.comparisons.texts()
    wanted = request.query_params.get("text") or desk.comparisons.first()
    heads = {f"{each.head.id}/{each.head.language}": each.head for each in snapshot.declarations}
    found: SideBySide | None = None
    version, wrong = "", tuple[Remark, ...]()
    try:
        if texts:
            found, version = desk.comparisons.found(wanted, heads.get(wanted))
    except DocgenError as error:
        wrong = remarks_of(error)
    differences = found.differences if found else ()
    return page(
        request,
        "compare.html",
        snapshot=snapshot,
        texts=texts,
        wanted=wanted,
        language=wanted.partition("/")[2],
        all_shown=request.query_params.get("show") != "places",
        found=found,
        version=version,
        wrong=wrong,
        differences=[each for error in differences for each in remarks_of(error)],
        doubts=_doubts(found) if found else 0,
        left_out=sum(len(each.left_out) for each in found.blocks) if found else 0,
    )


async def decide(request: Request) -> Response:
    """``POST /compare/decisions``: an :class:`AskedTextDecision`, answered by :class:`DecidedText`.

    409 with both texts if somebody else changed the files, or with the annotations that would go
    with a paragraph; 422 if what is decided cannot be.
    """
    body = await request.body()

    def answer() -> Response:
        asked = decoded(body, AskedTextDecision)
        comparisons = desk_of(request).comparisons
        try:
            step, change = comparisons.decide(asked.text, asked.decision, asked.version)
        except TextConflictError as error:
            now = comparisons.now(asked.text)
            both = error.on_disk, error.wanted
            return data(TextConflict(error.message, *both, now, error.again), CONFLICT)
        except AnnotatedError as error:
            return data(AskedBack(error.message, error.paragraph, error.entry), CONFLICT)
        return data(DecidedText(step, change.told))

    return await run_in_threadpool(answered, answer)


async def undo(request: Request) -> Response:
    """``POST /compare/undo``: an :class:`AskedTextUndo`; answers as :func:`decide` does."""
    body = await request.body()

    def answer() -> Response:
        desk_of(request).comparisons.undo(decoded(body, AskedTextUndo).step)
        return data(DecidedText(0))

    return await run_in_threadpool(answered, answer)


def _doubts(found: SideBySide) -> int:
    """How many things nobody has looked at."""
    unsure = sum(cut.unsure for each in found.blocks for cut in each.left_out)
    return unsure + len(found.doubts) + sum(len(each.doubts) for each in found.blocks)
