"""What a document shows of a declaration: a view, cut by its variant."""

from typing import Literal

from msgspec import Struct

from docgen.commitment import Commitment, Withdrawn
from docgen.model import Group, Head, Party, Sector, Shape
from docgen.notes import NoteBlock
from docgen.prepared import Prepared, Unconfirmed

Standing = Literal["named", "group", "all", "whole"]


class Variant(Struct, frozen=True, gc=False):
    """What a document is cut for: a country, a sector, both, or neither (the whole).

    ``id`` is short, for notes and commands (``kz-energy``); ``slug`` is for file names, which must
    be clear when mailed alone (``kazakhstan-energy``).
    """

    shape: Shape
    """Whether it is cut for nothing, a country, a sector, or both."""
    id: str
    """Short, as in commands and names of notes: kz-energy."""
    slug: str
    """As in file names: kazakhstan-energy."""
    country: str | None = None
    """The party's code."""
    sector: str | None = None
    """The sector's id."""


class Why(Struct, frozen=True):
    """Why a paragraph is in a view: how it concerns the country, and through which group."""

    standing: Standing
    """By name, in a group, with everyone; or all of the text is shown."""
    group: str | None = None
    """The group's id, where it is through one."""
    sector: str | None = None
    """The sector that the document is cut for."""


class Passage(Struct, frozen=True):
    """A paragraph as a view shows it; without its line, so that moving it changes no document.

    ``message`` is the summary as a sentence. ``naming`` are the sentences that name the country;
    they follow from the rest, and rendering finds them.
    """

    ref: str
    """How the paragraph is cited: 14, 14(b), ¶3."""
    blocks: tuple[str, ...]
    """The adopted words."""
    heading: str | None
    """The text's own heading above it."""
    summary: str
    """The desk's line on it; empty if it has none."""
    message: str
    """The same as a full sentence."""
    sectors: tuple[str, ...]
    """Ids of its topics."""
    why: Why
    """Why it is shown here."""
    naming: tuple[str, ...] = ()
    """The sentences that name the country; in its document on a sector, only
    of what is annotated as naming it."""
    weight: int = 2
    """1 courtesy, 2 substance, 3 headline."""


class OnFile(Struct, frozen=True):
    """Another declaration of the project that concerns the variant of a view.

    ``commitments`` are without their ``quote``: only documents on that declaration print its words,
    since a document is proven against one text. They are in the order of due dates, and only of
    paragraphs in which a person has confirmed everything; ``unconfirmed`` counts the entries of
    the whole declaration that nobody has.
    """

    head: Head
    """What identifies it."""
    commitments: tuple[Commitment, ...]
    """Its commitments, without their words, in the order in which they fall due."""
    unconfirmed: int = 0
    """How many of its entries nobody has confirmed."""


class View(Struct, frozen=True, gc=False):
    """A declaration seen through a variant: everything that a template may print.

    ``passages`` are in the order of the text; ``brief`` holds the references of the most important
    ones; ``commitments`` are in the order of due dates. ``parties``, ``groups`` and ``sectors``
    resolve the codes and ids that occur. ``draft`` is set if a person has yet to confirm something.
    ``on_file`` has other declarations, the newest first, for a product that asks for them.
    """

    head: Head
    """What identifies the declaration."""
    variant: Variant
    """What the document is cut for."""
    passages: tuple[Passage, ...]
    """The paragraphs, in the order of the text."""
    brief: tuple[str, ...]
    """References of the few most important paragraphs."""
    commitments: tuple[Commitment, ...]
    """In the order in which they fall due."""
    notes: tuple[NoteBlock, ...]
    """The desk's note for this variant."""
    parties: dict[str, Party]
    """The parties that occur, by code."""
    groups: dict[str, Group]
    """The groups that occur, by id."""
    sectors: dict[str, Sector]
    """The sectors that occur, by id."""
    prepared: Prepared = Prepared()
    """What the document says of its making, from docgen.toml."""
    draft: Unconfirmed | None = None
    """Set if a person has yet to confirm something. docgen itself prints the line
    that says so on every page."""
    on_file: tuple[OnFile, ...] = ()
    """Other declarations that concern this variant, for a product that asks for them."""
    foreign: dict[str, str] = {}
    """Texts of ours that are in another language than the document, with their language. docgen
    itself marks them as such wherever they are printed."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """Commitments that the desk no longer follows, for a product with the register."""

    def bound(self, commitment: Commitment) -> tuple[str, ...]:
        """The codes of those who agreed or proposed ``commitment``, or have to act on it.

        Members of groups too; in the order of the text, then in that of the vocabulary.
        """
        named = {*commitment.by, *commitment.duty}
        codes = [each.party for each in self.head.participants]
        found = named & self.parties.keys()
        for name in named & self.groups.keys():
            found |= {*self.groups[name].members}
        if "all" in named:
            found |= {*codes}
        return tuple(code for code in dict.fromkeys((*codes, *self.parties)) if code in found)
