"""Paragraphs of a text → what the desk may say about each, by the cues of its language."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.due import Due, Every, Timing, Within
from docgen.load.text import TextParagraph
from docgen.model import Vocabulary
from docgen.propose.agents import Agents
from docgen.propose.commitments import Commitments, Pledge
from docgen.propose.denials import Denials
from docgen.propose.due_dates import DueDate, DueDates
from docgen.propose.duties import Duties
from docgen.propose.inversion import Inversion
from docgen.propose.places import Places
from docgen.propose.proposal import CommitmentProposal, Proposal
from docgen.propose.sectors import Sectors
from docgen.propose.summaries import Summaries
from docgen.propose.titles import Titles
from docgen.propose.verb_last import VerbLast
from docgen.propose.weights import Weights

_SAME = "One "
_ANOTHER = re.compile(r"[\s,;]*(?:as well as|and)\s+")  # a thing with a date of its own follows


class Proposer:
    """Reads texts of one language; ``adopted`` is the date that separates future from past.

    ``learned`` are weights of cues, by sector and cue (:mod:`docgen.propose.learning`).
    """

    def __init__(
        self,
        rules: Rules,
        names: Names,
        vocabulary: Vocabulary,
        language: str,
        adopted: datetime.date | None,
        learned: Mapping[tuple[str, str], float] | None = None,
    ) -> None:
        self._names = names
        self._sectors = Sectors(rules, vocabulary, learned)
        self._dates = DueDates(rules, language, adopted)
        self._agents = Agents(rules, names)
        self._commitments = Commitments(rules, self._agents, Inversion(rules, names, self._agents))
        self._denials = Denials(rules)
        self._places = Places(rules, language)
        self._last = VerbLast(rules) if rules.verb_last else None
        self._titles = Titles(rules)
        self._summaries = Summaries(rules)
        self._duties = Duties(rules, self._agents)
        self._weights = Weights(rules)
        self._gatherings = pattern(rules.gatherings)
        opening = pattern((*rules.relatives, *(rules.determiners if rules.verb_last else ())))
        self._asides = re.compile(rf",\s+(?:\w+\s+)?(?:{opening.pattern})[^,]*,", re.IGNORECASE)

    def propose(self, paragraphs: Sequence[TextParagraph]) -> tuple[Proposal, ...]:
        """What may be said about each paragraph of a text."""
        found = []
        stem: TextParagraph | None = None
        for each in paragraphs:
            if stem and not each.ref.startswith(f"{stem.ref}("):
                stem = None
            found.append(self._paragraph(each, stem))
            if each.blocks[-1].rstrip().endswith(":"):
                stem = each
        return tuple(found)

    def _paragraph(self, paragraph: TextParagraph, stem: TextParagraph | None) -> Proposal:
        text = " ".join(paragraph.blocks)
        above = self._commitments.opens_list(stem.blocks[-1]) if stem else None
        context = (paragraph.heading or "", *(stem.blocks if stem else ()))
        candidates = self._sectors.find(text, " ".join(context).strip())
        sectors = self._sectors.chosen(candidates)
        pledges = list(self._pledges(paragraph.blocks, above))
        commitments = [
            each for pledge, block in pledges for each in self._dated(block, pledge, sectors)
        ]
        block = pledges[0][1] if pledges else paragraph.blocks[0]
        own = [pledge for pledge, words in pledges if words == block]
        return Proposal(
            paragraph.ref,
            sectors,
            self._names.mentions(f"{stem.blocks[-1]} {text}" if stem and above else text),
            tuple(commitments),
            candidates,
            "" if above else self._summaries.draft(block, own),
            self._weights.of(text, (each.quote for each in commitments)),
        )

    def _pledges(self, blocks: Sequence[str], above: Pledge | None) -> Iterator[tuple[Pledge, str]]:
        """Each commitment with the block that has it; items of a list are commitments."""
        stem = above
        for block in blocks:
            opened = self._commitments.opens_list(block)
            pledges = self._commitments.find(block)
            if opened:
                pledges = pledges[:-1]
            elif stem and not pledges:
                pledges = [self._commitments.item(block, stem)]
            yield from ((each, block) for each in pledges)
            stem = opened or stem

    def _dated(
        self, text: str, pledge: Pledge, sectors: tuple[str, ...]
    ) -> Iterator[CommitmentProposal]:
        """The commitment, or several where each has a date of its own."""
        dates = self._own_dates(text, pledge)
        joints = [
            joint
            for date in dates[:-1]
            if (joint := _ANOTHER.match(text, pledge.start + date.end, pledge.end))
        ]
        starts = [pledge.start, *(each.end() for each in joints)]
        ends = [*(each.start() for each in joints), pledge.end]
        first = ""
        for start, end in zip(starts, ends, strict=True):
            before = start - pledge.start
            own = [
                each._replace(start=each.start - before, end=each.end - before)
                for each in dates
                if start <= pledge.start + each.start < end
            ]
            condition = 0 if before else pledge.condition
            said = max(pledge.said, start)
            part = pledge._replace(start=start, end=end, said=said, condition=condition)
            made = self._commitment(text, part, own, sectors)
            if first and made.what.startswith(_SAME):  # "a roundtable by 2026 and one in 2027"
                made = replace(made, what=made.what.replace(_SAME, f"{first} ", 1))
            first = first or made.what.split(" ")[0]
            yield made

    def _own_dates(self, text: str, pledge: Pledge) -> list[DueDate]:
        """The dates of a ``pledge``, without those that belong to whoever makes it: "Italy, which
        will chair the group in 2033, will".
        """
        asides = [each.span() for each in self._asides.finditer(text, pledge.start, pledge.cue)]
        return [
            each
            for each in self._dates.find(text[pledge.start : pledge.end])
            if not any(start <= pledge.start + each.start < end for start, end in asides)
        ]

    def _commitment(
        self, text: str, pledge: Pledge, dates: Sequence[DueDate], sectors: tuple[str, ...]
    ) -> CommitmentProposal:
        quote = text[pledge.start - pledge.condition : pledge.end].rstrip(" ,;.")
        due = _due(each.due for each in dates)
        eventful = isinstance(due, (Due, Within)) and self._gatherings.search(quote)
        own = self._sectors.chosen(self._sectors.find(quote))
        title, *others = self._titled(text, pledge, dates)
        return CommitmentProposal(
            title,
            quote,
            "event" if eventful else pledge.kind,
            pledge.by,
            due,
            tuple(name for name in own if name in sectors) or sectors,
            self._places.find(quote) if due or pledge.kind in ("event", "programme") else None,
            pledge.stage,
            tuple(others),
            self._duties.of(text, pledge),
        )

    def _titled(self, text: str, pledge: Pledge, dates: Sequence[DueDate]) -> tuple[str, ...]:
        said = max(pledge.said, pledge.start)
        # "annually" is part of what is done; a date, or a time for it, is not.
        starts = (each.start for each in dates if not isinstance(each.due, Every))
        dated = pledge.start + next(starts, pledge.end - pledge.start)
        cue = text[pledge.cue : said] if pledge.cue >= pledge.start else ""
        least = 1 if self._titles.begins(cue) else 2
        end = dated if len(text[said:dated].split()) >= least else pledge.end
        subject = text[pledge.start : pledge.cue] if pledge.passive else ""
        if subject and not any(each.start == 0 for each in self._names.found(subject)):
            subject = subject[:1].lower() + subject[1:]
        titles = self._titles.titles(cue, text[said:end], subject)
        if self._last:
            past = pledge.start - said
            spans = [(d.start + past, d.end + past) for d in dates if not isinstance(d.due, Every)]
            own_words = self._last.without_dates(
                text[said : pledge.end], [s for s in spans if s[0] >= 0]
            )
            titles = (self._last.title(cue, own_words),)
        if self._denials.negative(text, pledge.start, said, pledge.end):
            own = self._denials.title(text, pledge.start, said, pledge.end)
            named = tuple(each for each in titles if self._denials.said(each))
            keeps = pledge.passive or self._denials.in_title
            titles = (named or ("",)) if keeps else (own,)
        if self._denials.refuses(cue, text[said:end]):
            titles = tuple(each for each in titles if self._denials.refused(each)) or ("",)
        added = " (proposed)" if pledge.stage == "proposed" else ""
        return tuple(f"{title}{added}" for title in titles)


def _due(found: Iterable[Due | Timing]) -> Due | Timing | None:
    """When a commitment is due that names all of these: the last limit, or else the first date, or
    else the first rule.
    """
    rules = [*found]
    dates = [each for each in rules if isinstance(each, Due)]
    limits = [each for each in dates if each.by]
    return next(iter((*reversed(limits), *dates, *rules)), None)
