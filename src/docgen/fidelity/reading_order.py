"""Text that runs from right to left, read from the pieces that a page draws of it.

Pieces of a line come as they are painted, some from the left and some from the right, and a
ligature of lam and alef gives its letters in either order. So the text that is expected is compared
with each line's pieces, from the right and from the left (Unicode Standard Annex 9). What runs from
the left beside Arabic or Hebrew is compared without the order of its letters, but by whole numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple
from unicodedata import bidirectional

from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.spans import bare

# Of Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LAM_AND_ALEF = re.compile("[\u0644\u0627\u0622\u0623\u0625\u0671]{2,}")
_NO_LETTER = re.compile(r"[\W_]")
_NUMBER = re.compile(r"\d+(?:[.,:/٫٬]+\d+)*|\D+")  # one such as 1.5 or 72/283, or what is none
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")  # joiners, marks of direction
_BRACKETS = str.maketrans(")]}>»›”’", "([{<«‹“‘")  # which are mirrored from right to left
_ONE_LINE = 0.6  # ems between the lower edges of pieces of one line
_NO_BLANK = 0.2  # ems between figures of one number; a blank is wider


class _Stretch(NamedTuple):
    """A part of a line; where lines may begin at the right, words from the left in any order."""

    text: str
    signs: list[str]  # see _whole_numbers
    is_ordered: bool


def in_lines(
    pieces: Sequence[DrawnText],
    expected: str,
    *,
    any_case: bool,
    sides: Iterable[bool] = (True, False),
) -> list[DrawnText] | None:
    """A text for each line of ``pieces``, with its part of ``expected``, or of that repeated.

    ``None`` if that is not what they say; ``any_case`` takes capitals for small letters. ``sides``
    are those at which lines may begin: whether at the right.
    """
    fold = str.casefold if any_case else str
    said = _UNSEEN.sub("", bare(expected))
    times = len(bare("".join(each.text for each in pieces))) // max(len(said), 1)
    lines = list(_lines([each._replace(text=fold(each.text)) for each in pieces]))
    if _signs(line.text for line in pieces) != _signs([said * times]):
        return None
    for from_right in sides:
        told = [list(_stretches(line, from_right=from_right)) for line in lines]
        if _agrees([each for line in told for each in line], fold(expected), times):
            rest = _parted(said * times, [sum(len(each.text) for each in line) for line in told])
            return [_joined(line, text) for line, text in zip(lines, rest, strict=True)]
    return None


def is_from_the_right(text: str) -> bool:
    """Whether most letters of ``text`` run from right to left."""
    ways = [bidirectional(each) for each in text]
    return 2 * sum(each in ("R", "AL") for each in ways) > sum(
        each in ("L", "R", "AL") for each in ways
    )


def holds(pieces: Iterable[DrawnText], expected: str) -> bool:
    """Whether all words of ``expected`` are in ``pieces``, in any order."""
    words, lines = [_form(word) for word in re.findall(r"\w+", expected)], list(_lines(pieces))
    for from_right in (True, False):
        stretches = (each for line in lines for each in _stretches(line, from_right=from_right))
        told = "".join(each.text for each in stretches)
        if all(word in told for word in words):
            return True
    return False


def _agrees(told: Iterable[_Stretch], expected: str, times: int) -> bool:
    wanted, signs, at = _form(expected) * times, _whole_numbers(expected) * times, 0
    for each in told:
        here = slice(at, at + len(each.text))
        if each.text != wanted[here] and (
            each.is_ordered or sorted(each.signs) != sorted(signs[here])
        ):
            return False
        at = here.stop
    return at == len(wanted)


def _parted(text: str, sizes: Iterable[int]) -> Iterator[str]:
    """``text`` in parts with so many letters each, and the signs after these."""
    at = 0
    for size in sizes:
        begin, left = at, size
        while at < len(text) and left >= len(_form(text[at])):
            left -= len(_form(text[at]))
            at += 1
        yield text[begin:at]


def _joined(line: Sequence[DrawnText], text: str) -> DrawnText:
    boxes = list(zip(*(each.box for each in line), strict=True))
    box = (min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3]))
    return line[0]._replace(text=text, box=box, start=-1)


def _lines(pieces: Iterable[DrawnText]) -> Iterator[list[DrawnText]]:
    """Pieces of a height each, in the order in which a page draws them."""
    line: list[DrawnText] = []
    for piece in pieces:
        if not bare(piece.text):
            continue
        if line and not _level(line[0], piece):
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _level(one: DrawnText, other: DrawnText) -> bool:
    """Whether two pieces are of one line."""
    bottom, top = max(one.box[1], other.box[1]), min(one.box[3], other.box[3])
    near = abs(one.box[1] - other.box[1]) < _ONE_LINE * abs(one.size)
    return one.mark.page == other.mark.page and (top > bottom or near)


def _stretches(line: Sequence[DrawnText], *, from_right: bool) -> Iterator[_Stretch]:
    """What a ``line`` says, if it begins at the right, or at the left."""
    if from_right or any(_way(each.text) == "right" for each in line):
        line = _numbers_joined(line)
    ordered = sorted(line, key=lambda each: -each.box[2] if from_right else each.box[0])
    ways = [_way(each.text) for each in ordered]
    within = "left" if from_right else "right"
    for at, way in enumerate(ways):  # figures and signs go with what is on both sides of them
        if way == "none":
            after = next((each for each in ways[at:] if each != "none"), "none")
            ways[at] = within if at and ways[at - 1] == after == within else "none"
    turned = from_right or "right" in ways
    if turned:  # beside words from the left, pdfium turns brackets, figures and words
        ways = _spread(ways)
    for way, group in groupby(zip(ways, ordered, strict=True), key=itemgetter(0)):
        texts = [each.text for _, each in group]
        if way == within == "right":
            texts.reverse()
        is_ordered = way == "right" or not turned
        yield _Stretch(_form("".join(texts)), _whole_numbers(" ".join(texts)), is_ordered)


def _numbers_joined(line: Iterable[DrawnText]) -> list[DrawnText]:
    """``line`` from the left, with figures that pdfium cuts off the end of a number put back.

    Beside Arabic it turns what is before these, “ba214” to “214ba”: they go after the first number.
    """
    joined: list[DrawnText] = []
    for piece in sorted(line, key=lambda each: each.box[0]):
        figures = _UNSEEN.sub("", piece.text).strip()
        last = joined[-1] if joined else piece
        number = re.match(r"\d+", _UNSEEN.sub("", last.text))
        near = piece.box[0] - last.box[2] < _NO_BLANK * abs(piece.size)
        if joined and near and number and figures.isdecimal() and _way(last.text) != "right":
            rest = _UNSEEN.sub("", last.text)[number.end() :]
            joined[-1] = _joined((last, piece), number[0] + figures + rest)
        else:
            joined.append(piece)
    return joined


_Way = Literal["left", "right", "none"]


def _way(text: str) -> _Way:
    """From which side ``text`` runs: from the left, from the right, or as what is around it."""
    classes = set(map(bidirectional, text))
    if not classes.isdisjoint(("R", "AL")):
        return "right"
    return "left" if "L" in classes else "none"


def _spread(ways: Sequence[_Way]) -> list[_Way]:
    """``ways`` with those of figures and signs beside words from the left as of these."""
    spread = list(ways)
    for at in [*range(1, len(ways)), *reversed(range(len(ways) - 1))]:
        beside = spread[at - 1 : at] + spread[at + 1 : at + 2]
        if spread[at] == "none" and "left" in beside:
            spread[at] = "left"
    return spread


def _form(text: str) -> str:
    """The letters and figures of ``text``, as those of a line drawn from either side."""
    words = (_NO_LETTER.sub("", bare(word)) for word in text.split())
    return "".join(_LAM_AND_ALEF.sub(_in_order, each) for each in words)


def _in_order(letters: re.Match[str]) -> str:
    return "".join(sorted(letters[0]))


def _signs(texts: Iterable[str]) -> list[str]:
    """All but letters and figures, which pdfium gives before or after a word; brackets mirrored."""
    signs = "".join(_NO_LETTER.findall(bare("".join(texts))))
    return sorted(_UNSEEN.sub("", signs).translate(_BRACKETS).replace("…", "..."))


def _whole_numbers(text: str) -> list[str]:
    """``No. 14`` → N, o, 14, 14: each sign of ``_form(text)``, of a number the whole of it."""
    signs: list[str] = []
    for each in map(_form, _NUMBER.findall(text)):
        signs += [each] * len(each) if each[:1].isdecimal() else each
    return signs
