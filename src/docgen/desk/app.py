"""The desk as an ASGI application: addresses, the guard before them, what runs beside them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docgen.desk import compare, coverage, overview, preview, register, review
from docgen.desk.access import Access
from docgen.desk.desk import Desk
from docgen.desk.guard import Guard
from docgen.desk.pages import desk_of
from docgen.desk.watching import watch
from docgen.errors import DocgenError
from docgen.fidelity.glyphs import is_shipped
from docgen.sources import Sources

_STATIC = Path(__file__).parent / "static"
_FONTS = "templates/shared/fonts"

_ROUTES = [
    Route("/", overview.overview),
    Route("/build", overview.build_progress),
    Route("/build", overview.begin_build, methods=["POST"]),
    Route("/build/stop", overview.stop_build, methods=["POST"]),
    Route("/compare", compare.compare),
    Route("/compare/decisions", compare.decide, methods=["POST"]),
    Route("/compare/undo", compare.undo, methods=["POST"]),
    Route("/coverage", coverage.coverage),
    Route("/preview", preview.preview),
    Route("/preview/state", preview.document_state),
    Route("/preview/{version}/file", preview.document_file),
    Route("/preview/{version}/reading", preview.document_reading),
    Route("/preview/{version}/{number:int}.png", preview.document_page),
    Route("/preview/{version}/{number:int}.json", preview.page_text),
    Route("/register", register.register),
    Route("/register/updates", register.record, methods=["POST"]),
    Route("/register/links", register.link, methods=["POST"]),
    Route("/register/undo", register.undo, methods=["POST"]),
    Route("/review", review.begin_review),
    Route("/review/{name}", review.review),
    Route("/review/{name}/state", review.review_state),
    Route("/review/{name}/offers", review.review_offers),
    Route("/review/{name}/decisions", review.decide, methods=["POST"]),
    Route("/review/{name}/undo", review.undo, methods=["POST"]),
]


def make_app(desk: Desk, access: Access) -> Starlette:
    """The application of ``desk``, open to whom ``access`` knows."""

    @asynccontextmanager
    async def beside(_: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        desk.events.open()
        watching = asyncio.create_task(watch(desk.root, desk.changed, stop))
        try:
            yield
        finally:
            stop.set()
            await watching
            await asyncio.to_thread(desk.close)

    app = Starlette(
        routes=[
            *_ROUTES,
            Route("/events", _events),
            Route("/fonts/{name}", _font),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[Middleware(Guard, access)],
        lifespan=beside,
    )
    app.state.desk = desk
    return app


async def _events(request: Request) -> Response:
    return StreamingResponse(desk_of(request).events.stream(), media_type="text/event-stream")


def _font(request: Request) -> Response:
    """One of docgen's own faces, which come with the templates; no other file of theirs."""
    path = f"{_FONTS}/{request.path_params['name']}"
    try:
        content = Sources(desk_of(request).root).find(path)
    except DocgenError:
        content = None
    if content is None or not is_shipped(content):
        return PlainTextResponse("no such face", 404)
    return Response(content, media_type="font/ttf", headers={"Cache-Control": "max-age=86400"})
