"""The cues of one language, as ``rules.yaml`` and the files of a project hold them."""

from typing import Literal

from msgspec import Struct

from docgen.commitment import Kind
from docgen.due import Season, SpanUnit
from docgen.load.vocabulary import LanguageTag

Often = Literal["once", "twice", "3 times", "4 times"]
Recurrence = Literal[
    "every week",
    "every 2 weeks",
    "every month",
    "every 3 months",
    "every 6 months",
    "every year",
    "every 2 years",
    "twice a month",
    "twice a year",
    "3 times a year",
    "4 times a year",
]


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """The cues of one language; see the comments in ``rules.yaml``."""

    titles: tuple[str, ...] = ()
    """A line of the opening with one of these may be the title."""
    occasions: tuple[str, ...] = ()
    """What follows one of these in the title is the occasion."""
    gatherings: tuple[str, ...] = ()
    """Words for a meeting."""
    offices: tuple[str, ...] = ()
    """Offices, which stand before or after the name of their holder."""
    places: tuple[str, ...] = ()
    """Before the place, in the opening."""
    places_after: tuple[str, ...] = ()
    """After the place, in the opening."""
    closings: tuple[str, ...] = ()
    """Before place and date, at the end."""
    cited: tuple[str, ...] = ()
    """Before the date of another text, which this one cites."""
    signers: tuple[str, ...] = ()
    """Before or after a party in a line of its own: who signed."""
    witnesses: tuple[str, ...] = ()
    """Before a party that only looks on, or that the text is about."""
    no_titles: tuple[str, ...] = ()
    """A line of the opening that is no title, though it is set like one."""
    hosts: tuple[str, ...] = ()
    """After the name of a representative: the host."""
    everyone: tuple[str, ...] = ()
    """Words for all who adopted the text."""
    commitments: dict[Kind, tuple[str, ...]] = {}
    """What makes a commitment, by kind; the longest cue at a place counts."""
    sectors: dict[str, tuple[str, ...]] = {}
    """What makes a paragraph belong to a sector, by the sector's id."""
    groups: dict[str, tuple[str, ...]] = {}
    """Names that texts use for a group, by the group's id."""
    no_sectors: dict[str, tuple[str, ...]] = {}
    """What does not make it belong there, although a cue is in it, by the sector's id."""
    hints: dict[str, tuple[str, ...]] = {}
    """Weaker cues of a sector, by its id: it takes two of them, or one with a heading."""
    agents: tuple[str, ...] = ()
    """Who acts for a party: side, government."""
    owners: tuple[str, ...] = ()
    """Before those, of everyone: our, their."""
    pronouns: tuple[str, ...] = ()
    """Words for whoever acted in the sentence before."""
    governed: tuple[str, ...] = ()
    """Before a name that does not act: with, of."""
    adverbs: tuple[str, ...] = ()
    """Words that may come between those of a cue."""
    negations: tuple[str, ...] = ()
    """Words for not."""
    no_negations: tuple[str, ...] = ()
    """What only looks like one: not only, no later than."""
    refusals: tuple[str, ...] = ()
    """What says as much, in a title or as a verb: without, ban, avoid."""
    negated: str = ""
    """What a title begins with of what is not to be done: not to."""
    bases: tuple[str, ...] = ()
    """Verbs that may be a further infinitive: agreed to meet and support each other."""
    joiners: tuple[str, ...] = ()
    """Words for and."""
    infinitive: tuple[str, ...] = ()
    """What an infinitive begins with: to."""
    proposals: tuple[str, ...] = ()
    """What somebody has proposed and nobody has agreed."""
    welcomes: tuple[str, ...] = ()
    """What may come before a cue of a proposal."""
    relatives: tuple[str, ...] = ()
    """Directly before a verb of another subject: which, that."""
    modals: tuple[str, ...] = ()
    """Verbs that promise only after an agent: will, and futures by their endings: “*eront”."""
    no_modals: tuple[str, ...] = ()
    """What has such an ending and promises nothing: “poderão”, may."""
    futures: dict[str, str] = {}
    """Endings of futures, or whole ones, and those of their infinitives: “eront” of “er”."""
    infinitives: tuple[str, ...] = ()
    """Endings of infinitives, in a language whose nouns have articles: what follows a verb is a
    title only if it begins with one of these, an article, a preposition or a number."""
    verb_last: tuple[str, ...] = ()
    """Before an infinitive that ends its clause; a subject may then stand behind its verb: zu."""
    duties: tuple[str, ...] = ()
    """Verbs that promise after anything: are to be."""
    no_duties: tuple[str, ...] = ()
    """After these, nothing is to be done: aim, purpose."""
    limits: tuple[str, ...] = ()
    """Between an act and its date: by the end of."""
    earliest: tuple[str, ...] = ()
    """Before a date by which nothing is due: not before."""
    ranges: tuple[str, ...] = ()
    """Between the first and the last date of a time: to."""
    months: tuple[str, ...] = ()
    """Before a month without a year."""
    month_endings: tuple[str, ...] = ()
    """Endings of the names of months."""
    spans: tuple[str, ...] = ()
    """Before a number of days, weeks, months or years."""
    numbers: tuple[str, ...] = ()
    """Numbers in words, from one."""
    units: dict[SpanUnit, tuple[str, ...]] = {}
    """Words for days, weeks, months and years."""
    since: tuple[str, ...] = ()
    """After such a number: it counts from another day than the adoption: of the signing."""
    since_adoption: tuple[str, ...] = ()
    """After such a number: it counts from the adoption."""
    since_force: tuple[str, ...] = ()
    """After such a number: it counts from an entry into force."""
    since_event: tuple[str, ...] = ()
    """After such a number: it counts from an event that is on no calendar: of the signing."""
    recurrences: dict[Recurrence, tuple[str, ...]] = {}
    """Words for again and again: annually."""
    every: tuple[str, ...] = ()
    """Before a number of weeks, months or years, for again and again: every."""
    times: dict[Often, tuple[str, ...]] = {}
    """How often, right before one of those for every week, month or year."""
    next_meetings: tuple[str, ...] = ()
    """Words for at the next meeting of the series."""
    this_year: tuple[str, ...] = ()
    """Words for by the end of this year."""
    next_year: tuple[str, ...] = ()
    """Words for by the end of next year."""
    no_dates: tuple[str, ...] = ()
    """After these, a year belongs to a name: agenda."""
    seasons: dict[Season, tuple[str, ...]] = {}
    """Words for the seasons and halves of a year."""
    sites: tuple[str, ...] = ()
    """Before the place of an event."""
    nouns: dict[str, str] = {}
    """The noun of a verb, for a title; empty for a verb that says too little."""
    attitudes: tuple[str, ...] = ()
    """Nouns that a title leaves out before an act: commitment."""
    articles: tuple[str, ...] = ()
    """Left out after the noun of a verb: a, an."""
    manners: tuple[str, ...] = ()
    """Endings of words that say how something is done, directly before its verb."""
    droppable: tuple[str, ...] = ()
    """Articles that a title may leave out to fit."""
    shells: tuple[str, ...] = ()
    """Nouns that say nothing without what they are for: efforts."""
    stances: tuple[str, ...] = ()
    """Nouns for how far somebody goes along: support, readiness."""
    aims: tuple[str, ...] = ()
    """Before what somebody wants to reach: aimed at."""
    purpose: tuple[str, ...] = ()
    """A title's word for "in order to support": for."""
    bonds: tuple[str, ...] = ()
    """Before what a noun needs: of."""
    pointing: tuple[str, ...] = ()
    """Words for what was said before, which a title cannot know: this."""
    determiners: tuple[str, ...] = ()
    """Words before a noun that a title may leave out: the, their."""
    prepositions: tuple[str, ...] = ()
    """Words that a title may not end with: of, in."""
    breaks: tuple[str, ...] = ()
    """A title ends before these."""
    urging: tuple[str, ...] = ()
    """After these, a title says what others are asked to do."""
    courtesies: tuple[str, ...] = ()
    """Words of a paragraph that only is polite: thanked."""
    agreements: tuple[str, ...] = ()
    """Verbs of what was settled: agreed."""
    helping: tuple[str, ...] = ()
    """Verbs with a plain infinitive: help build."""
    auxiliaries: tuple[str, ...] = ()
    """In a clause, before what is to be done: should."""
    hedges: tuple[str, ...] = ()
    """Within commas, what a title leaves out: where appropriate."""
    conditions: tuple[str, ...] = ()
    """What opens a clause that says under which condition something is done."""
    working: tuple[str, ...] = ()
    """Verbs for working, whose aim the title names."""
    working_with: tuple[str, ...] = ()
    """After those, before a partner: with."""
    wordy: tuple[str, ...] = ()
    """Of these, a title keeps the first word: in the field of."""
    contractions: dict[str, str] = {}
    """What a title says for them."""
    endings: dict[str, str] = {}
    """Endings of words, and what a title says for them."""
    voice: dict[str, str] = {}
    """What a summary says for words of the text: we, the parties."""
    asides: tuple[str, ...] = ()
    """Words within commas that a title leaves out."""


RulesFile = dict[LanguageTag, Rules]
