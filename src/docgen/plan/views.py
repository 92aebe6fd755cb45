"""What a document is given to print: its view, as its product asks for it, and the view's digest.

A plan has thousands of documents. Those for countries that the same paragraphs concern in the same
way differ in nothing but whom they are for, so what they share is worked out and digested once.
"""

import datetime
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from docgen.commitment import Commitment
from docgen.model import Product
from docgen.plan.matrix import editions
from docgen.plan.on_file import with_on_file
from docgen.plan.steps import Slot
from docgen.plan.variants import Concern, cut_of, standings_of
from docgen.plan.wordings import Worded, Wordings
from docgen.view import Variant, View

_Concerns = tuple[Concern | None, ...]
_Key = tuple[bool, bool, bool, str | None, _Concerns, Variant | None]


class Views:
    """The views of a project's documents; ``date`` is the day of issue."""

    def __init__(self, wordings: Wordings, date: datetime.date | None) -> None:
        self._wordings, self._date = wordings, date
        self._readings: dict[tuple[str, str, str], _Reading] = {}

    def of(self, slot: Slot, product: Product) -> tuple[View, str]:
        """The view of a document of ``product``, and its digest.

        It can be without notes, have others on file, and say what became of the commitments. It is
        in the document's language, as far as that is translated.
        """
        variant, language, head = slot.variant, slot.document.language, slot.declaration.head
        name = (head.id, head.language, language)
        if name not in self._readings:
            self._readings[name] = _Reading(self._wordings.of(slot.declaration, language))
        reading = self._readings[name]
        noted = product.notes and variant.id in reading.worded.declaration.notes
        concerns = reading.concerns(variant)
        key = (
            *(product.notes, product.on_file, product.register, variant.sector, concerns),
            variant if noted or product.on_file else None,
        )
        if key not in reading.shared:
            view = self._shared(reading.worded, reading.standings(variant.country), slot, product)
            reading.shared[key] = view, sha256(msgspec.json.encode(view)).digest()
        view, digest = reading.shared[key]
        whole = sha256(digest + msgspec.json.encode(variant))
        return replace(view, variant=variant), whole.hexdigest()

    def _shared(self, worded: Worded, standings: _Concerns, slot: Slot, product: Product) -> View:
        """The view but for its variant: of this, only a note and others on file may tell."""
        declaration, variant, language = worded.declaration, slot.variant, slot.document.language
        prepared = replace(worded.prepared, date=self._date)
        view = cut_of(declaration, worded.vocabulary, variant.sector, standings, prepared)
        view = replace(view, parties=self._wordings.parties_in(view, language))
        foreign = worded.foreign
        if product.notes:
            view = replace(view, notes=declaration.notes.get(variant.id, ()))
        if not product.register:
            view = replace(
                view, commitments=tuple(map(_unfollowed, view.commitments)), withdrawn=()
            )
        if product.on_file:
            declarations = self._wordings.project.declarations
            others = [
                self._wordings.of(each, language) for each in editions(declarations, language)
            ]
            view = with_on_file(
                view, variant, [(each.declaration, each.vocabulary) for each in others]
            )
            for each in others:
                foreign = {**each.foreign, **foreign}
        found = self._wordings.foreign_in(view, foreign)
        return replace(view, foreign=found) if found else view


class _Reading:
    """A declaration in the words of one language, with the views that it has been cut into.

    ``shared`` has these but for their variant, with the digest, by all that they depend on.
    """

    def __init__(self, worded: Worded) -> None:
        self.worded = worded
        self.shared: dict[_Key, tuple[View, bytes]] = {}
        self._standings: dict[str | None, _Concerns] = {}
        self._positions: dict[str | None, tuple[int, ...]] = {}

    def standings(self, country: str | None) -> _Concerns:
        """How each paragraph concerns the country."""
        if country not in self._standings:
            worded = self.worded
            found = standings_of(worded.declaration, worded.vocabulary, country)
            self._standings[country] = found
        return self._standings[country]

    def concerns(self, variant: Variant) -> _Concerns:
        """How each paragraph that has the sector of ``variant`` concerns its country."""
        sector = variant.sector
        if sector not in self._positions:
            self._positions[sector] = tuple(
                position
                for position, each in enumerate(self.worded.declaration.paragraphs)
                if sector in (None, *each.annotation.sectors)
            )
        standings = self.standings(variant.country)
        return tuple([standings[position] for position in self._positions[sector]])


def _unfollowed(commitment: Commitment) -> Commitment:
    """``commitment`` without what became of it, so that a new step makes no document anew."""
    return replace(commitment, history=(), links=(), unrelated=())
