"""Which paragraphs reach which documents, which reach none, and which views are thin."""

from collections.abc import Iterable

from msgspec import Struct

from docgen.model import Declaration, Project
from docgen.plan.steps import Plan
from docgen.view import View

# A country or a sector with fewer paragraphs than this, or with no commitment, is thin.
_FEW = 3


class Reached(Struct, frozen=True):
    """A document that shows a paragraph, in any format."""

    product: str
    variant: str


class ParagraphReach(Struct, frozen=True):
    """A paragraph and the documents that show it."""

    declaration: str
    language: str
    ref: str
    documents: tuple[Reached, ...]

    @property
    def only_whole(self) -> bool:
        """Whether only documents of the whole declaration show it."""
        return all(each.variant == "whole" for each in self.documents)


class VariantCoverage(Struct, frozen=True):
    """What the documents for a country or on a sector have to show."""

    declaration: str
    language: str
    id: str
    paragraphs: int
    commitments: int

    @property
    def thin(self) -> bool:
        """Whether there are too few paragraphs, or no commitment, to show."""
        return self.paragraphs < _FEW or not self.commitments


class NotBuilt(Struct, frozen=True):
    """A document of ``country`` on ``sector`` that is not built, in whatever formats, and why."""

    declaration: str
    language: str
    product: str
    country: str
    sector: str
    why: str


class Coverage(Struct, frozen=True):
    """Paragraphs in the order of the text; countries and sectors in the order of their variants."""

    paragraphs: tuple[ParagraphReach, ...]
    countries: tuple[VariantCoverage, ...]
    sectors: tuple[VariantCoverage, ...]
    not_built: tuple[NotBuilt, ...] = ()


def coverage(project: Project, plan: Plan) -> Coverage:
    """How the documents of ``plan`` cover the declarations of ``project``."""
    paragraphs: list[ParagraphReach] = []
    countries: list[VariantCoverage] = []
    sectors: list[VariantCoverage] = []
    not_built: list[NotBuilt] = []
    for declaration in project.declarations:
        views = {
            (job.document.product, job.view.variant.id): job.view
            for job in (step.job for step in plan.steps)
            if (job.view.head.id, job.view.head.language) == _of(declaration)
        }
        if views:
            paragraphs += _paragraphs(declaration, views)
            countries += _cuts(declaration, views.values(), "country")
            sectors += _cuts(declaration, views.values(), "sector")
            not_built += _not_built(declaration, plan)
    return Coverage(tuple(paragraphs), tuple(countries), tuple(sectors), tuple(not_built))


def _of(declaration: Declaration) -> tuple[str, str]:
    return declaration.head.id, declaration.head.language


def _paragraphs(
    declaration: Declaration, views: dict[tuple[str, str], View]
) -> Iterable[ParagraphReach]:
    for each in declaration.paragraphs:
        reached = sorted(
            key for key, view in views.items() if each.ref in {one.ref for one in view.passages}
        )
        documents = tuple(Reached(*key) for key in reached)
        yield ParagraphReach(*_of(declaration), each.ref, documents)


def _not_built(declaration: Declaration, plan: Plan) -> Iterable[NotBuilt]:
    places = {
        (slot.document.product, slot.variant.id): slot
        for slot in plan.left_out
        if _of(slot.declaration) == _of(declaration) and not slot.setting
    }
    for (product, _), slot in places.items():
        country, sector = str(slot.variant.country), str(slot.variant.sector)
        yield NotBuilt(*_of(declaration), product, country, sector, slot.why_not)


def _cuts(declaration: Declaration, views: Iterable[View], by: str) -> Iterable[VariantCoverage]:
    """What all views that are cut ``by`` a country or a sector show together, for each of them."""
    shown: dict[str, tuple[set[str], set[str]]] = {}
    for view in views:
        if name := getattr(view.variant, by):
            refs, quotes = shown.setdefault(name, (set(), set()))
            refs |= {each.ref for each in view.passages}
            quotes |= {each.quote for each in view.commitments}
    for name, (refs, quotes) in shown.items():
        yield VariantCoverage(*_of(declaration), name, len(refs), len(quotes))
