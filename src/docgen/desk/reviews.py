"""The reviews of one desk: decisions of all its pages, and taking them back."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from msgspec import Struct

from docgen.errors import UsageError
from docgen.model import Vocabulary
from docgen.review.decision import Decision
from docgen.review.head import HeadDecision
from docgen.review.offers import Offering, Offers
from docgen.review.parties import ParticipantsDecision, PartyDecision
from docgen.review.pending import Pending, PendingParagraph, pending, pending_paragraph
from docgen.review.review import Review
from docgen.review.saving import Change
from docgen.sources import Sources

_MOST_CHANGES = 500  # kept for undoing, of all pages together; a page keeps its last 50


class Decided(Struct, frozen=True):
    """What became of a decision: the paragraph as it is now, and what is left of all.

    ``paragraph`` is ``None`` for a decision about the head or parties.

    ``step`` takes it back; ``version`` is that of :meth:`OpenReview.state`.
    """

    paragraph: PendingParagraph | None
    left: int
    step: int
    version: str


class OpenReview:
    """The review of one declaration, for any number of pages at once."""

    def __init__(self, root: Path, name: str) -> None:
        self._review = Review(root, name)
        self._lock = Lock()
        self._changes: OrderedDict[int, tuple[str | None, Change]] = OrderedDict()
        self._steps = 0
        self._offering: Offering | None = None

    def state(self) -> tuple[Pending, str]:
        """What is proposed and confirmed, and its :meth:`version`."""
        with self._lock:
            version = self._review.version()
            return pending(self._review), version

    def version(self) -> str:
        """The same as long as the state is."""
        with self._lock:
            return self._review.version()

    @property
    def vocabulary(self) -> Vocabulary:
        """What the decisions choose from."""
        with self._lock:
            return self._review.vocabulary

    def offers(self, name: str) -> Offers:
        """What the paragraph ``name`` offers, by what the cues had learned when first asked.

        Raises the errors of :class:`Offering`.
        """
        with self._lock:
            self._offering = self._offering or Offering(self._review)
            return self._offering.of(name)

    def decide(self, decision: Decision, seen: str) -> Decided:
        """Write ``decision``, taken on the entry whose text was ``seen``.

        Raises the errors of :meth:`Review.decide`.
        """
        with self._lock:
            change = self._review.decide(decision, seen)
            return self._remembered(self._review.paragraph(decision.paragraph).ref, change)

    def decide_head(self, decision: HeadDecision, seen: str) -> Decided:
        """Write ``decision`` about the head; raises the errors of :meth:`HeadFile.decide`."""
        with self._lock:
            return self._remembered(None, self._review.head_file.decide(decision, seen))

    def decide_parties(self, decision: PartyDecision | ParticipantsDecision, seen: str) -> Decided:
        """Write ``decision`` about parties; raises the errors of :class:`PartyFiles`."""
        with self._lock:
            files, vocabulary = self._review.party_files, self._review.vocabulary
            if isinstance(decision, PartyDecision):
                change = files.decide_party(decision, seen, vocabulary)
            else:
                language = self._review.language
                change = files.decide_participants(decision, seen, vocabulary, language)
            return self._remembered(None, change)

    def undo(self, step: int) -> Decided:
        """Take the decision ``step`` back.

        Raises :class:`ConflictError` if the entry was changed since, :class:`UsageError` if the
        desk does not know the decision any more.
        """
        with self._lock:
            if step not in self._changes:
                raise UsageError("this decision can no longer be taken back here")
            ref, change = self._changes[step]
            self._review.undo(change)
            del self._changes[step]
            return self._decided(ref, step)

    def _remembered(self, ref: str | None, change: Change) -> Decided:
        self._steps += 1
        self._changes[self._steps] = ref, change
        if len(self._changes) > _MOST_CHANGES:
            self._changes.popitem(last=False)
        return self._decided(ref, self._steps)

    def _decided(self, ref: str | None, step: int) -> Decided:
        left = pending(self._review).left
        paragraph = None if ref is None else pending_paragraph(self._review, ref)
        return Decided(paragraph, left, step, self._review.version())


class Reviews:
    """The reviews that pages have opened of declarations of the project in ``root``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._open: dict[str, OpenReview] = {}

    def names(self) -> list[str]:
        """The declarations that have annotations, even if something else in them is missing."""
        sources = Sources(self._root)
        return [
            name
            for name in sources.names("content")
            if sources.find(f"content/{name}/annotations.yaml") is not None
        ]

    def of(self, name: str) -> OpenReview:
        """The review of the declaration ``name``; raises :class:`UsageError` if there is none."""
        if name not in self._open:
            self._open[name] = OpenReview(self._root, name)
        return self._open[name]
