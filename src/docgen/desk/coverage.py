"""The coverage: which paragraph reaches which variants, and all there is about one of them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docgen.desk.names import GROUPS, product_name, text_name, variant_name
from docgen.desk.pages import desk_of, page
from docgen.desk.remarks import Remark
from docgen.desk.snapshot import Snapshot
from docgen.model import Declaration, Paragraph, Shape
from docgen.plan.steps import Step
from docgen.plan.variants import variants_of
from docgen.reports.coverage import VariantCoverage
from docgen.view import View

_COLUMNS: tuple[Shape, ...] = ("country", "sector")  # both at once would be too many
_STANDINGS = {
    "named": "named",
    "group": "as one of a group",
    "all": "as one of all",
    "whole": "by its sector",
}


class VariantColumn(Struct, frozen=True):
    """A variant and whether it begins a group; a thin one has few paragraphs or no commitment."""

    id: str
    name: str
    begins: bool
    thin: bool


class CoverageCell(NamedTuple):
    """Why a paragraph is in a variant, or nothing: a word for the style, and one for people."""

    standing: str = ""
    words: str = ""


_EMPTY = CoverageCell()


class CoverageRow(Struct, frozen=True):
    """A paragraph and its cells in the order of the columns."""

    ref: str
    summary: str
    cells: tuple[CoverageCell, ...]


class Reaching(Struct, frozen=True):
    """A document that shows a paragraph, as the preview names it."""

    product: str
    variant: str
    name: str


def coverage(request: Request) -> HTMLResponse:
    """``GET /coverage?text=…&paragraph=…``: the first text, if it names none."""
    desk = desk_of(request)
    snapshot = desk.snapshots.newest()
    checked, current = desk.checking.found(snapshot)
    texts = {f"{each.head.id}/{each.head.language}": each for each in snapshot.declarations}
    wanted = request.query_params.get("text", next(iter(texts), ""))
    declaration = texts.get(wanted)
    steps = _steps(snapshot, declaration) if declaration else []
    views = {step.job.view.variant.id: step.job.view for step in steps}
    columns = _columns(snapshot, declaration, views) if declaration else []
    ref = request.query_params.get("paragraph", "")
    paragraphs = declaration.paragraphs if declaration else ()
    paragraph = next((each for each in paragraphs if each.ref == ref), None)
    return page(
        request,
        "coverage.html",
        snapshot=snapshot,
        texts={key: text_name(each.head, each.head.language) for key, each in texts.items()},
        wanted=wanted,
        declaration=declaration,
        columns=columns,
        rows=list(_rows(paragraphs, columns, views)),
        paragraph=paragraph,
        documents=(
            _reaching(snapshot, declaration, steps, paragraph) if declaration and paragraph else {}
        ),
        remarks_of_paragraph=(
            _about(declaration, paragraph, checked.remarks) if declaration and paragraph else ()
        ),
        checking=not current,
    )


def _steps(snapshot: Snapshot, declaration: Declaration) -> list[Step]:
    steps = snapshot.plan.steps if snapshot.plan else ()
    head = declaration.head
    return [
        step
        for step in steps
        if (step.job.view.head.id, step.job.view.head.language) == (head.id, head.language)
    ]


def _columns(
    snapshot: Snapshot, declaration: Declaration, views: dict[str, View]
) -> list[VariantColumn]:
    """Countries in the order of the text, sectors in that of the vocabulary."""
    vocabulary = snapshot.vocabulary_of(declaration.head.id)
    return [
        _column(snapshot, views[variant.id], begins=not number)
        for shape in _COLUMNS
        for number, variant in enumerate(variants_of(declaration, vocabulary, shape))
        if variant.id in views
    ]


def _column(snapshot: Snapshot, view: View, *, begins: bool) -> VariantColumn:
    head, variant = view.head, view.variant
    counts = (len(view.passages), len(view.commitments))
    return VariantColumn(
        variant.id,
        variant_name(variant, snapshot.vocabulary_of(head.id)),
        begins,
        VariantCoverage(head.id, head.language, variant.id, *counts).thin,
    )


def _rows(
    paragraphs: Iterable[Paragraph], columns: Iterable[VariantColumn], views: dict[str, View]
) -> Iterator[CoverageRow]:
    standings = [
        {each.ref: each.why.standing for each in views[column.id].passages} for column in columns
    ]
    for paragraph in paragraphs:
        found = [each.get(paragraph.ref) for each in standings]
        cells = tuple(CoverageCell(each, _STANDINGS[each]) if each else _EMPTY for each in found)
        yield CoverageRow(paragraph.ref, paragraph.annotation.summary, cells)


def _reaching(
    snapshot: Snapshot, declaration: Declaration, steps: Iterable[Step], paragraph: Paragraph
) -> dict[str, list[Reaching]]:
    """The documents that show ``paragraph``, by product; one link stands for both formats."""
    vocabulary = snapshot.vocabulary_of(declaration.head.id)
    found: dict[str, dict[str, Reaching]] = {}
    for step in steps:
        document, view = step.job.document, step.job.view
        if any(each.ref == paragraph.ref for each in view.passages):
            name = variant_name(view.variant, vocabulary)
            one = Reaching(f"{document.product}/{document.format}", view.variant.id, name)
            found.setdefault(product_name(document), {}).setdefault(view.variant.id, one)
    variants = (variants_of(declaration, vocabulary, shape) for shape in GROUPS)
    order = [variant.id for each in variants for variant in each]
    return {
        kind: [each[variant] for variant in order if variant in each]
        for kind, each in found.items()
    }


def _about(
    declaration: Declaration, paragraph: Paragraph, remarks: Iterable[Remark]
) -> list[Remark]:
    """The remarks on lines of ``paragraph`` in the text, and those that name it."""
    head = declaration.head
    text = f"content/{head.id}/text.{head.language}.md"
    later = [each.line for each in declaration.paragraphs if each.line > paragraph.line]
    lines = range(paragraph.line, min(later, default=1 << 30))
    named = re.compile(rf"\bparagraph {re.escape(paragraph.ref)}(?![\w(.])")
    return [
        each
        for each in remarks
        if (each.path == text and each.line in lines)
        or (each.path.startswith(f"content/{head.id}/") and named.search(each.message))
    ]
