"""What a document is given to print: its view, as its product asks for it."""

import datetime

from msgspec.structs import replace

from docgen.commitment import Commitment
from docgen.model import Product
from docgen.plan.matrix import editions
from docgen.plan.on_file import with_on_file
from docgen.plan.steps import Slot
from docgen.plan.variants import view_of
from docgen.plan.wordings import Wordings
from docgen.view import View


def view_for(wordings: Wordings, slot: Slot, product: Product, date: datetime.date | None) -> View:
    """The view of a document of ``product``; it can be without notes, have others on file, and say
    what became of the commitments.

    It is in the document's language, as far as that is translated; ``date`` is the day of issue.
    """
    language = slot.document.language
    worded = wordings.of(slot.declaration, language)
    prepared = replace(worded.prepared, date=date)
    view = view_of(worded.declaration, worded.vocabulary, slot.variant, prepared)
    view = replace(view, parties=wordings.parties_in(view, language))
    foreign = worded.foreign
    if not product.notes:
        view = replace(view, notes=())
    if not product.register:
        view = replace(view, commitments=tuple(map(_unfollowed, view.commitments)), withdrawn=())
    if product.on_file:
        declarations = wordings.project.declarations
        others = [wordings.of(each, language) for each in editions(declarations, language)]
        view = with_on_file(view, [(each.declaration, each.vocabulary) for each in others])
        for each in others:
            foreign = {**each.foreign, **foreign}
    found = wordings.foreign_in(view, foreign)
    return replace(view, foreign=found) if found else view


def _unfollowed(commitment: Commitment) -> Commitment:
    """``commitment`` without what became of it, so that a new step makes no document anew."""
    return replace(commitment, history=(), links=(), unrelated=())
