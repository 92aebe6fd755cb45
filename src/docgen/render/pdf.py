"""HTML → PDF with WeasyPrint, which sees only the project's files and fonts."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from docgen.characters import NO_FONT, name_of
from docgen.errors import DocgenError, TemplateError
from docgen.fidelity.gate import PrintedPage
from docgen.fidelity.spans import SHAPED
from docgen.fidelity.structure import wordless_picture
from docgen.render.compression import put_into_bytes
from docgen.render.draft import DraftMark
from docgen.render.fetcher import ROOT, Fetcher
from docgen.render.layout import Layout
from docgen.render.layout_failures import is_of_layout, layout_failure
from docgen.render.remote import RemoteFetcher
from docgen.render.resources import Resources
from docgen.render.stylesheets import Stylesheets
from docgen.render.weasyprint_private import (
    VERSION,
    AccessibleMetadata,
    FatalURLFetchingError,
    Fonts,
    LogMessage,
    NoFontError,
    fonts_of,
    log_messages,
    map_soft_hyphens,
)
from docgen.render.weasyprint_tags import mark_running, tell_languages, telling_all

if VERSION == "70.0":  # another may do in another way what is kept for it
    from docgen.render import weasyprint_memos  # noqa: F401


class PdfPrinter:
    """Prints the pages of one product; keep it, because it holds the fonts already loaded."""

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
        """``html``, made from ``template``, as a PDF, with what its proof needs.

        The page may use files of the project and, by https, of ``hosts``. Each page of a draft has
        its ``mark``. Raises :class:`TemplateError` if WeasyPrint reports any mistake in it.
        """
        fetcher = Fetcher(self._resources, template, self._remote, hosts)
        self._fonts.families = {}
        with _mistakes(fetcher) as mistakes:
            try:
                layout = Layout(
                    self._resources, self._fonts, self._stylesheets, fetcher, mistakes, mark
                )
                document, said = layout.compose(html)
                _refuse_attachments(document, template)
                document.metadata = AccessibleMetadata(**vars(document.metadata))
                _tell_draft(document.metadata, mark)
                shaped = any(SHAPED.search(each.text) for each in said)
                if not shaped:
                    mark_running(document)
                with telling_all(shaped):
                    content: bytes = document.write_pdf(finisher=_finish, pdf_variant="pdf/a-2a")
            except FatalURLFetchingError as error:
                raise TemplateError(str(error.__cause__ or error), template) from error
            except DocgenError:
                raise
            except ValueError as error:
                if is_of_layout(error) and not isinstance(error, NoFontError):
                    raise layout_failure(error, template) from error
                raise TemplateError(str(error), fetcher.reading) from error  # of a font
            except RecursionError as error:
                raise TemplateError("nested too deep", template) from error
            except MemoryError as error:
                hint = "--memory allows more"
                raise TemplateError("ran out of memory", template, hint=hint) from error
            except Exception as error:  # a stylesheet can make WeasyPrint raise anything
                raise layout_failure(error, template) from error
        if mistakes:
            raise mistakes[0]
        families = self._fonts.families
        fonts, line = fonts_of(document), mark.line if mark else ""
        return PrintedPage(content, len(document.pages), said, fonts, families, line)


def _finish(document: Any, pdf: Any) -> None:
    map_soft_hyphens(document, pdf)
    tell_languages(pdf)
    put_into_bytes(pdf)


def _tell_draft(metadata: Any, mark: DraftMark | None) -> None:
    if mark:
        metadata.title = " · ".join(filter(None, (mark.word, metadata.title)))
        metadata.description = " · ".join(filter(None, (mark.line, metadata.description)))


def _refuse_attachments(document: Any, template: str) -> None:
    """Raise :class:`TemplateError` for attachments, which PDF/A-2 forbids (ISO 19005-2, 6.8)."""
    links = (kind for page in document.pages for kind, *_ in page.links)
    if document.metadata.attachments or "attachment" in links:
        raise TemplateError("attaches a file to the document", template)


_FACES = "add a font that has it to 'faces' in templates/shared/theme.html"


@contextmanager
def _mistakes(fetcher: Fetcher) -> Iterator[list[TemplateError]]:
    """The mistakes that WeasyPrint logs within the ``with`` block.

    It does not name the stylesheet: it is the one read last.
    """
    found: list[TemplateError] = []

    def take(message: LogMessage) -> None:
        if message.wordless:
            found.append(wordless_picture())
            return
        if message.letter:
            said = f"{NO_FONT} “{message.letter}”, {name_of(message.letter)}"
            found.append(TemplateError(said, fetcher.template, hint=_FACES))
            return
        path = fetcher.template if message.of_page else fetcher.reading
        text = message.text.replace(ROOT, "").rstrip(".: ")
        found.append(TemplateError(text, path, message.line))

    with log_messages(take):
        yield found
