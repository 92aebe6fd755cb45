"""Who may ask the desk anything: whoever has the address that the terminal showed."""

from hmac import compare_digest
from secrets import token_urlsafe

from starlette.requests import HTTPConnection

HOST = "127.0.0.1"
LARGEST_BODY = 1 << 20  # bytes; a note of the desk has some thousand
_READING = ("GET", "HEAD")
_OURS = "same-origin"
# Typed, or opened by another program; without the header, by what is no browser.
_OPENED = (_OURS, "none", None)

_HOW = "Open the address that `docgen desk` shows in the terminal."


class Access:
    """The secrets of one desk, which listens on ``port`` of loopback.

    The address in the terminal can be used again. The one that starts a browser is in the list of
    processes, where every user of the machine can read it, so it serves once.
    """

    def __init__(self, port: int) -> None:
        self.origin = f"http://{HOST}:{port}"
        self.cookie = f"docgen-desk-{port}"  # browsers do not tell ports apart
        self.secret = token_urlsafe(32)
        self._key = token_urlsafe(32)
        self._once = token_urlsafe(32)

    def address(self, *, once: bool = False) -> str:
        """The address that opens the desk."""
        return f"{self.origin}/?key={self._once if once else self._key}"

    def opens(self, request: HTTPConnection) -> bool:
        """Whether this request has a key from an address; a key that serves once is used up."""
        given = request.query_params.get("key", "")
        if _same(given, self._once):
            self._once = token_urlsafe(32)
            return True
        return _same(given, self._key)

    def knows(self, request: HTTPConnection) -> bool:
        """Whether this request comes from a browser that opened the desk."""
        return _same(request.cookies.get(self.cookie, ""), self.secret)

    def objection(self, request: HTTPConnection, method: str) -> str:
        """Why a request is refused whoever sends it; empty if it is not.

        Another site could name this address (so ``Host`` is checked, against DNS rebinding), send a
        form to it (``Origin``, Fetch Metadata), or embed it.
        """
        headers = request.headers
        if headers.get("host") != self.origin.removeprefix("http://"):
            return f"This is not the address of the desk. {_HOW}"
        if headers.get("origin", self.origin) != self.origin:
            return "Another site may not use the desk."
        site = headers.get("sec-fetch-site")
        if site not in (_OPENED if method in _READING else (_OURS,)):
            return f"Another site led here. {_HOW}"
        if method not in _READING:
            return _objection_to_body(headers.get("content-length", ""))
        return ""

    def refusal(self) -> str:
        """What a browser is told that has not opened the desk."""
        return f"This desk is not open in this browser. {_HOW}"


def _objection_to_body(length: str) -> str:
    if not length.isdecimal():
        return "A request that writes says how long it is."
    return "This is too much to save at once." if int(length) > LARGEST_BODY else ""


def _same(given: str, wanted: str) -> bool:
    return compare_digest(given.encode(), wanted.encode())
