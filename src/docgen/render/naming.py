"""What a text says of a country in so many words: the sentences that name it.

A plan does without them, since they follow from the rest of a view. Names of countries come from
CLDR, which takes longer to read than the content of a project.
"""

from functools import lru_cache
from itertools import groupby

from msgspec.structs import replace

from docgen.language.mentions import name_in
from docgen.language.sentences import sentences
from docgen.model import Party
from docgen.view import Passage, View


def with_naming(view: View) -> View:
    """``view`` with the sentences of its passages that name its country, adjacent ones joined.

    All of a passage if it is annotated as named and no known name is found. A country's document
    on a sector asks only what is annotated so.
    """
    if view.variant.country is None:
        return view
    party = view.parties[view.variant.country]
    passages = (
        replace(each, naming=_naming(each, party, view.head.language))
        if each.why.standing == "named" or not view.variant.sector
        else each
        for each in view.passages
    )
    return replace(view, passages=tuple(passages))


def _naming(passage: Passage, party: Party, language: str) -> tuple[str, ...]:
    found = _found(passage.blocks, party.code, (party.official, *party.also), language)
    return found or (passage.blocks if passage.why.standing == "named" else ())


@lru_cache(maxsize=4096)  # all documents of a country ask this of nearly the same paragraphs
def _found(
    blocks: tuple[str, ...], code: str, names: tuple[str, ...], language: str
) -> tuple[str, ...]:
    """The sentences of ``blocks`` that name the party with ``code``, by any of its ``names``."""
    return tuple(
        " ".join(run)
        for block in blocks
        for named, run in groupby(
            sentences(block), lambda each: bool(name_in(each, code, names, language))
        )
        if named
    )
