"""HTML → PDF by WeasyPrint, which sees the project's files and fonts and nothing else."""

import logging
import os
import re
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from docgen.errors import DocgenError, TemplateError
from docgen.render.assets import check_asset, check_kind, kind_of, kind_of_data
from docgen.render.remote import RemoteFetcher
from docgen.render.resources import SHARED, Resources

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="No fonts configured")
    import weasyprint
    from pydyf import Stream
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.pdf.metadata import DocumentMetadata
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# A host that no network answers (RFC 2606) stands for the project's root, so that no path of
# this machine can get into a document.
_ROOT = "https://project.invalid/"

# The stylesheet that is tried, if there is one, where the last page has fewer lines than this;
# a full page has about fifty.
_TIGHT = "tight.css"
_LITTLE = 20

_HYPHENATION, _SOFT_HYPHEN = b"> <02d7>", b"> <00ad>"  # in a table of glyphs and characters

_IS_ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class PdfPrinter:
    """Prints the pages of one product; keep it, since it holds the fonts already loaded."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._remote = RemoteFetcher(resources.sources)
        self._fonts = _Fonts()

    def print(self, html: str, template: str, hosts: Collection[str] = ()) -> tuple[bytes, int]:
        """``html``, made from ``template``, as a PDF, and the number of its pages.

        What it shows may come from the project, and by https from ``hosts``.
        :class:`TemplateError` if WeasyPrint has anything to say about it.
        """
        fetcher = _Fetcher(self._resources, template, self._remote, hosts)
        with _complaints(fetcher) as complaints:
            try:
                document = self._composed(html, fetcher)
                _refuse_attachments(document, template)
                document.metadata = _Metadata(**vars(document.metadata))
                content: bytes = document.write_pdf(finisher=_soften, pdf_variant="pdf/a-2a")
            except FatalURLFetchingError as error:
                raise TemplateError(str(error.__cause__ or error), template) from error
            except DocgenError:
                raise
            except ValueError as error:  # of a font
                raise TemplateError(str(error), fetcher.reading) from error
            except RecursionError as error:
                raise TemplateError("nested too deep", template) from error
            except MemoryError as error:
                hint = "--memory allows more"
                raise TemplateError("ran out of memory", template, hint=hint) from error
            except Exception as error:  # a stylesheet can bring WeasyPrint to raise anything
                said = f"cannot be laid out: {type(error).__name__}: {error}"
                raise TemplateError(said, template) from error
        if complaints:
            raise complaints[0]
        return content, len(document.pages)

    def _composed(self, html: str, fetcher: "_Fetcher") -> Any:
        """``html`` laid out; a little tighter where that saves a nearly empty last page."""
        document = self._laid_out(html, fetcher)
        little = len(document.pages) > 1 and _lines(document.pages[-1]) < _LITTLE
        if little and self._resources.find(_TIGHT):
            link = f'<link rel="stylesheet" href="{_TIGHT}">'
            tighter = self._laid_out(html.replace("</head>", f"{link}</head>", 1), fetcher)
            if len(tighter.pages) < len(document.pages):
                return tighter
        return document

    def _laid_out(self, html: str, fetcher: "_Fetcher") -> Any:
        base = f"{_ROOT}{self._resources.folder}/"
        page = weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
        return page.render(font_config=self._fonts)


def _refuse_attachments(document: Any, template: str) -> None:
    """No archive takes them (ISO 19005-2, 6.8), and nobody sees what leaves with a page."""
    links = (kind for page in document.pages for kind, *_ in page.links)
    if document.metadata.attachments or "attachment" in links:
        raise TemplateError("attaches a file to the document", template)


def _lines(page: Any) -> int:
    """How many lines of text ``page`` has, those side by side counted once."""
    boxes = page._page_box.descendants()
    return len({round(box.position_y) for box in boxes if isinstance(box, LineBox)})


def _soften(document: Any, pdf: Any) -> None:  # noqa: ARG001 - WeasyPrint hands it over
    """Say of the mark that hyphenation sets at the end of a line that it is a soft hyphen.

    Whoever copies the text, or has it read aloud, then gets whole words (ISO 32000-1, 14.8.2.2.3).
    The stylesheet chooses the mark: one with a glyph of its own, since fonts have one glyph for
    hyphens of all kinds, and a PDF tells characters by their glyphs.
    """
    for each in pdf.objects:
        if isinstance(each, Stream) and b"begincmap" in each.stream:
            each.stream = [
                line.replace(_HYPHENATION, _SOFT_HYPHEN) if isinstance(line, bytes) else line
                for line in each.stream
            ]


class _Metadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint has no types
    """The metadata of PDF/A, and in it the word that the file is PDF/UA-1 too.

    PDF/A knows no names but its own, so what the word means is told beside it (ISO 19005-2,
    6.6.2.3).
    """

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        told: bytes = super().generate_rdf_metadata(variant, version, conformance)
        return told.replace(b"</rdf:RDF>", _IS_ACCESSIBLE + b"</rdf:RDF>")


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Answers with the project's files; ``reading`` is the file that names them."""

    def __init__(
        self, resources: Resources, template: str, remote: RemoteFetcher, hosts: Collection[str]
    ) -> None:
        super().__init__(allowed_protocols=("data",), fail_on_errors=True)
        self._resources = resources
        self._remote, self._hosts = remote, hosts
        self.template = self.reading = template

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        if url.startswith("data:"):
            return self._in_the_page(url)
        if not url.startswith(_ROOT):
            return self._from_elsewhere(url)
        path = unquote(urlsplit(url).path).lstrip("/")
        found = self._find(path)
        if found is None:
            raise ValueError(f"there is no file '{path}'")
        kind = kind_of(path)
        if kind == "text/css":
            self.reading = found[0]
        check_asset(found[1], kind, path)
        return URLFetcherResponse(_ROOT + found[0], found[1], {"Content-Type": kind})

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
        check_asset(content, kind, url)
        return URLFetcherResponse(url, content, {"Content-Type": kind})

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
            message = (said.replace(place[0], "") if place else said).replace(_ROOT, "")
            line = int(place[1]) if place else None
            path = fetcher.template if said.startswith("Failed to ") else fetcher.reading
            found.append(TemplateError(message.rstrip(".: "), path, line))

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield found
    finally:
        logger.removeHandler(collector)
