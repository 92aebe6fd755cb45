"""The sentences that name a country, found when a document is made."""

import pytest
from msgspec.structs import replace

from docgen.model import Annotation, Mentions, Project
from docgen.plan.variants import view_of
from docgen.render.naming import with_naming
from docgen.view import Variant

BLOCKS = (
    "The Parties met. Kazakhstan offered data. It was thanked. Kazakhstan’s offer stands.",
    "Norway agreed. The Government of Kazakhstan signed. Kazakhstan paid.",
)


def naming(
    project: Project, code: str | None, sector: str | None = None, *named: str
) -> tuple[str, ...]:
    """What a document for ``code`` on ``sector`` finds in a paragraph annotated as ``named``."""
    (declaration,) = project.declarations
    sectors = (sector,) if sector else ()
    annotation = Annotation("Told.", sectors=sectors, parties=Mentions(all=True, named=named))
    paragraph = replace(declaration.paragraphs[0], blocks=BLOCKS, annotation=annotation)
    view = view_of(
        replace(declaration, paragraphs=(paragraph,)),
        project.vocabulary,
        Variant("country", "x", "x", country=code, sector=sector),
    )
    assert view.passages[0].naming == (), "rendering finds them"
    return with_naming(view).passages[0].naming


@pytest.mark.parametrize("named", [(), ("KZ", "IS")])
def test_adjacent_sentences_are_joined(mini_project: Project, named: tuple[str, ...]) -> None:
    assert naming(mini_project, "KZ", None, *named) == (
        "Kazakhstan offered data.",
        "Kazakhstan’s offer stands.",
        "The Government of Kazakhstan signed. Kazakhstan paid.",
    )


def test_without_a_known_name_all_of_it_stands(mini_project: Project) -> None:
    assert naming(mini_project, "IS", None, "IS") == BLOCKS
    assert naming(mini_project, "IS") == ()


def test_a_document_on_a_sector_asks_what_is_annotated_so(mini_project: Project) -> None:
    sector = next(iter(mini_project.vocabulary.sectors))
    assert len(naming(mini_project, "KZ", sector, "KZ")) == 3
    assert naming(mini_project, "KZ", sector) == ()


def test_a_document_for_no_country_has_none(mini_project: Project) -> None:
    assert naming(mini_project, None, None, "KZ") == ()
