"""A paragraph of a Word file → spans of text, each with its look and whether it is shown.

Text can be in (ECMA-376-1:2016, 17.3 and 22.1): runs, insertions, links, fields, content controls,
smart tags, ruby and equations. Deleted text and alternatives for older programs are not text.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from docgen.readers.word_names import qn
from docgen.readers.word_styles import Look, Styles

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Text that a second version of the same thing holds, or that is no text any more.
APART = {qn("w:del"), qn("w:moveFrom"), _MC + "Fallback"}
_P, _R, _T = qn("w:p"), qn("w:r"), qn("w:t")
_OUTSIDE = {*APART, _P}
_WRITTEN = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
}
# Signs that an equation holds as properties: brackets, roots, the stroke of a fraction, sums.
_SIGNS = {_M + "f", _M + "d", _M + "rad", _M + "nary"}
_WITH_INK = (
    *(qn("w:t"), _M + "t", qn("w:sym"), qn("w:noBreakHyphen"), qn("w:softHyphen")),
    *sorted(_SIGNS),
)
HIDDEN, RUBY, MARK = "hidden text", "reading aid (ruby)", "footnote mark"
FIELD = "within the instructions of a field"


class Span(NamedTuple):
    """Text with one look; ``cut`` says why it is not adopted text, if it is not."""

    text: str
    look: Look
    cut: str = ""
    equation: bool = False


def spans(paragraph: Any, styles: Styles, style: str) -> list[Span]:
    """The text of a paragraph's own runs, in order, without paragraphs inside it (text boxes).

    ``style`` is the id of the paragraph's style.
    """
    return [*_inside(paragraph, styles, style, "", [])]


def every(root: Any, *tags: str) -> Iterator[Any]:
    """Every element with one of ``tags`` below ``root``, but for those in :data:`APART`."""
    if next(root.iter(*APART), None) is None:
        yield from root.iter(*tags)
        return
    for element in root.iter(*tags):
        if not any(each.tag in APART for each in element.iterancestors()):
            yield element


def ink_of(root: Any) -> Iterator[str]:
    """All text below ``root``, found only by the names of elements."""
    for element in every(root, *_WITH_INK):
        tag = element.tag
        if tag in (qn("w:t"), _M + "t"):
            yield element.text or ""
        elif tag == qn("w:sym"):
            yield symbol(element)
        elif tag in (qn("w:noBreakHyphen"), qn("w:softHyphen")):
            yield _WRITTEN[tag]
        else:
            yield "".join(_signs(element))


def symbol(element: Any) -> str:
    """The character of a ``w:sym``; empty if its code is not a character."""
    code = element.get(qn("w:char")) or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _inside(
    element: Any, styles: Styles, style: str, cut: str, fields: list[bool]
) -> Iterator[Span]:
    """``fields`` are those that are open: whether their result has not begun."""
    for child in element:
        tag = child.tag
        if tag == _R:
            yield from _run(child, styles, style, cut, fields)
        elif tag in _OUTSIDE:
            continue
        elif tag == _M + "oMath":
            yield from (Span(text, look, cut, True) for text, look in _equation(child, Look()))
        elif tag == qn("w:rt"):
            yield from _inside(child, styles, style, RUBY, fields)
        else:
            yield from _inside(child, styles, style, cut, fields)


def _run(run: Any, styles: Styles, style: str, cut: str, fields: list[bool]) -> Iterator[Span]:
    look = styles.look(run, style)
    cut = (FIELD if any(fields) else "") or cut or (HIDDEN if look.hidden else "")
    for child in run:
        tag = child.tag
        if tag == _T:
            yield Span(child.text or "", look, cut)
        elif tag in _WRITTEN:
            yield Span(_WRITTEN[tag], look, cut)
        elif tag == qn("w:sym"):
            yield Span(symbol(child), look, cut)
        elif tag == qn("w:fldChar"):
            _open_or_close(fields, child.get(qn("w:fldCharType")))
        elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            if child.get(qn("w:customMarkFollows")) in ("1", "true", "on"):
                cut = cut or MARK  # the text of this run is the mark
        elif len(child):  # such as a ruby, or a second version that stands for both
            yield from _inside(child, styles, style, cut, fields)


def _open_or_close(fields: list[bool], kind: str | None) -> None:
    """The results of fields within another's instructions, which tell Word what to show."""
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def _signs(element: Any) -> tuple[str, str]:
    """What is written before (for a fraction, between) and after an element of an equation."""
    if element.tag == _M + "f":
        left, stroke, right = _stroke(element)
        return left + stroke, right
    if element.tag == _M + "rad":
        return "√(", ")"
    if element.tag == _M + "nary":
        return _property(element, "naryPr", "chr", "∫"), ""
    return _property(element, "dPr", "begChr", "("), _property(element, "dPr", "endChr", ")")


def _stroke(element: Any) -> tuple[str, str, str]:
    """What is written before, within and after a fraction: (a+b)/c is not a+b/c."""
    above, below = (_is_compound(element.find(f"{_M}{part}")) for part in ("num", "den"))
    return "(" * above, ")" * above + "/" + "(" * below, ")" * below


def _is_compound(part: Any) -> bool:
    said = "" if part is None else "".join(part.itertext())
    return bool(re.search(r"\S\s*[-+−±·×]|\S\s+\S", said))


def _property(element: Any, properties: str, name: str, otherwise: str) -> str:
    found = element.find(f"{_M}{properties}/{_M}{name}")
    return otherwise if found is None else (found.get(_M + "val") or "")


def _equation(element: Any, look: Look) -> Iterator[tuple[str, Look]]:
    """An equation on one line."""
    tag = element.tag
    before, after = _signs(element) if tag in _SIGNS else ("", "")
    if tag == _M + "t":
        yield element.text or "", look
    elif tag == _M + "f":
        left, stroke, right = _stroke(element)
        yield left, look
        for number, part in enumerate(each for each in element if each.tag != _M + "fPr"):
            if number:
                yield stroke, look
            yield from _equation(part, look)
        yield right, look
    elif tag == _M + "rad":
        for part in element.findall(_M + "deg"):
            yield from _equation(part, look._replace(height=1))
        yield before, look
        for part in element.findall(_M + "e"):
            yield from _equation(part, look)
        yield after, look
    else:
        yield before, look
        for child in element:
            height = {_M + "sup": 1, _M + "sub": -1}.get(child.tag, 0)
            yield from _equation(child, look._replace(height=height or look.height))
        yield after, look
