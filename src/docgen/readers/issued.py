"""What the steps of an import talk about: lines of the text as issued, and what is cut from them.

A line remembers where each of its characters stood, so that cutting can be proved and not merely
trusted: what was kept and what was cut, laid together, are the line again.
"""

import re
import unicodedata
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.characters import FORBIDDEN, name_of
from docgen.errors import ContentError

Role = Literal["body", "heading", "head", "foot", "footnote", "cell", "navigation"]


class Place(Struct, frozen=True, order=True):
    """Where a line stands, as a person finds it: a page and the line on it, or a line of a file."""

    page: int
    line: int
    word: str = "line"

    def __str__(self) -> str:
        where = f"{self.word} {self.line}"
        return f"page {self.page}, {where}" if self.page else where


class Line(Struct, frozen=True):
    """A line, or what is left of it: ``at`` holds where each character of ``text`` stood.

    ``index`` counts the lines of the source; ``gap`` is the blank space above in lines, ``indent``
    that on the left in characters. ``whole``: a paragraph begins here. ``hard``: the line ends
    where its author wanted. ``label`` is a number that the file counts and does not hold.
    ``raised`` are places of superscript characters. ``glued``: no blank follows, as in a
    hyphenated word.
    """

    index: int
    place: Place
    text: str
    at: tuple[int, ...]
    gap: float = 0
    indent: float = 0
    size: float = 0
    bold: bool = False
    role: Role = "body"
    whole: bool = False
    hard: bool = False
    label: str = ""
    raised: frozenset[int] = frozenset()
    glued: bool = False

    def part(self, start: int, end: int | None = None) -> "Line":
        """The characters from ``start`` to ``end``."""
        return replace(self, text=self.text[start:end], at=self.at[start:end])

    def without(self, start: int, end: int) -> "Line":
        """The line without the characters from ``start`` to ``end``."""
        return replace(
            self, text=self.text[:start] + self.text[end:], at=self.at[:start] + self.at[end:]
        )


class Cut(Struct, frozen=True):
    """Characters that are not in the text as they stood: ``words`` of a line, and where they were.

    ``written`` stands in the text instead (``11.`` for ``11,``, or a number that Word counted).
    ``sure``: a person need not look.
    """

    index: int
    place: Place
    at: tuple[int, ...]
    words: str
    why: str
    written: str = ""
    sure: bool = True

    @property
    def column(self) -> int:
        """Where it begins, from 0."""
        return self.at[0] if self.at else 0


class Issued(Struct, frozen=True):
    """A file as its reader gives it: every line, and ``ink``, found by another way than they.

    ``cuts`` are what reading itself took out (Markdown's marks); ``remarks`` are for the report;
    ``marks`` are the lines in which the file itself, not its text, marks a footnote.
    """

    lines: tuple[Line, ...]
    ink: str
    cuts: tuple[Cut, ...] = ()
    remarks: tuple[str, ...] = ()
    marks: dict[str, int] = {}


def ink(text: str) -> str:
    """``text`` without its white space."""
    return "".join(text.split())


def line_of(index: int, place: Place, text: str, **hints: object) -> Line:
    """A line as it stands in the source, blanks at its ends left out."""
    start = len(text) - len(text.lstrip())
    text = text.strip()
    return Line(index, place, text, tuple(range(start, start + len(text))), **hints)  # type: ignore[arg-type]


def cut_of(
    line: Line, start: int, end: int | None, why: str, *, written: str = "", sure: bool = True
) -> Cut:
    """The cut of the characters of ``line`` from ``start`` to ``end``."""
    words, at = line.text[start:end], line.at[start:end]
    return Cut(line.index, line.place, at, words, why, written, sure)


# What content may not hold, or no document can show. (Some control characters are white space.)
_STRAY = re.compile(rf"(?!\s){FORBIDDEN.pattern}|\u00ad")


def without_strays(line: Line) -> tuple[Line, list[Cut]]:
    """``line`` without soft hyphens and what content may not hold.

    What turns the order of reading round, or hides, a person should look at.
    """
    cuts = []
    while found := _STRAY.search(line.text):
        start, end = found.span()
        hyphen = found.group() == "\u00ad"
        why = "soft hyphen" if hyphen else f"character {name_of(found.group())}"
        sure = hyphen or unicodedata.category(found.group()) == "Cc"
        cuts.append(cut_of(line, start, end, why, sure=sure))
        glued = line.glued or (hyphen and end == len(line.text))
        line = replace(line.without(start, end), glued=glued)
    return line, cuts


def too_much(path: str, what: str, most: int) -> ContentError:
    """The error for a file that passes a bound."""
    return ContentError(f"{what}: more than {most:,}", path, hint="import a part of it")
