"""The other declarations on file, beside the one that a document is on. Pure: reads no file."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from docgen.model import Commitment, Declaration, Vocabulary
from docgen.plan.variants import due_order, pick, standing_of
from docgen.view import OnFile, Variant, View


def with_on_file(view: View, declarations: Iterable[Declaration], vocabulary: Vocabulary) -> View:
    """``view`` with those of ``declarations`` that concern its variant, the newest first.

    A country's has those that the country adopted, any other those that share a participant with
    the declaration of the view. A commitment belongs if its paragraph concerns the country, and it
    has the sector.
    """
    here = {each.party for each in view.head.participants}
    wanted = {view.variant.country} if view.variant.country else here
    others = [
        each
        for each in declarations
        if each.head.id != view.head.id
        and not wanted.isdisjoint(one.party for one in each.head.participants)
    ]
    on_file = tuple(
        OnFile(
            each.head,
            tuple(sorted(_commitments(each, vocabulary, view.variant), key=due_order)),
            each.unconfirmed,
        )
        for each in sorted(others, key=lambda each: (each.head.date, each.head.id), reverse=True)
    )
    owed = [commitment for each in on_file for commitment in each.commitments]
    actors: set[str | None] = {actor for each in owed for actor in (*each.by, *each.duty)}
    parties = {one.party for each in on_file for one in each.head.participants}
    sectors = {name for each in owed for name in each.sectors}
    return replace(
        view,
        on_file=on_file,
        parties=pick(vocabulary.parties, {*view.parties, *parties, *actors}),
        groups=pick(vocabulary.groups, {*view.groups, *actors}),
        sectors=pick(vocabulary.sectors, {*view.sectors, *sectors}),
    )


def _commitments(
    declaration: Declaration, vocabulary: Vocabulary, variant: Variant
) -> Iterator[Commitment]:
    for paragraph in declaration.paragraphs:
        said = paragraph.annotation
        concerns = variant.country is None or standing_of(
            said.parties, vocabulary, variant.country
        ) != (None, None)
        if concerns and not said.proposals:
            yield from (
                replace(each, quote="")
                for each in said.commitments
                if variant.sector in (None, *each.sectors)
            )
