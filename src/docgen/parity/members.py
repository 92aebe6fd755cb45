"""The paragraphs of a version, read for comparison, and pairs of them."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docgen.cues.names import Names
from docgen.cues.rules import Rules
from docgen.model import Vocabulary
from docgen.parity.facts import Facts, facts_of
from docgen.parity.finding import Side
from docgen.parity.likeness import Evidence, evidence
from docgen.parity.version import Version, VersionParagraph


class Member(NamedTuple):
    """A paragraph of a version with its facts, what speaks for its place, and where it is."""

    paragraph: VersionParagraph
    facts: Facts
    evidence: Evidence
    side: Side

    @property
    def ref(self) -> str:
        """Its reference."""
        return self.paragraph.ref


class Parts(NamedTuple):
    """The references of the paragraphs that are one in the other version."""

    refs: tuple[str, ...]
    in_first: bool


class Pair(NamedTuple):
    """Two paragraphs that should say the same; ``None`` where a version lacks one.

    ``sides`` say where both are, or should be. ``parts`` are the paragraphs that ``first`` or
    ``second`` was put together of; ``inside``: the paragraph is one of those.
    """

    first: Member | None
    second: Member | None
    sides: tuple[Side, Side]
    parts: Parts | None = None
    inside: bool = False


class Reader:
    """Reads the paragraphs of one version."""

    def __init__(self, version: Version, vocabulary: Vocabulary) -> None:
        self._version = version
        parties = {
            code: replace(party, also=(*party.also, *version.names.get(code, ())))
            for code, party in vocabulary.parties.items()
        }
        vocabulary = replace(vocabulary, parties=parties)
        self._names = Names(vocabulary, Rules(), version.language)

    def all(self) -> list[Member]:
        """Every paragraph, in order."""
        return [self._member(each) for each in self._version.paragraphs]

    def joined(self, members: Sequence[Member]) -> Member:
        """Several paragraphs as one, with the reference and the place of the first."""
        first = members[0].paragraph
        blocks = tuple(block for each in members for block in each.paragraph.blocks)
        lines = tuple(line for each in members for line in each.paragraph.lines)
        return self._member(VersionParagraph(first.ref, blocks, first.headings, first.line, lines))

    def _member(self, paragraph: VersionParagraph) -> Member:
        version = self._version
        facts = facts_of(paragraph, version.language, self._names)
        side = Side(version.language, version.path, paragraph.ref, paragraph.line)
        return Member(paragraph, facts, evidence(paragraph, facts), side)
