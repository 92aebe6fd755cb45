"""Every open page is told what happens; one that does not read keeps no one waiting."""

import asyncio
from threading import Thread

from docgen.desk.events import Events


def test_pages_are_told_from_any_thread_until_the_end() -> None:
    async def scenario() -> list[list[bytes]]:
        events = Events()
        events.send("content")  # nobody listens yet
        events.open()
        pages = [events.stream(), events.stream()]
        heard = [[await anext(page)] for page in pages]
        thread = Thread(target=events.send, args=("build", {"done": 1}))
        thread.start()
        await asyncio.to_thread(thread.join)
        for page, told in zip(pages, heard, strict=True):
            told.append(await anext(page))
        events.close()
        for page, told in zip(pages, heard, strict=True):
            told += [event async for event in page]
        return heard

    told = [b": open\n\n", b'event: build\ndata: {"done":1}\n\n']
    assert asyncio.run(scenario()) == [told, told]


def test_a_page_that_does_not_read_gets_the_newest_events() -> None:
    async def scenario() -> list[bytes]:
        events = Events()
        events.open()
        page = events.stream()
        await anext(page)
        for number in range(1000):
            events.send("build", number)
        events.close()
        return [event async for event in page]

    told = asyncio.run(scenario())
    assert len(told) < 200
    assert told[-1] == b"event: build\ndata: 999\n\n"
