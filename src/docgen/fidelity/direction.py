"""Refuses finished files in which invisible characters reverse the order of letters."""

import re
from collections.abc import Iterable

from docgen.characters import name_of
from docgen.errors import FidelityError

# Embeddings and overrides, by which figures and letters are read in another order than they are
# written in (Unicode Standard Annex 9, 2.1 and 2.2); content may hold none either.
_TURNS = re.compile("[\u202a-\u202e]")
_SHOWN = 40  # letters of the text that a message shows


def prove_direction(texts: Iterable[str]) -> None:
    """:class:`FidelityError` if one of ``texts`` has a character that turns what comes after it."""
    texts = list(texts)
    if not _TURNS.search("\n".join(texts)):
        return
    for text in texts:
        if found := _TURNS.search(text):
            words = " ".join(_TURNS.sub("", text).split())[:_SHOWN]
            raise FidelityError(
                f"has the invisible character {name_of(found[0])} at “{words}”, which reverses"
                " the order of letters and figures",
                hint="remove it from the template; 'dir' or 'w:bidi' sets the direction of text",
            )
