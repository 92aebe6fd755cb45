"""The glyphs of a page, compared with the character maps of their fonts.

A PDF says what its glyphs mean, which copying and searching use; a reader sees only their form.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont

from docgen.errors import FidelityError
from docgen.fidelity.letterforms import wrong_letters

# The faces that docgen ships, by their digests: Source Serif 4, Source Sans 3, Amiri, Vazirmatn.
_SHIPPED = frozenset(
    (
        "393fb5b878ceed04aebc34b097e853ae5138c51d0c34b496ce8e2b47e0d0b94a",
        "bd2550fce2d295b0bf20bd8b1b7f1477da834f1066bd850aafdb4787a67a63ca",
        "7109021766e915ecd9721e28d11dfc732d57affda49e4ca15bb6d1529add7fdd",
        "d47da11c5f55f031d9ec54c3172865d76009b2cbab5c706dfa73866b00096639",
        "d31cd1fb273e5399efc04691e9ac14b581eae836d783f6cf3c560225ebcf95c0",
        "f17facaa9ed293bb38526db3638e240510b7393c37ffa70e5c48f39575de44ab",
        "b66029c11e09452eaa321abe93883970bc0f3eacc347a1c9d5828db9d379cbb0",
        "805bbb8807ff1aca5d0d955036805692af64c35549776cfde160de067d08c6eb",
        "83ac1be75e386cd2da5e8b658f841ebce5b3324346dfa2e753678fffa774df30",
        "3757f638b2256602ff1f1c06ce49d6e0c35728d7142c5e4def8df998c18498c0",
        "dfeabbae79630eb0e3e7c837731358a89b4462fddc8bad56e0185b0c1cbb5b02",
    )
)
# Features that set other letters or figures than were typed: small capitals, raised and lowered
# ones, fractions (OpenType, registered features).
_ALTERING = frozenset(
    ("smcp", "c2sc", "pcap", "c2pc", "unic", "sups", "subs", "sinf", "ordn", "frac", "afrc")
) | {"numr", "dnom"}
_LIGATURES = (2, 3)  # letters that one glyph may stand for: fi, ffl


class PrintedFont(NamedTuple):
    """A font of a PDF: its family, and what each of the ``glyphs`` used stands for.

    These are asked for if it is a font of the declaration's alone.
    """

    family: str
    glyphs: Mapping[int, str]


@lru_cache(maxsize=64)
def is_shipped(file: bytes) -> bool:
    """Whether a font file is one of those that docgen ships."""
    return sha256(file).hexdigest() in _SHIPPED


def prove_glyphs(
    fonts: Iterable[PrintedFont],
    families: Mapping[str, Collection[bytes]],
    is_theirs: Callable[[str], bool],
) -> None:
    """Raise :class:`FidelityError` if letters are drawn as other letters than the PDF says.

    In families of the declaration (``is_theirs``), no feature of a font may change letters. In a
    file of theirs that docgen does not ship, each letter must have the glyph of the character map.
    """
    for family, files in families.items():
        for file in files:
            if not is_shipped(file) and (wrong := wrong_letters(file)):
                raise FidelityError(f"the font of the family '{family}' draws {wrong}")
    for font in fonts:
        if is_theirs(font.family):
            for said in _wrong_glyphs(font.glyphs, families.get(font.family, ())):
                raise FidelityError(said)


def _wrong_glyphs(glyphs: Mapping[int, str], files: Collection[bytes]) -> Iterator[str]:
    shipped = all(map(is_shipped, files))
    for glyph, text in glyphs.items():
        single = len(text) == 1
        if single and any(characters(file).get(ord(text)) == glyph for file in files):
            continue
        if single and any(glyph in _altered(file) for file in files):
            yield (
                f"sets “{text}” of the declaration as a small capital, or raised or lowered (look"
                " for 'font-variant' and 'font-feature-settings' in the stylesheets)"
            )
        elif not shipped and text.isascii() and text.isalnum() and len(text) not in _LIGATURES:
            yield (
                f"draws “{text}” of the declaration by a glyph that is not in its font's character"
                " map (look for 'font-feature-settings' in the stylesheets, or take another font)"
            )


@lru_cache(maxsize=64)
def characters(file: bytes) -> Mapping[int, int]:
    """The characters that a font has a glyph for, with the number of the glyph."""
    with TTFont(BytesIO(file), lazy=True) as font:
        return {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}


@lru_cache(maxsize=64)
def _altered(file: bytes) -> frozenset[int]:
    """The glyphs that the altering features of a font substitute for others."""
    with TTFont(BytesIO(file), lazy=True) as font:
        if "GSUB" not in font:
            return frozenset()
        table = font["GSUB"].table
        lookups = {
            index
            for each in table.FeatureList.FeatureRecord
            if each.FeatureTag in _ALTERING
            for index in each.Feature.LookupListIndex
        }
        names = {
            name for index in lookups for name in _results(table.LookupList.Lookup[index].SubTable)
        }
        return frozenset(map(font.getGlyphID, names))


def _results(tables: Iterable[Any]) -> Iterator[str]:
    """The names of the glyphs that single and alternate substitutions give."""
    for outer in tables:
        table = getattr(outer, "ExtSubTable", outer)
        for result in getattr(table, "mapping", {}).values():
            yield from [result] if isinstance(result, str) else result
        for results in getattr(table, "alternates", {}).values():
            yield from results
