"""A row of the register: a commitment with its words, and every name in one language."""

import datetime

from msgspec import Struct

from docgen.commitment import Commitment, Update, Withdrawn
from docgen.due import Exactness, Outlook
from docgen.model import Head


class CommitmentRow(Struct, frozen=True):
    """A commitment of the declaration ``head``, whose words are those of that language version."""

    head: Head
    commitment: Commitment
    parties: tuple[str, ...]
    """Codes of all states and organisations that agreed or proposed it or have to act, members of
    groups too, in the order of the text."""
    kind: str
    """What it is, as a word."""
    by_whom: str
    """By whom it was agreed or proposed, and who has to act: agreed by all participants."""
    sectors: tuple[str, ...]
    """The names of its topics."""
    due: str
    """The due date as exactly as the text gives it, with the text's rule, or the rule alone; “no
    date” without either."""
    status: str
    """Where it stands, as a word."""
    outlook: Outlook | None
    """Of the due date, on the day of the listing; nothing without either."""
    overdue: bool
    """Whether the due date is past on the day of the listing, and nothing says that it was met."""

    @property
    def id(self) -> str:
        """The id among those of all declarations: ``central-asia-italy-2025/25-2``."""
        return f"{self.head.id}/{self.commitment.id}"

    @property
    def last(self) -> Update | None:
        """The last update."""
        return self.commitment.history[-1] if self.commitment.history else None

    @property
    def exactness(self) -> Exactness | None:
        """How exactly the text gives the due date."""
        due = self.commitment.due
        return due.exactness if due else None


class Listing(Struct, frozen=True):
    """Rows of the register, in the order of due dates, in the words of one language.

    ``as_of`` is the day for which it says what is overdue, ``labels`` the headings of its columns
    and the like in that language, by their English words (``render.rows`` has them). ``draft`` says
    that something is unconfirmed; it is empty if nothing is.
    """

    id: str
    """What it lists, for programs: the ids of its declarations, each with that of its variant."""
    title: str
    """What it lists: the declaration's title, and the country or topic it is cut for."""
    language: str
    as_of: datetime.date | None
    rows: tuple[CommitmentRow, ...]
    parties: dict[str, str]
    """Names by code, of all parties of the rows, in the order of the text."""
    labels: dict[str, str]
    withdrawn: tuple[tuple[str, Withdrawn], ...] = ()
    """Commitments that are no longer followed, each with the id of its declaration."""
    draft: str = ""
    file: str = ""
    """The name of the file that it becomes, for files that name each other."""
