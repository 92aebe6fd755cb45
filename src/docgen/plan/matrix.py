"""A project → the matrix of its documents: products × variants × languages × formats."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from docgen.errors import ContentError
from docgen.formats import Format
from docgen.job import Document
from docgen.model import Declaration, Product, Project, Shape
from docgen.plan.steps import Slot
from docgen.plan.variants import says_more, variants_of
from docgen.store.paths import path_problem
from docgen.translator import versions_of
from docgen.view import Variant


def matrix_of(project: Project) -> Iterator[Slot]:
    """Every place in the matrix, including those where no document is built.

    A document for a country on a sector is left out if the one on the sector alone is built and
    says the same, unless its product is for ``every_country``; and any document that the settings
    of its declaration leave out.
    """
    for versions in versions_of(project.declarations):
        name = versions[0].head.id
        for language in dict.fromkeys((*project.languages, *project.languages_of(name))):
            declaration = _edition(versions, language)
            for product in project.products:
                yield from _slots(project, declaration, product, language)


def _slots(
    project: Project, declaration: Declaration, product: Product, language: str
) -> Iterator[Slot]:
    name = declaration.head.id
    for shape in product.variants:
        excluded = _setting(project, name, product, shape, language)
        for variant, used in _variants(project, declaration, shape):
            setting = excluded or ("" if used else f"'sectors' in [declarations.{name}]")
            spare = not setting and _is_spare(project, declaration, product, variant)
            for form in product.formats:
                document = _document(name, language, product, variant, form)
                why_not = f"docgen.toml leaves it out by its {setting}" if setting else ""
                if spare:
                    sector = _path(project, document, str(variant.sector))
                    why_not = f"it would say no more than {sector}"
                path = _path(project, document, variant.slug)
                yield Slot(document, path, declaration, variant, why_not, setting)


def _path(project: Project, document: Document, slug: str) -> str:
    return project.output.format(
        declaration=document.declaration,
        language=document.language,
        product=document.product,
        variant=slug,
        format=document.format,
    )


def _variants(
    project: Project, declaration: Declaration, shape: Shape
) -> Iterator[tuple[Variant, bool]]:
    """The variants of one shape, and whether the declaration uses the sector of each."""
    vocabulary = project.vocabulary_of(declaration.head.id)
    yield from ((each, True) for each in variants_of(declaration, vocabulary, shape))
    if vocabulary.unused and shape in ("sector", "country-sector"):
        others = replace(vocabulary, sectors=vocabulary.unused)
        yield from ((each, False) for each in variants_of(declaration, others, shape))


def _document(
    name: str, language: str, product: Product, variant: Variant, form: Format
) -> Document:
    return Document(
        f"{name}/{language}/{product.name}/{variant.id}/{form}",
        name,
        product.name,
        variant.country,
        variant.sector,
        language,
        form,
    )


def _setting(project: Project, name: str, product: Product, shape: Shape, language: str) -> str:
    """The setting by which the declaration ``name`` has no such documents; empty if it has."""
    selection = project.selection(name)
    for key, wanted, value in (
        ("products", selection.products, product.name),
        ("variants", selection.variants, shape),
        ("languages", selection.languages, language),
    ):
        if wanted is not None and value not in wanted:
            return f"'{key}' in [declarations.{name}]"
    return ""


def _is_spare(
    project: Project, declaration: Declaration, product: Product, variant: Variant
) -> bool:
    shapes = project.selection(declaration.head.id).variants or product.variants
    return (
        variant.shape == "country-sector"
        and "sector" in product.variants
        and "sector" in shapes
        and not product.every_country
        and not says_more(
            declaration,
            project.vocabulary_of(declaration.head.id),
            variant,
            notes=product.notes,
        )
    )


def editions(declarations: Iterable[Declaration], language: str) -> list[Declaration]:
    """The text of each declaration in ``language``, or else in its first language."""
    return [_edition(versions, language) for versions in versions_of(declarations)]


def _edition(versions: Sequence[Declaration], language: str) -> Declaration:
    """The text in ``language``, or else in the declaration's first language."""
    return next((each for each in versions if each.head.language == language), versions[0])


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
