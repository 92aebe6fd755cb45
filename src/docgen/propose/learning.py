"""What a project's people have confirmed and rejected → how far each cue for a sector is right.

Computed from the files alone, each time anew: in every paragraph that a person has confirmed (no
``proposed: true`` left), each cue for a sector that the paragraph has was right or wrong. The
weight is the share of right ones, with :data:`STEADY` paragraphs of the cue's own weight added, so
that one paragraph alone turns nothing over.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Set
from typing import NamedTuple

from msgspec import Struct

from docgen.cues.loading import load_rules
from docgen.cues.rules import Rules
from docgen.errors import DocgenError
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.load.annotations import AnnotationEntry
from docgen.load.decode import decode
from docgen.load.own_vocabulary import Vocabularies
from docgen.load.paragraph_names import paragraph_named
from docgen.load.vocabulary import load_vocabulary
from docgen.model import Vocabulary
from docgen.propose.sectors import Sectors
from docgen.sources import Sources

STEADY = 4
_TEXT = re.compile(r"text\.[^.]+\.md")


class Learned(Struct, frozen=True):
    """A cue of a sector: its weight as it ships, its weight here, and how often it was right."""

    sector: str
    cue: str
    shipped: float
    weight: float
    right: int
    wrong: int


class Confirmed(NamedTuple):
    """A paragraph, the sectors that it has, and those that its declaration could have given it."""

    text: str
    sectors: Container[str]
    choice: Set[str]


def learned(
    sources: Sources, language: str, rules: Rules, vocabulary: Vocabulary
) -> tuple[Learned, ...]:
    """Each cue that speaks in a confirmed paragraph of a declaration, in the order of the rules."""
    return learned_from(_confirmed(sources, language), rules, vocabulary)


def learned_by_language(sources: Sources) -> dict[str, tuple[Learned, ...]]:
    """What is learned in each language that declarations are in.

    Raises :class:`ContentError` if the vocabulary or the project's own cues have a mistake.
    """
    vocabulary = load_vocabulary(sources)
    names = (
        name
        for folder in sources.names("content")
        for name in sources.names(f"content/{folder}")
        if _TEXT.fullmatch(name)
    )
    languages = sorted({name.split(".")[1] for name in names})
    return {
        each: learned(sources, each, load_rules(sources, each), vocabulary) for each in languages
    }


def learned_from(
    confirmed: Iterable[Confirmed], rules: Rules, vocabulary: Vocabulary
) -> tuple[Learned, ...]:
    """The same from paragraphs that are ``confirmed``."""
    sectors = Sectors(rules, vocabulary)
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for each in confirmed:
        for name in vocabulary.sectors.keys() & each.choice:
            count = right if name in each.sectors else wrong
            count.update((name, cue) for cue in sectors.spoke(name, each.text))
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


def _confirmed(sources: Sources, language: str) -> Iterator[Confirmed]:
    """Each paragraph whose sectors are confirmed.

    A declaration that has a mistake teaches nothing.
    """
    vocabularies = Vocabularies(sources)
    for folder in sources.names("content"):
        text, said = f"content/{folder}/text.{language}.md", f"content/{folder}/annotations.yaml"
        if None in (sources.find(text), sources.find(said)):
            continue
        try:
            words = {
                each.ref: " ".join(each.blocks) for each in adopted.parse(sources.text(text), text)
            }
            file = yaml.parse(sources.text(said), said)
            choice = vocabularies.of(folder).sectors.keys()
            entries = {ref: decode(file, AnnotationEntry, ref) for ref in file.entries()}
        except DocgenError:
            continue
        for name, entry in entries.items():
            ref = paragraph_named(name, words)
            if ref and entry.proposed is not True and "sectors" not in (entry.proposed or ()):
                yield Confirmed(words[ref], entry.sectors, choice)
