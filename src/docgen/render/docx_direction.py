"""Word files in a right-to-left language: the direction of paragraphs, tables and pages.

The adopted words have a direction of their own, that of their language. Word mirrors the rest
itself: "left" in a right-to-left paragraph means its beginning. The direction of letters is a
property of each run, since styles cannot hold it (ECMA-376 Part 1, 17.3.1.6 and 17.3.2.30).
"""

from collections.abc import Collection
from typing import Any
from unicodedata import bidirectional as _direction

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from docgen.job import Job
from docgen.language.tags import runs_from_right
from docgen.render.docx_letters import leave_plain, set_faces

_DECLARATION = "w:style[w:name/@w:val='Declaration']"
_FROM_RIGHT = {"R", "AL"}  # classes of letters (Unicode Standard Annex 9)
_ID, _VALUE = qn("w:styleId"), qn("w:val")
# What the schema has behind the elements that are added (Part 1, A.1).
_BEHIND = {
    "w:bidi": tuple(
        f"w:{name}"
        for name in (
            *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
            *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
            *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
            *("rtlGutter", "docGrid", "printerSettings"),
        )
    ),
    "w:rtl": ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
    "w:bidiVisual": tuple(
        f"w:{name}"
        for name in (
            *("tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing"),
            *("tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"),
        )
    ),
}


def set_directions(document: Any, job: Job) -> None:
    """Set the direction of a python-docx document, or only of the declaration's words."""
    own, theirs = runs_from_right(job.document.language), runs_from_right(job.view.head.language)
    styles = document.styles.element
    if own:
        _turn_whole(document)
    if own != theirs:
        for style in styles.xpath(_DECLARATION):
            _turn(style, turned=theirs)
    if own or theirs:
        set_faces(styles)
        _mark_runs(document, own, _theirs(styles) if not theirs else set())


def _turn_whole(document: Any) -> None:
    styles = document.styles.element
    for defaults in styles.xpath("w:docDefaults/w:pPrDefault"):
        _turn(defaults, turned=True)
    for properties in styles.iter(qn("w:rPr")):
        leave_plain(properties)
    for table in document.element.body.iter(qn("w:tblPr")):
        _switch(table, "w:bidiVisual")
    for section in document.element.body.iter(qn("w:sectPr")):
        _switch(section, "w:bidi")


def _theirs(styles: Any) -> set[str]:
    """The styles of the adopted words: that of this name, and those based on it."""
    found: set[str] = {each.get(_ID) for each in styles.xpath(_DECLARATION)}
    bases = {each.getparent().get(_ID): each.get(_VALUE) for each in styles.iter(qn("w:basedOn"))}
    while more := {style for style, base in bases.items() if base in found} - found:
        found |= more
    return found


def _mark_runs(document: Any, own: bool, from_left: Collection[str]) -> None:
    """Mark each run that has right-to-left letters.

    In a document from right to left (``own``), also the figures and brackets, which Word sets from
    the left in other runs; but not those in paragraphs of the styles ``from_left``.
    """
    ties = document.part.rels.values()
    around = [each.target_part for each in ties if each.reltype.endswith(("/header", "/footer"))]
    for part in (document.part, *around):
        for paragraph in part.element.iter(qn("w:p")):
            turned = own and paragraph.style not in from_left
            for run in paragraph.iter(qn("w:r")):
                _mark(run, turned=turned)


def _mark(run: Any, *, turned: bool) -> None:
    """Mark a run that has right-to-left letters; in ``turned`` text also one without letters."""
    ways = set(map(_direction, run.text))
    if ways & _FROM_RIGHT or (turned and ways and "L" not in ways):
        properties = run.get_or_add_rPr()
        _switch(properties, "w:rtl")
        if turned:
            leave_plain(properties)


def _turn(parent: Any, *, turned: bool) -> None:
    """Set the direction of the paragraphs of a style, or of all by default."""
    properties = parent.find(qn("w:pPr"))
    if properties is None:
        properties = OxmlElement("w:pPr")
        runs = parent.find(qn("w:rPr"))  # which come behind
        parent.append(properties) if runs is None else runs.addprevious(properties)
    _switch(properties, "w:bidi", on=turned)


def _switch(properties: Any, name: str, *, on: bool = True) -> None:
    found = properties.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        properties.insert_element_before(found, *_BEHIND[name])
    value = qn("w:val")
    found.attrib.pop(value, None)
    if not on:
        found.set(value, "0")
