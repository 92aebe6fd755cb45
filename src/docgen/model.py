"""A declaration, what the desk says of it, and a project: frozen, plain, picklable values.

Each type here, in ``view`` and in ``job`` is a :class:`msgspec.Struct`, so that one encoding serves
to send a job to a worker, to pass a view to a template, and to compute the key that decides whether
a document is fresh.
"""

import datetime
from typing import Literal

from msgspec import Struct

from docgen.commitment import Commitment, Withdrawn
from docgen.formats import Format
from docgen.notes import NoteBlock
from docgen.prepared import Prepared
from docgen.translation import Translation

Engine = Literal["weasyprint", "typst"]
Shape = Literal["whole", "country", "sector", "country-sector"]
Fallback = Literal["mark", "omit", "fail"]


class Party(Struct, frozen=True):
    """A state or organisation; ``code`` is ISO 3166-1 alpha-2, or CLDR's for organisations (EU)."""

    code: str
    """ISO 3166-1 alpha-2, or CLDR's for an organisation."""
    slug: str
    """Its name in file names."""
    official: str
    """Its official long name."""
    also: tuple[str, ...] = ()
    """Other names by which texts call it."""
    short: str = ""
    """Its short name in the language of the document, if that is not CLDR's."""


class Group(Struct, frozen=True):
    """A named set of parties, as a text refers to it."""

    id: str
    """Its id."""
    name: str
    """Its name, as texts have it."""
    members: tuple[str, ...]
    """Codes of its members."""


class Sector(Struct, frozen=True):
    """A topic; ``scope`` says what belongs to it, ``family`` names its colours in the theme.

    ``goals`` are numbers of Sustainable Development Goals (UN General Assembly, A/RES/70/1),
    ``eurovoc`` of microthesauri of EuroVoc (Publications Office of the European Union).
    """

    id: str
    """Its id."""
    name: str
    """Its name."""
    scope: str
    """What belongs to it."""
    family: str = "institutions"
    """The family whose colours it has in the theme."""
    goals: tuple[int, ...] = ()
    """The Sustainable Development Goals that it serves, by number."""
    eurovoc: tuple[str, ...] = ()
    """The microthesauri of EuroVoc that have its words, by number."""


class Mentions(Struct, frozen=True, forbid_unknown_fields=True):
    """Which parties a paragraph concerns: by name, through a group, or all."""

    named: tuple[str, ...] = ()
    """Codes of the parties that it names."""
    groups: tuple[str, ...] = ()
    """Ids of the groups that it names."""
    all: bool = False
    """Whether it concerns everyone who adopted the text."""


class Annotation(Struct, frozen=True):
    """What the desk says about a paragraph; empty if it says nothing.

    ``message`` is the summary as a full sentence, if that is longer. ``weight`` (1 courtesy, 2
    substance, 3 headline) decides what a view shows in brief. ``proposals`` counts the parts that
    an import proposed and no person has confirmed.
    """

    summary: str = ""
    message: str = ""
    weight: int = 2
    sectors: tuple[str, ...] = ()
    parties: Mentions = Mentions()
    commitments: tuple[Commitment, ...] = ()
    proposals: int = 0


class Paragraph(Struct, frozen=True):
    """The unit of citation: ``blocks`` are the adopted words, ``annotation`` is the desk's.

    ``ref`` is ``14``, ``14(b)``, ``14.1``, or ``¶3`` if the text has no numbers. ``line`` is where
    it begins in the text file, from 1; messages use it, no document depends on it.
    """

    ref: str
    blocks: tuple[str, ...]
    heading: str | None
    line: int
    annotation: Annotation = Annotation()


class Participant(Struct, frozen=True, forbid_unknown_fields=True):
    """A party that adopted the text, and who represented it, spelled as in the text."""

    party: str
    """Its code in content/parties.yaml."""
    representative: str | None = None
    """Who represented it."""
    office: str | None = None
    """The office of that person."""
    host: bool = False
    """Whether the meeting was held there."""


class Head(Struct, frozen=True):
    """What identifies a declaration in one of its language versions.

    ``text_digest`` is the SHA-256 of the text file: the version a reader can ask for;
    ``published`` says where the text was, empty where nobody has written it down.
    """

    id: str
    """The declaration's id, its folder in content/."""
    title: str
    """Its title, as the text has it."""
    short_title: str
    """A title for running heads."""
    date: datetime.date
    """The day of adoption."""
    place: str
    """Where it was adopted."""
    occasion: str
    """The meeting."""
    language: str
    """The language of its words here."""
    text_digest: str
    """The SHA-256 of the text."""
    participants: tuple[Participant, ...]
    """Who adopted it, in the order of the text."""
    published: str = ""
    """Where the text was published; empty if nobody wrote it down."""
    follows: str = ""
    """The id of the declaration of the meeting before, in a series; empty without one."""


class Declaration(Struct, frozen=True):
    """One adopted text in one language, with the desk's annotations and notes.

    ``notes`` maps a variant's id (``kz``, ``energy``, ``kz-energy``) to the desk's note.
    ``withdrawn`` has commitments that the desk no longer follows.
    """

    head: Head
    paragraphs: tuple[Paragraph, ...]
    notes: dict[str, tuple[NoteBlock, ...]] = {}
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def unconfirmed(self) -> int:
        """How many entries an import proposed and no person has confirmed."""
        return sum(each.annotation.proposals for each in self.paragraphs)


class Vocabulary(Struct, frozen=True):
    """The parties, groups and sectors that the desk may use, by code or id.

    ``unused`` are sectors of the project that the settings of one declaration leave out.
    """

    parties: dict[str, Party]
    groups: dict[str, Group]
    sectors: dict[str, Sector]
    unused: dict[str, Sector] = {}


class Product(Struct, frozen=True):
    """A kind of document: a table of ``docgen.toml`` and a folder of ``templates/``; for
    ``every_country`` also where a country's on a sector would say no more than the sector's.
    ``engine`` is what makes its PDFs, if it has templates for both. One without ``notes`` is given
    none of the desk's; one that wants ``on_file`` is given the other declarations too, one that
    wants the ``register`` what became of each commitment.
    """

    name: str
    formats: tuple[Format, ...]
    variants: tuple[Shape, ...]
    every_country: bool = False
    engine: Engine | None = None
    notes: bool = True
    on_file: bool = False
    register: bool = False


class Selection(Struct, frozen=True, forbid_unknown_fields=True):
    """What is built of one declaration, out of what the project builds: a table
    ``[declarations.<id>]`` of ``docgen.toml``. A key that is left out is decided by the project.

    ``products`` are some of the project's; of the variants that each product has, only those in
    ``variants`` are built. ``languages`` are those of the documents, the project's or others.
    ``sectors`` are some of the project's; the declaration's own are always used.
    """

    products: tuple[str, ...] | None = None
    """Only these of the project's products."""
    variants: tuple[Shape, ...] | None = None
    """Only these of the variants that each product has."""
    languages: tuple[str, ...] | None = None
    """The languages of its documents, the project's or others."""
    sectors: tuple[str, ...] | None = None
    """Only these of the project's sectors; its own are always used."""
    fallback: Fallback | None = None
    """What to do with words that are not translated, instead of what [build] says."""


class Project(Struct, frozen=True):
    """Everything that is built, loaded and checked.

    ``declarations`` holds every language version; those of one declaration are adjacent. ``output``
    is the pattern of paths below the output folder; pages may fetch from ``hosts``. Of a
    declaration that ``selections`` or ``vocabularies`` do not have, the project decides all. Files
    without a language in their name are in the ``desk_language``, of which ``translations`` has
    others.
    """

    declarations: tuple[Declaration, ...]
    vocabulary: Vocabulary
    products: tuple[Product, ...]
    languages: tuple[str, ...]
    output: str
    hosts: tuple[str, ...] = ()
    prepared: Prepared = Prepared()
    selections: dict[str, Selection] = {}
    vocabularies: dict[str, Vocabulary] = {}
    desk_language: str = "en"
    translations: dict[str, Translation] = {}
    fallback: Fallback = "mark"

    def selection(self, declaration: str) -> Selection:
        """What is built of the declaration with this id; empty if the project decides all."""
        return self.selections.get(declaration, _NO_SELECTION)

    def languages_of(self, declaration: str) -> tuple[str, ...]:
        """The languages of the documents of the declaration with this id."""
        return self.selection(declaration).languages or self.languages

    @property
    def document_languages(self) -> tuple[str, ...]:
        """The languages of the documents of all declarations, each once."""
        names = (each.head.id for each in self.declarations)
        return tuple(dict.fromkeys(tag for name in names for tag in self.languages_of(name)))

    def fallback_of(self, declaration: str) -> Fallback:
        """What becomes of words that are not translated, of the declaration with this id."""
        return self.selection(declaration).fallback or self.fallback

    def vocabulary_of(self, declaration: str) -> Vocabulary:
        """The parties, groups and sectors of the declaration with this id."""
        return self.vocabularies.get(declaration, self.vocabulary)


_NO_SELECTION = Selection()
