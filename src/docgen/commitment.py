"""A commitment: what was promised, and what became of it by the desk's records."""

import datetime
from typing import Literal

from msgspec import Struct

from docgen.due import Due, Timing, standing
from docgen.statuses import Status

Kind = Literal[
    "event", "programme", "cooperation", "dialogue", "measure", "principle", "support", "interest"
]
Stage = Literal["agreed", "proposed", "open"]
LinkKind = Literal["follows", "repeats", "supersedes"]


class Update(Struct, frozen=True):
    """What a desk recorded of a commitment on one day."""

    date: datetime.date
    """The day."""
    status: Status
    """Where it stood."""
    note: str = ""
    """In the desk's words."""
    evidence: str = ""
    """What shows it: an address, or the name of a document."""


class Link(Struct, frozen=True):
    """How a commitment stands to one of another declaration, ``DECLARATION/ID``."""

    kind: LinkKind
    """What it does to the other."""
    target: str
    """The other: the id of its declaration, a slash, and its own."""


class Withdrawn(Struct, frozen=True):
    """A commitment that the desk once followed and no longer has in its annotations."""

    id: str
    """The id it had."""
    date: datetime.date
    """The day from which it is not followed."""
    what: str
    """Our name for it."""


class Commitment(Struct, frozen=True):
    """Something the parties agreed to do or welcomed, in the words of paragraph ``ref``.

    ``quote`` is a verbatim part of the paragraph, ``what`` our name for it. ``by`` whom it was
    agreed or proposed, and whose ``duty`` it is to act, are party codes, group ids, or ``all``.
    ``stage`` is ``open`` where the text can be read as agreed and as proposed. ``history`` is in
    the order of time; documents of products without ``register`` are not given it.
    """

    ref: str
    """The paragraph that holds it."""
    what: str
    """Our name for it."""
    quote: str
    """Its words, a verbatim part of the paragraph."""
    kind: Kind
    """What it is."""
    by: tuple[str, ...]
    """By whom it was agreed or proposed: codes, group ids, or all."""
    sectors: tuple[str, ...]
    """Ids of its topics."""
    due: Due | None = None
    """When it is due, if the text says so."""
    place: str | None = None
    """Where, if the text says so."""
    stage: Stage | None = None
    """Agreed, proposed, or open where it can be read as both."""
    duty: tuple[str, ...] = ()
    """Whose duty it is to act: codes, group ids, or all."""
    id: str = ""
    """Its id, unique within the declaration: the paragraph where it was first recorded, and a
    number. It stays when the paragraph moves."""
    history: tuple[Update, ...] = ()
    """What became of it, in the order of time."""
    links: tuple[Link, ...] = ()
    """How it stands to commitments of other declarations."""
    unrelated: tuple[str, ...] = ()
    """Those that read like it and have nothing to do with it, DECLARATION/ID: a person said so."""
    timing: Timing | None = None
    """The text's rule for when it is due, if it gives one; ``due`` is the date that follows from
    it: none, of what is due every year, or at a next meeting that is not on file."""
    unconfirmed: bool = False
    """Whether nobody has confirmed it, or the topics that it has from its paragraph."""

    @property
    def status(self) -> Status:
        """Where it stands by the last update of its history; open without one."""
        return self.history[-1].status if self.history else "open"

    def overdue(self, as_of: datetime.date) -> bool:
        """Whether its time was over on that day, and no update says that it was done or given up.

        What has no date is never overdue: whether it lapsed, its history says.
        """
        return self.status in ("open", "under way") and standing(self.due, as_of) == "past"


def due_order(commitment: Commitment) -> tuple[datetime.date, bool]:
    """The sort key: dated commitments first, by the end of the period, then those that have a rule
    for it alone.

    Equals keep the text's order.
    """
    end = commitment.due.span[1] if commitment.due else datetime.date.max
    return end, commitment.due is None and commitment.timing is None
