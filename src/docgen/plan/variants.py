"""A declaration seen through a variant. Pure: no file, clock or locale enters here."""

import datetime
from collections.abc import Iterator
from typing import TypeVar

from docgen.model import (
    Commitment,
    Declaration,
    Mentions,
    Paragraph,
    Passage,
    Shape,
    Standing,
    Variant,
    View,
    Vocabulary,
    Why,
)

T = TypeVar("T")

BRIEF_LINES = 5


def variants_of(
    declaration: Declaration, vocabulary: Vocabulary, shape: Shape
) -> Iterator[Variant]:
    """All variants of one shape, countries as the text lists them, sectors as the vocabulary."""
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


def view_of(declaration: Declaration, vocabulary: Vocabulary, variant: Variant) -> View:
    """What ``variant`` shows of ``declaration``.

    A paragraph belongs when it concerns the country (named, through a group, or with everyone)
    and carries the sector; a commitment belongs with its paragraph, if it carries the sector too.
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
            each.annotation.sectors,
            why,
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
        key=_due_order,
    )
    participants = [each.party for each in declaration.head.participants]
    actors: set[str | None] = {actor for each in commitments for actor in each.by}
    sectors = {variant.sector} | {name for each in passages for name in each.sectors}
    return View(
        head=declaration.head,
        variant=variant,
        passages=passages,
        brief=_brief(shown),
        commitments=tuple(commitments),
        notes=declaration.notes.get(variant.id, ()),
        parties=_pick(vocabulary.parties, {*participants, *actors}),
        groups=_pick(vocabulary.groups, actors | {each.why.group for each in passages}),
        sectors=_pick(vocabulary.sectors, sectors),
    )


def _why(paragraph: Paragraph, vocabulary: Vocabulary, variant: Variant) -> Why | None:
    if variant.sector not in (None, *paragraph.annotation.sectors):
        return None
    if variant.country is None:
        return Why("whole", sector=variant.sector)
    standing, group = _standing(paragraph.annotation.parties, vocabulary, variant.country)
    return Why(standing, group, variant.sector) if standing else None


def _standing(
    mentions: Mentions, vocabulary: Vocabulary, country: str
) -> tuple[Standing | None, str | None]:
    if country in mentions.named:
        return "named", None
    for group in mentions.groups:
        if country in vocabulary.groups[group].members:
            return "group", group
    return ("all", None) if mentions.all else (None, None)


def _brief(shown: list[tuple[Paragraph, Why]]) -> tuple[str, ...]:
    """The references of the few paragraphs that tell most, in the order of the text.

    The desk's weight counts; naming the country lifts a paragraph by one, a date by half.
    """

    def rank(item: tuple[Paragraph, Why]) -> float:
        paragraph, why = item
        dated = any(commitment.due for commitment in paragraph.annotation.commitments)
        return paragraph.annotation.weight + (why.standing == "named") + dated / 2

    told = [item for item in shown if item[0].annotation.summary]
    chosen = {item[0].ref for item in sorted(told, key=rank, reverse=True)[:BRIEF_LINES]}
    return tuple(paragraph.ref for paragraph, _ in told if paragraph.ref in chosen)


def _due_order(commitment: Commitment) -> datetime.date:
    """Dated first, by the end of the time they name; what falls together keeps the text's order."""
    return commitment.due.span[1] if commitment.due else datetime.date.max


def _pick(table: dict[str, T], wanted: set[str | None]) -> dict[str, T]:
    return {key: value for key, value in table.items() if key in wanted}
