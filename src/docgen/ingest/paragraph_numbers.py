"""Which figures at the start of a line count paragraphs, and which are only figures.

A number counts when it is the one that comes next. Where it is plainly written (``12.``) it may
also jump or begin again, which is told; where it is not (``12`` or ``12,``), it must fit.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from docgen.readers.issued import Cut, Line, cut_of, ink

SENTENCE_END = re.compile(r"[.;:!?…]['\"”’»)\]]*\s*$|\b(?:and|or)\s*$")
_NUMBER = re.compile(
    r"(?P<digits>\d{1,3})(?:(?P<dot>[.)])(?!\d)(?P<space>\s+|$|(?=[^\W\d_“\"‘(]|[“\"‘(]))"
    r"|(?P<comma>,)\s+(?=[A-ZÀ-ÞА-Я“\"‘])|\s+(?=[A-ZÀ-ÞА-Я“\"‘])|\s*$)"
)
_GLUED = re.compile(r"(?<=[.;:!?”’)])\s+(?=(\d{1,3})[.)]\s*[A-ZÀ-ÞА-Я“\"‘(])")
_OPENS = re.compile(r"[A-ZÀ-ÞА-Я“\"‘(\[0-9]")
_LABEL_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]+)[.)]")


class ParagraphNumbers(NamedTuple):
    """The lines with their numbers taken off, and by position what is written for them."""

    lines: tuple[Line, ...]
    marks: dict[int, str]
    cuts: tuple[Cut, ...]
    remarks: tuple[str, ...]


class _Candidate(NamedTuple):
    at: int
    value: int
    end: int
    plain: bool


def find(lines: Sequence[Line]) -> ParagraphNumbers:
    """The numbers that count paragraphs, taken off the lines that they open."""
    lines = _parted(lines)
    candidates = _candidates(lines)
    ones = [each for each in candidates if each.plain and each.value == 1]
    plain = [each for each in candidates if each.plain]
    if len(ones) > 1 and len(ones) == len(plain):
        return _counted(lines, ones)
    chosen, remarks = _chosen(lines, candidates)
    return _taken(lines, chosen, remarks)


def kind_of(label: str) -> Literal["number", "letter", "bullet", "plain"]:
    """What a label that the file counts opens; with a word in it (Article 1.) it is plain words."""
    if re.fullmatch(r"\d+[.)]", label):
        return "number"
    if re.match(r"[^\W\d_]{3,}\W*\d", label):
        return "plain"
    return "letter" if re.fullmatch(r"\(?(?:[a-z]|[ivx]+)\)", label) else "bullet"


def spacing(lines: Sequence[Line]) -> float:
    """The blank lines that stand between lines of one paragraph: 1 in a double-spaced text.

    That is the usual gap, if sentences go on across it.
    """
    pairs = [pair for pair in pairwise(lines) if pair[1].gap >= 0 and not pair[1].whole]
    if not pairs:
        return 0
    usual = Counter(round(below.gap, 1) for _, below in pairs).most_common(1)[0][0]
    over = [pair for pair in pairs if round(pair[1].gap, 1) == usual]
    going_on = sum(
        not SENTENCE_END.search(above.text) and below.text[:1].islower() for above, below in over
    )
    return usual if going_on > len(over) / 4 else 0


def _parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Two paragraphs on one line become two, where the second's number stands nowhere else."""
    at_start = {int(m["digits"]) for line in lines if (m := _NUMBER.match(line.text))}
    at_start |= {int(m[1]) for line in lines if (m := re.fullmatch(r"(\d+)[.)]", line.label))}
    found: list[Line] = []
    for line in lines:
        rest = line
        while match := next(
            (
                each
                for each in _GLUED.finditer(rest.text)
                if int(each[1]) not in at_start and int(each[1]) - 1 in at_start
            ),
            None,
        ):
            at_start.add(int(match[1]))
            found.append(rest.part(0, match.start()))
            rest = rest.part(match.end())
        found.append(rest)
    return tuple(found)


def _candidates(lines: tuple[Line, ...]) -> list[_Candidate]:
    found = []
    for at, line in enumerate(lines):
        if line.role not in ("body", "cell"):
            continue
        if label := re.fullmatch(r"(\d+)[.)]", line.label):
            found.append(_Candidate(at, int(label[1]), 0, True))
        elif (match := _NUMBER.match(line.text)) and (
            match.end() == len(line.text) or _OPENS.match(line.text[match.end() :])
        ):
            found.append(_Candidate(at, int(match["digits"]), match.end(), bool(match["dot"])))
    return found


def _chosen(
    lines: tuple[Line, ...], candidates: list[_Candidate]
) -> tuple[list[_Candidate], list[str]]:
    """The candidates that count, in order, and what is odd about them."""
    chosen: list[_Candidate] = []
    remarks: list[str] = []
    last, usual = 0, spacing(lines)
    for order, each in enumerate(candidates):
        where = lines[each.at].place
        fresh = _fresh(lines, each.at, usual)
        awaited = any(later.value == last + 1 and later.plain for later in candidates[order + 1 :])
        if each.value == last + 1 and fresh and (each.plain or each.end or fresh):
            pass
        elif not each.plain or not fresh or (not chosen and each.value > 9):
            continue
        elif each.value == 1 and last > 1:
            remarks.append(f"{where}: numbers begin again at 1 after {last}")
        elif last < each.value <= last + 5 and not awaited:
            missing = f"{last + 1}" if each.value == last + 2 else f"{last + 1} to {each.value - 1}"
            remarks.append(
                f"{where}: the number jumps from {last} to {each.value}; {missing} missing"
            )
        elif each.value == last:
            remarks.append(f"{where}: number {last} stands twice; the second is not counted")
            continue
        else:
            continue
        chosen.append(each)
        last = each.value
    if len(chosen) == 1 and len(candidates) == 1 and not chosen[0].plain:
        return [], []
    return chosen, remarks


def _fresh(lines: tuple[Line, ...], at: int, usual: float) -> bool:
    """Whether a paragraph can begin here: after a sentence's end, a gap, a heading, or a label."""
    if at == 0 or lines[at].label or lines[at].whole:
        return True
    before = lines[at - 1]
    if SENTENCE_END.search(before.text) or before.bold or before.role != lines[at].role:
        return True
    return lines[at].gap > usual or not ink(before.text)


def _taken(
    lines: tuple[Line, ...], chosen: list[_Candidate], remarks: list[str]
) -> ParagraphNumbers:
    found, cuts, marks = list(lines), [], {}
    for each in chosen:
        line = lines[each.at]
        said = line.text[: each.end].strip()
        written = line.label or (said if said.endswith((".", ")")) else f"{each.value}.")
        odd = said not in (written, "")
        why = "number" if not odd else f"number, written {written}"
        if line.label:
            cuts.append(Cut(line.index, line.place, (), "", "counted by the file", written))
        else:
            end = len(line.text[: each.end].rstrip())
            cuts.append(cut_of(line, 0, end, why, written=written, sure=not odd))
            found[each.at] = line.part(end)
        marks[each.at] = written
    return ParagraphNumbers(tuple(found), marks, tuple(cuts), tuple(remarks))


def _counted(lines: tuple[Line, ...], ones: list[_Candidate]) -> ParagraphNumbers:
    """Every paragraph says 1: they are numbered in their order, as Markdown does."""
    found, cuts, marks = list(lines), [], {}
    for number, each in enumerate(ones, 1):
        line, written = lines[each.at], f"{number}."
        end = len(line.text[: each.end].rstrip())
        said = line.label or line.text[:end]
        why = "number" if said == written else f"number, written {written}"
        cuts.append(
            Cut(line.index, line.place, (), "", why, written)
            if line.label
            else cut_of(line, 0, end, why, written=written, sure=number == 1)
        )
        found[each.at] = line.part(end)
        marks[each.at] = written
    return ParagraphNumbers(
        tuple(found), marks, tuple(cuts), ("every paragraph is numbered 1; numbered anew",)
    )
