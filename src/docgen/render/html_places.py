"""The line of an HTML template to blame for tags that PDF/UA-1 does not allow.

The page is rendered once more, with marks that say where each piece is from, and the first element
of it is looked for that has the fault. What a stylesheet makes of correct elements has no line.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any, NamedTuple

from docgen.fidelity.structure import LANGUAGE, Fault
from docgen.job import Job
from docgen.render.environment import DocumentEnvironment, equipped, traced_context
from docgen.render.resources import Resources
from docgen.render.template_places import mark_places, place_at, read_places

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_LISTS = ("ul", "ol", "menu")
_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")
_PARENTS = {
    "li": _LISTS,
    "tr": ("table", *_GROUPS),
    **dict.fromkeys(_CELLS, ("tr",)),
    **dict.fromkeys(_GROUPS, ("table",)),
}
_CHILDREN = {**dict.fromkeys(_LISTS, ("li",)), "tr": _CELLS}
# Which elements end where one begins, and in what they do not (HTML, 13.1.2.4).
_ENDS = {
    "li": (("li",), _LISTS),
    **dict.fromkeys(_CELLS, (_CELLS, ("tr", "table"))),
    "tr": ((*_CELLS, "tr"), ("table",)),
    **dict.fromkeys(_GROUPS, ((*_CELLS, "tr", *_GROUPS), ("table",))),
}


def place_of(fault: Fault, job: Job, resources: Resources) -> tuple[str, int] | None:
    """The file and line of the first element in the page of ``job`` that has this ``fault``."""
    environment = equipped(_PlacedEnvironment, resources, job.document.language)
    template = environment.get_template(f"{job.document.product}.html")
    page, places = read_places(template.render(traced_context(job)))
    blamed = next(_FINDERS[fault](_elements(page)), None)
    found = place_at(blamed.offset, page, places) if blamed else None
    return (environment.files[found[0]], found[1]) if found else None


class _PlacedEnvironment(DocumentEnvironment):
    """Marks where the pieces of a page are from; ``files`` are those that marks have numbers of."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.files: list[str] = []

    def _generate(self, source: Any, *rest: Any, **options: Any) -> Any:
        mark_places(source, len(self.files))
        self.files.append(rest[1] or rest[0])
        return super()._generate(source, *rest, **options)


class _Element(NamedTuple):
    """An element of a page; ``parent`` is the number of the one that it is in."""

    tag: str
    attributes: Mapping[str, str | None]
    offset: int
    parent: int | None

    def span(self, name: str) -> int:
        """How many rows or columns a cell covers."""
        value = self.attributes.get(name) or ""
        return int(value) if value.isdecimal() else 1


def _elements(page: str) -> Sequence[_Element]:
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    return reader.elements


class _Reader(HTMLParser):
    """The elements of a page, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[_Element] = []
        self._open: list[int] = []  # by their numbers
        self._starts = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ended, kept = _ENDS.get(tag, ((), ()))
        for at in reversed(range(len(self._open))):
            if (around := self.elements[self._open[at]].tag) in kept:
                break
            if around in ended:
                del self._open[at:]
        line, column = self.getpos()
        parent = self._open[-1] if self._open else None
        offset = self._starts[line - 1] + column
        self.elements.append(_Element(tag, dict(attrs), offset, parent))
        if tag not in _VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(self.elements[number].tag == tag for number in self._open):
            while self.elements[self._open.pop()].tag != tag:
                pass


def _skipping_headings(elements: Sequence[_Element]) -> Iterator[_Element]:
    level = 0
    for each in elements:
        if each.tag in _HEADINGS:
            number = int(each.tag[1])
            if number > level + 1:
                yield each
            level = number


def _wordless_pictures(elements: Sequence[_Element]) -> Iterator[_Element]:
    titled = {each.parent for each in elements if each.tag == "title"}
    for number, each in enumerate(elements):
        if (each.tag == "img" and "alt" not in each.attributes) or (
            each.tag == "svg" and number not in titled
        ):
            yield each


def _strange_languages(elements: Sequence[_Element]) -> Iterator[_Element]:
    for each in elements:
        if "lang" in each.attributes and not LANGUAGE.fullmatch(each.attributes["lang"] or ""):
            yield each


def _misplaced(elements: Sequence[_Element]) -> Iterator[_Element]:
    for each in elements:
        parent = "" if each.parent is None else elements[each.parent].tag
        if parent not in _PARENTS.get(each.tag, (parent,)) or (
            each.tag not in _CHILDREN.get(parent, (each.tag,))
        ):
            yield each


def _uneven_tables(elements: Sequence[_Element]) -> Iterator[_Element]:
    for table, rows in _tables(elements):
        widths: set[int] = set()
        reaching: list[tuple[int, int]] = []  # the rows still to come of cells, and their columns
        for cells in rows:
            widths.add(sum(each.span("colspan") for each in cells) + sum(c for _, c in reaching))
            reaching += [(each.span("rowspan"), each.span("colspan")) for each in cells]
            reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        if len(widths) > 1:
            yield table


def _tallest_cells(elements: Sequence[_Element]) -> Iterator[_Element]:
    cells = [each for each in elements if each.tag in _CELLS and each.span("rowspan") > 1]
    return iter(sorted(cells, key=lambda each: -each.span("rowspan")))


def _tables(elements: Sequence[_Element]) -> Iterable[tuple[_Element, list[list[_Element]]]]:
    """Each table with the cells of its rows."""
    tables: dict[int, dict[int, list[_Element]]] = {}
    for number, each in enumerate(elements):
        if each.tag == "table":
            tables[number] = {}
        above = each.parent
        while each.tag in ("tr", *_CELLS) and above is not None and above not in tables:
            above = elements[above].parent
        if above is None or above not in tables:
            continue
        if each.tag == "tr":
            tables[above][number] = []
        elif each.tag in _CELLS and each.parent in tables[above]:
            tables[above][each.parent].append(each)
    return [(elements[number], list(rows.values())) for number, rows in tables.items()]


_FINDERS: Mapping[Fault, Callable[[Sequence[_Element]], Iterator[_Element]]] = {
    "heading": _skipping_headings,
    "picture": _wordless_pictures,
    "language": _strange_languages,
    "nesting": _misplaced,
    "columns": _uneven_tables,
    "rows": _tallest_cells,
}
