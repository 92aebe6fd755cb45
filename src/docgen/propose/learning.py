"""What a project's people have confirmed and rejected → how far each cue for a sector is right.

Computed from the files alone, each time anew: in every paragraph that a person has confirmed (no
``proposed: true`` left), each cue for a sector that the paragraph has was right or wrong. The
weight is the share of right ones, with :data:`STEADY` paragraphs of the cue's own weight added, so
that one paragraph alone turns nothing over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from docgen.cues.rules import Rules
from docgen.errors import DocgenError
from docgen.load import text as adopted
from docgen.load.annotations import load_annotations
from docgen.model import Paragraph, Vocabulary
from docgen.propose.sectors import Sectors
from docgen.sources import Sources

STEADY = 4


class Learned(Struct, frozen=True):
    """A cue of a sector: its weight as it ships, its weight here, and how often it was right."""

    sector: str
    cue: str
    shipped: float
    weight: float
    right: int
    wrong: int


def learned(
    sources: Sources, language: str, rules: Rules, vocabulary: Vocabulary
) -> tuple[Learned, ...]:
    """Each cue that speaks in a confirmed paragraph of a declaration, in the order of the rules."""
    return learned_from(_confirmed(sources, language, vocabulary), rules, vocabulary)


def learned_from(
    paragraphs: Iterable[Paragraph], rules: Rules, vocabulary: Vocabulary
) -> tuple[Learned, ...]:
    """The same from ``paragraphs``, all of which count as confirmed."""
    sectors = Sectors(rules, vocabulary)
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for paragraph in paragraphs:
        text = " ".join(paragraph.blocks)
        for name in vocabulary.sectors:
            count = right if name in paragraph.annotation.sectors else wrong
            count.update((name, cue) for cue in sectors.spoke(name, text))
    return tuple(
        Learned(
            name,
            cue,
            weight,
            round((right[name, cue] + STEADY * weight) / (spoken + STEADY), 3),
            right[name, cue],
            wrong[name, cue],
        )
        for name, cue, weight in sectors.cues()
        if (spoken := right[name, cue] + wrong[name, cue])
    )


def weights(found: Iterable[Learned]) -> dict[tuple[str, str], float]:
    """The weights by sector and cue, as :class:`Sectors` takes them."""
    return {(each.sector, each.cue): each.weight for each in found}


def _confirmed(sources: Sources, language: str, vocabulary: Vocabulary) -> Iterator[Paragraph]:
    """The confirmed paragraphs of all declarations; one that has a mistake teaches nothing."""
    for folder in sources.names("content"):
        text, said = f"content/{folder}/text.{language}.md", f"content/{folder}/annotations.yaml"
        if None in (sources.find(text), sources.find(said)):
            continue
        try:
            paragraphs = adopted.parse(sources.text(text), text)
            annotated = load_annotations(sources, said, vocabulary).applied_to(paragraphs, text)
        except DocgenError:
            continue
        yield from (
            each for each in annotated if each.annotation.summary and not each.annotation.proposals
        )
