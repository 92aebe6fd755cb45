"""A text that was imported → its lines without what the record of the import says it left out.

The source is read again, as the import read it; each cut of ``source/LANG.yaml`` must fit.
"""

from collections import defaultdict
from typing import Any

from msgspec.structs import replace

from docgen.errors import ContentError
from docgen.load import yaml
from docgen.load.decode import Located
from docgen.readers.issued import Line, Place
from docgen.readers.read import read
from docgen.sources import Sources

# Keys of a cut beside that which says the place: line, paragraph, row …
_KEYS = {"page", "column", "words", "why", "written"}
_HYPHEN = "hyphen of "  # words that a line's end cut in two are put together by the comparison

_Place = tuple[int, str, int]  # page, kind of line, its number


def read_recorded(sources: Sources, path: str, record: str) -> list[Line]:
    """The lines of the text as issued at ``path``, as far as they are in the text.

    :class:`ContentError` where ``record`` is of another file or does not fit.
    """
    file = yaml.parse(sources.text(record), record)
    if file.data.get("sha256") != sources.digest(path):
        raise ContentError(f"is no record of {path}", record, hint="import the text again")
    source = read(sources.read(path), path)
    cuts = _Cuts(file)
    for each in source.cuts:  # of marks that reading takes out itself
        cuts.done(_place(each.place), each.column, each.words)
    lines = [cuts.apply(line) for line in source.lines]
    cuts.settle()
    return lines


class _Cuts:
    """The cuts of a record, by place; each is done once."""

    def __init__(self, file: Located) -> None:
        self._file = file
        self._left: dict[_Place, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for index, cut in enumerate(file.data.get("cuts") or ()):
            kind = next(iter(cut.keys() - _KEYS))
            self._left[(cut.get("page", 0), kind, cut[kind])].append((index, cut))

    def done(self, place: _Place, column: int, words: str) -> None:
        """Forget a cut that was made already."""
        self._left[place] = [
            (index, cut)
            for index, cut in self._left[place]
            if (cut["column"] - 1, cut["words"]) != (column, words)
        ]

    def apply(self, line: Line) -> Line:
        """``line`` with its cuts made, and what was written instead."""
        place, later = _place(line.place), []
        for index, cut in reversed(self._left.pop(place, [])):
            column, words, written = cut["column"] - 1, cut["words"], cut.get("written", "")
            start = line.at.index(column) if words and column in line.at else 0
            end = start + len(words)
            if line.text[start:end] != words:
                later.append((index, cut))  # of another line of that place
            elif not cut["why"].startswith(_HYPHEN):
                line = _with(line, start, end, written if words else f"{written} ")
        if later:
            self._left[place] = later[::-1]
        return line

    def settle(self) -> None:
        """:class:`ContentError` for a cut that nothing fits."""
        for cuts in self._left.values():
            for index, cut in cuts:
                raise self._file.error(
                    f"“{cut['words']}” does not stand there", "cuts", index, hint="import it again"
                )


def _with(line: Line, start: int, end: int, written: str) -> Line:
    """``line`` with ``written`` in place of its characters from ``start`` to ``end``."""
    column = line.at[start] if start < len(line.at) else 0
    return replace(
        line,
        text=line.text[:start] + written + line.text[end:],
        at=(*line.at[:start], *(column for _ in written), *line.at[end:]),
    )


def _place(place: Place) -> _Place:
    return place.page, place.word, place.line
