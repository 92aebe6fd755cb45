"""Whose words a text is, by its typeface: only the declaration's are set in *Declaration*.

A face is its file, whatever name a stylesheet gives it, so that no other family can have a file of
the declaration's, nor one that looks like it.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from io import BytesIO

from fontTools.ttLib import TTFont

from docgen.errors import FidelityError
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.glyphs import PrintedFont, characters
from docgen.fidelity.letterforms import look_alike
from docgen.fidelity.spans import DIVISION, SHAPED, bare, is_shaped

DECLARATION = "Declaration"  # and families named "Declaration …", for scripts that it lacks

_ITALIC = 1  # bit 0 of fsSelection

Families = Mapping[str, Collection[bytes]]  # the font files of each family


def is_theirs(family: str) -> bool:
    """Whether a font family is for the declaration's words alone."""
    return family == DECLARATION or family.startswith(f"{DECLARATION} ")


def prove_families(families: Families) -> None:
    """:class:`FidelityError` if a reader could not tell whose words are whose, or what they are.

    The first, where another family has, or looks like, the declaration's face. The second, where a
    family has two files of one weight: WeasyPrint takes them for one font and may draw letters of
    one with glyphs of the other, of which the PDF shows no trace.
    """
    for family, files in families.items():
        if len(set(map(_style, files))) < len(files):
            raise FidelityError(
                f"the font family '{family}' has two files of the same weight: rename one of them"
            )
    own = [each for name, files in families.items() if is_theirs(name) for each in files]
    for family, files in families.items():
        if not is_theirs(family) and any(look_alike(a, b) for a in own for b in files):
            raise FidelityError(
                f"the font family '{family}' has a face of the family '{DECLARATION}', so a reader"
                " cannot tell whose words are whose: give one of them another file"
            )


def prove_faces(
    drawn: Iterable[DrawnText], printed: Mapping[str, PrintedFont], families: Families
) -> None:
    """:class:`FidelityError` where a quotation is set in another face, or other words in its face.

    ``printed`` has the fonts by their names in the PDF. A letter that a face lacks may come from
    another; in a line with letters that join, these alone are compared.
    """
    theirs = {name for name, font in printed.items() if is_theirs(font.family)}

    def in_own(each: DrawnText) -> bool:
        return (each.font in theirs) == (each.mark.kind == "quotation")

    drawn = list(drawn)
    others = [each for each in drawn if not in_own(each)]
    in_own_face = {
        (each.mark.page, each.mark.content) for each in (drawn if others else ()) if in_own(each)
    }
    for each in others:
        quoted = each.mark.kind == "quotation"
        letters = {ord(letter) for letter in bare(DIVISION.sub("", each.text))}
        if is_shaped(each.text) and (each.mark.page, each.mark.content) in in_own_face:
            letters = {letter for letter in letters if SHAPED.match(chr(letter))}
        own = [files for name, files in families.items() if is_theirs(name) == quoted]
        if any(not characters(file).keys().isdisjoint(letters) for files in own for file in files):
            raise _error(each, quoted)


@lru_cache(maxsize=64)
def _style(file: bytes) -> tuple[int, bool]:
    """The weight that a font file says it has, and whether it slants (OpenType, "OS/2" table)."""
    with TTFont(BytesIO(file), lazy=True) as font:
        return font["OS/2"].usWeightClass, bool(font["OS/2"].fsSelection & _ITALIC)


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
