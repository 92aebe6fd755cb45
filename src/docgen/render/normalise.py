"""Puts a part of a Word template into a form that the Open XML SDK validates and docgen checks.

What other programs (LibreOffice) and newer versions of Word write differently is rewritten as in
ECMA-376 Part 4. What only the template's editors need is removed: extensions that the part itself
calls ignorable (Part 3, 7.2), revision identifiers, spelling marks, and the languages in which Word
takes words to be typed: those of a document are docgen's to say.
"""

from collections.abc import Iterator

from lxml import etree

from docgen.fidelity.word_markup import PARTS
from docgen.openxml import A, W, tags

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = f"{{{W}}}val"
_LEFT_OUT = {
    *tags(W, "proofErr lastRenderedPageBreak permStart permEnd placeholder showingPlcHdr"),
    *tags(W, "divId rsid printerSettings altName"),
    f"{{{A}}}extLst",
}
# On or off, by an attribute that may be left out when on (Part 1, 17.17.4).
_SWITCHES = frozenset(
    tags(
        W,
        """
        keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens
        kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid contextualSpacing mirrorIndents suppressOverlap b bCs i iCs caps smallCaps
        strike dstrike outline shadow emboss imprint noProof vanish webHidden specVanish rtl cs
        bidiVisual cantSplit tblHeader noWrap hideMark titlePg formProt noEndnote rtlGutter
        docPartUnique autoRedefine hidden semiHidden unhideWhenUsed qFormat locked isLgl
        mirrorMargins gutterAtTop autoHyphenation displayBackgroundShape doNotHyphenateCaps
        evenAndOddHeaders
        """,
    )
)
_OF_ROWS = tags(W, "cantSplit tblHeader")  # on, or not there
_ON, _OFF = ("1", "true", "on"), ("0", "false", "off")
_SIDES = {"start": "left", "end": "right"}
_ALIGNED = tags(W, "jc lvlJc tab")
_SIDED = tags(W, "tblCellMar tblBorders tcMar tcBorders")
_INDENTS = {
    f"{{{W}}}{logical}{rest}": f"{{{W}}}{side}{rest}"
    for logical, side in _SIDES.items()
    for rest in ("", "Chars")
}
_SETTINGS = f"{{{W}}}settings"
# The order that the schema has for the settings that are kept (Part 1, A.1, CT_Settings).
_ORDER = tags(
    W,
    """
    zoom mirrorMargins gutterAtTop displayBackgroundShape defaultTabStop autoHyphenation
    consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders
    characterSpacingControl footnotePr endnotePr compat themeFontLang clrSchemeMapping
    decimalSymbol listSeparator
    """,
)


def normalise(root: etree._Element) -> None:
    """Change the elements of a part in place; its text stays."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    _drop_ignorable(root)
    for element in list(root.iter()):
        if element.tag in _LEFT_OUT or _is_language_of_words(element):
            _remove(element)
        else:
            _rewrite(element)
    if root.tag == _SETTINGS:
        _keep_settings(root)


def _is_language_of_words(element: etree._Element) -> bool:
    """Whether it is the language of a run or a style, not that of the whole file."""
    if element.tag != f"{{{W}}}lang":
        return False
    return next(element.iterancestors(f"{{{W}}}rPrDefault"), None) is None


def _rewrite(element: etree._Element) -> None:
    """Rewrite one element as the schema requires."""
    for name in [name for name in element.attrib if name.startswith(f"{{{W}}}rsid")]:
        del element.attrib[name]
    if element.tag in _SWITCHES:
        _switch(element)
    elif element.tag in _ALIGNED and element.get(_VAL) in _SIDES:
        element.set(_VAL, _SIDES[element.get(_VAL, "")])
    elif element.tag in _SIDED:
        for side in element:
            local = etree.QName(side).localname
            side.tag = f"{{{W}}}{_SIDES.get(local, local)}"
    elif element.tag == f"{{{W}}}ind":
        for name in [name for name in element.attrib if name in _INDENTS]:
            element.set(_INDENTS[name], element.attrib.pop(name))


def _drop_ignorable(root: etree._Element) -> None:
    """Remove what the part calls ignorable, as a program that does not know it must."""
    prefixes = root.attrib.pop(f"{_MC}Ignorable", "").split()
    ignorable = {f"{{{root.nsmap[each]}" for each in prefixes if each in root.nsmap}
    if not ignorable:
        return
    for element in list(root.iter()):
        if element.tag.partition("}")[0] in ignorable:
            _remove(element)
            continue
        for name in list(element.attrib):
            if name.partition("}")[0] in ignorable:
                del element.attrib[name]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _switch(element: etree._Element) -> None:
    value = element.get(_VAL)
    if value in _ON:
        del element.attrib[_VAL]
    elif value in _OFF and element.tag in _OF_ROWS:
        _remove(element)
    elif value in _OFF:
        element.set(_VAL, "0")


def _keep_settings(root: etree._Element) -> None:
    """Keep the settings that affect how the file looks, in the order of the schema."""
    known = PARTS[_SETTINGS[1:]]
    for element in list(_not_in(root, known)):
        _remove(element)
    root[:] = sorted(root, key=lambda each: _ORDER.index(each.tag))


def _not_in(root: etree._Element, known: frozenset[str]) -> Iterator[etree._Element]:
    for element in root.iter():
        if element.tag[1:] not in known:
            yield element
