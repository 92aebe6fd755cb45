"""The other declarations on file, beside the one that a document is on. Pure: reads no file."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from docgen.commitment import Commitment, due_order
from docgen.model import Declaration, Group, Party, Sector, Vocabulary
from docgen.plan.variants import pick, standing_of
from docgen.view import OnFile, Variant, View


def with_on_file(
    view: View, variant: Variant, declarations: Iterable[tuple[Declaration, Vocabulary]]
) -> View:
    """``view`` with those of ``declarations`` that concern ``variant``, the newest first.

    A country's has those that the country adopted, any other those that share a participant with
    the declaration of the view. A commitment belongs if its paragraph concerns the country, and it
    has the sector. Groups of the others are ``ID/group``, since each declaration may have its own.
    """
    here = {each.party for each in view.head.participants}
    wanted = {variant.country} if variant.country else here
    parties: dict[str, Party] = {}
    groups: dict[str, Group] = {}
    sectors: dict[str, Sector] = {}
    found = []
    for each, vocabulary in declarations:
        members = {one.party for one in each.head.participants}
        if each.head.id == view.head.id or wanted.isdisjoint(members):
            continue
        owed = sorted(_commitments(each, vocabulary, variant), key=due_order)
        actors: set[str | None] = {actor for one in owed for actor in (*one.by, *one.duty)}
        parties |= pick(vocabulary.parties, {*members, *actors})
        names = {name: f"{each.head.id}/{name}" for name in pick(vocabulary.groups, actors)}
        groups |= {name: vocabulary.groups[id_] for id_, name in names.items()}
        sectors |= pick(vocabulary.sectors, {name for one in owed for name in one.sectors})
        commitments = tuple(_renamed(one, names) for one in owed)
        found.append(OnFile(each.head, commitments, each.unconfirmed))
    return replace(
        view,
        on_file=tuple(sorted(found, key=lambda each: (each.head.date, each.head.id), reverse=True)),
        parties=parties | view.parties,
        groups=groups | view.groups,
        sectors=sectors | view.sectors,
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
                each for each in said.commitments if variant.sector in (None, *each.sectors)
            )


def _renamed(each: Commitment, names: dict[str, str]) -> Commitment:
    """``each`` without its words and what became of it, its groups by ``names``."""
    by, duty = (tuple(names.get(one, one) for one in those) for those in (each.by, each.duty))
    return replace(each, quote="", by=by, duty=duty, history=(), links=(), unrelated=())
