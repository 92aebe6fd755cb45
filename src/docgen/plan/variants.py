"""A declaration seen through a variant. Pure: reads no file, clock or locale."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from docgen.commitment import due_order
from docgen.model import Declaration, Mentions, Paragraph, Shape, Vocabulary
from docgen.prepared import Prepared, Unconfirmed
from docgen.view import Passage, Standing, Variant, View, Why

T = TypeVar("T")

BRIEF_LINES = 5
_HEADLINE = 3  # the weight
_UNPREPARED = Prepared()

# How a paragraph concerns a country, and through which group.
Concern = tuple[Standing, str | None]
_WHOLE: Concern = ("whole", None)

# In the place of the variant in what views of several share.
NOBODY = Variant("whole", "", "")


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
    standings = standings_of(declaration, vocabulary, variant.country)
    cut = cut_of(declaration, vocabulary, variant.sector, standings, prepared)
    return replace(cut, variant=variant, notes=declaration.notes.get(variant.id, ()))


def standings_of(
    declaration: Declaration, vocabulary: Vocabulary, country: str | None
) -> tuple[Concern | None, ...]:
    """How each paragraph concerns the country, or ``None`` if it does not; of all, without one."""
    if country is None:
        return (_WHOLE,) * len(declaration.paragraphs)
    found = (
        standing_of(each.annotation.parties, vocabulary, country) for each in declaration.paragraphs
    )
    return tuple((standing, group) if standing else None for standing, group in found)


def cut_of(
    declaration: Declaration,
    vocabulary: Vocabulary,
    sector: str | None,
    standings: Sequence[Concern | None],
    prepared: Prepared,
) -> View:
    """What the views share whose paragraphs have these ``standings``: all but variant and notes.

    There are as many ``standings`` as paragraphs; those of paragraphs without the sector make no
    difference.
    """
    shown = [
        (paragraph, Why(*concern, sector))
        for paragraph, concern in zip(declaration.paragraphs, standings, strict=True)
        if concern and sector in (None, *paragraph.annotation.sectors)
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
            if sector in (None, *commitment.sectors)
        ),
        key=due_order,
    )
    participants = [each.party for each in declaration.head.participants]
    actors: set[str | None] = {actor for each in commitments for actor in (*each.by, *each.duty)}
    sectors = {sector} | {name for each in passages for name in each.sectors}
    return View(
        head=declaration.head,
        variant=NOBODY,
        passages=passages,
        brief=_brief(shown),
        commitments=tuple(commitments),
        notes=(),
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
