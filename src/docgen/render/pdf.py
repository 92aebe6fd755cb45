"""HTML → PDF by WeasyPrint, which sees the project's files and fonts and nothing else."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from docgen.errors import DocgenError, TemplateError
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
        self._fetcher = _Fetcher(resources)
        self._fonts = _Fonts()

    def print(self, html: str, template: str) -> bytes:
        """``html`` as a PDF; :class:`TemplateError` if WeasyPrint has anything to say about it."""
        with _complaints() as complaints:
            try:
                page = weasyprint.HTML(
                    string=html,
                    base_url=f"{_ROOT}{self._resources.folder}/",
                    url_fetcher=self._fetcher,
                )
                content: bytes = page.render(font_config=self._fonts).write_pdf(
                    pdf_variant="pdf/ua-1"
                )
            except FatalURLFetchingError as error:
                cause = error.__cause__
                raise TemplateError(
                    cause.message if isinstance(cause, DocgenError) else str(cause or error),
                    template,
                ) from error
            except ValueError as error:
                raise TemplateError(f"cannot be set: {error}", template) from error
        if complaints:
            raise TemplateError("; ".join(complaints), template)
        return content


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Answers with the project's files."""

    def __init__(self, resources: Resources) -> None:
        super().__init__(allowed_protocols=("data",), fail_on_errors=True)
        self._resources = resources

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(_ROOT):
            raise TemplateError(f"'{url}' is not a file of the project")
        path = unquote(urlsplit(url).path).lstrip("/")
        for folder in (self._resources.folder, SHARED):
            if path.startswith(f"{folder}/"):
                found = self._resources.find(path.removeprefix(f"{folder}/"))
                if found:
                    kind = {"Content-Type": "text/css"} if path.endswith(".css") else None
                    return URLFetcherResponse(_ROOT + found[0], found[1], kind)
        raise TemplateError(f"there is no file '{path}'")


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
def _complaints() -> Iterator[list[str]]:
    """What WeasyPrint logs as wrong, which is all that it says of a mistake in a stylesheet."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield found
    finally:
        logger.removeHandler(collector)
