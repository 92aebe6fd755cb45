"""An address that the project allows → its bytes and media type, whole and within limits."""

from collections.abc import Collection
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from docgen.sources import LARGEST_FILE, Sources

PATIENCE = 10.0  # seconds for a host to go on


class RemoteFetcher:
    """Fetches each address once, and records it for every document that uses it."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._fetched: dict[str, tuple[bytes, str]] = {}

    def fetch(self, url: str, hosts: Collection[str]) -> tuple[bytes, str]:
        """Bytes and media type of ``url``.

        Raises :class:`ValueError` if it is not https at one of ``hosts``, cannot be fetched within
        the time limit, or is too large.
        """
        where = urlsplit(url)
        if where.scheme != "https" or where.netloc.lower() not in hosts:
            raise ValueError(f"'{url}' is not a file of the project")
        if url not in self._fetched:
            try:
                self._fetched[url] = _fetch(url)
            except (OSError, HTTPException) as error:
                raise ValueError(f"'{url}' cannot be fetched: {error}") from error
        content, kind = self._fetched[url]
        self._sources.note(url, content)
        return content, kind


class _Here(HTTPRedirectHandler):
    """Follows no redirects, since a host can redirect anywhere."""

    def redirect_request(self, *_: Any) -> None:
        """Return no request, which makes the answer an error."""


def _fetch(url: str) -> tuple[bytes, str]:
    with build_opener(_Here).open(Request(url), timeout=PATIENCE) as answer:  # noqa: S310 - https
        content: bytes = answer.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise ValueError(f"'{url}' has more than {LARGEST_FILE >> 20} MB")
        if answer.length:  # bytes that were promised
            raise ValueError(f"'{url}' came cut")
        return content, answer.headers.get_content_type()
