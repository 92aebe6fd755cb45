"""What a Word file contains besides the text that is read, named for the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.readers.word_names import qn
from docgen.readers.word_text import every

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
# Fields that only number pages or list headings, or that hold no words of their own.
_WORDLESS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "TC", "XE", "INDEX", "SEQ", "BOOKMARK")
_FOUND: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        (qn("w:del"), qn("w:ins"), qn("w:moveFrom"), qn("w:moveTo")),
        "the file has tracked changes: read as if they were accepted",
    ),
    ((qn("w:altChunk"),), "the file has other files inserted (altChunk): they are not read"),
    ((qn("w:txbxContent"),), "the file has text boxes: each is read after its paragraph"),
    ((_CHART, _DIAGRAM), "the file has charts or diagrams: the words in them are not read"),
    ((_A + "t", _V + "textpath"), "the file has words drawn as pictures: they are not read"),
    ((_A + "blip", _V + "imagedata"), "the file has pictures: what they show is not read"),
    ((qn("w:object"),), "the file has embedded objects: what they show is not read"),
    ((qn("w:strike"), qn("w:dstrike")), "the file has struck-out words: they are read as text"),
    ((qn("w:showingPlcHdr"),), "the file has forms with nothing filled in: read as they show"),
)
_FIELDS = {qn("w:fldChar"), qn("w:fldSimple")}


def remarks(stories: Sequence[Any], parts: Mapping[str, Any]) -> list[str]:
    """What ``stories`` (the document's body and its notes) contain that a person should look at."""
    tags = {element.tag for story in stories for element in story.iter()}
    found = [remark for names, remark in _FOUND if tags & {*names}]
    found += [
        f"the field “{code}” has no stored text: what it shows is not read"
        for code in (_empty_fields(stories[0]) if tags & _FIELDS else ())
    ]
    if any("/comments" in key for key in parts):
        found.append("the file has comments: they are not read")
    return found


def _empty_fields(body: Any) -> list[str]:
    """The codes of fields that show something when Word is open, and have no text in the file."""
    codes: list[str] = []
    open_: list[tuple[str, bool, bool]] = []  # code, whether its result has begun, and has text
    for element in every(body, *_FIELDS, qn("w:instrText"), qn("w:t")):
        if element.tag == qn("w:fldChar"):
            kind = element.get(qn("w:fldCharType"))
            if kind == "begin":
                open_.append(("", False, False))
            elif kind == "separate" and open_:
                open_[-1] = (open_[-1][0], True, open_[-1][2])
            elif kind == "end" and open_:
                code, _, text = open_.pop()
                codes += [] if text else [code]
        elif element.tag == qn("w:instrText") and open_:
            open_[-1] = (open_[-1][0] + (element.text or ""), *open_[-1][1:])
        elif element.tag == qn("w:t") and open_:
            open_ = [(code, begun, text or begun) for code, begun, text in open_]
        elif element.tag == qn("w:fldSimple") and not any(True for _ in element.iter(qn("w:t"))):
            codes.append(element.get(qn("w:instr")) or "")
    named = [" ".join(code.split()) for code in codes]
    return [code for code in named if code and not code.upper().startswith(_WORDLESS)]
