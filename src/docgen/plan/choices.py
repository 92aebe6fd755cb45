"""The words that a request may use, by option."""

from collections.abc import Mapping

from docgen.model import Project


def choices(project: Project) -> dict[str, set[str]]:
    """The words that ``project`` knows for each field of a request, in the order of the fields."""
    return {
        "declaration": {declaration.head.id for declaration in project.declarations},
        "product": {product.name for product in project.products},
        "country": {
            participant.party
            for declaration in project.declarations
            for participant in declaration.head.participants
        },
        "sector": {
            sector
            for vocabulary in (project.vocabulary, *project.vocabularies.values())
            for sector in vocabulary.sectors
        },
        "language": {
            language
            for declaration in project.declarations
            for language in (*project.languages, *project.languages_of(declaration.head.id))
        },
        "format": {form for product in project.products for form in product.formats},
    }


def slugs(project: Project) -> Mapping[str, str]:
    """The codes of countries by slug, the name that file names use."""
    codes = choices(project)["country"]
    return {project.vocabulary.parties[code].slug: code for code in codes}
