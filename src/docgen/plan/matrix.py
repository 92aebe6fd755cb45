"""A project → the matrix of its documents: products × variants × languages × formats."""

import unicodedata
from collections.abc import Iterable, Iterator

from docgen.errors import ContentError
from docgen.job import Document
from docgen.model import Declaration, Format, Product, Project
from docgen.plan.steps import Slot
from docgen.plan.variants import says_more, variants_of
from docgen.store.paths import path_problem
from docgen.view import Variant


def matrix_of(project: Project) -> Iterator[Slot]:
    """Every place in the matrix, including those where no document is built.

    A document for a country on a sector is left out if the one on the sector alone is built and
    says the same, unless its product is for ``every_country``.
    """
    for language in project.languages:
        for declaration in _editions(project.declarations, language):
            for product in project.products:
                for shape in product.variants:
                    for variant in variants_of(declaration, project.vocabulary, shape):
                        spare = _is_spare(project, declaration, product, variant)
                        for form in product.formats:
                            yield _slot(
                                project, declaration, product, variant, language, form, spare
                            )


def _is_spare(
    project: Project, declaration: Declaration, product: Product, variant: Variant
) -> bool:
    return (
        variant.shape == "country-sector"
        and "sector" in product.variants
        and not product.every_country
        and not says_more(declaration, project.vocabulary, variant)
    )


def _slot(
    project: Project,
    declaration: Declaration,
    product: Product,
    variant: Variant,
    language: str,
    form: Format,
    spare: bool,
) -> Slot:
    head = declaration.head

    def path(slug: str) -> str:
        return project.output.format(
            declaration=head.id,
            language=language,
            product=product.name,
            variant=slug,
            format=form,
        )

    document = Document(
        f"{head.id}/{language}/{product.name}/{variant.id}/{form}",
        head.id,
        product.name,
        variant.country,
        variant.sector,
        language,
        form,
    )
    why_not = f"it would say no more than {path(str(variant.sector))}" if spare else ""
    return Slot(document, path(variant.slug), declaration, variant, why_not)


def _editions(declarations: Iterable[Declaration], language: str) -> list[Declaration]:
    """The text of each declaration in ``language``, or else in its first language."""
    chosen: dict[str, Declaration] = {}
    for declaration in declarations:
        if declaration.head.language == language:
            chosen[declaration.head.id] = declaration
        else:
            chosen.setdefault(declaration.head.id, declaration)
    return list(chosen.values())


def check_paths(slots: Iterable[Slot]) -> None:
    """Raise :class:`ContentError` if two documents share a path, or a system refuses a path.

    Paths that differ only in letter case or Unicode form count as the same.
    """
    seen: dict[str, Slot] = {}
    for slot in slots:
        if wrong := path_problem(slot.path):
            raise ContentError(
                f"no path for a document, '{slot.path}': {wrong}",
                "docgen.toml",
                hint="see 'output' in [build]",
            )
        folded = unicodedata.normalize("NFC", slot.path).casefold()
        if other := seen.get(folded):
            raise ContentError(
                f"two documents have the path {slot.path}:"
                f" {other.document.id} and {slot.document.id}",
                "docgen.toml",
                hint="use a pattern for 'output' in [build] that distinguishes them",
            )
        seen[folded] = slot
