"""A pair of paragraphs → what differs in its shape: headings, items, quotation marks, length."""

from collections.abc import Iterator
from itertools import zip_longest

from docgen.parity.finding import ParityFinding, Severity, Side, Subject
from docgen.parity.lengths import Lengths
from docgen.parity.messages import Messages
from docgen.parity.pairing import Member


def shape_findings(
    first: Member, second: Member, lengths: Lengths, say: Messages
) -> Iterator[ParityFinding]:
    """What the two paragraphs do not share, other than numbers and names."""
    yield from _headings(first, second, say)
    ref, one, other = first.ref, first.facts, second.facts
    if one.items != other.items:
        yield _finding("items", "difference", say.items(ref, one, other), first, second)
    if one.quotations != other.quotations:
        yield _finding("quotation", "look", say.quotations(ref, one, other), first, second)
    yield from _negations(first, second, say)
    letters = first.paragraph.length, second.paragraph.length
    if lengths.unlikely(*letters):
        message = say.length(ref, letters[1], letters[0] * lengths.ratio)
        yield _finding("length", "look", message, first, second)


def _finding(
    subject: Subject, severity: Severity, message: str, first: Member, second: Member
) -> ParityFinding:
    return ParityFinding(subject, severity, message, first.side, second.side)


def _headings(first: Member, second: Member, say: Messages) -> Iterator[ParityFinding]:
    """The headings before one paragraph and not before the other."""
    both = zip_longest(first.paragraph.headings, second.paragraph.headings)
    for one, other in both:
        if one is None or other is None:
            words = one or other or ""
            message = say.heading(first.ref, words, in_first=other is None)
            sides = _worded(first.side, one or ""), _worded(second.side, other or "")
            yield ParityFinding("heading", "difference", message, *sides)


def _negations(first: Member, second: Member, say: Messages) -> Iterator[ParityFinding]:
    """A word that denies, where the other paragraph has none and nothing like one."""
    one, other = first.facts.negations, second.facts.negations
    if not (one.known and other.known):
        return
    if one.sure and not (other.sure or other.maybe):
        message = say.negation(first.ref, one.sure, in_first=True)
        sides = _worded(first.side, one.sure), second.side
        yield ParityFinding("negation", "look", message, *sides)
    if other.sure and not (one.sure or one.maybe):
        message = say.negation(first.ref, other.sure, in_first=False)
        sides = first.side, _worded(second.side, other.sure)
        yield ParityFinding("negation", "look", message, *sides)


def _worded(side: Side, words: str) -> Side:
    return Side(side.language, side.path, side.ref, side.line, words)
