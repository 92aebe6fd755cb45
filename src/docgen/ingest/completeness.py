"""The law of an import: every character that is not white space is kept or cut, and none is added.

Three proofs, made before anything is written: the reader's lines have all characters of the file;
the kept and the cut parts of each line are the line again; the text file is what was kept, in
order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from docgen.errors import FidelityError
from docgen.readers.issued import Columns, Cut, Issued, Line, ink

_Part = tuple[Columns, str]  # columns of a line, and the characters there


def settle(
    issued: Issued, kept: Iterable[Line], cuts: Iterable[Cut], written: str, path: str
) -> None:
    """Raise :class:`FidelityError` unless ``written`` and ``cuts`` together are exactly ``issued``.

    ``kept`` are the lines of ``written``, in order, without labels that were added.
    """
    kept, cuts = tuple(kept), tuple(cuts)
    _check_reading(issued, path)
    _check_lines(issued, kept, cuts, path)
    if ink(written) != ink("".join(_in_order(kept, cuts))):
        raise _defect("the text file differs from what was kept of the source", path)


def _check_reading(issued: Issued, path: str) -> None:
    read = ink("".join([*map(_in_the_file, issued.lines), *(cut.words for cut in issued.cuts)]))
    if read == issued.ink:
        return
    found, wanted = Counter(read), Counter(issued.ink)
    if found != wanted:
        lost, gained = wanted - found, found - wanted
        what = "".join(lost) or "".join(gained)
        raise _defect(f"reading lost or invented characters: {what[:40]}", path)


def _in_the_file(line: Line) -> str:
    """The text of ``line`` without what a cut has written, which has column -1."""
    if -1 not in line.at:
        return line.text
    return "".join(text for at, text in zip(line.at, line.text, strict=True) if at >= 0)


def _check_lines(issued: Issued, kept: tuple[Line, ...], cuts: tuple[Cut, ...], path: str) -> None:
    found, wanted = _by_line(kept, cuts), _by_line(issued.lines, issued.cuts)
    for index in sorted(found.keys() | wanted.keys()):
        if not _covered(wanted[index], found[index]) and (
            _ink_of(found[index]) != _ink_of(wanted[index])
        ):
            places = {line.index: line.place for line in issued.lines}
            raise _defect(
                f"characters of {places.get(index, 'no line')} were lost or duplicated", path
            )


def _by_line(lines: Iterable[Line], cuts: Iterable[Cut]) -> defaultdict[int, list[_Part]]:
    """The parts of each line of the source."""
    parts: defaultdict[int, list[_Part]] = defaultdict(list)
    for line in lines:
        parts[line.index].append((line.at, line.text))
    for cut in cuts:
        parts[cut.index].append((cut.at, cut.words))
    return parts


def _covered(wanted: list[_Part], found: list[_Part]) -> bool:
    """Whether ``found`` are the slices of one line, with nothing but blanks between them.

    It is what nearly all lines come to, and quick to see.
    """
    if len(wanted) != 1 or not all(at for at, _ in found):
        return False
    (columns, text), end = wanted[0], 0
    for at, words in sorted(found, key=lambda part: part[0][0]):
        start = at[0] - columns[0] if columns else -1
        stop = start + len(at)
        if start < end or columns[start:stop] != at or text[start:stop] != words:
            return False
        if text[end:start].strip():
            return False
        end = stop
    return not text[end:].strip()


def _ink_of(parts: list[_Part]) -> list[tuple[int, str]]:
    characters = (each for at, text in parts for each in zip(at, text, strict=True))
    return sorted(item for item in characters if item[0] >= 0 and not item[1].isspace())


def _in_order(kept: tuple[Line, ...], cuts: tuple[Cut, ...]) -> list[str]:
    """``kept`` in the order of the source, with what replaced a cut."""
    written: defaultdict[int, list[Cut]] = defaultdict(list)
    for cut in cuts:
        if -1 in cut.at:
            written[cut.index] = _without_taken(written[cut.index], cut)
        if cut.written:
            written[cut.index].append(cut)
    pieces = [(cut.index, cut.column, 0, cut.written) for each in written.values() for cut in each]
    for line in kept:
        whole = -1 not in line.at and not any(
            line.at[0] < cut.column <= line.at[-1] for cut in written[line.index] if line.at
        )
        if whole:
            pieces.append((line.index, line.at[0] if line.at else 0, 1, line.text))
        else:
            pieces += [
                (line.index, at, 1, character)
                for at, character in zip(line.at, line.text, strict=True)
                if at >= 0  # or a cut has written it
            ]
    return [text for *_, text in sorted(pieces)]


def _without_taken(before: list[Cut], cut: Cut) -> list[Cut]:
    """The cuts ``before`` without those whose characters ``cut`` took away again, as ``6.`` may.

    A 6 that was raised has become one of the line's before it is cut as a paragraph's number; and
    10³ may be in a title, which is cut whole.
    """
    taken = "".join(text for at, text in zip(cut.at, cut.words, strict=True) if at < 0)
    last = max(cut.column, *cut.at)
    kept = []
    for each in sorted(before, key=lambda each: -each.column):  # the last in it, not one before it
        if each.written in taken and each.column <= last:
            taken = taken.replace(each.written, "", 1)
        else:
            kept.append(each)
    return kept


def _defect(message: str, path: str) -> FidelityError:
    return FidelityError(message, path, hint="a defect of docgen; nothing was written")
