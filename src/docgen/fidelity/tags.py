"""The structure tree of a PDF page → its marked content, with what the tags say."""

import ctypes
import re
from functools import lru_cache
from typing import NamedTuple

from docgen.fidelity import pdfium
from docgen.fidelity.spans import SpanKind
from docgen.fidelity.structure import Tag

_KINDS: dict[str, SpanKind] = {"Quote": "quotation", "Reference": "reference"}
_TITLE = re.compile(r"(?:Quotation|Reference|Text) (\d{1,9})")  # the same for all lines of one
_INLINE = ("Span", "NonStruct", "Link", "Lbl", "Quote", "Reference", "Em", "Strong")
_TELLING = frozenset((*_KINDS, "Span", "Figure", "Lbl", "THead"))
_NAME = 128  # bytes


class Mark(NamedTuple):
    """Marked content of a page (from 1), with the number ``content`` on it (ISO 32000-1, 14.6).

    ``number`` is that of the quotation, reference or (by Typst) text that it belongs to, 0 if to
    none that has one.
    ``picture`` is true inside a *Figure*, ``label`` inside the number or bullet of a list;
    ``quoting`` if the block around it holds a quotation or a reference. ``head`` numbers the
    *THead* that it is in, from 1 on each page, and is 0 outside of one.
    """

    page: int
    content: int
    kind: SpanKind = "other"
    number: int = 0
    tagged: bool = True
    picture: bool = False
    label: bool = False
    quoting: bool = False
    head: int = 0


class _Around(NamedTuple):
    """What is known inside of an element: see :class:`Mark`."""

    kind: SpanKind = "other"
    number: int = 0
    picture: bool = False
    label: bool = False
    head: int = 0


def read_tags(page: int, number: int) -> tuple[list[Mark], Tag]:
    """The marked content of ``page``, which is page ``number``, in the order of its tags; these."""
    tree = pdfium.tree_of_page(page)
    try:
        reader = _Reader(number)
        return reader.read(tree), reader.root
    finally:
        pdfium.close_tree(tree)


class _Reader:
    def __init__(self, page: int) -> None:
        self._page = page
        self._heads = self._elements = 0
        self._blocks = [(0, "")]  # those around what is read, each with its type, the root first
        self._quoting: set[int] = set()
        self._found: list[tuple[int, _Around, int]] = []  # contents, each with the block around it
        self._name = ctypes.create_string_buffer(_NAME)
        self._at_name = ctypes.addressof(self._name)
        self._number = ctypes.c_float()
        self.root = Tag("", page)

    def read(self, tree: int) -> list[Mark]:
        for index in range(pdfium.count_roots(tree)):
            self._take(pdfium.root(tree, index), _Around(), self.root)
        page, quoting = self._page, self._quoting
        return [
            Mark(page, content, kind, number, True, picture, label, block in quoting, head)
            for content, (kind, number, picture, label, head), block in self._found
        ]

    def _take(self, element: int, around: _Around, parent: Tag) -> None:
        name = self._string(pdfium.element_type, element)
        tag = self._tag(name, element)
        parent.children.append(tag)
        self._elements += 1
        # One in another of its type is none of the template's, but a layer of its layout.
        is_block = name not in _INLINE and name != self._blocks[-1][1]
        if is_block:
            self._blocks.append((self._elements, name))
        if name in _TELLING:
            around = self._within(name, element, around)
        block, content_of, child_of = self._blocks[-1][0], pdfium.child_content, pdfium.child
        for index in range(pdfium.count_children(element)):
            content = content_of(element, index)
            if content >= 0:
                tag.contents.append(content)
                self._found.append((content, around, block))
            elif child := child_of(element, index):
                self._take(child, around, tag)
        if is_block:
            self._blocks.pop()

    def _tag(self, name: str, element: int) -> Tag:
        tag = Tag(name, self._page, language=self._string(pdfium.element_language, element))
        if name in ("Figure", "Formula"):
            tag.alternative = _whole(pdfium.alternative_text, element)
        elif name in ("TH", "TD"):
            tag.columns = self._span(element, b"ColSpan")
            tag.rows = self._span(element, b"RowSpan")
        return tag

    def _span(self, element: int, name: bytes) -> int:
        """The attribute ``name`` of a cell; 1 without one."""
        for index in range(pdfium.count_attributes(element)):
            value = pdfium.attribute(pdfium.attributes(element, index), name)
            if value and pdfium.attribute_number(value, ctypes.addressof(self._number)):
                return int(self._number.value)
        return 1

    def _within(self, name: str, element: int, around: _Around) -> _Around:
        """What is known inside of ``element``, one of those that say something."""
        if name in _KINDS and around.kind != "quotation":
            self._quoting.update(number for number, _ in self._blocks)
            return _Around(_KINDS[name], self._titled(element) or 0, *around[2:])
        if name == "Span" and around.kind == "other":
            number = self._titled(element)
            return around if number is None else _Around("other", number, *around[2:])
        if name == "Figure":
            return around._replace(picture=True)
        if name == "Lbl":
            return around._replace(label=True)
        if name == "THead":
            self._heads += 1
            return around._replace(head=self._heads)
        return around

    def _titled(self, element: int) -> int | None:
        """The number in the title of ``element``, if it has one."""
        title = _TITLE.fullmatch(self._string(pdfium.element_title, element))
        return int(title[1]) if title else None

    def _string(self, ask: pdfium.Function, element: int) -> str:
        size = ask(element, self._at_name, _NAME)
        return _decoded(self._name.raw[: min(size, _NAME) - 2]) if size > 2 else ""


def _whole(ask: pdfium.Function, element: int) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, ctypes.addressof(buffer), size)
    return _decoded(buffer.raw[: max(0, size - 2)])


@lru_cache(maxsize=256)
def _decoded(text: bytes) -> str:
    return text.decode("utf-16-le", "replace")
