"""Which numbers at the beginning of a line count paragraphs, and which count something else.

A number counts a paragraph if it is the next one. Written plainly (``12.``) it may also skip
numbers or begin again, which is reported; written otherwise (``12`` or ``12,``) it must be the
next. ``sequence`` decides; this module finds the numbers and takes them off their lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from docgen.ingest.captions import article_before_words, could_head_by_place, is_caption
from docgen.ingest.sequence import Numbered, Sequenced, put_in_sequence
from docgen.language.articles import name_of
from docgen.language.letters import (
    BEFORE_A_NUMBER,
    CAPITALS,
    CLAUSE_END,
    SENTENCE_END,
)
from docgen.language.sentences import OPENING_QUOTES, is_small
from docgen.readers.issued import Cut, Line, cut_of

_WRITTEN = re.compile(r"\(?\d+[.)]")  # a number as the text file may write it
_LABEL = re.compile(r"(\(?)(\d+)([.)]?)[、-]?")  # 01 and 1、 too, as the file counts them
_OPENS_SENTENCE = rf"[{CAPITALS}{OPENING_QUOTES}]"
_NUMBER = re.compile(
    rf"(?P<digits>\d{{1,3}})[ºª]?(?:(?P<dot>[.)])[ºª°]?[-–—]?(?!\d)(?P<space>\s+|$|(?=[^\W\d_]|[{OPENING_QUOTES}(]))"
    rf"|(?P<comma>,\s|[、．]|\s?[-–—]\s)\s*(?={_OPENS_SENTENCE})|\s+(?={_OPENS_SENTENCE})|\s*$)"
    r"|[(（](?P<inside>\d{1,3})[)）]\s*"
)
_GLUED = re.compile(rf"(?<=[.;:!?”’)])\s+(?=(\d{{1,3}})[.)]\s*[{CAPITALS}{OPENING_QUOTES}(])")
_FULL = 30  # characters, of a line over which a sentence goes on, if others have no space above
_FIGURE = re.compile(r"\d[.)]")
_SIGNS = "=+±×<>≤≥≈~√#&@§$€£¥₩₹₽₸₺₴₼₾₦¿¡"  # before words: of sums, of quantities, of questions
_OPENS = re.compile(rf"[{CAPITALS}{OPENING_QUOTES}(\[0-9¹²³⁰-⁹{_SIGNS}]")


class ParagraphNumbers(NamedTuple):
    """The lines without their numbers, and by position the numbers to be written.

    ``headings`` and ``items`` are the positions of numbered headings and of items of a list inside
    a paragraph, whose numbers stay in the words.
    """

    lines: tuple[Line, ...]
    marks: dict[int, str]
    headings: frozenset[int]
    items: frozenset[int]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


def find(lines: Sequence[Line]) -> ParagraphNumbers:
    """The numbers that count paragraphs, taken off the lines that they open."""
    lines = _parted(lines)
    numbered = _numbered(lines)
    plain = [each for each in numbered if each.plain and each.opens]
    ones = [each for each in plain if each.value == 1]
    if len(ones) > 1 and len(ones) == len(plain) and not _headed(lines, ones):
        return _counted(lines, ones)
    return _taken(lines, put_in_sequence(numbered))


def kind_of(label: str) -> Literal["number", "letter", "bullet", "plain"]:
    """What a label that the file counts opens; with a word in it (Article 1.) it is plain words."""
    if re.fullmatch(r"\(?\d+[.)]", label):
        return "number"
    if re.match(r"[^\W\d_]{3,}\W*\d", label) or _is_name(label):
        return "plain"
    return "letter" if re.fullmatch(r"\(?(?:[a-z]|[ivx]+)\)", label) else "bullet"


def _is_name(label: str) -> bool:
    """Whether a label is ``第1条``, ``1-бап.`` or ``§ 1``; ``I.`` may be an item's as well."""
    return bool(name_of(f"{label} ")) and not label.strip("().: ").isalpha()


def spacing(lines: Sequence[Line]) -> float:
    """The number of blank lines between lines of one paragraph: 1 if double-spaced.

    That is the usual gap, if sentences continue across it. A clause of a preamble that begins with
    a small letter, below a comma or a line such as "and", does not say so.
    """
    pairs = [pair for pair in pairwise(lines) if pair[1].gap >= 0 and not pair[1].whole]
    if not pairs:
        return 0
    usual = Counter(round(below.gap, 1) for _, below in pairs).most_common(1)[0][0]
    over = [pair for pair in pairs if round(pair[1].gap, 1) == usual]
    least = _FULL if any(below.gap == 0 for _, below in pairs) else 0
    going_on = sum(
        len(above.text) > least and not CLAUSE_END.search(above.text) and is_small(below.text[:1])
        for above, below in over
    )
    return usual if going_on > len(over) / 4 else 0


def _parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Splits a line with two paragraphs, where the second one's number is not at the beginning.

    ``Article 1.`` and the words after it are split too.
    """
    numbers = [_NUMBER.match(line.text) for line in lines]
    at_start = {int(match["digits"] or match["inside"]) for match in numbers if match}
    at_start |= {int(m[2]) for line in lines if line.label and (m := _LABEL.fullmatch(line.label))}
    found: list[Line] = []
    for line, number in zip(lines, numbers, strict=True):
        rest, begin = line, number.end() if number else 0
        if not (number and number["dot"]) and (end := article_before_words(line.text)):
            found.append(line.part(0, end))
            rest, begin = line.part(end), 0
        while match := next(
            (
                each
                for each in _glued(rest.text, begin)
                if int(each[1]) not in at_start and int(each[1]) - 1 in at_start
            ),
            None,
        ):
            at_start.add(int(match[1]))
            found.append(rest.part(0, match.start()))
            rest, begin = rest.part(match.end()), 0
        found.append(rest)
    return tuple(found)


def _glued(text: str, begin: int) -> Iterator[re.Match[str]]:
    """The ends of sentences that a number comes after; most lines have no figure to look at.

    At ``begin``, their own number ends.
    """
    return _GLUED.finditer(text) if _FIGURE.search(text, begin) else iter(())


def _numbered(lines: tuple[Line, ...]) -> list[Numbered]:
    """The lines that begin with a number."""
    found = []
    usual = spacing(lines)
    for at, line in enumerate(lines):
        if line.role not in ("body", "cell"):
            continue
        if line.label and (label := _LABEL.fullmatch(line.label)):
            value, end, style, plain = int(label[2]), 0, label[1] + label[3], True
        elif match := _NUMBER.match(line.text):
            inside = match["inside"]
            value, end = int(match["digits"] or inside), match.end()
            style = "()" if inside else (match["dot"] or "")
            plain = bool(style)
        else:
            continue
        words = line.text[end:]
        opens = bool(line.label or line.numbered or not words or _OPENS.match(words))
        if not opens and not plain:
            continue
        before = lines[at - 1] if at else None
        found.append(
            Numbered(
                at=at,
                value=value,
                end=end,
                style=style,
                plain=plain,
                line=line,
                before=before,
                after=lines[at + 1] if at + 1 < len(lines) else None,
                above_before=lines[at - 2] if at > 1 else None,
                opens=opens,
                fresh=before is None or _fresh(line, before, usual),
            )
        )
    return found


def _fresh(line: Line, before: Line, usual: float) -> bool:
    """Whether a paragraph can begin here: after a sentence's end, a gap, a heading or a label."""
    if line.label or line.whole or before.short:
        return True
    if SENTENCE_END.search(before.text) and not BEFORE_A_NUMBER.search(before.text):
        return True
    if before.bold or before.role != line.role or is_caption(before):
        return True
    return line.gap > usual or not before.text.strip()


def _headed(lines: tuple[Line, ...], ones: list[Numbered]) -> bool:
    """Whether each of the numbers, all of them 1, has a heading of its own above it."""
    above = [lines[each.at - 1] for each in ones[1:]]
    return all(is_caption(line) or could_head_by_place(line.text) for line in above)


def _taken(lines: tuple[Line, ...], sequenced: Sequenced) -> ParagraphNumbers:
    found, cuts, marks = list(lines), [], {}
    for each in sequenced.paragraphs:
        line = lines[each.at]
        said = line.text[: each.end].strip()
        shown = line.label or said
        written = (shown if _WRITTEN.fullmatch(shown) else f"{each.value}.").removeprefix("(")
        odd = said.endswith((",", *"0123456789"))
        why = "number" if said in (written, "") else f"number, written {written}"
        if line.label:
            cuts.append(Cut(line.index, line.place, (), "", "counted by the file", written))
        else:
            end = len(line.text[: each.end].rstrip())
            cuts.append(cut_of(line, 0, end, why, written=written, sure=not odd))
            found[each.at] = line.part(end)
        marks[each.at] = written
    return ParagraphNumbers(
        tuple(found),
        marks,
        frozenset(each.at for each in sequenced.headings),
        frozenset(each.at for each in sequenced.items),
        tuple(cuts),
        sequenced.remarks,
    )


def _counted(lines: tuple[Line, ...], ones: list[Numbered]) -> ParagraphNumbers:
    """If every paragraph says 1, they are numbered in order, as Markdown does."""
    found, cuts, marks = list(lines), [], {}
    for number, each in enumerate(ones, 1):
        line, written = lines[each.at], f"{number}{')' if each.style.endswith(')') else '.'}"
        end = len(line.text[: each.end].rstrip())
        said = line.label or line.text[:end]
        why = "number" if said in (written, f"({written}") else f"number, written {written}"
        cuts.append(
            Cut(line.index, line.place, (), "", why, written)
            if line.label
            else cut_of(line, 0, end, why, written=written, sure=number == 1)
        )
        found[each.at] = line.part(end)
        marks[each.at] = written
    remark = f"{lines[ones[0].at].place}: every paragraph is numbered 1; they are numbered in order"
    return ParagraphNumbers(tuple(found), marks, frozenset(), frozenset(), tuple(cuts), (remark,))
