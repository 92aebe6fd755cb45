"""A web page → lines: a block is a paragraph in itself, a list's number is a label."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html

from docgen.characters import ROMAN
from docgen.errors import ContentError
from docgen.readers.issued import Cut, Issued, Line, Place, Role, ink, line_of, without_strays

MOST_ELEMENTS = 200_000
_UNSEEN = {"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object"}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
    *("font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike"),
    *("strong", "sub", "sup", "time", "tt", "u", "var"),
}
_HEADINGS = {"h1": 24.0, "h2": 18.0, "h3": 15.0, "h4": 13.0, "h5": 12.0, "h6": 11.0}
_BESIDE = {"nav", "header", "footer", "aside", "form", "button", "menu"}
_STRONG = {"b", "strong"}
_BLANKS = re.compile(r"\s+")


def read(content: bytes, path: str) -> Issued:
    """The lines of a page; scripts, styles and the like are no text."""
    root = _tree(content, path)
    walker = _Walker()
    walker.walk(root)
    return Issued(tuple(walker.lines), ink("".join(_texts(root))), tuple(walker.cuts))


def _tree(content: bytes, path: str) -> html.HtmlElement:
    told = re.search(rb"<meta[^>]+charset", content[:4096], re.IGNORECASE)
    marked = content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    parser = html.HTMLParser(encoding=None if told or marked else "utf-8", huge_tree=False)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ContentError(f"cannot be read as HTML: {error}", path) from error
    for said in parser.error_log.filter_from_fatals():  # and what follows is not in the tree
        raise ContentError("cannot be read as HTML", path, said.line, said.message)
    for after in list(root.itersiblings()):  # what stands after </html>
        root.append(after)
    for count, element in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise ContentError(f"more than {MOST_ELEMENTS:,} elements", path)
        if callable(element.tag):  # a comment or a processing instruction
            element.text = None
    return root


def _texts(root: html.HtmlElement) -> Iterator[str]:
    """All text but what no reader of the page sees."""
    for text in root.xpath("//text()"):
        parent = text.getparent()
        holder = parent.getparent() if text.is_tail else parent
        if holder is None or not any(
            each.tag in _UNSEEN for each in (holder, *holder.iterancestors())
        ):
            yield str(text)


class _Walker:
    """Goes through the page in order; the text between two borders of blocks is a line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.cuts: list[Cut] = []
        self._parts: list[tuple[str, bool, bool]] = []  # text, strong, raised
        self._open: list[html.HtmlElement] = []  # blocks around, the innermost last
        self._strong = self._raised = 0
        self._label, self._line, self._breaks = "", 1, 0
        self._items = Counter[html.HtmlElement]()  # of each list so far

    def walk(self, root: html.HtmlElement) -> None:
        """Take in all of the page."""
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if element.tag in _UNSEEN:
                    events.skip_subtree()
                else:
                    self._enter(element)
                continue
            if event == "end" and element.tag not in _UNSEEN:
                self._leave(element)
            if element is not root:
                self._text(element.tail)
        self._close()

    def _enter(self, element: html.HtmlElement) -> None:
        if element.tag == "br":
            self._close()
            self._breaks += 1
        elif element.tag not in _INLINE:
            self._close()
            self._breaks = 0
            self._open.append(element)
            self._line = element.sourceline or self._line
            self._label = self._number(element) or self._label
        self._strong += element.tag in _STRONG
        self._raised += element.tag == "sup"
        self._text(element.text)

    def _number(self, element: html.HtmlElement) -> str:
        """The number or bullet that a browser writes before a list's item."""
        around = element.getparent()
        if element.tag != "li" or around is None:
            return ""
        self._items[around] += 1
        return _label(around, self._items[around])

    def _leave(self, element: html.HtmlElement) -> None:
        self._strong -= element.tag in _STRONG
        self._raised -= element.tag == "sup"
        if element.tag not in _INLINE and element.tag != "br":
            self._close()
            self._breaks = 0
            self._open.pop()

    def _text(self, text: str | None) -> None:
        if text:
            self._parts.append((_BLANKS.sub(" ", text), self._strong > 0, self._raised > 0))

    def _close(self) -> None:
        """End the line that is open, if it has any text."""
        text = "".join(part for part, _, _ in self._parts)
        strong = all(bold for part, bold, _ in self._parts if part.strip())
        raised, at = set[int](), 0
        for part, _, up in self._parts:
            raised |= set(range(at, at + len(part))) if up else set()
            at += len(part)
        self._parts = []
        if not ink(text):
            return
        tags = {element.tag for element in self._open}
        size = next((_HEADINGS[each.tag] for each in self._open[::-1] if each.tag in _HEADINGS), 12)
        line = line_of(
            len(self.lines),
            Place(0, self._line),
            text,
            size=size,
            bold=strong,
            role=_role(tags),
            whole=self._breaks != 1,  # one <br> goes on with the paragraph, two do not
            label=self._label,
            raised=frozenset(raised),
        )
        line, cuts = without_strays(line)
        self.lines.append(line)
        self.cuts += cuts
        self._label, self._breaks = "", 0


def _role(tags: set[str]) -> Role:
    if tags & _BESIDE:
        return "navigation"
    if tags & _HEADINGS.keys():
        return "heading"
    return "cell" if tags & {"td", "th"} else "body"


def _label(around: html.HtmlElement, item: int) -> str:
    """What stands before an item, counted from 1, of the list ``around`` it."""
    if around.tag != "ol":
        return "•"
    start = around.get("start", "1")
    number = item - 1 + (int(start) if re.fullmatch(r"\d{1,4}", start) else 1)
    kind = around.get("type", "1")
    if kind == "a" and number <= 26:
        return f"({chr(96 + number)})"
    if kind == "i" and number <= len(ROMAN):
        return f"({ROMAN[number - 1]})"
    return f"{number}."
