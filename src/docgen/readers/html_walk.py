"""The tree of a web page → lines in order: the text between two block boundaries is a line."""

import re
from typing import NamedTuple

from lxml import etree, html

from docgen.characters import without_breaks
from docgen.readers.html_hidden import is_hidden, is_white
from docgen.readers.html_labels import ListLabels
from docgen.readers.issued import Cut, Line, Place, Role, cut_of, ink, line_of, without_strays

# The HTML Standard, 15.3 (rendering): what is set as a block. All else, known or not, is inline.
_BLOCKS = {
    *("html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details"),
    *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing"),
    *("main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search"),
    *("section", "select", "summary", "ul", "xmp", "table", "caption", "colgroup", "thead"),
    *("tbody", "tfoot", "tr", "td", "th"),
}
_UNSEEN = {
    *("script", "style", "head", "template", "noscript", "svg", "iframe", "object", "canvas"),
    *("annotation", "annotation-xml", "datalist", "video", "audio", "textarea"),
}
_HEADINGS = {"h1": 24.0, "h2": 18.0, "h3": 15.0, "h4": 13.0, "h5": 12.0, "h6": 11.0}
_BESIDE = {"nav", "aside", "form", "button", "menu"}
_BESIDE_A_PAGE = {"header", "footer"}  # but not those of an article
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HEIGHT = re.compile(r"vertical-align\s*:\s*(super|sub)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


class _Part(NamedTuple):
    text: str
    strong: bool
    height: int
    cut: str


class _Style(NamedTuple):
    """How the text of an element is set; passed down to its children."""

    strong: bool = False
    height: int = 0
    cut: str = ""
    pre: bool = False


class PageWalker:
    """Walks through a page and collects its lines, cuts, remarks and note marks."""

    def __init__(self, root: html.HtmlElement) -> None:
        self.lines: list[Line] = []
        self.cuts: list[Cut] = []
        self.remarks: list[str] = []
        self.marks: dict[str, int] = {}
        self._root = root
        self._notes = _notes(root)
        self._labels = ListLabels()
        self._parts: list[_Part] = []
        self._open: list[html.HtmlElement] = []  # blocks around, the innermost last
        self._styles = [_Style()]
        self._label, self._line, self._breaks, self._mark = "", 1, 0, ""

    def walk(self) -> None:
        """Read the whole page."""
        events = etree.iterwalk(self._root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if is_unseen(element):
                    events.skip_subtree()
                else:
                    self._enter(element)
                continue
            if event == "end" and not is_unseen(element):
                self._leave(element)
            if element is not self._root:
                self._text(element.tail)
        self._close()
        self.remarks += self._labels.remarks()

    def _enter(self, element: html.HtmlElement) -> None:
        if element.tag == "br":
            self._close()
            self._breaks += 1
        elif element.tag in _BLOCKS:
            self._close()
            self._breaks = 0
            self._open.append(element)
            self._line = element.sourceline or self._line
            if element.tag == "li":
                self._label = self._labels.label(element)
                if _style(element, self._styles[-1]).cut:
                    self._label = ""
        elif element.tag == "math":
            written = _words(element)
            self.remarks.append(f"line {element.sourceline}: an equation holds “{written}”")
        if is_white(element) and (said := _words(element)):
            self.remarks.append(f"line {element.sourceline}: “{said[:60]}” is white: is it seen?")
        self._mark = self._notes.get(element.get("id", ""), "") or self._mark
        self._styles.append(_style(element, self._styles[-1]))
        parent, previous = element.getparent(), element.getprevious()
        if parent is not None and parent.tag == "mfrac" and previous is not None:
            self._text("/")
        if element.tag == "q":
            self._text("“")
        if element.tag == "a" and (mark := self._notes.get(element.get("href", "#")[1:])):
            self.marks.setdefault(mark, len(self.lines))
        self._text(element.text)

    def _leave(self, element: html.HtmlElement) -> None:
        if element.tag == "q":
            self._text("”")
        self._styles.pop()
        if element.tag in _BLOCKS:
            self._close()
            self._breaks = 0
            self._open.pop()
            if element.get("id", "") in self._notes:
                self._mark = ""

    def _text(self, text: str | None) -> None:
        if not text:
            return
        strong, height, cut, pre = self._styles[-1]
        for number, piece in enumerate(text.split("\n") if pre else [text]):
            if number:
                self._close()
                self._breaks = 1
            words = _BLANKS.sub(" ", piece if pre else without_breaks(piece))
            self._parts.append(_Part(words, strong, height, cut))

    def _close(self) -> None:
        """End the current line, if it has any text."""
        parts, self._parts = self._parts, []
        text = "".join(part.text for part in parts)
        if not ink(text):
            return
        tags = {element.tag for element in self._open}
        if self._label and re.match(re.escape(self._label) + r"(?!\w)", text.lstrip()):
            self._label = ""  # it is typed, in a list whose own numbers a stylesheet leaves out
        size = next((_HEADINGS[each.tag] for each in self._open[::-1] if each.tag in _HEADINGS), 12)
        nested = sum(each.tag in ("ol", "ul") for each in self._open)
        line = line_of(
            len(self.lines),
            Place(0, self._line),
            text,
            size=size,
            bold=all(part.strong for part in parts if part.text.strip()),
            role="footnote" if self._mark else _role(tags),
            whole=self._breaks != 1,  # one <br> goes on with the paragraph, two do not
            label=self._mark or self._label,
            indent=4.0 * max(nested - 1, 0),
            raised=_columns(parts, 1),
            lowered=_columns(parts, -1),
        )
        line = self._without_hidden(line, parts)
        line, cuts = without_strays(line)
        self.lines.append(line)
        self.cuts += cuts
        self._label, self._breaks = "", 0

    def _without_hidden(self, line: Line, parts: list[_Part]) -> Line:
        column = 0
        for part in parts:
            columns = range(column, column + len(part.text))
            places = [at for at, each in enumerate(line.at) if each in columns]
            if part.cut and places:
                first, last = places[0], places[-1] + 1
                self.cuts.append(cut_of(line, first, last, part.cut, sure=False))
                line = line.without(first, last)
            column += len(part.text)
        return line


def is_unseen(element: html.HtmlElement) -> bool:
    """Whether a reader of the page does not see the text in ``element`` as text."""
    return element.tag in _UNSEEN


def signs_of(element: html.HtmlElement) -> tuple[str, ...]:
    """The signs that a browser adds to an element: quotation marks, a fraction's stroke."""
    if element.tag == "q":
        return "“", "”"
    return tuple("/" for _ in element[1:]) if element.tag == "mfrac" else ()


def _style(element: html.HtmlElement, around: _Style) -> _Style:
    tag, css = element.tag, element.get("style", "")
    height = around.height
    if tag in ("sup", "sub"):
        height = 1 if tag == "sup" else -1
    elif found := _HEIGHT.search(css):
        height = 1 if found[1].lower() == "super" else -1
    parent = element.getparent()
    if parent is not None and parent.tag in ("msup", "msub", "msubsup"):
        place = parent.index(element)
        height = 0 if not place else 1 if parent.tag == "msup" or place == 2 else -1
    cut = around.cut
    if is_hidden(element):
        cut = cut or "hidden text"
    if tag in ("rt", "rp", "rtc"):
        cut = cut or "reading aid (ruby)"
    strong = around.strong or tag in ("b", "strong") or bool(_BOLD.search(css))
    return _Style(strong, height, cut, around.pre or tag in ("pre", "listing", "xmp"))


def _words(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _notes(root: html.HtmlElement) -> dict[str, str]:
    """The marks of footnotes by the ids of their blocks, to which raised links lead."""
    targets: dict[str, str] = {}
    for link in root.iter("a"):
        target = link.get("href", "")
        mark = re.sub(r"[\s\[\]()]", "", "".join(link.itertext()))
        raised = link.getparent().tag == "sup" or any(True for _ in link.iter("sup"))
        if target.startswith("#") and raised and re.fullmatch(r"\w{1,4}|\*{1,3}|[†‡]", mark):
            targets.setdefault(target[1:], mark)
    back = {each.get("id"): each for each in root.iter() if each.get("id") in targets}
    return {name: targets[name] for name, each in back.items() if each.tag in _BLOCKS - {"body"}}


def _role(tags: set[str]) -> Role:
    if tags & _BESIDE or (tags & _BESIDE_A_PAGE and not tags & {"article", "main"}):
        return "navigation"
    if tags & _HEADINGS.keys():
        return "heading"
    return "cell" if tags & {"td", "th"} else "body"


def _columns(parts: list[_Part], height: int) -> frozenset[int]:
    found, at = set[int](), 0
    for part in parts:
        found |= set(range(at, at + len(part.text))) if part.height == height else set()
        at += len(part.text)
    return frozenset(found)
