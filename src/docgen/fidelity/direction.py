"""Refuses finished files in which invisible characters reverse the order of letters."""

import re
from collections.abc import Iterable

from docgen.characters import name_of
from docgen.errors import FidelityError

# Embeddings and overrides, by which figures and letters are read in another order than they are
# written in (Unicode Standard Annex 9, 2.1 and 2.2); content may hold none either.
_TURNING = "\u202a\u202b\u202c\u202d\u202e"
_TURNS = re.compile(f"[{_TURNING}]")
# A character by its number, in source of Typst's.
_ESCAPE = re.compile(r"\\u\{0*((?:10|[0-9a-f])?[0-9a-f]{1,4})\}", re.IGNORECASE)
_SHOWN = 40  # letters of the text that a message shows


def prove_direction(texts: Iterable[str]) -> None:
    """:class:`FidelityError` if one of ``texts`` has a character that turns what comes after it."""
    texts = list(texts)
    everything = "\n".join(texts)
    if not any(sign in everything for sign in _TURNING):  # so found in a tenth of the time
        return
    for text in texts:
        if found := _TURNS.search(text):
            words = " ".join(_TURNS.sub("", text).split())[:_SHOWN]
            raise FidelityError(
                f"has the invisible character {name_of(found[0])} at “{words}”, which reverses"
                " the order of letters and figures",
                hint="remove it from the template; 'dir' or 'w:bidi' sets the direction of text",
            )


def prove_source_direction(source: str) -> None:
    """The same of Typst ``source``, in which characters may be written by their numbers."""
    read = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), source)
    prove_direction(read.split("\n"))
