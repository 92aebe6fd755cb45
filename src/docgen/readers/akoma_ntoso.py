"""An Akoma Ntoso file → lines: a block or a heading is one, with the number before its words."""

import re

from lxml import etree
from msgspec.structs import replace

from docgen.akn.element import tag
from docgen.akn.names import SPACE
from docgen.akn.parsed import parsed
from docgen.errors import ContentError
from docgen.readers.akn_metadata import about, parties
from docgen.readers.issued import (
    Cut,
    Issued,
    Line,
    Place,
    Role,
    cut_of,
    ink,
    line_of,
    without_strays,
)

MOST_ELEMENTS = 200_000
_META, _NUM, _NOTE = tag("meta"), tag("num"), tag("authorialNote")
_PREFIX = {"a": SPACE}
_HEADINGS = {tag(each) for each in ("heading", "subheading", "crossHeading", "longTitle")}
_OF_ONE = {tag("content"), tag("intro")}
_BLANKS = re.compile(r"[ \t\r\n]+")  # XML 1.0, 2.3
_LETTERS = re.compile(r"\((?:[a-z]|[ivx]+)\)")
# What is a line, whatever is marked within it; other elements, where they have words of their own.
_BLOCKS = _HEADINGS | {_NUM, tag("p")}


def read(content: bytes, path: str) -> Issued:
    """The lines of a document of any type in Akoma Ntoso 1.0, without its metadata.

    Raises :class:`ContentError` if it is no such document, or has too many elements.
    """
    root = parsed(content, path)
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise ContentError(f"more than {MOST_ELEMENTS:,} elements", path)
    reader = _Reader()
    reader.add_below(root)
    reader.add_number()
    raw = root.xpath(".//text()[not(ancestor::a:meta)]", namespaces=_PREFIX)
    return Issued(
        tuple(reader.lines),
        ink("".join(raw)),
        tuple(reader.cuts),
        about=about(root),
        parties=parties(root),
    )


class _Reader:
    """Collects lines and cuts; ``_number`` is what comes before the next line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.cuts: list[Cut] = []
        self._number = ""

    def add_below(self, element: etree._Element) -> None:
        begun = False  # a paragraph of which further blocks are part
        for each in element:
            if each.tag == _META or callable(each.tag):  # comments
                continue
            if each.tag == _NUM:
                self._number = f"{self._number} {_words(each)}".strip()
            elif each.tag in _BLOCKS or _has_words(each):
                heading = each.tag in _HEADINGS
                self._add(each, "heading" if heading else "body", more=begun)
                begun = not heading and element.tag in _OF_ONE
            else:
                self.add_below(each)

    def add_number(self) -> None:
        """A number that no words follow is a line."""
        if self._number:
            self.lines.append(line_of(len(self.lines), Place(0, 0), self._number, whole=True))

    def _add(self, element: etree._Element, role: Role, *, more: bool) -> None:
        place = Place(0, element.sourceline or 0)
        line = line_of(len(self.lines), place, f"{self._number} {_words(element)}".strip())
        line = replace(line, role=role, whole=True, more=more and not self._number)
        if self._number and role == "body":
            line = self._counted(line)
        self._number = ""
        clean, cuts = without_strays(line)
        self.lines.append(clean)
        self.cuts += cuts
        for note in element.iter(_NOTE):
            place = Place(0, note.sourceline or 0)
            added = line_of(len(self.lines), place, _words(note), whole=True)
            self.lines.append(replace(added, role="footnote", label=note.get("marker", "")))

    def _counted(self, line: Line) -> Line:
        """``line`` with its number as an import knows it: ``14.``, or a letter as a label."""
        number, end = self._number, len(self._number)
        if _LETTERS.fullmatch(number):
            self.cuts.append(cut_of(line, 0, end + 1, "letter of the paragraph"))
            return replace(line.without(0, end + 1), label=number)
        line = replace(line, numbered=True)
        if number.isascii() and number[-1].isalnum():
            self.cuts.append(cut_of(line, 0, end, "number", written=f"{number}."))
            return line.rewritten(0, end, f"{number}.")
        return line


def _has_words(element: etree._Element) -> bool:
    own = (element.text, *(each.tail for each in element))
    return any(each and each.strip() for each in own)


def _words(element: etree._Element) -> str:
    """The text of ``element`` without that of notes in it; no-break blanks stay."""
    depth = sum(1 for _ in element.iterancestors(_NOTE)) + (element.tag == _NOTE)
    path = ".//text()[count(ancestor::a:authorialNote) = $depth]"
    found = "".join(element.xpath(path, namespaces=_PREFIX, depth=depth))
    return " ".join(each for each in _BLANKS.split(found) if each)
