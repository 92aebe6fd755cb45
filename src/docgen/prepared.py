"""What a document says about its making: by whom, for whom, and whether it is a draft."""

import datetime

from msgspec import Struct


class Prepared(Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a document.

    ``date`` is the day of issue, as of which due dates are ahead or past.

    No clock is read: without a date, no due date is called ahead or past.
    """

    purpose: str = ""
    """What the document is for."""
    addressee: str = ""
    """Whom it is for."""
    date: datetime.date | None = None
    """The day of issue, which decides which due dates are past: 2026-11-27."""
    handling: str = ""
    """How it may be passed on."""
    desk: str = ""
    """Who has made it."""
    contact: str = ""
    """How to reach them."""


class PreparedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What the head of a document says, in another language."""

    purpose: str = ""
    """What the document is for."""
    addressee: str = ""
    """Whom it is for."""
    handling: str = ""
    """How it may be passed on."""
    desk: str = ""
    """Who has made it."""
    contact: str = ""
    """How to reach them."""


class Unconfirmed(Struct, frozen=True):
    """Entries that an import proposed and nobody has confirmed; they make a document a draft.

    ``declaration`` counts those of the whole declaration, since a wrong one can also keep a
    paragraph out of a document; ``shown`` counts those of the paragraphs in the view.
    """

    declaration: int
    """How many, of the whole declaration."""
    shown: int
    """How many, of the paragraphs shown."""
