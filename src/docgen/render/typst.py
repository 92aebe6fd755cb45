"""A job → PDF with Typst, from the template ``templates/<product>/<product>.typ``."""

from collections.abc import Mapping

from pypdfium2 import PdfDocument

from docgen.errors import TemplateError
from docgen.fidelity.gate import PrintedPage
from docgen.fidelity.typst_arrival import OwnText
from docgen.fidelity.typst_fonts import printed_fonts
from docgen.job import Job
from docgen.render.assets import check_asset, kind_of
from docgen.render.draft import DraftMark
from docgen.render.resources import Resources
from docgen.render.typefaces import Typefaces
from docgen.render.typst_compiler import MAIN, TypstCompiler, TypstMistake
from docgen.render.typst_environment import TypstEnvironment, render_source
from docgen.render.typst_page import TypstPage, language_settings
from docgen.render.typst_source import NotInMarkupError, make_page
from docgen.render.typst_tags import mark_quotations

_IN_CODE = "there, write {{ … | value }} without quotation marks"
# As a template asks whether it is compiled anew because it took more than a page, or two.
TIGHT = "tight"
_CAN_BE_TIGHT = {f'"{TIGHT}" not in sys.inputs': 1, f'"{TIGHT}" in sys.inputs': 2}


class TypstPrinter:
    """Prints the pages of one product; keep it, because it holds the fonts already loaded."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._compiler = TypstCompiler()

    def print(
        self, job: Job, environment: TypstEnvironment, template: str, mark: DraftMark | None
    ) -> PrintedPage:
        """The document of ``job`` as a PDF, with what its proof needs.

        Each page of a draft has its ``mark``. Raises :class:`TemplateError` if its ``template``
        cannot be filled in, or Typst reports any mistake in it.
        """
        typefaces = Typefaces(self._resources)
        quoted = job.view.head.language
        if quoted == job.document.language:
            quoted = ""
        with environment.printing(typefaces, quoted) as words:
            rendered = render_source(job, environment)
            try:
                page = make_page(rendered, words, _settings(job, mark))
            except NotInMarkupError as error:
                path = environment.files[error.file]
                raise TemplateError(error.message, path, error.line, _IN_CODE) from error
        paths = {MAIN: template}
        try:
            content, files = self._fit(job, page, typefaces, paths)
        except TypstMistake as mistake:
            raise _told(mistake, page, environment, paths) from mistake
        content = mark_quotations(content, page.said, job.document.language)
        if mark and not _title(content).startswith(mark.word):
            hint = "begin it with {{ view.draft | draft(brief=true) }}"
            raise TemplateError("the title does not say that this is a draft", template, None, hint)
        own = [text.decode() for name, text in files.items() if name.endswith(".typ")]
        return PrintedPage(
            content,
            _pages(content),
            page.said,
            printed_fonts(content, typefaces.families),
            typefaces.families,
            mark.line if mark else "",
            OwnText("\n".join([page.own, *own]), page.pictures),
        )

    def _fit(
        self, job: Job, page: TypstPage, typefaces: Typefaces, paths: dict[str, str]
    ) -> tuple[bytes, Mapping[str, bytes]]:
        """The page as Typst sets it; as the template wants it on more than one, if that is so."""

        def compiled(**inputs: str) -> tuple[bytes, Mapping[str, bytes]]:
            return self._compiler.compile(
                page.source,
                inputs,
                typefaces.files,
                job.view.prepared.date or job.view.head.date,
                lambda name: self._find(name, paths),
            )

        usual = compiled()
        most = (pages for asked, pages in _CAN_BE_TIGHT.items() if asked in page.source)
        if _pages(usual[0]) <= next(most, _pages(usual[0])):
            return usual
        return compiled(**{TIGHT: "yes"})

    def _find(self, name: str, paths: dict[str, str]) -> bytes | None:
        """A file of the templates; adds its path to ``paths``.

        Raises :class:`TemplateError` if pages may not use it.
        """
        found = self._resources.find(name)
        if found is None:
            return None
        path, content = found
        if not name.endswith(".typ"):
            try:
                check_asset(content, kind_of(name), name)
            except ValueError as error:
                raise TemplateError(str(error), path) from error
        paths[name] = path
        return content


def _told(
    mistake: TypstMistake, page: TypstPage, environment: TypstEnvironment, paths: Mapping[str, str]
) -> TemplateError:
    """The error for a mistake that Typst found, with its place in the templates."""
    message, hint = mistake.message.rstrip("."), "; ".join(mistake.hints)
    if "package" in message and ("failed to download" in message or "not found" in message):
        message = "imports a package"
        hint = "put its files into templates/shared/ and import them by their names"
    elif mistake.missing:
        message = f"no such file '{mistake.missing}'"
        hint = "files are those beside the template and in templates/shared/"
    elif "would escape the project root" in message:
        message, hint = "uses a file outside the templates", ""
    elif "the character `#` is not valid in code" in message:
        hint = _IN_CODE
    elif "cannot combine underline, overline, or strike" in message:
        message = "underlines or strikes through words, which docgen marks by such a line"
        hint = "write #highlight(fill: none, stroke: (bottom: 0.5pt))[…]"
    path, line = paths[MAIN], None
    if place := mistake.place:
        if place.file != MAIN:
            path, line = paths.get(place.file, place.file), place.line
        elif found := page.place_of(place.line, place.column):
            path, line = environment.files[found[0]], found[1]
    return TemplateError(message, path, line, hint)


def _pages(content: bytes) -> int:
    return content.count(b"/Type/Page/")


def _title(content: bytes) -> str:
    with PdfDocument(content) as pdf:
        return str(pdf.get_metadata_value("Title"))


def _settings(job: Job, mark: DraftMark | None) -> str:
    """What Typst is told whatever the template says."""
    said = f"#set text({language_settings(job.document.language)});"
    if mark:
        line = f'text(8pt, weight: 600, fill: rgb("#9b1c1c"), {_string(mark.line)})'
        placed = f"place(top + left, dx: 18mm, dy: 6mm, {line})"
        said += f"#set page(foreground: pdf.artifact({placed}));"
    return said


def _string(text: str) -> str:
    """``text`` as a string of Typst's."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
