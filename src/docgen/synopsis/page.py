"""Two versions of a declaration → the page that has them side by side, proven against both."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from msgspec import to_builtins

from docgen.errors import DocgenError, FidelityError
from docgen.fidelity.gate import prove_pdf
from docgen.fidelity.template_probe import proven_page
from docgen.fidelity.traced import TracedWords
from docgen.job import Document
from docgen.load import yaml
from docgen.load.declaration import DeclarationFile
from docgen.load.decode import decode
from docgen.model import Head
from docgen.parity.finding import Comparison
from docgen.parity.messages import language_name
from docgen.parity.report import summary
from docgen.parity.version import Version, read_version
from docgen.render.environment import explain, make_environment
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources
from docgen.synopsis.rows import PrintedPair, pairs_of
from docgen.synopsis.standalone import standalone
from docgen.view import Passage, Variant, View, Why

PRODUCT = "synopsis"
LANGUAGE = "en"  # as what parity says
_SAID = {
    "title": "Language versions",
    "legend": "Below each pair of paragraphs is what docgen found in only one version; the words"
    " are marked. A person decides whether both say the same.",
    "lacking": "Not in this version",
    "look": "Look:",
}
_TEMPLATE = f"templates/{PRODUCT}/{PRODUCT}.html"


class Synopsis(NamedTuple):
    """The page as PDF, and as HTML in one file."""

    pdf: bytes
    html: str


def synopsis(sources: Sources, comparison: Comparison) -> Synopsis:
    """The page with the two versions of ``comparison``.

    Raises :class:`docgen.errors.ContentError` if ``declaration.yaml`` is not complete,
    :class:`docgen.errors.TemplateError` if the template fails, and :class:`FidelityError` if a
    word of either version is missing, changed or out of order in the finished file.
    """
    name = comparison.declaration
    first, second = (
        read_version(sources, name, each) for each in (comparison.first, comparison.second)
    )
    pairs = pairs_of(comparison, first, second)
    view = _view(_head(sources, name, first), (first, second))
    resources = Resources(sources, PRODUCT)
    html = proven_page(_filled_in(resources, view, comparison, pairs), _TEMPLATE)
    page = PdfPrinter(resources).print(html, _TEMPLATE)
    cells = (cell for pair in pairs for row in pair.rows for cell in row if cell)
    try:
        prove_pdf(page, [cell.words for cell in cells], view)
    except FidelityError as error:
        raise FidelityError(error.message, _TEMPLATE, hint=error.hint) from error
    return Synopsis(page.content, standalone(html, resources))


def _filled_in(
    resources: Resources, view: View, comparison: Comparison, pairs: Iterable[PrintedPair]
) -> str:
    environment = make_environment(resources, LANGUAGE)
    tags = comparison.first, comparison.second
    data = {
        "view": to_builtins(view),
        "document": to_builtins(
            Document(PRODUCT, view.head.id, PRODUCT, None, None, LANGUAGE, "pdf")
        ),
        "languages": [{"tag": tag, "name": language_name(tag)} for tag in tags],
        "pairs": [_traced(pair) for pair in pairs],
        "said": {**_SAID, "summary": f"{summary(comparison)}."},
    }
    try:
        return environment.get_template(f"{PRODUCT}.html").render(data)
    except DocgenError:
        raise
    except Exception as error:  # a template can raise anything
        raise explain(error, _TEMPLATE, environment) from error


def _traced(pair: PrintedPair) -> dict[str, Any]:
    """The data of a pair, with the declaration's words known as such wherever they are printed."""
    data: dict[str, Any] = to_builtins(pair)
    for cell in (cell for row in data["rows"] for cell in row if cell):
        for piece in cell["pieces"]:
            piece["words"] = TracedWords(piece["words"])
    return data


def _view(head: Head, versions: Iterable[Version]) -> View:
    """What the page may quote: the words that either version has under a paragraph's number."""
    words: dict[str, tuple[str, ...]] = {}
    for version in versions:
        for each in version.paragraphs:
            words[each.ref] = (*words.get(each.ref, ()), *each.headings, *each.blocks)
    why = Why("whole")
    passages = tuple(Passage(ref, blocks, None, "", "", (), why) for ref, blocks in words.items())
    return View(head, Variant("whole", "whole", "whole"), passages, (), (), (), {}, {}, {})


def _head(sources: Sources, name: str, first: Version) -> Head:
    path = f"content/{name}/declaration.yaml"
    file = decode(yaml.parse(sources.text(path), path), DeclarationFile)
    return Head(
        *(name, file.title, file.short_title or file.title, file.date, file.place, file.occasion),
        *(first.language, sources.digest(first.path) or "", file.parties, file.published),
    )
