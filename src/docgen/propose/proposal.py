"""What may be said about a paragraph, for a person to confirm."""

from msgspec import Struct

from docgen.commitment import Kind, Stage
from docgen.due import Due, Timing
from docgen.model import Mentions
from docgen.propose.weights import Weight


class Cue(Struct, frozen=True):
    """Words that spoke for a sector; ``weight`` is how far they count, from 0 to 1."""

    words: str
    weight: float


class Candidate(Struct, frozen=True):
    """A possible sector; ``score`` is from 0 to 1, ``why`` are the cues that it comes from."""

    sector: str
    score: float
    why: tuple[Cue, ...]


class CommitmentProposal(Struct, frozen=True):
    """A possible commitment in a paragraph; ``others`` are other titles, the best first.

    ``duty`` is who has to act, where the words say that it is not everybody.
    """

    what: str
    quote: str
    kind: Kind
    by: tuple[str, ...]
    due: Due | Timing | None
    sectors: tuple[str, ...]
    place: str | None = None
    stage: Stage | None = None
    others: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()


class Proposal(Struct, frozen=True):
    """What may be said about the paragraph ``ref``.

    ``sectors`` are those of the ``candidates`` that are likely enough; ``summary`` is a draft in
    the desk's voice, empty if there is none. ``weight`` is by the rule of
    :class:`~docgen.propose.weights.Weights`.
    """

    ref: str
    sectors: tuple[str, ...]
    parties: Mentions
    commitments: tuple[CommitmentProposal, ...]
    candidates: tuple[Candidate, ...] = ()
    summary: str = ""
    weight: Weight = 2
