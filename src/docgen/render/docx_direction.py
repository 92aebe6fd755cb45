"""Word files in a right-to-left language: the direction of paragraphs, tables and pages.

The adopted words have a direction of their own, that of their language. Word mirrors the rest
itself: "left" in a right-to-left paragraph means its beginning. The direction of letters is a
property of each run, since styles cannot hold it (ECMA-376 Part 1, 17.3.1.6 and 17.3.2.30).
"""

import re
from typing import Any
from unicodedata import bidirectional as _direction

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from docgen.job import Job
from docgen.language.tags import runs_from_right

_DECLARATION = "w:style[w:name/@w:val='Declaration']"
_FROM_RIGHT = re.compile("R|AL")  # classes of letters (Unicode Standard Annex 9)
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
        _mark_runs(document)


def _turn_whole(document: Any) -> None:
    for defaults in document.styles.element.xpath("w:docDefaults/w:pPrDefault"):
        _turn(defaults, turned=True)
    for table in document.element.body.iter(qn("w:tblPr")):
        _switch(table, "w:bidiVisual")
    for section in document.element.body.iter(qn("w:sectPr")):
        _switch(section, "w:bidi")


def _mark_runs(document: Any) -> None:
    """Mark each run that has right-to-left letters."""
    ties = document.part.rels.values()
    around = [each.target_part for each in ties if each.reltype.endswith(("/header", "/footer"))]
    for part in (document.part, *around):
        for run in part.element.iter(qn("w:r")):
            if any(map(_FROM_RIGHT.match, map(_direction, run.text))):
                _switch(run.get_or_add_rPr(), "w:rtl")


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
