"""HTML → PDF by WeasyPrint, which sees the project's files and fonts and nothing else."""

import logging
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from docgen.errors import TemplateError
from docgen.render.resources import SHARED, Resources

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="No fonts configured")
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# A host that no network answers (RFC 2606) stands for the project's root, so that no path of
# this machine can get into a document.
_ROOT = "https://project.invalid/"


class PdfPrinter:
    """Prints the pages of one product; keep it, since it holds the fonts already loaded."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._fonts = _Fonts()

    def print(self, html: str, template: str) -> tuple[bytes, int]:
        """``html``, made from ``template``, as a PDF, and the number of its pages.

        :class:`TemplateError` if WeasyPrint has anything to say about it.
        """
        fetcher = _Fetcher(self._resources, template)
        with _complaints(fetcher) as complaints:
            try:
                page = weasyprint.HTML(
                    string=html,
                    base_url=f"{_ROOT}{self._resources.folder}/",
                    url_fetcher=fetcher,
                )
                document = page.render(font_config=self._fonts)
                content: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
            except FatalURLFetchingError as error:
                raise TemplateError(str(error.__cause__ or error), template) from error
            except ValueError as error:  # of a font
                raise TemplateError(str(error), fetcher.reading) from error
        if complaints:
            raise complaints[0]
        return content, len(document.pages)


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Answers with the project's files; ``reading`` is the file that names them."""

    def __init__(self, resources: Resources, template: str) -> None:
        super().__init__(allowed_protocols=("data",), fail_on_errors=True)
        self._resources = resources
        self.reading = template

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(_ROOT):
            raise ValueError(f"'{url}' is not a file of the project")
        path = unquote(urlsplit(url).path).lstrip("/")
        found = self._find(path)
        if found is None:
            raise ValueError(f"there is no file '{path}'")
        if path.endswith(".css"):
            self.reading = found[0]
            return URLFetcherResponse(_ROOT + found[0], found[1], {"Content-Type": "text/css"})
        return URLFetcherResponse(_ROOT + found[0], found[1])

    def _find(self, path: str) -> tuple[str, bytes] | None:
        for folder in (self._resources.folder, SHARED):
            if path.startswith(f"{folder}/"):
                return self._resources.find(path.removeprefix(f"{folder}/"))
        return None


class _Fonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint has no types
    """Loads each font once, and reads it for the record of every document that declares it."""

    _declared = True  # WeasyPrint uses the empty map once, while it sets it up

    def __init__(self) -> None:
        super().__init__()
        self._declared = False

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        for kind, url in rule_descriptors["src"]:
            if kind == "external":
                url_fetcher(url)
                self._declared = True
        super().add_font_face(rule_descriptors, url_fetcher)

    @property
    def font_map(self) -> Any:
        """Pango's fonts; with none at all it would end the whole process."""
        if not self._declared:
            raise ValueError("no font, since no stylesheet has an @font-face that names a file")
        return self._font_map

    @font_map.setter
    def font_map(self, value: Any) -> None:
        self._font_map = value


@contextmanager
def _complaints(fetcher: _Fetcher) -> Iterator[list[TemplateError]]:
    """What WeasyPrint logs as wrong, which is all that it says of a mistake in a stylesheet.

    It does not say in which: that is the one read last.
    """
    found: list[TemplateError] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said = record.getMessage()
            place = re.search(r" at (\d+):\d+", said)
            message = said.replace(place[0], "") if place else said
            line = int(place[1]) if place else None
            found.append(TemplateError(message.rstrip("."), fetcher.reading, line))

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield found
    finally:
        logger.removeHandler(collector)
