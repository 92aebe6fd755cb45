"""Real servers on 127.0.0.1, each in a thread with an event loop of its own."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def serving(
    start: Callable[[], Awaitable[Any]], hang_up: Callable[[], Awaitable[None]] | None = None
) -> Iterator[int]:
    """Serve with what ``start`` gives, an asyncio server; yields its port.

    ``hang_up`` ends connections that are open in the end.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def do(work: Awaitable[Any]) -> Any:
        async def wait() -> Any:
            return await work

        return asyncio.run_coroutine_threadsafe(wait(), loop).result(30)

    async def stop() -> None:
        server.close()
        if hang_up:
            await hang_up()
        await server.wait_closed()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    server = do(start())
    try:
        yield port_of(server)
    finally:
        do(stop())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def port_of(server: Any) -> int:
    """The port that the system chose."""
    (where,) = server.sockets
    return int(where.getsockname()[1])
