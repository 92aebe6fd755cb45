"""The preview: a document of the matrix as it would be built now, beside what is wrong with it."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from docgen.desk.drawing import PageSize
from docgen.desk.names import GROUPS, product_name, text_name, variant_name
from docgen.desk.pages import data, desk_of, page
from docgen.desk.previews import Preview
from docgen.desk.snapshot import Snapshot
from docgen.errors import DocgenError
from docgen.formats import FORMAT_NAMES, PAGES
from docgen.job import Document
from docgen.view import Variant

# Mammoth's HTML stands alone: it runs nothing, and loads nothing but a stylesheet and its pictures.
_READING_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)

# Viewers of PDFs are pages of the browser's own, which the policy for ours would hinder.
_PDF_POLICY = "frame-ancestors 'none'"


class MatrixPlace(Struct, frozen=True):
    """A place in the matrix; ``why_not`` says why no document is built there, if none is."""

    document: Document
    variant: Variant
    path: str
    state: str = ""
    why_not: str = ""

    @property
    def text(self) -> str:
        """Which text it shows, and the language of its own words."""
        return f"{self.document.declaration}/{self.document.language}"

    @property
    def product(self) -> str:
        """What kind of file it is."""
        return f"{self.document.product}/{self.document.format}"


class Choice(Struct, frozen=True):
    """A value of the form and how it is called."""

    value: str
    name: str


class DocumentState(Struct, frozen=True):
    """What the page's module shows: pages by their sizes, or the reading of a Word file."""

    version: str
    making: bool
    sizes: tuple[PageSize, ...]
    is_word: bool


def preview(request: Request) -> HTMLResponse:
    """``GET /preview?text=…&product=…&variant=…``: the first document, if it names none."""
    desk = desk_of(request)
    snapshot = desk.snapshots.newest()
    places = _places(snapshot)
    first = next((each for each in places if not each.why_not), None)
    wanted = {
        "text": first.text if first else "",
        "product": first.product if first else "",
        "variant": first.variant.id if first else "",
    } | dict(request.query_params)
    place = next((each for each in places if _is_wanted(each, wanted)), None)
    shown, making = Preview(), False
    if place and not place.why_not:
        shown, making = desk.previews.look(place.document.id)
    return page(
        request,
        "preview.html",
        snapshot=snapshot,
        wanted=wanted,
        texts=_texts(snapshot, places),
        products=_products(places),
        variants=_variants(snapshot, places, wanted["text"]),
        place=place,
        shown=shown,
        making=making,
    )


def document_state(request: Request) -> Response:
    """``GET /preview/state?document=…``, after which it is made anew if something changed."""
    name = request.query_params.get("document", "")
    desk = desk_of(request)
    plan = desk.snapshots.newest().plan
    if not any(step.job.document.id == name for step in (plan.steps if plan else ())):
        return data({"error": "no such document"}, 404)
    shown, making = desk.previews.look(name)
    is_word = name.endswith("/docx")
    return data(DocumentState(shown.version, making, shown.sizes, is_word))


def document_file(request: Request) -> Response:
    """``GET /preview/{version}/file``: the PDF or Word file itself."""
    shown = _shown(request)
    if shown is None:
        return _gone()
    if shown.sizes:
        policy = {"Content-Security-Policy": _PDF_POLICY}
        return Response(shown.content, media_type="application/pdf", headers=policy)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    attached = {"Content-Disposition": 'attachment; filename="preview.docx"'}
    return Response(shown.content, media_type=kind, headers=attached)


def page_text(request: Request) -> Response:
    """``GET /preview/{version}/{number}.json``: the words of a page, from 1, and their places."""
    shown, number = _shown(request), request.path_params["number"]
    if shown is None or not 1 <= number <= len(shown.sizes):
        return _gone()
    try:
        return data(desk_of(request).previews.words(shown, number - 1))
    except DocgenError as error:
        return PlainTextResponse(str(error), 500)


def document_page(request: Request) -> Response:
    """``GET /preview/{version}/{number}.png``: a page, from 1."""
    shown, number = _shown(request), request.path_params["number"]
    if shown is None or not 1 <= number <= len(shown.sizes):
        return _gone()
    try:
        picture = desk_of(request).previews.page(shown, number - 1)
    except DocgenError as error:
        return PlainTextResponse(str(error), 500)
    return Response(picture, media_type="image/png", headers={"Cache-Control": "max-age=3600"})


def document_reading(request: Request) -> Response:
    """``GET /preview/{version}/reading``: a Word file as HTML."""
    shown = _shown(request)
    if shown is None or not shown.reading:
        return _gone()
    answer = page(request, "reading.html", reading=Markup(shown.reading))  # noqa: S704 - escaped
    answer.headers["Content-Security-Policy"] = _READING_POLICY
    return answer


def _shown(request: Request) -> Preview | None:
    return desk_of(request).previews.version(request.path_params["version"])


def _gone() -> Response:
    return PlainTextResponse("This version is no longer kept. Reload the page.", 404)


def _places(snapshot: Snapshot) -> list[MatrixPlace]:
    """The places of documents that have pages."""
    if snapshot.plan is None:
        return []
    built = [
        MatrixPlace(step.job.document, step.job.view.variant, step.job.path, step.state)
        for step in snapshot.plan.steps
    ]
    not_built = [
        MatrixPlace(slot.document, slot.variant, slot.path, why_not=slot.why_not)
        for slot in snapshot.plan.left_out
        if not slot.setting  # nobody wants it
    ]
    return [each for each in (*built, *not_built) if each.document.format in PAGES]


def _is_wanted(place: MatrixPlace, wanted: dict[str, str]) -> bool:
    return (place.text, place.product, place.variant.id) == (
        wanted["text"],
        wanted["product"],
        wanted["variant"],
    )


def _texts(snapshot: Snapshot, places: Iterable[MatrixPlace]) -> list[Choice]:
    heads = {each.head.id: each.head for each in snapshot.declarations}
    found = {
        each.text: Choice(
            each.text, text_name(heads[each.document.declaration], each.document.language)
        )
        for each in places
    }
    return list(found.values())


def _products(places: Iterable[MatrixPlace]) -> list[Choice]:
    found = {each.product: Choice(each.product, _kind(each.document)) for each in places}
    return list(found.values())


def _kind(document: Document) -> str:
    return f"{product_name(document)}, {FORMAT_NAMES[document.format]}"


def _variants(
    snapshot: Snapshot, places: Iterable[MatrixPlace], text: str
) -> dict[str, list[Choice]]:
    """The choices below each heading of the list, if possible as the wanted ``text`` names them."""
    named: dict[str, MatrixPlace] = {}
    for place in sorted(places, key=lambda each: each.text != text):
        named.setdefault(place.variant.id, place)

    def name_of(place: MatrixPlace) -> str:
        return variant_name(place.variant, snapshot.vocabulary_of(place.document.declaration))

    found: dict[str, list[Choice]] = {}
    for shape, heading in GROUPS.items():
        choices = [
            Choice(name, name_of(each))
            for name, each in named.items()
            if each.variant.shape == shape
        ]
        if choices:
            found[heading] = sorted(choices, key=lambda choice: choice.name)
    return found
