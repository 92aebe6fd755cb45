"""Runs the desk on loopback until it is interrupted."""

import os
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import uvicorn

from docgen.desk.access import HOST, Access
from docgen.desk.app import make_app
from docgen.desk.desk import Desk
from docgen.desk.only_one import only_desk
from docgen.errors import MachineError
from docgen.load.settings import require_project
from docgen.sources import Sources
from docgen.store.content_lock import locked


def serve(desk: Desk, port: int, opened: Callable[[str], None], *, browser: bool) -> None:
    """Serve ``desk`` on ``port`` of 127.0.0.1, until interrupted.

    With port 0 the system chooses one. ``opened`` is told the address; with ``browser`` one is
    started on it. Raises :class:`ContentError` if there is no project, :class:`UsageError` if
    another desk has it open, :class:`MachineError` if the port is taken.
    """
    require_project(Sources(desk.root))
    if (desk.root / "content").is_dir():
        with locked(desk.root):
            pass  # so that pages show what a killed desk left half-done as finished
    with _listening(port) as listener:
        access = Access(listener.getsockname()[1])
        with only_desk(desk.output, access.origin):
            settings = uvicorn.Config(
                make_app(desk, access),
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=5,
            )
            opened(access.address())
            if browser:
                address = access.address(once=True)
                Thread(target=_start_browser, args=(address,), daemon=True).start()
            with suppress(KeyboardInterrupt):  # raised again by uvicorn, once it has ended
                _Server(settings, desk).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Ends the streams of events first, since uvicorn waits for every request to end."""

    def __init__(self, settings: uvicorn.Config, desk: Desk) -> None:
        super().__init__(settings)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desk.events.close()
        await super().shutdown(sockets)


def _start_browser(address: str) -> None:
    """Open ``address`` in the user's browser, but in none that would take over the terminal."""
    with suppress(webbrowser.Error):  # there is none
        browser = webbrowser.get()
        if "BROWSER" in os.environ or type(browser) is not webbrowser.GenericBrowser:
            browser.open(address)


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        hint = "choose another one with --port, or leave it out"
        raise MachineError(f"port {port} cannot be used: {error.strerror}", hint=hint) from error
    return listener
