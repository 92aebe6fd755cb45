"""What is proposed for each paragraph and what is confirmed: the data of ``docgen proposals``."""

from collections.abc import Iterator

from msgspec import Struct

from docgen.language.spelling import Spelled
from docgen.load.annotations import CommitmentEntry, Part
from docgen.load.text import TextParagraph
from docgen.model import Mentions
from docgen.review.decision import PARTS
from docgen.review.head import HeadPart
from docgen.review.parties import PendingParties
from docgen.review.review import Review


class PendingCommitment(Struct, frozen=True, omit_defaults=True):
    """A commitment; ``words`` are the places in the paragraph's text where its quote is.

    They are left out if it is not there. ``proposed``: nobody has confirmed it.
    """

    number: int
    what: str
    quote: str
    kind: str
    by: tuple[str, ...]
    words: tuple[int, int] | None = None
    due: str = ""
    place: str = ""
    stage: str = ""
    duty: tuple[str, ...] = ()
    sectors: tuple[str, ...] | None = None
    proposed: bool = False


class PendingParagraph(Struct, frozen=True):
    """A paragraph with what the desk says of it.

    ``unconfirmed`` are the parts that nobody has confirmed; ``left`` counts them and the proposed
    commitments. ``line`` is that of the text file; ``entry`` the paragraph's text in
    ``annotations.yaml``, empty if there is none.
    """

    paragraph: str
    heading: str | None
    text: str
    line: int
    entry: str
    unconfirmed: tuple[Part, ...]
    left: int
    summary: str
    sectors: tuple[str, ...]
    parties: Mentions
    commitments: tuple[PendingCommitment, ...]
    weight: int = 2


class Pending(Struct, frozen=True):
    """All paragraphs of a declaration; ``left`` counts the decisions to take."""

    declaration: str
    language: str
    left: int
    head: tuple[HeadPart, ...]
    parties: PendingParties
    paragraphs: tuple[PendingParagraph, ...]


def pending(review: Review) -> Pending:
    """What is proposed and confirmed in ``review``.

    Raises :class:`ContentError` if a file cannot be read.
    """
    entries = review.entries()
    found = tuple(
        _paragraph(review, paragraph, *entries.get(ref, (ref, "")))
        for ref, paragraph in review.paragraphs.items()
    )
    left = sum(each.left for each in found)
    parties = review.party_files.pending(review.vocabulary)
    return Pending(review.name, review.language, left, review.head_file.parts(), parties, found)


def pending_paragraph(review: Review, name: str) -> PendingParagraph:
    """The paragraph that ``name`` means; raises :class:`UsageError` if there is none."""
    paragraph = review.paragraph(name)
    key, text = review.entries().get(paragraph.ref, (paragraph.ref, ""))
    return _paragraph(review, paragraph, key, text)


def _paragraph(review: Review, paragraph: TextParagraph, key: str, entry: str) -> PendingParagraph:
    words = " ".join(paragraph.blocks)
    about = (paragraph.ref, paragraph.heading, words, paragraph.line, entry)
    if not entry:
        return PendingParagraph(*about, (), 0, "", (), Mentions(), ())
    read = review.parsed(key, entry)
    parts = PARTS if read.proposed is True else read.proposed or ()
    commitments = tuple(_commitments(read.commitments, words))
    left = len(parts) + sum(each.proposed for each in commitments)
    return PendingParagraph(
        *about, parts, left, read.summary, read.sectors, read.parties, commitments, read.weight
    )


def _commitments(
    commitments: tuple[CommitmentEntry, ...], words: str
) -> Iterator[PendingCommitment]:
    spelled = Spelled(words)
    for number, each in enumerate(commitments, 1):
        quote = spelled.find(each.quote) or ""
        start = words.find(quote) if quote else -1
        yield PendingCommitment(
            number=number,
            what=each.what,
            quote=each.quote,
            kind=each.kind,
            by=each.by,
            words=(start, start + len(quote)) if start >= 0 else None,
            due="" if each.due is None else str(each.due),
            place=each.place or "",
            stage=each.stage or "",
            duty=each.duty,
            sectors=each.sectors,
            proposed=each.proposed,
        )
