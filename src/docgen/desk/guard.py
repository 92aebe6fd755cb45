"""Stands before every page: refuses what may not ask, and says what a browser may do with it."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from docgen.desk.access import Access

# No script but the files of static/, and none made of text: content cannot run.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Passes on to ``app`` what ``access`` allows."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":  # there is no other kind that the desk needs

            async def send_guarded(message: Message) -> None:
                if message["type"] == "http.response.start":
                    headers = MutableHeaders(scope=message)
                    for name, value in _HEADERS.items():
                        headers.setdefault(name, value)
                await send(message)

            answer = self._answer(HTTPConnection(scope), scope["method"])
            await (answer or self._app)(scope, receive, send_guarded)

    def _answer(self, request: HTTPConnection, method: str) -> Response | None:
        """The answer to a request that does not reach a page."""
        access = self._access
        if objection := access.objection(request, method):
            return PlainTextResponse(objection, 403)
        if request.url.path == "/" and access.opens(request):
            answer = RedirectResponse("/", 303)  # so that the key is not in the browser's history
            answer.set_cookie(access.cookie, access.secret, httponly=True, samesite="strict")
            return answer
        return None if access.knows(request) else PlainTextResponse(access.refusal(), 403)
