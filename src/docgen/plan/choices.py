"""What a request may name, by option."""

from collections.abc import Mapping

from docgen.model import Project


def choices(project: Project) -> dict[str, set[str]]:
    """The words that exist in ``project`` for each field of a request, in the order of fields."""
    return {
        "declaration": {declaration.head.id for declaration in project.declarations},
        "product": {product.name for product in project.products},
        "country": {
            participant.party
            for declaration in project.declarations
            for participant in declaration.head.participants
        },
        "sector": set(project.vocabulary.sectors),
        "language": set(project.languages),
        "format": {form for product in project.products for form in product.formats},
    }


def slugs(project: Project) -> Mapping[str, str]:
    """What else a country may be called, with its code."""
    codes = choices(project)["country"]
    return {project.vocabulary.parties[code].slug: code for code in codes}
