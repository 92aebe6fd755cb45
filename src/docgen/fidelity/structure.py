"""Whether the tags of a PDF are as PDF/UA-1 wants them: tables, lists, headings, pictures,
languages.

The rules are those of ISO 14289-1, 7.2 (tables, lists, languages), 7.3 (pictures) and 7.4.2
(headings), as veraPDF has them: what these refuse, it refuses too. What stylesheets and templates
can do wrong.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from docgen.errors import TemplateError

_ROWS = ("TR",)
_GROUPS = ("THead", "TBody", "TFoot")
# What each must lie in, however deep, and what alone may lie in each.
_AROUND = {
    **dict.fromkeys(("TH", "TD"), _ROWS),
    **dict.fromkeys(_GROUPS, ("Table",)),
    "Lbl": ("LI", "Note", "P"),  # the number of a footnote, and where it is put
    "LBody": ("LI",),
    "TR": ("Table", *_GROUPS),
    "LI": ("L",),
}
_WITHIN = {
    **dict.fromkeys(_GROUPS, _ROWS),
    "Table": ("TR", *_GROUPS, "Caption"),
    "TR": ("TH", "TD"),
    "L": ("L", "LI", "Caption"),
}
_AROUND_ANY = frozenset(name for names in _AROUND.values() for name in names)
_NAMES = {
    **dict.fromkeys(("Table", *_GROUPS), "a table"),
    **dict.fromkeys(("TR", "TH", "TD"), "a row or cell of a table"),
    **dict.fromkeys(("L", "LI", "Lbl", "LBody"), "a list"),
}
_CLEAR = ("Div", "NonStruct", "Span")
LANGUAGE = re.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")  # RFC 3066, which PDF 1.7 cites
_NO_LANGUAGE = "which is no language tag such as “en” or “pt-BR”"
_HEADING = re.compile("H([1-6])")


Fault = Literal["heading", "picture", "language", "nesting", "columns", "rows"]


class StructureError(TemplateError):
    """Tags that PDF/UA-1 does not allow; ``fault`` is what is wrong with the elements."""

    fault: Fault


@dataclass(slots=True)
class Tag:
    """A structure element of a page; ``columns`` and ``rows`` are those that a cell covers.

    ``alternative`` are the words that stand for a picture or formula, ``language`` is its own; both
    empty if it has none.
    """

    name: str
    page: int
    contents: list[int] = field(default_factory=list)  # the marked content directly in it
    children: list["Tag"] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    alternative: str = ""
    language: str = ""

    @property
    def parts(self) -> Iterator["Tag"]:
        """What is in it, through tags that say nothing."""
        for child in self.children:
            if child.name in _CLEAR:
                yield from child.parts
            else:
                yield child

    def below(self) -> Iterator["Tag"]:
        """This and all that are in it, in order."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting += reversed(tag.children)

    def all_contents(self) -> Iterator[int]:
        """The marked content of this and all below."""
        for tag in self.below():
            yield from tag.contents


def prove_structure(pages: Iterable[Tag], language: str) -> None:
    """Raises :class:`StructureError` where the tags of ``pages`` break PDF/UA-1; each is a root.

    ``language`` is that of the file.
    """
    if not LANGUAGE.fullmatch(language):
        raise _error("language", f"its <html> has lang=“{language}”, {_NO_LANGUAGE}")
    level = 0
    for root in pages:
        _prove_nesting(root)
        for tag in root.below():
            if heading := _HEADING.fullmatch(tag.name):
                if int(heading[1]) > level + 1:
                    raise _error_of(
                        tag,
                        "heading",
                        f"has a heading h{heading[1]} after {f'h{level}' if level else 'none'}:"
                        " no level may be left out",
                    )
                level = int(heading[1])
            elif tag.name == "Figure" and not tag.alternative:
                raise wordless_picture(tag)
            elif tag.name == "Table":
                _prove_table(tag)
            elif tag.language and not LANGUAGE.fullmatch(tag.language):
                raise _error_of(
                    tag, "language", f"has an element with lang=“{tag.language}”, {_NO_LANGUAGE}"
                )


def _prove_nesting(tag: Tag, above: frozenset[str] = frozenset()) -> None:
    """``above`` are the names of the tags around ``tag``."""
    around, within = _AROUND.get(tag.name), _WITHIN.get(tag.name)
    if (around and above.isdisjoint(around)) or (
        within and any(part.name not in within for part in tag.parts)
    ):
        raise _error_of(
            tag,
            "nesting",
            f"has {_NAMES[tag.name]} whose parts are not nested as HTML wants them, or that a"
            " stylesheet makes into something else (look for 'display')",
        )
    if tag.name in _AROUND_ANY:
        above = above | {tag.name}
    for child in tag.children:
        _prove_nesting(child, above)


def _prove_table(table: Tag) -> None:
    widths: set[int] = set()
    reaching: list[tuple[int, int]] = []  # of cells: the rows still to come, and the columns
    for row in (tag for tag in table.below() if tag.name == "TR"):
        cells = [cell for cell in row.parts if cell.name in ("TH", "TD")]
        widths.add(sum(each.columns for each in cells) + sum(columns for _, columns in reaching))
        reaching += [(cell.rows, cell.columns) for cell in cells]
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
    if len(widths) > 1:
        raise _error_of(
            table,
            "columns",
            f"has a table with rows of {min(widths)} and {max(widths)} columns: give all of them"
            " the same number",
        )
    if reaching:
        raise _error_of(
            table,
            "rows",
            "ends within a cell over several rows: put these rows into a <tbody> of their own with"
            " 'break-inside: avoid'",
        )


def wordless_picture(tag: Tag | None = None) -> StructureError:
    """The error of a picture that nothing stands for; ``tag`` is its element, if it has one."""
    message = "has a picture without words that stand for it (alt, or <title> in <svg>)"
    return _error_of(tag, "picture", message)


def _error_of(tag: Tag | None, fault: Fault, message: str) -> StructureError:
    where = f"page {tag.page}: " if tag else ""
    return _error(fault, f"{where}{message}; PDF/UA-1 does not allow it")


def _error(fault: Fault, message: str) -> StructureError:
    error = StructureError(message)
    error.fault = fault
    return error
