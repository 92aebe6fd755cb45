"""Whose words a text is, by its typeface: only the declaration's are set in *Declaration*.

A face is its file, whatever name a stylesheet gives it, so no other family may use a file of the
declaration's.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from io import BytesIO

from fontTools.ttLib import TTFont

from docgen.errors import FidelityError
from docgen.fidelity.pdf import DrawnText
from docgen.fidelity.spans import DIVISION, SHAPED, bare

DECLARATION = "Declaration"

Families = Mapping[str, Collection[bytes]]  # the font files of each family


def prove_families(families: Families) -> None:
    """Raise :class:`FidelityError` if a file of the declaration's face is in another family too."""
    own = set(families.get(DECLARATION, ()))
    for family, files in families.items():
        if family != DECLARATION and not own.isdisjoint(files):
            raise FidelityError(
                f"the font family '{family}' has a file of the family '{DECLARATION}', so a reader"
                " cannot tell whose words are whose: give one of them another file"
            )


def prove_faces(drawn: Iterable[DrawnText], fonts: Mapping[str, str], families: Families) -> None:
    """Check the typeface of every text in ``drawn``.

    ``fonts`` has the family of each font by its name in the PDF. A letter that a face lacks may
    come from another; in scripts whose letters join, a line counts as a whole. Raises
    :class:`FidelityError` if a quotation is set in another face, or other words in the
    declaration's.
    """
    drawn = list(drawn)
    in_own_face = {
        (each.mark.page, each.mark.content)
        for each in drawn
        if (fonts.get(each.font) == DECLARATION) == (each.mark.kind == "quotation")
    }
    for each in drawn:
        quoted = each.mark.kind == "quotation"
        if (fonts.get(each.font) == DECLARATION) == quoted:
            continue
        if SHAPED.search(each.text) and (each.mark.page, each.mark.content) in in_own_face:
            continue
        letters = {ord(letter) for letter in bare(DIVISION.sub("", each.text))}
        own = [files for name, files in families.items() if (name == DECLARATION) == quoted]
        if letters and not letters.isdisjoint(_letters(own)):
            raise _error(each, quoted)


def _error(each: DrawnText, quoted: bool) -> FidelityError:
    words = " ".join(each.text.split())[:60]
    if quoted:
        return FidelityError(
            f"page {each.mark.page}: sets the quotation “{words}” in a face that is not the"
            f" declaration's (the rule for 'q' must say 'font-family: {DECLARATION}')"
        )
    return FidelityError(
        f"page {each.mark.page}: sets “{words}” in the declaration's face, although it is no"
        " quotation: use another font family, or the macro 'quote' if these are its words"
    )


def _letters(families: Iterable[Collection[bytes]]) -> set[int]:
    return {letter for files in families for file in files for letter in _characters(file)}


@lru_cache(maxsize=64)
def _characters(file: bytes) -> frozenset[int]:
    """The characters that a font has a glyph for."""
    with TTFont(BytesIO(file), lazy=True) as font:
        return frozenset(font.getBestCmap())
