"""What may be said about a paragraph, for a person to confirm."""

from msgspec import Struct

from docgen.due import Due
from docgen.model import Kind, Mentions


class CommitmentProposal(Struct, frozen=True):
    """A possible commitment in a paragraph."""

    what: str
    quote: str
    kind: Kind
    by: tuple[str, ...]
    due: Due | None
    sectors: tuple[str, ...]


class Proposal(Struct, frozen=True):
    """What may be said about the paragraph ``ref``."""

    ref: str
    sectors: tuple[str, ...]
    parties: Mentions
    commitments: tuple[CommitmentProposal, ...]
