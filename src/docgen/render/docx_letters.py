"""Letters from right to left in Word files: faces that have them, and no ornament of Latin ones.

Word sets such runs in the font that ``w:rFonts`` names ``w:cs`` (ECMA-376 Part 1, 17.3.2.26). Those
of the shipped templates have no Arabic or Hebrew letters: Word would take any that it finds.
"""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# Both are on every Windows and macOS; the first has an Arabic of plain strokes, the second a naskh.
_DESK, _DECLARATION = "Arial", "Times New Roman"
_LATIN_ONLY = ("w:caps", "w:smallCaps", "w:spacing")
_BEFORE = ("w:rStyle", "w:rFonts")  # what the schema has before these (Part 1, A.1)
_SLANTED, _STRONG = ("w:i", "w:iCs"), ("w:b", "w:bCs")


def set_faces(styles: Any) -> None:
    """Name a face for these letters in ``styles``, unless the template names one of its own."""
    theirs = styles.xpath("w:style[w:name/@w:val='Declaration']//w:rFonts/@w:ascii")
    for fonts in styles.iter(qn("w:rFonts")):
        latin, other = fonts.get(qn("w:ascii")), fonts.get(qn("w:cs"))
        if other == latin is not None:
            fonts.set(qn("w:cs"), _DECLARATION if latin in theirs else _DESK)


def leave_plain(properties: Any) -> None:
    """Let letters that join be without capitals and spacing, and bold where Latin ones slant.

    ``properties`` is a ``w:rPr``.
    """
    for name in _LATIN_ONLY:
        for found in properties.findall(qn(name)):
            properties.remove(found)
    slanted = [each for name in _SLANTED for each in properties.findall(qn(name))]
    for found in slanted:
        properties.remove(found)
    if slanted:
        strong = [each for each in _STRONG if properties.find(qn(each)) is None]
        at = sum(properties.find(qn(each)) is not None for each in _BEFORE)
        for name in reversed(strong):
            properties.insert(at, OxmlElement(name))
