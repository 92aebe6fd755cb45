"""A declaration seen through a variant. Pure: reads no file, clock or locale."""

from collections.abc import Iterator
from typing import TypeVar

from docgen.commitment import due_order
from docgen.model import Declaration, Mentions, Paragraph, Shape, Vocabulary
from docgen.prepared import Prepared, Unconfirmed
from docgen.view import Passage, Standing, Variant, View, Why

T = TypeVar("T")

BRIEF_LINES = 5
_HEADLINE = 3  # the weight
_UNPREPARED = Prepared()


def variants_of(
    declaration: Declaration, vocabulary: Vocabulary, shape: Shape
) -> Iterator[Variant]:
    """All variants of one shape.

    Countries in the order of the text, sectors in that of the vocabulary.
    """
    countries = [vocabulary.parties[each.party] for each in declaration.head.participants]
    if shape == "whole":
        yield Variant(shape, "whole", "whole")
    elif shape == "country":
        yield from (
            Variant(shape, party.code.lower(), party.slug, country=party.code)
            for party in countries
        )
    elif shape == "sector":
        yield from (Variant(shape, name, name, sector=name) for name in vocabulary.sectors)
    else:
        yield from (
            Variant(
                shape,
                f"{party.code.lower()}-{name}",
                f"{party.slug}-{name}",
                country=party.code,
                sector=name,
            )
            for party in countries
            for name in vocabulary.sectors
        )


def says_more(
    declaration: Declaration, vocabulary: Vocabulary, variant: Variant, *, notes: bool = True
) -> bool:
    """Whether ``variant``, a country's on a sector, says anything of its own beside the sector's.

    It does where the desk has a note for it (and ``notes`` are printed), where a paragraph names
    the country, and where it leaves out paragraphs that do not concern the country, unless it
    leaves out all.
    """
    standings = {
        standing_of(each.annotation.parties, vocabulary, str(variant.country))[0]
        for each in declaration.paragraphs
        if variant.sector in each.annotation.sectors
    }
    concerned = standings - {None}
    return (
        (notes and variant.id in declaration.notes)
        or "named" in standings
        or (None in standings and bool(concerned))
    )


def view_of(
    declaration: Declaration,
    vocabulary: Vocabulary,
    variant: Variant,
    prepared: Prepared = _UNPREPARED,
) -> View:
    """The part of ``declaration`` that ``variant`` shows; ``prepared`` is for the document's head.

    A paragraph belongs to a view if it concerns the country (by name, through a group, or with
    everyone) and has the sector; a commitment belongs if its paragraph does and it has the sector
    too.
    """
    shown = [
        (paragraph, why)
        for paragraph in declaration.paragraphs
        if (why := _why(paragraph, vocabulary, variant))
    ]
    passages = tuple(
        Passage(
            each.ref,
            each.blocks,
            each.heading,
            each.annotation.summary,
            each.annotation.message or each.annotation.summary,
            each.annotation.sectors,
            why,
            weight=each.annotation.weight,
        )
        for each, why in shown
    )
    commitments = sorted(
        (
            commitment
            for paragraph, _ in shown
            for commitment in paragraph.annotation.commitments
            if variant.sector in (None, *commitment.sectors)
        ),
        key=due_order,
    )
    participants = [each.party for each in declaration.head.participants]
    actors: set[str | None] = {actor for each in commitments for actor in (*each.by, *each.duty)}
    sectors = {variant.sector} | {name for each in passages for name in each.sectors}
    return View(
        head=declaration.head,
        variant=variant,
        passages=passages,
        brief=_brief(shown),
        commitments=tuple(commitments),
        notes=declaration.notes.get(variant.id, ()),
        parties=pick(vocabulary.parties, {*participants, *actors}),
        groups=pick(vocabulary.groups, actors | {each.why.group for each in passages}),
        sectors=pick(vocabulary.sectors | vocabulary.unused, sectors),
        prepared=prepared,
        draft=_draft(declaration, shown),
        withdrawn=declaration.withdrawn,
    )


def _draft(declaration: Declaration, shown: list[tuple[Paragraph, Why]]) -> Unconfirmed | None:
    here = sum(paragraph.annotation.proposals for paragraph, _ in shown)
    return Unconfirmed(declaration.unconfirmed, here) if declaration.unconfirmed else None


def _why(paragraph: Paragraph, vocabulary: Vocabulary, variant: Variant) -> Why | None:
    if variant.sector not in (None, *paragraph.annotation.sectors):
        return None
    if variant.country is None:
        return Why("whole", sector=variant.sector)
    standing, group = standing_of(paragraph.annotation.parties, vocabulary, variant.country)
    return Why(standing, group, variant.sector) if standing else None


def standing_of(
    mentions: Mentions, vocabulary: Vocabulary, country: str
) -> tuple[Standing | None, str | None]:
    """How a paragraph with ``mentions`` concerns the country, if at all; through which group."""
    if country in mentions.named:
        return "named", None
    for group in mentions.groups:
        if country in vocabulary.groups[group].members:
            return "group", group
    return ("all", None) if mentions.all else (None, None)


def _brief(shown: list[tuple[Paragraph, Why]]) -> tuple[str, ...]:
    """The references of the few most important paragraphs, in the order of the text.

    The rank is the desk's weight, plus one if the paragraph names the country, plus a half if it
    has a date. Of equal ranks, headlines come first, and no headline is left out in favour of an
    equal.
    """

    def rank(item: tuple[Paragraph, Why]) -> tuple[float, int]:
        paragraph, why = item
        weight = paragraph.annotation.weight
        dated = any(commitment.due for commitment in paragraph.annotation.commitments)
        return weight + (why.standing == "named") + dated / 2, weight

    told = sorted((item for item in shown if item[0].annotation.summary), key=rank, reverse=True)
    tied = [
        item
        for item in told[BRIEF_LINES:]
        if item[0].annotation.weight == _HEADLINE and rank(item) == rank(told[BRIEF_LINES - 1])
    ]
    chosen = {paragraph.ref for paragraph, _ in (*told[:BRIEF_LINES], *tied)}
    return tuple(paragraph.ref for paragraph, _ in shown if paragraph.ref in chosen)


def pick(table: dict[str, T], wanted: set[str | None]) -> dict[str, T]:
    """The entries of a vocabulary that are ``wanted``, in its order."""
    return {key: value for key, value in table.items() if key in wanted}
