"""HTML → PDF by WeasyPrint, which sees the project's files and fonts and nothing else."""

from collections.abc import Collection, Iterator, Sized
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import SubElement

from docgen.errors import DocgenError, TemplateError
from docgen.fidelity.gate import PrintedPage
from docgen.fidelity.page import read_page
from docgen.fidelity.spans import TextSpan
from docgen.render.draft import DraftMark
from docgen.render.fetcher import ROOT, Fetcher
from docgen.render.hyphens import bind_hyphens
from docgen.render.remote import RemoteFetcher
from docgen.render.resources import Resources
from docgen.render.stylesheets import Stylesheets
from docgen.render.weasyprint_private import (
    HTML,
    AccessibleMetadata,
    FatalURLFetchingError,
    Fonts,
    LogMessage,
    count_lines,
    families_of,
    log_messages,
    map_soft_hyphens,
    margin_boxes,
)

# The stylesheet that is tried, if there is one, where the last page has fewer lines than this;
# a full page has about fifty.
_TIGHT = "tight.css"
_LITTLE = 20


class PdfPrinter:
    """Prints the pages of one product; keep it, since it holds the fonts already loaded."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._remote = RemoteFetcher(resources.sources)
        self._fonts = Fonts()
        self._stylesheets = Stylesheets(resources, self._fonts)

    def print(
        self,
        html: str,
        template: str,
        hosts: Collection[str] = (),
        mark: DraftMark | None = None,
    ) -> PrintedPage:
        """``html``, made from ``template``, as a PDF, with what the proof of it needs.

        What it shows may come from the project, and by https from ``hosts``. Each page of a draft
        bears its ``mark``.
        :class:`TemplateError` if WeasyPrint reports any mistake in it.
        """
        fetcher = Fetcher(self._resources, template, self._remote, hosts)
        self._fonts.families = {}
        with _mistakes(fetcher) as mistakes:
            try:
                document, said = self._composed(html, fetcher, mistakes, mark)
                _refuse_attachments(document, template)
                document.metadata = AccessibleMetadata(**vars(document.metadata))
                _tell_draft(document.metadata, mark)
                content: bytes = document.write_pdf(
                    finisher=map_soft_hyphens, pdf_variant="pdf/a-2a"
                )
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
            except Exception as error:  # a stylesheet can make WeasyPrint raise anything
                message = f"cannot be laid out: {type(error).__name__}: {error}"
                raise TemplateError(message, template) from error
        if mistakes:
            raise mistakes[0]
        families = self._fonts.families
        fonts, line = families_of(document), mark.line if mark else ""
        return PrintedPage(content, len(document.pages), said, fonts, families, line)

    def _composed(
        self, html: str, fetcher: Fetcher, mistakes: Sized, mark: DraftMark | None
    ) -> tuple[Any, list[TextSpan]]:
        """``html`` laid out, and what it says; tighter if that saves a nearly empty last page.

        The ``mark`` goes where no page has anything in its margin.
        """
        base = f"{ROOT}{self._resources.folder}/"
        page = HTML(string=html, base_url=base, url_fetcher=fetcher)
        said = read_page(page.etree_element)
        bind_hyphens(page.etree_element)
        sheets = self._stylesheets.take(page, fetcher, mistakes)
        document = page.render(font_config=self._fonts, stylesheets=sheets)
        if mark:
            rules = mark.stylesheet(margin_boxes(document))
            SubElement(page.etree_element.find("head"), "style").text = rules
            document = page.render(font_config=self._fonts, stylesheets=sheets)
        little = len(document.pages) > 1 and count_lines(document.pages[-1]) < _LITTLE
        if little and self._resources.find(_TIGHT):
            if sheets:
                sheets.append(self._stylesheets.find(_TIGHT, page, fetcher, mistakes))
            else:
                head = page.etree_element.find("head")
                SubElement(head, "link", rel="stylesheet", href=_TIGHT)
            tighter = page.render(font_config=self._fonts, stylesheets=sheets)
            if len(tighter.pages) < len(document.pages):
                return tighter, said
        return document, said


def _tell_draft(metadata: Any, mark: DraftMark | None) -> None:
    if mark:
        metadata.title = " · ".join(filter(None, (mark.word, metadata.title)))
        metadata.description = " · ".join(filter(None, (mark.line, metadata.description)))


def _refuse_attachments(document: Any, template: str) -> None:
    """No archive takes them (ISO 19005-2, 6.8), and nobody sees what leaves with a page."""
    links = (kind for page in document.pages for kind, *_ in page.links)
    if document.metadata.attachments or "attachment" in links:
        raise TemplateError("attaches a file to the document", template)


@contextmanager
def _mistakes(fetcher: Fetcher) -> Iterator[list[TemplateError]]:
    """The mistakes that WeasyPrint logs inside the ``with`` block.

    It does not say in which stylesheet: that is the one read last.
    """
    found: list[TemplateError] = []

    def take(message: LogMessage) -> None:
        path = fetcher.template if message.of_page else fetcher.reading
        text = message.text.replace(ROOT, "").rstrip(".: ")
        found.append(TemplateError(text, path, message.line))

    with log_messages(take):
        yield found
