"""What a paragraph offers to whoever changes its annotation: sectors, dates, places, titles."""

import datetime

from msgspec import Struct

from docgen.cues.loading import load_rules
from docgen.cues.names import Names
from docgen.due import spelled
from docgen.language.dates import days
from docgen.language.sentences import sentences
from docgen.load.text import TextParagraph
from docgen.propose.due_dates import DueDates
from docgen.propose.learning import learned, weights
from docgen.propose.places import Places
from docgen.propose.proposal import Candidate
from docgen.propose.proposer import Proposer
from docgen.propose.sectors import Sectors
from docgen.review.review import Review
from docgen.sources import Sources


class OfferedTitles(Struct, frozen=True):
    """Titles for the commitment that quotes ``quote``, the best first."""

    quote: str
    titles: tuple[str, ...]


class Offers(Struct, frozen=True):
    """``sectors`` are the likeliest first, each with the cues that speak for it.

    ``dues`` are due dates as ``annotations.yaml`` has them, ``places`` names, both in the order of
    the text, as are ``titles``.
    """

    sectors: tuple[Candidate, ...]
    dues: tuple[str, ...]
    places: tuple[str, ...]
    titles: tuple[OfferedTitles, ...]


class Offering:
    """Finds what the paragraphs of ``review`` offer, by cues that have learned from the project.

    Raises :class:`ContentError` if the project's own cues cannot be read.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        sources, language, vocabulary = Sources(review.root), review.language, review.vocabulary
        rules = load_rules(sources, language, review.name)
        known = weights(learned(sources, language, rules, vocabulary))
        adopted = _adopted(str(review.head.get("date", "")))
        names = Names(vocabulary, rules, language)
        self._proposer = Proposer(rules, names, vocabulary, language, adopted, known)
        self._sectors = Sectors(rules, vocabulary, known)
        self._dates = DueDates(rules, language, adopted)
        self._places = Places(rules, language)

    def of(self, name: str) -> Offers:
        """What the paragraph offers that ``name`` means.

        Raises :class:`UsageError` if there is none.
        """
        paragraph = self._review.paragraph(name)
        words = " ".join(paragraph.blocks)
        places = (self._places.find(each) for each in sentences(words))
        return Offers(
            self._sectors.find(words, paragraph.heading or ""),
            tuple(dict.fromkeys(spelled(each.due) for each in self._dates.find(words))),
            tuple(dict.fromkeys(place for place in places if place)),
            self._titles(paragraph),
        )

    def _titles(self, paragraph: TextParagraph) -> tuple[OfferedTitles, ...]:
        """Those of commitments; an item of a list is read behind the paragraph that opens it."""
        stem = self._review.paragraphs.get(paragraph.ref.rpartition("(")[0])
        found = self._proposer.propose([stem, paragraph] if stem else [paragraph])[-1]
        return tuple(
            OfferedTitles(each.quote, (each.what, *each.others)) for each in found.commitments
        )


def _adopted(date: str) -> datetime.date | None:
    found = days(date, "en")
    return found[0].date if found else None
