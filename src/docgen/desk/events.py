"""What happens, told to every open page as server-sent events (HTML, section 9.2)."""

import asyncio
from collections.abc import AsyncIterator

from msgspec import json

_ALIVE = 15  # seconds; a comment this often shows whether the page is still there
_MOST = 100  # events kept for a page that does not read


class Events:
    """The open pages. Events may be sent from any thread; before :meth:`open`, nobody listens."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pages: set[asyncio.Queue[bytes]] = set()

    def open(self) -> None:
        """Begin, in the loop that serves the pages."""
        self._loop = asyncio.get_running_loop()

    def send(self, kind: str, data: object = None) -> None:
        """Tell all pages that ``kind`` happened; ``data`` becomes JSON."""
        event = b"event: %s\ndata: %s\n\n" % (kind.encode(), json.encode(data))
        self._to_all(event)

    def close(self) -> None:
        """End the streams of all pages."""
        self._to_all(b"")

    async def stream(self) -> AsyncIterator[bytes]:
        """The events of one page from now on."""
        events: asyncio.Queue[bytes] = asyncio.Queue(_MOST)
        self._pages.add(events)
        try:
            yield b": open\n\n"
            while event := await _next(events):
                yield event
        finally:
            self._pages.discard(events)

    def _to_all(self, event: bytes) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, event)

    def _put(self, event: bytes) -> None:
        for events in self._pages:
            if events.full():  # it gets the newer ones
                events.get_nowait()
            events.put_nowait(event)


async def _next(events: asyncio.Queue[bytes]) -> bytes:
    try:
        return await asyncio.wait_for(events.get(), _ALIVE)
    except TimeoutError:
        return b": alive\n\n"
