"""The proof of a finished PDF: against the page of its template, and of that against the text.

Every quotation that the template was given must be in the file whole, in order, visible and cited
correctly, and nothing else may be a quotation.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from docgen.errors import FidelityError
from docgen.fidelity.arrival import prove_arrival
from docgen.fidelity.bookmarks import prove_bookmarks
from docgen.fidelity.direction import prove_direction, prove_source_direction
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.faces import Families, is_theirs, prove_faces, prove_families
from docgen.fidelity.gaps import TextPlace, close_texts, prove_apart
from docgen.fidelity.glyphs import PrintedFont, prove_glyphs
from docgen.fidelity.pdf import PdfPage, open_pdf
from docgen.fidelity.placement import prove_placement
from docgen.fidelity.posing import prove_no_posing
from docgen.fidelity.quotations import prove_quotations, references
from docgen.fidelity.spans import TextSpan, bare, plain
from docgen.fidelity.structure import Tag, prove_structure
from docgen.fidelity.typst_arrival import (
    OwnText,
    prove_pictures,
    prove_typst_arrival,
    read_from_the_right,
)
from docgen.fidelity.visibility import prove_visible
from docgen.view import View


class PrintedPage(NamedTuple):
    """A page (HTML) and the PDF made from it, which has ``pages`` pages.

    ``said`` is the text of the page. ``fonts`` has the fonts by their names in the PDF,
    ``families`` the files of each family. ``mark`` is a line that every page must bear. For a page
    in Typst, ``own`` is what its template writes itself.
    """

    content: bytes
    pages: int
    said: Sequence[TextSpan]
    fonts: Mapping[str, PrintedFont]
    families: Families
    mark: str = ""
    own: OwnText | None = None


def prove_pdf(page: PrintedPage, quoted: Sequence[str], view: View) -> None:
    """Raise :class:`FidelityError` if a word of the PDF is wrong, missing, hidden or added.

    ``quoted`` has the words that the macro ``quote`` was given, in order. :class:`TemplateError` if
    its tags are none that PDF/UA-1 allows.
    """
    prove_families(page.families)
    prove_glyphs(page.fonts.values(), page.families, is_theirs)
    tags: list[Tag] = []
    with open_pdf(page.content) as pdf:
        if page.own is None:  # Typst makes them of the headings alone
            prove_bookmarks(pdf.bookmarks, page.said)
        close: set[TextPlace] = set()
        drawn: Sequence[DrawnText] = _visible(pdf.pages, page.mark, tags, close)
        language = pdf.language
    prove_direction(each.text for each in page.said)
    prove_direction(each.text for each in drawn)
    prove_faces(drawn, page.fonts, page.families)
    if page.own is not None:
        prove_source_direction(page.own.source)
        drawn = read_from_the_right(page.said, drawn)
    found = iter(_prove_arrival(page, drawn, tags))
    prove_apart(page.said, drawn, close)
    placed = [
        span._replace(place=f"page {next(found)}") if span.kind == "quotation" else span
        for span in page.said
    ]
    tied = prove_quotations(placed, view)
    prove_placement(drawn, tied, tags)
    prove_no_posing(placed, tied, references(view), {each.ref for each in view.passages})
    _prove_calls(quoted, placed)
    prove_structure(tags, language)


def _prove_arrival(page: PrintedPage, drawn: Sequence[DrawnText], tags: Sequence[Tag]) -> list[int]:
    if page.own is None:
        return prove_arrival(page.said, drawn)
    prove_pictures(page.own, tags)
    return prove_typst_arrival(page.said, page.own, drawn)


def _visible(
    pages: Iterable[PdfPage], mark: str, tags: list[Tag], close: set[TextPlace]
) -> list[DrawnText]:
    """The text of all pages in the order of the tags, untagged text last.

    Adds the ``tags``, and the places of what stands ``close`` to what is before it.
    """
    drawn: list[DrawnText] = []
    heads: set[str] = set()
    for each in pages:
        prove_visible(each)
        tags.append(each.tags)
        close.update(close_texts(each))
        _prove_marked(each, mark)
        drawn += _without_repeated(_in_order(each), heads)
    return drawn


def _prove_marked(page: PdfPage, mark: str) -> None:
    """Raise :class:`FidelityError` unless ``mark`` is in a margin of ``page``.

    Text of the template cannot get there.
    """
    said = bare("".join(each.text for each in page.texts if not each.mark.tagged))
    if bare(mark) not in said:
        raise FidelityError(
            f"page {page.number}: lacks the line “{mark}”",
            hint="leave it 10 mm of margin and one free box there, such as '@top-center'",
        )


def _in_order(page: PdfPage) -> list[DrawnText]:
    by_mark: dict[int, list[DrawnText]] = {}
    for text in page.texts:
        by_mark.setdefault(text.mark.content, []).append(text)
    order = {mark.content: index for index, mark in enumerate(page.marks)}
    marks = sorted(by_mark, key=lambda content: order.get(content, len(order)))
    return [text for content in marks for text in by_mark[content]]


def _without_repeated(drawn: Sequence[DrawnText], heads: set[str]) -> Sequence[DrawnText]:
    """``drawn`` without table heads repeated from an earlier page.

    Adds this page's to ``heads``.
    """
    said: dict[int, str] = {}
    for each in drawn:
        if head := each.mark.head:
            said[head] = said.get(head, "") + bare(each.text)
    if not said:
        return drawn
    kept = [each for each in drawn if said.get(each.mark.head) not in heads]
    heads |= set(said.values())
    return kept


def _prove_calls(given: Sequence[str], said: Sequence[TextSpan]) -> None:
    """Raise :class:`FidelityError` unless the quotations are what ``quote`` was given.

    Nothing is compared if the template does not use the macro.
    """
    if not given:
        return
    quoted = [(plain(each.text), each.place) for each in said if each.kind == "quotation"]
    quoted = [each for each in quoted if each[0]]
    words = [plain(each) for each in given if plain(each)]
    missing = ("", "")
    for one, (other, place) in zip(
        [*words, *[""] * (len(quoted) - len(words))],
        [*quoted, *[missing] * (len(words) - len(quoted))],
        strict=True,
    ):
        if one != other:
            where = f"{place}: " if place else ""
            raise FidelityError(
                f"{where}the macro 'quote' was given {_said(one)}, and the page quotes"
                f" {_said(other)}: print its words as they are, once for each call, and nothing"
                " else in a <q>"
            )


def _said(words: str) -> str:
    return f"“{words[:60]}”" if words else "nothing"
