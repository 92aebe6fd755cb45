"""The languages of a Word file: of its styles, by the names that Word knows.

Word spells and hyphenates by ``w:lang`` (ECMA-376 Part 1, 17.3.2.20): ``w:val`` for Latin, Cyrillic
and the like, ``w:eastAsia`` for Chinese, Japanese and Korean, ``w:bidi`` for scripts that run from
right to left or join their letters.
"""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from docgen.job import Job
from docgen.language.tags import region_of, runs_from_right, script_of

# Windows names these languages with their script, and knows no name without (MS-LCID, 2.2).
_WITH_SCRIPT = frozenset(("az", "bs", "ha", "sr", "tg", "uz"))
_NO_SCRIPT = frozenset(("zh",))  # and Chinese by its regions alone
_SPELLING = {"en": "GB"}  # of a diplomatic text; CLDR's likeliest region is America
_EAST_ASIAN = frozenset(("Hans", "Hant", "Jpan", "Kore"))
_BEHIND = ("w:eastAsianLayout", "w:specVanish", "w:oMath")  # in the schema (Part 1, A.1)
_COMPLEX = frozenset(
    (
        *("Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mong", "Mymr"),
        *("Orya", "Sinh", "Taml", "Telu", "Thai", "Tibt"),
    )
)


def set_languages(styles: Any, job: Job) -> None:
    """Set the language of the styles; the styles of the adopted words have their own."""
    for properties in styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        set_language(properties, job.document.language)
    for style in styles.element.xpath("w:style[w:name/@w:val='Declaration']"):
        set_language(style.get_or_add_rPr(), job.view.head.language)


def set_language(properties: Any, tag: str) -> None:
    """Let the runs of ``properties`` (``w:rPr``) be in the language ``tag``."""
    found = properties.find(qn("w:lang"))
    mark = OxmlElement("w:lang") if found is None else found
    if found is None:
        properties.insert_element_before(mark, *_BEHIND)
    name = word_language(tag)
    mark.set(qn("w:val"), name)
    script = script_of(tag)
    if script in _EAST_ASIAN:
        mark.set(qn("w:eastAsia"), name)
    if script in _COMPLEX or runs_from_right(tag):
        mark.set(qn("w:bidi"), name)


def word_language(tag: str) -> str:
    """``fr`` → fr-FR, ``sr-Latn`` → sr-Latn-RS, ``uz`` → uz-Latn-UZ: as Windows names a language.

    Without a region, Word takes it for none that it knows.
    """
    language, script = tag.partition("-")[0], script_of(tag)
    usual = script == script_of(language)
    region = _SPELLING.get(tag) or region_of(tag)
    shown = language in _WITH_SCRIPT or not (usual or language in _NO_SCRIPT)
    return "-".join(filter(None, (language, script if shown else "", region)))
