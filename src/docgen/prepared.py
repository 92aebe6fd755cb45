"""What a document says of its own making: by whom, for whom, and whether it is a draft."""

import datetime

from msgspec import Struct


class Prepared(Struct, frozen=True, forbid_unknown_fields=True):
    """What the head of a document says of its making; ``date`` is the day of issue, from which a
    due date is ahead or past. No clock is read: without a date, a document says neither.
    """

    purpose: str = ""
    addressee: str = ""
    date: datetime.date | None = None
    handling: str = ""
    desk: str = ""
    contact: str = ""


class Unconfirmed(Struct, frozen=True):
    """Entries that an import proposed and no person has confirmed; they make a draft of a document.

    ``declaration`` counts those of the whole declaration, since one that is wrong can also keep a
    paragraph out of a document; ``shown`` those of the paragraphs that the view shows.
    """

    declaration: int
    shown: int
