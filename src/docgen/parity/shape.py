"""A pair of paragraphs → what differs in its shape: items, quotation marks, denials, length."""

from collections.abc import Iterator

from msgspec.structs import replace

from docgen.parity.enumerations import item_missing
from docgen.parity.finding import ParityFinding, Severity, Subject
from docgen.parity.lengths import Lengths
from docgen.parity.members import Member
from docgen.parity.messages import Messages


def shape_findings(
    first: Member, second: Member, lengths: Lengths, say: Messages
) -> Iterator[ParityFinding]:
    """What the two paragraphs do not share, other than numbers and names."""
    ref, one, other = first.ref, first.facts, second.facts
    if one.items != other.items:
        yield _finding("items", "difference", say.items(ref, one, other), first, second)
    if sizes := item_missing(one.enumerations, other.enumerations):
        yield _finding("items", "look", say.enumeration(ref, *sizes), first, second)
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


def _negations(first: Member, second: Member, say: Messages) -> Iterator[ParityFinding]:
    """More clauses that deny something than the other paragraph can answer.

    Words that may deny something answer it if the other paragraph has more of them.
    """
    one, other = first.facts.negations, second.facts.negations
    if not (one.known and other.known):
        return
    more = other.maybe - one.maybe
    if len(one.sure) > len(other.sure) + max(0, more):
        message = say.negation(first.ref, one.sure, other.sure, in_first=True)
        sides = replace(first.side, words=one.sure[0]), second.side
        yield ParityFinding("negation", "look", message, *sides)
    if len(other.sure) > len(one.sure) + max(0, -more):
        message = say.negation(first.ref, other.sure, one.sure, in_first=False)
        sides = first.side, replace(second.side, words=other.sure[0])
        yield ParityFinding("negation", "look", message, *sides)
