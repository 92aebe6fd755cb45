"""Starts what workers are forked from while the content is read: importing takes half a second."""

from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import forkserver
from pathlib import Path

import msgspec

from docgen.errors import DocgenError
from docgen.formats import Format
from docgen.job import Request
from docgen.model import Engine
from docgen.render.engines import Making, endings_of, modules_for
from docgen.sources import Sources
from docgen.workers.process import forked_from_server


class _Product(msgspec.Struct):
    formats: tuple[Format, ...]
    engine: Engine | None = None


class _Settings(msgspec.Struct):
    products: dict[str, _Product]


def start_ahead(root: Path, request: Request) -> None:
    """Start it, with what the documents of ``request`` are likely to need by the settings.

    A guess: if it is wrong, time is lost, and if the settings are, whoever loads them tells.
    """
    sources = Sources(root)
    with suppress(DocgenError, msgspec.MsgspecError, OSError, ValueError, RecursionError):
        settings = msgspec.toml.decode(sources.text("docgen.toml"), type=_Settings)
        if endings := endings_of(sources, _makings(settings, request)):
            forked_from_server(modules_for(endings))
            forkserver.ensure_running()


def _makings(settings: _Settings, request: Request) -> Iterator[Making]:
    for name, product in settings.products.items():
        if not request.products or name in request.products:
            for form in product.formats:
                if not request.formats or form in request.formats:
                    yield Making(name, form, product.engine)
