"""Whether the words of a page can be seen and read.

Text directly on the page, or on a surface of one colour, is judged by its position and colour; if
that does not decide, the page is drawn (``ink``). So are pictures with words that would not be seen
on white; what else is drawn over or under the words of a picture is not looked at.
"""

from collections.abc import Iterable, Iterator, Sequence

from docgen.errors import FidelityError
from docgen.fidelity.contrast import LEAST, WHITE, Colour, contrast, mixed
from docgen.fidelity.drawing import DrawnShape, DrawnText, Paint, Rectangle
from docgen.fidelity.gaps import without_gaps
from docgen.fidelity.ink import Ink
from docgen.fidelity.pdf import PdfPage
from docgen.fidelity.spans import is_shaped

SMALLEST_QUOTED, SMALLEST = 6.0, 4.0  # points: an em of the declaration's words, of others
LEAST_OF_OURS = 2.0  # contrast of words that only must not be hidden
_NEAR = 1.0  # points that nobody sees
_CROWDED = 0.3  # of the height of a line that another may cover; of an em that a letter needs
_TURNED = 30  # degrees
_THICKEST = 20.0  # points: of a line through letters
_OPAQUE = 255
_FEW = 8  # letters too few to judge how close they stand


def prove_visible(page: PdfPage) -> None:
    """Raise :class:`FidelityError` for words that are hidden, cut off, too small or too faint.

    The contrast required of the declaration's words is that of WCAG 2.2, 1.4.3.
    """
    texts = [each for each in page.texts if not each.mark.picture and _says(each)]
    lines = [each.box for each in page.shapes if each.box[3] - each.box[1] < _THICKEST]
    sheet = (0, 0, page.width, page.height)
    for each in texts:
        if fault := _fault(each, sheet, lines):
            raise _error(each, fault)
    for each in without_gaps(page):
        raise _error(each, "run together (look for 'word-spacing' in the stylesheets)")
    for one, other in _overlapping(texts):
        if _counts(one) or _counts(other):
            first, second = (one, other) if _counts(one) else (other, one)
            raise _error(first, f"are printed over or under “{second.text.strip()[:40]}”")
    doubtful = [each for each in texts if not _stands_out(each, page.shapes)]
    if doubtful := [*doubtful, *_doubtful_in_pictures(page)]:
        ink = Ink(page, doubtful)
        for each in doubtful:
            seen = ink.contrast_of(each)
            if seen < _least(each):
                raise _error(
                    each,
                    f"have a contrast of {seen:.2f} : 1 against what is behind them, or are painted"
                    f" over (at least {_least(each)} : 1 is needed)",
                )


def _doubtful_in_pictures(page: PdfPage) -> Iterator[DrawnText]:
    """Words in pictures that nobody sees where nothing is behind them, such as white ones."""
    for each in page.texts:
        if each.mark.picture and _says(each):
            if abs(each.size) < SMALLEST:
                raise _error(each, f"of a picture {_small(each, SMALLEST)}")
            if each.veiled or contrast(_over(each.paint, WHITE), WHITE) < LEAST_OF_OURS:
                yield each


def _small(text: DrawnText, least: float) -> str:
    return f"are {abs(text.size):.1f} pt high (at least {least} pt are needed)"


def _says(text: DrawnText) -> bool:
    return bool(text.text) and not text.text.isspace()


def _fault(text: DrawnText, sheet: Rectangle, lines: Iterable[Rectangle]) -> str:
    """What is wrong with where on the ``sheet`` and how large ``text`` is; empty if nothing is."""
    least = SMALLEST_QUOTED if text.mark.kind == "quotation" else SMALLEST
    if abs(text.size) < least:
        return _small(text, least)
    if not _inside(text.box, sheet):
        return "are not on the page, or only in part"
    if text.clip and not _inside(text.box, text.clip):
        return "are cut off (look for 'overflow: hidden' and 'height')"
    if text.size < 0:
        return "are mirrored"
    return _fault_of_letters(text, lines) if _counts(text) else ""


def _fault_of_letters(text: DrawnText, lines: Iterable[Rectangle]) -> str:
    if abs(text.turn) > _TURNED:
        return f"are turned by {abs(text.turn):.0f}° (at most {_TURNED}° can be read at once)"
    letters = 0 if is_shaped(text.text) else len(text.text.strip())
    if letters >= _FEW and text.box[2] - text.box[0] < _CROWDED * letters * abs(text.size):
        return "have letters that stand on one another (look for 'letter-spacing')"
    _, bottom, _, top = text.box
    for line in lines:
        if line[1] < top and bottom < line[3] and _strikes(line, text.box):
            return "are struck through"
    return ""


def _counts(text: DrawnText) -> bool:
    return text.mark.kind != "other"


def _least(text: DrawnText) -> float:
    return LEAST if _counts(text) else LEAST_OF_OURS


def _stands_out(text: DrawnText, shapes: Sequence[DrawnShape]) -> bool:
    """Whether ``text`` lies on a surface of one colour, with nothing over it, in good contrast."""
    if text.veiled:
        return False
    behind = WHITE
    left, bottom, right, top = text.box
    for order, box, paint in shapes:
        if box[0] >= right or left >= box[2] or box[1] >= top or bottom >= box[3]:
            continue
        surface = paint if order < text.order else None
        if surface is None or not _inside(text.box, box):
            return False
        behind = _over(surface, behind)
    return contrast(_over(text.paint, behind), behind) >= _least(text)


def _over(paint: Paint, behind: Colour) -> Colour:
    """The colour seen where ``paint``, with its transparency, covers ``behind``."""
    return paint[:3] if paint[3] == _OPAQUE else mixed(paint[:3], behind, paint[3] / _OPAQUE)


def _overlapping(texts: Sequence[DrawnText]) -> Iterator[tuple[DrawnText, DrawnText]]:
    """Pairs of texts of which one covers much of the other's height."""
    ordered = sorted(((*each.box, each) for each in texts), key=lambda each: -each[3])
    for index, (left, bottom, right, top, one) in enumerate(ordered, 1):
        inner, outer = right - 2 * _NEAR, left + 2 * _NEAR
        for other_left, other_bottom, other_right, other_top, other in ordered[index:]:
            if other_top <= bottom:
                break
            if other_left >= inner or other_right <= outer:
                continue
            if other.mark is one.mark:  # letters of one line
                continue
            across = min(right, other_right) - max(left, other_left)
            along = min(top, other_top) - max(bottom, other_bottom)
            height = min(top - bottom, other_top - other_bottom)
            if across > 2 * _NEAR and along > max(_NEAR, _CROWDED * height):
                yield one, other


def _strikes(line: Rectangle, text: Rectangle) -> bool:
    """Whether ``line`` goes through the middle of ``text``, not under or over it."""
    height = text[3] - text[1]
    middle = (line[1] + line[3]) / 2
    across = min(line[2], text[2]) - max(line[0], text[0])
    thin = line[3] - line[1] < height / 4
    return thin and across > 2 * _NEAR and height / 4 < middle - text[1] < height * 3 / 4


def _inside(box: Rectangle, frame: Rectangle) -> bool:
    return (
        frame[0] - _NEAR <= box[0]
        and frame[1] - _NEAR <= box[1]
        and box[2] <= frame[2] + _NEAR
        and box[3] <= frame[3] + _NEAR
    )


def _error(text: DrawnText, fault: str) -> FidelityError:
    whose = {"quotation": "the declaration's words ", "reference": "the reference "}
    words = " ".join(text.text.replace("\0", " ").split())[:60]  # for what has no character
    what = whose.get(text.mark.kind, "the words ")
    return FidelityError(f"page {text.mark.page}: {what}“{words}” {fault}")
