"""The result of a reader: the lines of a text as issued, and what was cut from them.

A line remembers the column of each of its characters, so that an import can prove its cuts: what
was kept and what was cut together are the line again.
"""

import re
import unicodedata
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.characters import FORBIDDEN, name_of
from docgen.errors import ContentError
from docgen.model import Participant

# The columns of characters: those of a line as issued follow each other, and one that a cut has
# written has -1.
Columns = range | tuple[int, ...]
Role = Literal["body", "heading", "head", "foot", "footnote", "cell", "navigation"]


class Place(Struct, frozen=True, order=True, gc=False):
    """Where to find a line: a page (0 if the file has none) and the line, row or paragraph in it.

    Both count from 1; ``word`` says what ``line`` counts.
    """

    page: int
    line: int
    word: str = "line"

    def __str__(self) -> str:
        where = f"{self.word} {self.line}"
        return f"page {self.page}, {where}" if self.page else where


class Line(Struct, frozen=True, gc=False):  # none can be in a cycle, and there are many
    """A line, or what is left of it after cuts.

    - ``index`` counts the lines of the source from 0; ``at`` is the column of each character of
      ``text`` in that line, from 0.
    - ``gap`` is the blank space above, in lines; negative where a page ends and it is unknown.
      ``indent`` is the space to the left, in characters; ``size`` that of the letters, in points.
    - ``whole``: a paragraph begins here; ``more``: a further block of the paragraph before, as the
      file says. ``hard``: its author ended the line here. ``glued``: the
      next line continues the last word, as after a hyphen.
    - ``short``: the next line's first word would have fitted on this one; ``None`` if the file does
      not say how wide its lines may be.
    - ``label`` is a number or bullet that the file counts and its text does not hold.
      ``numbered``: the file says that the number before the text is one.
    - ``raised`` and ``lowered`` are the columns of superscript and subscript characters.
    """

    index: int
    place: Place
    text: str
    at: Columns
    gap: float = 0
    indent: float = 0
    size: float = 0
    bold: bool = False
    role: Role = "body"
    whole: bool = False
    more: bool = False
    hard: bool = False
    short: bool | None = None
    label: str = ""
    numbered: bool = False
    raised: frozenset[int] = frozenset()
    lowered: frozenset[int] = frozenset()
    glued: bool = False

    def part(self, start: int, end: int | None = None) -> "Line":
        """The characters from index ``start`` to ``end``."""
        return replace(self, text=self.text[start:end], at=self.at[start:end])

    def without(self, start: int, end: int) -> "Line":
        """The line without the characters from index ``start`` to ``end``."""
        return self.rewritten(start, end, "")

    def rewritten(self, start: int, end: int, written: str) -> "Line":
        """The line with ``written`` in their place; its characters have column -1."""
        text = self.text[:start] + written + self.text[end:]
        before, after = self.at[:start], self.at[end:]
        if not written and not (before and after):
            return replace(self, text=text, at=before or after)
        return replace(self, text=text, at=(*before, *(-1 for _ in written), *after))


class Cut(Struct, frozen=True, gc=False):
    """Characters of a line that are not adopted text, or are written differently in it.

    ``words`` were at the columns ``at`` of line ``index``; ``written`` replaces them (``11.`` for
    ``11,``, or a number that Word counted). ``sure``: nobody needs to check it.
    """

    index: int
    place: Place
    at: Columns
    words: str
    why: str
    written: str = ""
    sure: bool = True

    @property
    def column(self) -> int:
        """The column where it begins, from 0."""
        if self.at and self.at[0] >= 0:
            return self.at[0]
        return next((at for at in self.at if at >= 0), 0)


class Issued(Struct, frozen=True):
    """A file as its reader returns it.

    ``ink`` is all its text without white space, collected independently of ``lines``: both must
    have the same characters. ``cuts`` are what the reader itself removed (Markdown's marks);
    ``remarks`` go into the report; ``marks`` gives, for each footnote mark, the line in which the
    file (not its text) refers to it; ``about`` is what the file's metadata say (``title``,
    ``date``, ``place``, ``occasion``), and ``parties`` who they say adopted the text.
    """

    lines: tuple[Line, ...]
    ink: str
    cuts: tuple[Cut, ...] = ()
    remarks: tuple[str, ...] = ()
    marks: dict[str, int] = {}
    about: dict[str, str] = {}
    parties: tuple[Participant, ...] = ()


def ink(text: str) -> str:
    """``text`` without its white space."""
    text = text.replace(" ", "").replace("\n", "")  # nearly all there is: a text has 100,000
    return "".join(text.split())


def line_of(index: int, place: Place, text: str, **hints: object) -> Line:
    """A line of the source, the ``index``-th from 0, without blanks at its ends.

    ``hints`` are its other fields.
    """
    start = len(text) - len(text.lstrip())
    text = text.strip()
    return Line(index, place, text, range(start, start + len(text)), **hints)  # type: ignore[arg-type]


def cut_of(
    line: Line, start: int, end: int | None, why: str, *, written: str = "", sure: bool = True
) -> Cut:
    """The cut of the characters of ``line`` from index ``start`` to ``end``."""
    words, at = line.text[start:end], line.at[start:end]
    return Cut(line.index, line.place, at, words, why, written, sure)


# What content may not hold, or no document can show. (Some control characters are white space.)
_STRAY = re.compile(rf"(?!\s){FORBIDDEN.pattern}|\u00ad")


def without_strays(line: Line) -> tuple[Line, list[Cut]]:
    """``line`` without soft hyphens and forbidden characters, and the cuts of these.

    Characters that reverse the reading order or are invisible are cuts that a person should check.
    """
    cuts: list[Cut] = []
    if line.text.isprintable():  # as no stray is, and far quicker to ask
        return line, cuts
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
    """The error for a file at ``path`` with more than ``most`` of ``what``."""
    return ContentError(f"{what}: more than {most:,}", path, hint="import a part of it")
