"""The law of an import: every character that is not white space is kept or cut, and none is added.

Three proofs, made before anything is written: the reader's lines have all characters of the file;
the kept and the cut parts of each line are the line again; the text file is what was kept, in
order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from docgen.errors import FidelityError
from docgen.readers.issued import Cut, Issued, Line, ink


def settle(
    issued: Issued, kept: Iterable[Line], cuts: Iterable[Cut], written: str, path: str
) -> None:
    """Raise :class:`FidelityError` unless ``written`` and ``cuts`` together are exactly ``issued``.

    ``kept`` are the lines of ``written``, in order, without labels that were added.
    """
    kept, cuts = tuple(kept), tuple(cuts)
    _check_reading(issued, path)
    _check_lines(issued, kept, cuts, path)
    if ink(written) != "".join(map(ink, _in_order(kept, cuts))):
        raise _defect("the text file differs from what was kept of the source", path)


def _check_reading(issued: Issued, path: str) -> None:
    read = Counter[str]()
    for line in issued.lines:
        pairs = zip(line.at, line.text, strict=True)
        read.update(ink("".join(text for at, text in pairs if at >= 0)))  # -1: written by a cut
    for cut in issued.cuts:
        read.update(ink(cut.words))
    if read != Counter(issued.ink):
        lost, gained = Counter(issued.ink) - read, read - Counter(issued.ink)
        what = "".join(lost) or "".join(gained)
        raise _defect(f"reading lost or invented characters: {what[:40]}", path)


def _check_lines(issued: Issued, kept: tuple[Line, ...], cuts: tuple[Cut, ...], path: str) -> None:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for line in kept:
        found[line.index] += zip(line.at, line.text, strict=True)
    for cut in cuts:
        found[cut.index] += zip(cut.at, cut.words, strict=True)
    wanted: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for line in issued.lines:
        wanted[line.index] += zip(line.at, line.text, strict=True)
    for cut in issued.cuts:
        wanted[cut.index] += zip(cut.at, cut.words, strict=True)
    for index in sorted(found.keys() | wanted.keys()):
        if _ink_of(found[index]) != _ink_of(wanted[index]):
            places = {line.index: line.place for line in issued.lines}
            raise _defect(
                f"characters of {places.get(index, 'no line')} were lost or duplicated", path
            )


def _ink_of(characters: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return sorted(item for item in characters if item[0] >= 0 and not item[1].isspace())


def _in_order(kept: tuple[Line, ...], cuts: tuple[Cut, ...]) -> list[str]:
    """``kept`` in the order of the source, with what replaced a cut."""
    pieces = [
        (line.index, at, 1, character)
        for line in kept
        for at, character in zip(line.at, line.text, strict=True)
        if at >= 0  # or a cut has written it
    ]
    pieces += [(cut.index, cut.column, 0, cut.written) for cut in cuts if cut.written]
    return [text for *_, text in sorted(pieces)]


def _defect(message: str, path: str) -> FidelityError:
    return FidelityError(message, path, hint="a defect of docgen; nothing was written")
