"""What a document shows of a declaration: a view, cut by its variant."""

from typing import Literal

from msgspec import Struct

from docgen.model import Commitment, Group, Head, Party, Sector, Shape
from docgen.notes import NoteBlock
from docgen.prepared import Prepared, Unconfirmed

Standing = Literal["named", "group", "all", "whole"]


class Variant(Struct, frozen=True):
    """What a document is cut for: a country, a sector, both, or neither (the whole).

    ``id`` is short, for notes and commands (``kz-energy``); ``slug`` is for file names, which must
    be clear when mailed alone (``kazakhstan-energy``).
    """

    shape: Shape
    id: str
    slug: str
    country: str | None = None
    sector: str | None = None


class Why(Struct, frozen=True):
    """Why a paragraph is in a view: how it concerns the country, and through which group."""

    standing: Standing
    group: str | None = None
    sector: str | None = None


class Passage(Struct, frozen=True):
    """A paragraph as a view shows it; without its line, so that moving it changes no document.

    ``message`` is the summary as a sentence. ``naming`` are the sentences that name the country;
    they follow from the rest, and rendering finds them.
    """

    ref: str
    blocks: tuple[str, ...]
    heading: str | None
    summary: str
    message: str
    sectors: tuple[str, ...]
    why: Why
    naming: tuple[str, ...] = ()
    weight: int = 2


class OnFile(Struct, frozen=True):
    """Another declaration of the project that concerns the variant of a view.

    ``commitments`` are without their ``quote``: only documents on that declaration print its words,
    since a document is proven against one text. They are in the order of due dates, and only of
    paragraphs in which a person has confirmed everything; ``unconfirmed`` counts the entries of
    the whole declaration that nobody has.
    """

    head: Head
    commitments: tuple[Commitment, ...]
    unconfirmed: int = 0


class View(Struct, frozen=True):
    """A declaration seen through a variant: everything that a template may print.

    ``passages`` are in the order of the text; ``brief`` holds the references of the most important
    ones; ``commitments`` are in the order of due dates. ``parties``, ``groups`` and ``sectors``
    resolve the codes and ids that occur. ``draft`` is set if a person has yet to confirm something.
    ``on_file`` has other declarations, the newest first, for a product that asks for them.
    """

    head: Head
    variant: Variant
    passages: tuple[Passage, ...]
    brief: tuple[str, ...]
    commitments: tuple[Commitment, ...]
    notes: tuple[NoteBlock, ...]
    parties: dict[str, Party]
    groups: dict[str, Group]
    sectors: dict[str, Sector]
    prepared: Prepared = Prepared()
    draft: Unconfirmed | None = None
    on_file: tuple[OnFile, ...] = ()
