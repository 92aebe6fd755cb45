"""``source/LANG.*`` → the lines of the text as issued, with likely page furniture marked.

If the text was imported, the record of the import says what is not text. Without a record, lines
that look like page furniture are only marked; the comparison decides whether they are text.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from docgen.collation.import_record import read_with_record
from docgen.readers.issued import Line
from docgen.readers.page_marks import head_shape, page_number
from docgen.readers.read import KINDS, read
from docgen.sources import Sources

_PAGE_END = "\f"
_ASIDE = ("head", "foot", "navigation")


class SourceLine(NamedTuple):
    """A line of the text as issued; ``furniture``: it looks like a page number or running head."""

    place: str
    text: str
    furniture: bool


class SourceText(NamedTuple):
    """The text as issued: its path, its lines, and the path of its import record, if any."""

    path: str
    lines: tuple[SourceLine, ...]
    record: str = ""


def find_source(sources: Sources, folder: str, language: str) -> str | None:
    """The path of the text as issued in ``language`` below ``folder``, or ``None``."""
    names = sources.names(f"{folder}/source")
    return next(
        (
            f"{folder}/source/{name}"
            for name in names
            if name.partition(".")[0] == language and name != f"{language}.yaml"
        ),
        None,
    )


def can_read(path: str) -> bool:
    """Whether there is a reader for files with the ending of ``path``."""
    return PurePosixPath(path).suffix.lower() in KINDS


def record_of(path: str) -> str:
    """Where the record of an import of the text as issued at ``path`` is, if it was imported."""
    return f"{path.rpartition('.')[0]}.yaml"


def read_source(sources: Sources, path: str) -> SourceText:
    """The text as issued in the file at ``path``.

    Raises :class:`ContentError` if the file, or the record of its import, cannot be read.
    """
    record = record_of(path)
    if sources.find(record) is not None:
        kept = read_with_record(sources, path, record)
        lines = tuple(SourceLine(str(line.place), line.text, furniture=False) for line in kept)
        return SourceText(path, lines, record)
    if PurePosixPath(path).suffix in (".txt", ".md"):
        return SourceText(path, _read_text(sources, path))
    return SourceText(path, tuple(map(_line, read(sources.read(path), path).lines)))


def _line(line: Line) -> SourceLine:
    aside = line.role in _ASIDE or page_number(line.text) is not None
    return SourceLine(str(line.place), line.text, aside)


def _read_text(sources: Sources, path: str) -> tuple[SourceLine, ...]:
    lines = sources.text(path).split("\n")
    heads = _running_heads(lines)
    return tuple(
        SourceLine(str(number), line, page_number(line) is not None or number in heads)
        for number, line in enumerate(lines, 1)
    )


def _running_heads(lines: Sequence[str]) -> set[int]:
    """The indexes of lines at page ends or beginnings that recur, apart from figures in them."""
    printed = [number for number, line in enumerate(lines, 1) if line.strip()]
    beside = {
        neighbour
        for before, after in pairwise(printed)
        for number, neighbour in ((before, after), (after, before))
        if page_number(lines[number - 1]) or _PAGE_END in "".join(lines[before - 1 : after])
    }
    kinds = {number: head_shape(lines[number - 1]) for number in beside}
    often = Counter(kinds.values())
    return {number for number, kind in kinds.items() if often[kind] > 1}
