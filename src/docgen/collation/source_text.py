"""``source/LANG.*`` → the lines of the text as issued, those that a page carries told apart.

Of a text that was imported the record of the import says what is not text. Without one, lines that
look like page furniture are marked; what looks like it and is text after all, the proof finds out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from docgen.collation.recorded import read_recorded
from docgen.readers.issued import Line
from docgen.readers.read import KINDS, read
from docgen.sources import Sources

# Page numbers: 7, - 7 -, Page 7, 7 / 12, page 7 of 12; the words are of any language.
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:[^\W\d]+\.?\s+)?(\d{1,4})(?:\s*(?:/|[^\W\d]{1,4})\s*\d{1,4})?[-–—|\])\s]*"
)
_PAGE_END = "\f"
_ASIDE = ("head", "foot", "navigation")


class SourceLine(NamedTuple):
    """A line of the text as issued; ``place`` says where, ``furniture`` what it seems to be."""

    place: str
    text: str
    furniture: bool


class SourceText(NamedTuple):
    """The text as issued: the file's path and its lines; and the path of its record, if any."""

    path: str
    lines: tuple[SourceLine, ...]
    record: str = ""


def find_source(sources: Sources, folder: str, language: str) -> str | None:
    """The path of the text as issued in ``language``, or ``None`` where there is none."""
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
    """Whether there is a reader for files of this kind."""
    return PurePosixPath(path).suffix.lower() in KINDS


def read_issued(sources: Sources, path: str) -> SourceText:
    """The text as issued in the file at ``path``; :class:`ContentError` if it cannot be read."""
    record = f"{path.rpartition('.')[0]}.yaml"
    if sources.find(record) is not None:
        kept = read_recorded(sources, path, record)
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


def page_number(line: str) -> int | None:
    """The number, if ``line`` looks as if it were that of a page."""
    match = _PAGE_NUMBER.fullmatch(line)
    return int(match[1]) if match else None


def _running_heads(lines: Sequence[str]) -> set[int]:
    """The numbers of lines that stand again and again (but for digits) where pages end."""
    printed = [number for number, line in enumerate(lines, 1) if line.strip()]
    beside = {
        neighbour
        for before, after in pairwise(printed)
        for number, neighbour in ((before, after), (after, before))
        if page_number(lines[number - 1]) or _PAGE_END in "".join(lines[before - 1 : after])
    }
    kinds = {number: re.sub(r"\d+", "#", " ".join(lines[number - 1].split())) for number in beside}
    often = Counter(kinds.values())
    return {number for number, kind in kinds.items() if often[kind] > 1}
