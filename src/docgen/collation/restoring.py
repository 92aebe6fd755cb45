"""The adopted text with words that an import had left out, or without a block that it kept."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docgen.collation.import_record import HYPHEN, AppliedCut, RecordedLine
from docgen.collation.side_by_side import Collated
from docgen.errors import UsageError
from docgen.language.spelling import same_shape
from docgen.load.text import blocks_of

_BY_HAND = "removed by hand"  # as an import says of what a person took out of the text
_INDENT = "    "
_HEADING = re.compile(r"#{1,6} +")
_BY_YOU = "change text and record in the files"


class Moved(NamedTuple):
    """What a change does to lines of the text file: ``first`` to ``last`` are gone, if any are.

    Those behind ``last`` are ``by`` lines further down.
    """

    first: int = 1
    last: int = 0
    by: int = 0

    def line(self, before: int) -> int | None:
        """Where the line is now that was at ``before``; ``None`` if it is gone."""
        if self.first <= before <= self.last:
            return None
        return before + self.by if before > self.last else before


class Restored(NamedTuple):
    """The text file and the cuts of the record after a change, and where lines of the text are."""

    text: str
    cuts: list[dict[str, Any]]
    moved: Moved = Moved()


class _Found(NamedTuple):
    """A cut, its line, and the number of that line."""

    number: int
    line: RecordedLine
    cut: AppliedCut

    @property
    def words(self) -> str:
        return self.line.read.text[self.cut.start : self.cut.end]


def with_words(found: Collated, numbers: Sequence[int]) -> Restored:
    """The text with the words of the cuts ``numbers``, which go off the record.

    Words within a block go where they were; whole lines between blocks become a block that goes
    on with the one before. Raises :class:`UsageError` for words that docgen cannot put back.
    """
    wanted = set(numbers)
    cuts = [each for each in _applied(found) if each.cut.number in wanted]
    moved = Moved()
    if not wanted or {each.cut.number for each in cuts} != wanted:
        raise UsageError("reading the source leaves these words out; docgen cannot put them back")
    if all(found.record.cuts[each]["why"].startswith(HYPHEN) for each in wanted):
        text = found.text
        for each in reversed(cuts):
            text = _with_hyphen(found, text, each)
    elif len(cuts) == 1 and _is_inside(found, cuts[0]):
        text = _within(found, cuts[0])
    elif all(not each.line.left.text.strip() for each in cuts):
        text, moved = _as_block(found, cuts)
    else:
        raise UsageError("docgen can put back one of these at a time", hint=_BY_YOU)
    left = [each for at, each in enumerate(found.record.cuts) if at not in wanted]
    return Restored(text, left, moved)


def without_block(found: Collated, line: int) -> Restored:
    """The text without the block that begins on ``line``, whose words go on the record.

    If a paragraph begins with it, the blocks that go on with that one go on with the one before.
    Raises :class:`UsageError` if a line of the source holds words of another block too.
    """
    starts = [each for each, _ in blocks_of(found.text)]
    if line not in starts:
        raise UsageError(f"no block of the text begins on line {line}")
    later = [each for each in starts if each > line]
    lines = found.text.split("\n")
    end = later[0] - 1 if later else len(lines)
    said = found.proof.said
    cuts = [(_key(found, each), found.record.cuts[each.cut.number]) for each in _applied(found)]
    gone = False
    for number, met in enumerate(found.proof.met):
        inside = [line <= said[at].line <= end for at in met]
        if any(inside) and not all(inside):
            raise UsageError(
                f"{found.source.lines[number].place} of the source belongs to two blocks"
            )
        recorded = found.lines[number]
        if any(inside) and recorded is not None:
            gone = True
            stays = [each for each in recorded.cuts if _leaves_out(found.record.cuts[each.number])]
            cuts = [each for each in cuts if each[0][0] != number]
            cuts += [((number, each["column"]), each) for each in _rest(recorded, stays)]
            cuts += [
                (_key(found, _Found(number, recorded, each)), found.record.cuts[each.number])
                for each in stays
            ]
    unread = [dict(each) for at, each in enumerate(found.record.cuts) if not _has(found, at)]
    if not gone:
        raise UsageError(f"the source has no words for the block on line {line}")
    text = "\n".join([*lines[: line - 1], *lines[end:]]).rstrip("\n") + "\n"
    moved = Moved(line, end, line - 1 - end)
    cuts.sort(key=lambda each: each[0])
    return Restored(text, [*unread, *(dict(each) for _, each in cuts)], moved)


def _applied(found: Collated) -> Iterator[_Found]:
    for number, line in enumerate(found.lines):
        if line is not None:
            yield from (_Found(number, line, cut) for cut in line.cuts)


def _has(found: Collated, number: int) -> bool:
    return any(each.cut.number == number for each in _applied(found))


def _key(found: Collated, each: _Found) -> tuple[int, int]:
    return each.number, int(found.record.cuts[each.cut.number]["column"])


def _leaves_out(cut: dict[str, Any]) -> bool:
    """Whether it takes out its words, and the text has nothing of them in another form."""
    return bool(cut["words"]) and not cut.get("written") and not cut["why"].startswith(HYPHEN)


def _rest(line: RecordedLine, cuts: Sequence[AppliedCut]) -> Iterator[dict[str, Any]]:
    """Cuts of all of ``line`` that ``cuts`` leave."""
    at, text, place = 0, line.read.text, line.read.place
    ends = [*cuts, AppliedCut(-1, len(text), len(text))]
    for cut in ends:
        words = text[at : cut.start]
        start = at + len(words) - len(words.lstrip())
        if words.strip():
            page = {"page": place.page} if place.page else {}
            where = {place.word: place.line, "column": line.read.at[start] + 1}
            yield {**page, **where, "words": words.strip(), "why": _BY_HAND}
        at = cut.end


def _before(found: Collated, each: _Found) -> int | None:
    """The number of the last word of the text before a cut; ``None`` if it is before the first."""
    met = found.proof.met
    behind = len(same_shape(_left_behind(each)).split())
    here = len(met[each.number]) - behind
    if here > 0:
        return met[each.number][here - 1]
    return next((met[at][-1] for at in range(each.number - 1, -1, -1) if met[at]), None)


def _left_behind(each: _Found) -> str:
    """What is left of the line behind a cut."""
    later = [cut for cut in each.line.cuts if cut.start >= each.cut.end and cut != each.cut]
    text, at, left = each.line.read.text, each.cut.end, ""
    for cut in later:
        left += text[at : cut.start]
        at = cut.end
    return left + text[at:]


def _is_inside(found: Collated, each: _Found) -> bool:
    """Whether the text has words of one block on both sides of a cut."""
    if each.line.left.text.strip():
        return True
    before, met = _before(found, each), found.proof.met
    behind = next((met[at][0] for at in range(each.number + 1, len(met)) if met[at]), None)
    if before is None or behind is None:
        return False
    starts = [line for line, _ in blocks_of(found.text)]
    said = found.proof.said
    return not any(said[before].line < start <= said[behind].line for start in starts)


def _within(found: Collated, each: _Found) -> str:
    before = _before(found, each)
    read, cut, text = each.line.read.text, each.cut, found.text
    whole = not each.line.left.text.strip()
    blank_before = whole or not read[: cut.start] or read[cut.start - 1 : cut.start].isspace()
    glued = not whole and cut.end < len(read) and not read[cut.end].isspace()
    words = each.words.strip()
    if before is None:
        start = _HEADING.match(text)
        at = start.end() if start else 0
        return f"{text[:at]}{words}{'' if glued else ' '}{text[at:]}"
    end = _span(found, before)[1]
    if glued and blank_before:  # it begins the next word
        behind = end + len(text[end:]) - len(text[end:].lstrip())
        return f"{text[:behind]}{words}{text[behind:]}"
    return f"{text[:end]}{' ' if blank_before else ''}{words}{text[end:]}"


def _with_hyphen(found: Collated, text: str, each: _Found) -> str:
    """``text`` with the hyphen of a word that was divided at the end of a line."""
    words = found.proof.met[each.number]
    first = each.line.read.text[: each.cut.start].split()[-1:]
    if words and first:
        start, end = _span(found, words[-1])
        if found.text[start:end].startswith(first[0]):
            at = start + len(first[0])
            return f"{text[:at]}-{text[at:]}"
    raise UsageError("docgen cannot find the word that this hyphen belongs to", hint=_BY_YOU)


def _as_block(found: Collated, cuts: Sequence[_Found]) -> tuple[str, Moved]:
    before = _before(found, cuts[0])
    words = [each.words.strip() for each in cuts]
    if before is None:
        return "\n".join(words) + "\n\n" + found.text, Moved(by=len(words) + 1)
    starts = [line for line, _ in blocks_of(found.text)]
    line = found.proof.said[before].line
    end = next((each - 1 for each in starts if each > line), None)
    lines = found.text.rstrip("\n").split("\n")
    above = lines[:end]
    while above and not above[-1].strip():
        above.pop()
    new = [*above, "", *(_INDENT + each for each in words)]
    below = ["", *lines[end:]] if end is not None else []
    moved = (
        Moved(len(lines) + 1, len(lines))
        if end is None
        else Moved(end + 1, end, len(new) + 1 - end)
    )
    return "\n".join([*new, *below]) + "\n", moved


def _span(found: Collated, number: int) -> tuple[int, int]:
    """Where the word of this number begins and ends in the text file."""
    said = found.proof.said
    line = said[number].line
    first = number
    while first and said[first - 1].line == line:
        first -= 1
    lines = found.text.split("\n")
    start = sum(len(each) + 1 for each in lines[: line - 1])
    mark = _HEADING.match(lines[line - 1])
    skip = mark.end() if mark else 0
    tokens = [each.span() for each in re.finditer(r"\S+", lines[line - 1][skip:])]
    if len(tokens) <= number - first:
        raise UsageError("docgen cannot tell where in the text these words belong", hint=_BY_YOU)
    begin, end = tokens[number - first]
    return start + skip + begin, start + skip + end
