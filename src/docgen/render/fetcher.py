"""An address in a page → its bytes: files of the project, and of hosts that it allows."""

from collections.abc import Collection
from typing import Any
from urllib.parse import unquote, urlsplit

from docgen.render.assets import check_asset, check_kind, kind_of, kind_of_data
from docgen.render.remote import RemoteFetcher
from docgen.render.resources import SHARED, Resources
from docgen.render.weasyprint_private import URLFetcher, URLFetcherResponse

# A host that no network answers (RFC 2606) stands for the project's root, so that no path of
# this machine can get into a document.
ROOT = "https://project.invalid/"


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Answers WeasyPrint with the project's files.

    ``reading`` is the stylesheet fetched last, ``fonts`` the fonts fetched, by address. Raises
    :class:`ValueError` for a file that is missing, damaged, too large, or of a kind that pages may
    not use.
    """

    def __init__(
        self, resources: Resources, template: str, remote: RemoteFetcher, hosts: Collection[str]
    ) -> None:
        super().__init__(allowed_protocols=("data",), fail_on_errors=True)
        self._resources = resources
        self._remote, self._hosts = remote, hosts
        self.template = self.reading = template
        self.fonts: dict[str, bytes] = {}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        if url.startswith("data:"):
            return self._in_the_page(url)
        if not url.startswith(ROOT):
            return self._from_elsewhere(url)
        path = unquote(urlsplit(url).path).lstrip("/")
        found = self._find(path)
        if found is None:
            raise ValueError(f"no such file '{path}'")
        kind = kind_of(path)
        if kind == "text/css":
            self.reading = found[0]
        return self._checked(url, ROOT + found[0], found[1], kind, path)

    def _in_the_page(self, url: str) -> URLFetcherResponse:
        kind = kind_of_data(url)
        content = super().fetch(url).read()
        check_asset(content, kind, "written into the page")
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def _from_elsewhere(self, url: str) -> URLFetcherResponse:
        content, kind = self._remote.fetch(url, self._hosts)
        check_kind(kind, url)
        if kind == "text/css":
            self.reading = url
        return self._checked(url, url, content, kind, url)

    def _checked(
        self, asked: str, found: str, content: bytes, kind: str, name: str
    ) -> URLFetcherResponse:
        check_asset(content, kind, name)
        if kind.startswith("font/"):
            self.fonts[asked] = content
        return URLFetcherResponse(found, content, {"Content-Type": kind})

    def _find(self, path: str) -> tuple[str, bytes] | None:
        for folder in (self._resources.folder, SHARED):
            if path.startswith(f"{folder}/"):
                return self._resources.find(path.removeprefix(f"{folder}/"))
        return None
