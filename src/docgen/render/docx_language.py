"""The languages of a Word file: of its styles, by the names that Word knows.

Word spells and hyphenates by ``w:lang`` (ECMA-376 Part 1, 17.3.2.20): ``w:val`` for Latin, Cyrillic
and the like, ``w:eastAsia`` for Chinese, Japanese and Korean, ``w:bidi`` for scripts that run from
right to left or join their letters.
"""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from docgen.job import Job
from docgen.language.tags import region_of, runs_from_right, script_of
from docgen.render.foreign import pieces, without_languages

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

# Runs that hold no others, the text in them, and what is left of it between two languages.
_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:(?!<w:r[ >]|</w:r>).)*</w:r>", re.DOTALL)
_LOOKS = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_TEXT = re.compile(r"(?<=>)[^<>]+(?=</w:t>)")
_TEXT_BEGINS = '<w:t xml:space="preserve">'
_EMPTY = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?></w:t></w:r>", re.DOTALL
)
_LANGUAGE = re.compile(r"<w:lang\b[^>]*/>")
_BEHIND_LANGUAGE = re.compile(f"<(?:{'|'.join(_BEHIND)})\\b")


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
    for name, value in _names(tag).items():
        mark.set(qn(name), value)


def in_runs(markup: str) -> str:
    """Word's ``markup`` with a run of its own, in its language, for each text that is marked."""
    if without_languages(markup) == markup:
        return markup
    out, at = [], 0
    for run in _RUN.finditer(markup):
        out += [without_languages(markup[at : run.start()]), _parted(run[0])]
        at = run.end()
    return "".join([*out, without_languages(markup[at:])])


def _parted(run: str) -> str:
    """A run with marks → runs, each in one language."""
    looks = _LOOKS.search(run)
    own = looks[0] if looks else ""

    def text_of(text: re.Match[str]) -> str:
        return "".join(
            f"</w:t></w:r><w:r>{_in_language(own, tag)}{_TEXT_BEGINS}{part}"
            f"</w:t></w:r><w:r>{own}{_TEXT_BEGINS}"
            if tag
            else part
            for part, tag in pieces(text[0])
        )

    parted = _TEXT.sub(text_of, run)
    return _EMPTY.sub("", parted)


def _in_language(looks: str, tag: str) -> str:
    """The properties of a run, ``looks``, with a language."""
    names = "".join(f' {name}="{value}"' for name, value in _names(tag).items())
    inside = _LANGUAGE.sub("", looks.removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
    behind = _BEHIND_LANGUAGE.search(inside)
    at = behind.start() if behind else len(inside)
    return f"<w:rPr>{inside[:at]}<w:lang{names}/>{inside[at:]}</w:rPr>"


def _names(tag: str) -> dict[str, str]:
    """The attributes of ``w:lang`` for the language ``tag``."""
    name, script = word_language(tag), script_of(tag)
    names = {"w:val": name}
    if script in _EAST_ASIAN:
        names["w:eastAsia"] = name
    if script in _COMPLEX or runs_from_right(tag):
        names["w:bidi"] = name
    return names


def word_language(tag: str) -> str:
    """``fr`` → fr-FR, ``sr-Latn`` → sr-Latn-RS, ``uz`` → uz-Latn-UZ: as Windows names a language.

    Without a region, Word takes it for none that it knows.
    """
    language, script = tag.partition("-")[0], script_of(tag)
    usual = script == script_of(language)
    region = _SPELLING.get(tag) or region_of(tag)
    shown = language in _WITH_SCRIPT or not (usual or language in _NO_SCRIPT)
    return "-".join(filter(None, (language, script if shown else "", region)))
