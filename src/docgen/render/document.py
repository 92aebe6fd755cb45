"""A job → the bytes of its document, proven, and the record of what rendering read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from docgen.errors import ContentError, DocgenError, FidelityError, TemplateError
from docgen.job import Job, Rendered
from docgen.render.collection import collecting_less_often
from docgen.render.engines import Making, template_ending
from docgen.render.environment import make_environment
from docgen.render.language import Language, load_language
from docgen.render.naming import with_naming
from docgen.render.resources import Resources
from docgen.sources import Sources

if TYPE_CHECKING:
    from docgen.render.environment import DocumentEnvironment
    from docgen.render.pdf import PdfPrinter
    from docgen.render.typst import TypstPrinter

# What the gate says of stylesheets, which Typst has none of.
_STYLESHEETS = re.compile(r"(: a stylesheet hides[^(]*)? \((look for|the rule for) [^)]*\)$")

_ANOTHER_FONT = (
    "where letters and their dots are glyphs of their own, Typst's PDFs cannot be read back: take a"
    ' font that draws them as one, or engine = "weasyprint" (or the template\'s code does this)'
)
_SHOWN = 10  # of the places of translations that are missing
_NO_FOREGROUND = "leave the page's 'foreground' to docgen"


class Renderer:
    """Renders jobs one after another; what they share is loaded once and kept."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._environments: dict[
            tuple[str, str, str], tuple[DocumentEnvironment, dict[str, str | None]]
        ] = {}
        self._languages: dict[str, tuple[Language, dict[str, str | None]]] = {}
        self._printers: dict[str, PdfPrinter] = {}
        self._typst_printers: dict[str, TypstPrinter] = {}

    def render(self, job: Job) -> Rendered:
        """The document of ``job``, read back and proven.

        A probe of the template returns an empty document. Raises
        :class:`ContentError` if it lacks translations that it must have,
        :class:`docgen.errors.TemplateError` if it cannot be made,
        :class:`docgen.errors.FidelityError` if it does not show what it should.
        """
        if job.missing and not job.probe:
            raise _untranslated(job)
        job = replace(job, view=with_naming(job.view))
        with self._sources.recording() as reads:
            resources = Resources(self._sources, job.document.product)
            document = job.document
            making = Making(document.product, document.format, job.engine)
            ending = template_ending(making, resources)
            if not ending:
                content = b"" if job.probe else self._data(job)
                return Rendered(content, None, dict(sorted(reads.items())))
            environment = self._environment(job, resources, ending)
            if job.probe:
                self._probe_template(job, environment, resources)
                content, pages = b"", None
            elif ending == "typ":
                content, pages = self._typst(job, environment, resources)
            elif ending == "html":
                content, pages = self._pdf(job, environment, resources)
            else:
                content, pages = self._docx(job, environment, resources), None
        return Rendered(content, pages, dict(sorted(reads.items())))

    def _environment(self, job: Job, resources: Resources, ending: str) -> DocumentEnvironment:
        key = (job.document.product, job.document.language, "typ" if ending == "typ" else "")
        if key not in self._environments:
            with self._sources.recording() as reads:
                environment = _make_environment(resources, job.document.language, ending)
            self._environments[key] = (environment, reads)
        environment, reads = self._environments[key]
        for path in reads:  # a cached catalogue is an input of this document too
            self._sources.find(path)
        return environment

    def _probe_template(
        self, job: Job, environment: DocumentEnvironment, resources: Resources
    ) -> None:
        from docgen.fidelity.template_probe import marked, prove_pieces
        from docgen.fidelity.word import read_word
        from docgen.fidelity.word_gate import prove_clear
        from docgen.render.docx import render_docx
        from docgen.render.html import render_html
        from docgen.render.typefaces import Typefaces
        from docgen.render.typst_environment import TypstEnvironment, render_source

        job = replace(job, view=marked(job.view))
        template = _template(job)
        if isinstance(environment, TypstEnvironment):
            with environment.printing(Typefaces(resources)):
                render_source(job, environment)
        elif job.document.format == "pdf":
            render_html(job, environment)
        else:
            content, _ = render_docx(job, environment, resources)
            file = read_word(content)
            prove_pieces(file.pieces, f"{template}.docx")
            prove_clear(file, f"{template}.docx")

    def _data(self, job: Job) -> bytes:
        from docgen.render.data import data_file

        tag = job.document.language
        if tag not in self._languages:
            with self._sources.recording() as reads:
                self._languages[tag] = load_language(tag, self._sources), reads
        language, reads = self._languages[tag]
        for path in reads:
            self._sources.find(path)
        with _naming(job, "docgen.toml", FidelityError):
            name = job.path.rpartition("/")[2]
            return data_file([job.view], language, job.document.format, name)

    def _docx(self, job: Job, environment: DocumentEnvironment, resources: Resources) -> bytes:
        from docgen.fidelity.word_gate import prove_word
        from docgen.render.docx import render_docx

        content, printed = render_docx(job, environment, resources)
        with _naming(job, f"{_template(job)}.docx", FidelityError):
            prove_word(content, printed, job.view)
        return content

    @collecting_less_often()
    def _pdf(
        self, job: Job, environment: DocumentEnvironment, resources: Resources
    ) -> tuple[bytes, int]:
        from docgen.fidelity.gate import prove_pdf
        from docgen.fidelity.structure import StructureError
        from docgen.render.draft import draft_mark
        from docgen.render.html import render_html
        from docgen.render.html_places import place_of
        from docgen.render.pdf import PdfPrinter

        if job.document.product not in self._printers:
            self._printers[job.document.product] = PdfPrinter(resources)
        template = f"{_template(job)}.html"
        with environment.quoting() as quoted:
            html = render_html(job, environment)
        mark = draft_mark(job, environment)
        printer = self._printers[job.document.product]
        try:
            with _naming(job, template, FidelityError):
                page = printer.print(html, template, job.hosts, mark)
                prove_pdf(page, quoted, job.view)
        except StructureError as error:
            path, line = place_of(error.fault, job, resources) or (template, None)
            raise TemplateError(f"{job.path}: {error.message}", path, line) from error
        return page.content, page.pages

    @collecting_less_often()
    def _typst(
        self, job: Job, environment: DocumentEnvironment, resources: Resources
    ) -> tuple[bytes, int]:
        from docgen.fidelity.gate import prove_pdf
        from docgen.fidelity.reading_order import RIGHT_TO_LEFT
        from docgen.render.draft import draft_mark
        from docgen.render.typst import TypstPrinter

        if job.document.product not in self._typst_printers:
            self._typst_printers[job.document.product] = TypstPrinter(resources)
        template = f"{_template(job)}.typ"
        mark = draft_mark(job, environment)
        printer = self._typst_printers[job.document.product]
        with environment.quoting() as quoted:
            page = printer.print(job, environment, template, mark)  # type: ignore[arg-type]
        try:
            with _naming(job, template, FidelityError, TemplateError):
                prove_pdf(page, quoted, job.view)
        except (FidelityError, TemplateError) as error:
            message = _STYLESHEETS.sub("", error.message)
            hint = _NO_FOREGROUND if "lacks the line" in message else error.hint
            hint = _ANOTHER_FONT if RIGHT_TO_LEFT.search(message) else hint
            raise type(error)(message, error.path, hint=hint) from error
        return page.content, page.pages


def _untranslated(job: Job) -> ContentError:
    """The error for words that are not in the language of the document."""
    places = (each.partition(": ") for each in job.missing[:_SHOWN])
    shown = "; ".join(
        f"{file}: {', '.join(keys for _, _, keys in those)}"
        for file, those in groupby(places, key=lambda place: place[0])
    )
    more = f"; and {len(job.missing) - _SHOWN} more" if len(job.missing) > _SHOWN else ""
    hint = 'fallback = "mark" in [build] of docgen.toml prints the words as they are'
    return ContentError(f"{job.path}: not translated: {shown}{more}", "docgen.toml", hint=hint)


def _make_environment(resources: Resources, language: str, ending: str) -> DocumentEnvironment:
    if ending != "typ":
        return make_environment(resources, language)
    from docgen.render.typst_environment import make_typst_environment

    return make_typst_environment(resources, language)


def _template(job: Job) -> str:
    """The path of the template of ``job``, without its ending."""
    return f"templates/{job.document.product}/{job.document.product}"


@contextmanager
def _naming(job: Job, template: str, *kinds: type[DocgenError]) -> Iterator[None]:
    """Adds the template and the document to errors of the gate, of these ``kinds``."""
    try:
        yield
    except kinds as error:
        message = f"{job.path}: {error.message}"
        raise type(error)(message, template, hint=error.hint) from error
