"""What the desk says in another language: the words of files such as ``sectors.it.yaml``.

They are under the ids of the files in the desk's own language. A word that is left out or empty is
not translated.
"""

from msgspec import Struct

from docgen.notes import NoteBlock
from docgen.prepared import PreparedWords


class PartyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A state or organisation in another language."""

    official: str = ""
    """Its long name: Repubblica italiana."""
    short: str = ""
    """Its short name, if diplomats use another than CLDR's."""
    also: tuple[str, ...] = ()
    """What else a text in that language may call it by."""


class GroupWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of parties in another language."""

    name: str = ""
    """Its name: Stati dell’Asia centrale."""


class SectorWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic in another language."""

    name: str = ""
    """Its name."""
    scope: str = ""
    """What belongs to it."""


class PersonWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Who represented a party, in another language."""

    representative: str = ""
    """The name, as that language spells it."""
    office: str = ""
    """The office."""


class TranslatedHead(Struct, frozen=True, forbid_unknown_fields=True):
    """What identifies a declaration, in another language.

    It is the text's own where there is a text in that language, otherwise the desk's translation.
    """

    title: str = ""
    """The title."""
    short_title: str = ""
    """A title for running heads and lists, if the whole one is long."""
    place: str = ""
    """Where it was adopted."""
    occasion: str = ""
    """The meeting at which it was adopted."""
    parties: dict[str, PersonWords] = {}
    """Who represented each party, by the party's code."""


class CommitmentWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A commitment in another language."""

    what: str = ""
    """What is to be done."""
    place: str = ""
    """Where, for an event."""
    quote: str = ""
    """The words of the text in that language, verbatim, where there is one."""


class ParagraphWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What the desk says of a paragraph, in another language."""

    summary: str = ""
    """What the paragraph says, in one line or two."""
    message: str = ""
    """The summary as a full sentence, for a brief."""
    commitments: dict[str, CommitmentWords] = {}
    """Its commitments, by their 'what' in the desk's language."""


class DeclarationWords(Struct, frozen=True):
    """One declaration in another language; ``paragraphs`` are by the references of its text.

    ``sectors`` and ``groups`` are its own. A title among the commitments of a paragraph that no
    commitment there has is left over from one that was renamed or deleted.
    """

    head: TranslatedHead = TranslatedHead()
    sectors: dict[str, SectorWords] = {}
    groups: dict[str, GroupWords] = {}
    paragraphs: dict[str, ParagraphWords] = {}
    notes: dict[str, tuple[NoteBlock, ...]] = {}


class Translation(Struct, frozen=True):
    """All that the desk says in one other language; ``declarations`` by their ids.

    ``prepared`` is what documents say of their making.
    """

    parties: dict[str, PartyWords] = {}
    groups: dict[str, GroupWords] = {}
    sectors: dict[str, SectorWords] = {}
    declarations: dict[str, DeclarationWords] = {}
    prepared: PreparedWords = PreparedWords()

    def of(self, declaration: str) -> DeclarationWords:
        """What is said of the declaration with this id; empty if nothing is."""
        return self.declarations.get(declaration, _NOTHING)


_NOTHING = DeclarationWords()
