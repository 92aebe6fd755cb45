"""``source/LANG.yaml``, the record of an import → the lines of the source that are adopted text.

The same reader reads the source again; every cut in the record must be found in it.
"""

from collections import defaultdict
from typing import Any, NamedTuple

from msgspec.structs import replace

from docgen.errors import ContentError
from docgen.load import yaml
from docgen.load.decode import Located
from docgen.readers.issued import Line, Place
from docgen.readers.read import read
from docgen.sources import Sources

# Keys of a cut besides the one that gives its place: line, paragraph, row …
_KEYS = {"page", "column", "words", "why", "written", "unsure"}
HYPHEN = "hyphen of "  # the comparison itself joins words that are divided at a line's end

_Place = tuple[int, str, int]  # page, kind of line, its number


class AppliedCut(NamedTuple):
    """The cut with this number in the record, from 0, and the characters of the line that it cut.

    It cut none if the import only added something, such as a number that Word counts.
    """

    number: int
    start: int
    end: int


class RecordedLine(NamedTuple):
    """A line as it is in the source, what is adopted text of it, and what makes the difference.

    ``unread`` are the numbers of cuts at its place that reading makes itself: the line lacks them.
    """

    read: Line
    left: Line
    cuts: tuple[AppliedCut, ...]
    unread: tuple[int, ...] = ()


class Record(NamedTuple):
    """The record of an import: its cuts, and what the import was not sure of."""

    cuts: tuple[dict[str, Any], ...]
    look_at: tuple[str, ...]


def read_with_record(sources: Sources, path: str, record: str) -> list[Line]:
    """The lines of the file at ``path`` without the cuts of ``record``, both paths of ``sources``.

    Raises :class:`ContentError` if ``record`` belongs to another file or does not fit this one.
    """
    return [each.left for each in recorded_lines(sources, path, record)]


def recorded_lines(sources: Sources, path: str, record: str) -> list[RecordedLine]:
    """The lines of the file at ``path`` with their cuts; raises as :func:`read_with_record`."""
    file = yaml.parse(sources.text(record), record)
    if file.data.get("sha256") != sources.digest(path):
        raise ContentError(
            f"does not belong to {path}, which has changed", record, hint="import the text again"
        )
    source = read(sources.read(path), path)
    cuts = _Cuts(file)
    for each in source.cuts:  # of marks that reading takes out itself
        cuts.done(_place(each.place), each.column, each.words)
    lines = [cuts.apply(line) for line in source.lines]
    cuts.settle()
    return lines


def load_record(sources: Sources, path: str) -> Record:
    """The record at ``path`` as an import wrote it or a person changed it."""
    data = yaml.parse(sources.text(path), path).data
    return Record(tuple(data.get("cuts") or ()), tuple(map(str, data.get("look_at") or ())))


class _Cuts:
    """The cuts of a record by place; each is applied once."""

    def __init__(self, file: Located) -> None:
        self._file = file
        self._left: dict[_Place, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        self._unread: dict[_Place, list[int]] = defaultdict(list)
        for index, cut in enumerate(file.data.get("cuts") or ()):
            kind = next(iter(cut.keys() - _KEYS))
            self._left[(cut.get("page", 0), kind, cut[kind])].append((index, cut))

    def done(self, place: _Place, column: int, words: str) -> None:
        """Apply no cut that the reader has already made."""
        left = self._left.pop(place, [])
        for index, cut in left:
            made = (cut["column"] - 1, cut["words"]) == (column, words)
            if made:
                self._unread[place].append(index)
            else:
                self._left[place].append((index, cut))

    def apply(self, line: Line) -> RecordedLine:
        """``line`` without its cuts, and with what the import wrote in place of them."""
        read, place, later = line, _place(line.place), []
        applied: list[AppliedCut] = []
        for index, cut in reversed(self._left.pop(place, [])):
            column, words, written = cut["column"] - 1, cut["words"], cut.get("written", "")
            start = line.at.index(column) if words and column in line.at else 0
            end = start + len(words)
            if line.text[start:end] != words:
                later.append((index, cut))  # of another line of that place
                continue
            applied.insert(0, AppliedCut(index, start, end))
            if not cut["why"].startswith(HYPHEN):
                line = _with(line, start, end, written if words else f"{written} ")
        if later:
            self._left[place] = later[::-1]
        return RecordedLine(read, line, tuple(applied), tuple(self._unread.pop(place, ())))

    def settle(self) -> None:
        """Raise :class:`ContentError` if a cut was not found in the source."""
        for cuts in self._left.values():
            for index, cut in cuts:
                raise self._file.error(
                    f"“{cut['words']}” was not found at this place in the source",
                    *("cuts", index),
                    hint="import the text again",
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
