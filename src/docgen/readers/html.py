"""A web page → lines: a block becomes a paragraph, a list's number a label."""

import re
from collections.abc import Iterator

from lxml import etree, html

from docgen.errors import ContentError
from docgen.readers.charset import decoded
from docgen.readers.html_walk import PageWalker, is_unseen, signs_of
from docgen.readers.issued import Issued, ink

MOST_ELEMENTS = 200_000
_SHEET = re.compile(
    r"list-style|counter-(?:increment|reset)|display\s*:\s*none|visibility\s*:\s*hidden"
    r"|vertical-align|content(?=\s*:\s*(?:\"[^\"\\]*\w|'[^'\\]*\w))"
)
# Elements of which a reader of the page sees something that is not read.
_PICTURES = {
    "svg": "drawings",
    "canvas": "drawings",
    "iframe": "other pages within it",
    "object": "embedded objects",
    "embed": "embedded objects",
    "video": "films",
    "audio": "sounds",
}


def read(content: bytes, path: str) -> Issued:
    """The lines of a page, without scripts, styles and the like.

    Raises :class:`ContentError` if its encoding or markup cannot be read, or it has too many
    elements.
    """
    text, remark = decoded(content, path)
    root = _tree(text, path)
    walker = PageWalker(root)
    walker.walk()
    remarks = (*([remark] if remark else []), *walker.remarks, *_remarks(root))
    raw = "".join(_texts(root))
    return Issued(tuple(walker.lines), ink(raw), tuple(walker.cuts), remarks, walker.marks)


def _tree(text: str, path: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ContentError(f"cannot be read as HTML: {error}", path) from error
    for fatal in parser.error_log.filter_from_fatals():  # and what follows is not in the tree
        raise ContentError("cannot be read as HTML", path, fatal.line, fatal.message)
    for after in list(root.itersiblings()):  # what is behind </html>
        root.append(after)
    for count, element in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise ContentError(f"more than {MOST_ELEMENTS:,} elements", path)
        if callable(element.tag):  # a comment or a processing instruction
            element.text = None
    return root


def _texts(root: html.HtmlElement) -> Iterator[str]:
    """All text except what a reader of the page never sees, and the signs that a browser adds."""
    unseen = {element for element in root.iter() if is_unseen(element)}
    for text in root.xpath("//text()"):
        parent = text.getparent()
        holder = parent.getparent() if text.is_tail else parent
        if holder is None or unseen.isdisjoint((holder, *holder.iterancestors())):
            yield str(text)
    for element in root.iter():
        signs = signs_of(element)
        if signs and unseen.isdisjoint((element, *element.iterancestors())):
            yield "".join(signs)


def _remarks(root: html.HtmlElement) -> Iterator[str]:
    """What the page shows and is not read, or hides in a way that docgen does not follow."""
    for sheet in root.iter("style"):
        for found in sorted(set(_SHEET.findall(sheet.text or ""))):
            yield f"the style sheet of the page sets “{found}”: that is not followed"
    for picture in root.iter("img"):
        named = " ".join((picture.get("alt") or "").split())
        if named:
            yield f"line {picture.sourceline}: the picture “{named}” is not read"
    seen = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    for what in sorted({name for tag, name in _PICTURES.items() if tag in seen}):
        yield f"the page has {what}: they are not read"
    if seen & {"del", "s", "strike"}:
        yield "the page has struck-out words: they are read as text"
