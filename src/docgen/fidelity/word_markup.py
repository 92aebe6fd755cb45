"""What the markup of a Word file may hold: elements, fields and links. Everything else is refused.

Names are ``namespace}name``, as expat gives them and lxml behind a brace, so that no prefix
matters. The names are those of ECMA-376 Part 1 and Part 4 (transitional).
"""

import re
from collections.abc import Iterator, Mapping

from docgen.openxml import A, R, Relation, W, tags

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_OFFICE = R + "/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"


def _names(namespace: str, names: str) -> frozenset[str]:
    return frozenset(tag[1:] for tag in tags(namespace, names))


_FORMAT = """
    pPr pStyle keepNext keepLines pageBreakBefore widowControl numPr ilvl numId suppressLineNumbers
    pBdr top left bottom right between bar shd tabs tab suppressAutoHyphens kinsoku wordWrap
    overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment outlineLvl
    cnfStyle rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
    imprint noProof vanish webHidden specVanish color w kern position sz szCs highlight u bdr
    vertAlign rtl cs em lang tblPr tblStyle tblOverlap bidiVisual tblStyleRowBandSize
    tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders insideH insideV start end tblLayout
    tblCellMar tblLook tblCaption tblDescription trPr gridBefore gridAfter wBefore wAfter cantSplit
    trHeight tblHeader tcPr tcW gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar vAlign
    hideMark
"""
_TEXT = """
    body p r t tab ptab br cr noBreakHyphen softHyphen sym hyperlink bookmarkStart bookmarkEnd
    fldChar fldSimple instrText sdt sdtPr sdtContent sdtEndPr alias tag id lock docPartObj
    docPartGallery docPartCategory docPartUnique text richText tbl tblGrid gridCol tr tc drawing
    sectPr headerReference footerReference footnotePr endnotePr numFmt numStart numRestart pos type
    pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols col formProt noEndnote titlePg rtlGutter
    docGrid footnoteReference footnoteRef endnoteReference endnoteRef separator
    continuationSeparator footnote endnote background
"""
_DRAWING = (
    _names(
        _WP,
        """
        inline anchor extent effectExtent docPr cNvGraphicFramePr simplePos positionH positionV
        posOffset align wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom wrapPolygon
        start lineTo
        """,
    )
    | _names(_PIC, "pic nvPicPr cNvPr cNvPicPr blipFill spPr")
    | _names(
        A,
        """
        graphic graphicData graphicFrameLocks blip stretch tile fillRect srcRect xfrm off ext
        prstGeom avLst picLocks hlinkClick noFill solidFill srgbClr schemeClr ln
        """,
    )
)
_STORY = _names(W, _FORMAT + _TEXT) | _DRAWING

# By the root element of a part: the elements that may be in it.
PARTS: Mapping[str, frozenset[str]] = {
    f"{W}}}{root}": names | {f"{W}}}{root}"}
    for root, names in {
        **dict.fromkeys(("document", "hdr", "ftr", "footnotes", "endnotes"), _STORY),
        "styles": _names(
            W,
            f"""{_FORMAT} docDefaults rPrDefault pPrDefault latentStyles lsdException style name
            aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed
            qFormat locked tblStylePr""",
        ),
        "numbering": _names(
            W,
            f"""{_FORMAT} abstractNum nsid multiLevelType tmpl name styleLink numStyleLink lvl
            start numFmt lvlRestart isLgl suff lvlText lvlJc num abstractNumId lvlOverride
            startOverride""",
        ),
        "fonts": _names(W, "font panose1 charset family notTrueType pitch sig"),
        "settings": _names(
            W,
            """zoom mirrorMargins gutterAtTop displayBackgroundShape defaultTabStop
            autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps
            evenAndOddHeaders characterSpacingControl footnotePr endnotePr footnote endnote
            compat compatSetting themeFontLang clrSchemeMapping decimalSymbol listSeparator""",
        ),
    }.items()
}
STORIES = _names(W, "document hdr ftr footnotes endnotes")

# Elements that people know by other names.
_KNOWN = {
    "comment": ("comment", "commentRangeStart", "commentRangeEnd", "commentReference"),
    "tracked insertion": ("ins", "moveTo", "cellIns", "moveToRangeStart"),
    "tracked deletion": ("del", "delText", "moveFrom", "cellDel", "moveFromRangeStart"),
    "tracked change of format": (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "numberingChange", "tblPrExChange"),
    ),
    "text box": ("txbxContent", "txbx", "textbox"),
    "drawn shape": ("wsp", "pict", "shape", "shapetype", "AlternateContent"),
    "text frame": ("framePr",),
    "floating table": ("tblpPr",),
    "hidden row": ("hidden",),
    "value taken from another part": ("dataBinding",),
    "embedded object": ("object", "OLEObject", "control"),
    "part inserted from another file": ("altChunk", "subDoc"),
    "mail merge": ("mailMerge",),
    "equation": ("oMath", "oMathPara"),
}
_AS_KNOWN = {name: known for known, names in _KNOWN.items() for name in names}


def known_as(name: str) -> str:
    """What to call the element ``name`` in a message."""
    local = name.rpartition("}")[2]
    said = _AS_KNOWN.get(local)
    if said is None:
        return f"an element '{local}', which docgen does not know"
    return f"a{'n' if said[0] in 'aeiou' else ''} {said}" if local != said else f"a {said}"


# Relations that no element refers to, and the references of elements, each with its relation.
IMPLIED = frozenset(
    _OFFICE + kind
    for kind in (
        *("officeDocument", "extended-properties", "styles", "numbering", "settings"),
        *("fontTable", "theme", "footnotes", "endnotes"),
    )
) | {_PACKAGE + "core-properties"}
REFERENCES: Mapping[tuple[str, str], str] = {
    (f"{element}", f"{R}}}{attribute}"): _OFFICE + kind
    for element, attribute, kind in (
        (f"{W}}}hyperlink", "id", "hyperlink"),
        (f"{A}}}hlinkClick", "id", "hyperlink"),
        (f"{A}}}blip", "embed", "image"),
        (f"{W}}}headerReference", "id", "header"),
        (f"{W}}}footerReference", "id", "footer"),
    )
}
_LINK = _OFFICE + "hyperlink"
_SCHEMES = ("http:", "https:", "mailto:")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".emf", ".wmf")
_REFERENCE = f"{R}}}"


def is_web_link(target: str) -> bool:
    """Whether ``target`` is an address of the web or of mail, which a reader may follow."""
    return target.casefold().startswith(_SCHEMES)


def wrong_relation(relation: Relation) -> str:
    """What is wrong with a relation by itself; nothing if it may be."""
    kind, target, external = relation
    said = f"'{target[:200]}' ({kind.rpartition('/')[2]})"
    if external:
        fine = kind == _LINK and is_web_link(target)
        return "" if fine else f"links to {said}"
    if kind == _OFFICE + "image" and not target.casefold().endswith(_PICTURES):
        return f"shows {said}, which is not a picture of a known type"
    fine = kind in IMPLIED or (kind != _LINK and kind in REFERENCES.values())
    return "" if fine else f"refers to {said}, which no template needs"


def wrong_references(
    element: str, attributes: Mapping[str, str], relations: Mapping[str, Relation]
) -> Iterator[str]:
    """What is wrong with the references to relations among the ``attributes`` of an element."""
    for name, value in attributes.items():
        if not name.startswith(_REFERENCE):
            continue
        local = element.rpartition("}")[2]
        expected = REFERENCES.get((element, name))
        if expected is None:
            own = name.rpartition("}")[2]
            yield f"'{local}' has a reference '{own}', which docgen does not know"
        elif value not in relations:
            yield f"'{local}' refers to '{value[:40]}', which the file does not have"
        elif relations[value].kind != expected or relations[value].external != (expected == _LINK):
            yield f"'{local}' may not refer to '{relations[value].target[:200]}'"


# Fields whose result is worked out from the file alone. Those in PASSING may be replaced by Word.
_FIELDS = ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "SEQ", "TOC", "HYPERLINK")
HOLDING = ("TOC", "HYPERLINK")  # their results are text; those of the others are numbers
_CODE = re.compile(r"\s*([A-Za-z]+)")


def field_of(code: str) -> str:
    """The name of a field by its code, in capitals."""
    found = _CODE.match(code)
    return found[1].upper() if found else ""


def wrong_field(code: str) -> str:
    """What is wrong with a field's code, collected over its runs; nothing if it may be."""
    name = field_of(code)
    if name not in _FIELDS:
        return f"holds a field {name or repr(code[:20])}"
    if name == "HYPERLINK":
        target = re.match(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*)|(?=\\l))', code, re.I)
        address = (target[1] or target[2] or "") if target else "?"
        if address and not is_web_link(address):
            return f"links to '{address[:200]}' (field HYPERLINK)"
    return ""
