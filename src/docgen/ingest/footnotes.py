"""Lines that are footnotes, and which of them belong together."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from docgen.readers.issued import Cut, Line, cut_of, ink

_RULE = re.compile(r"[_―—–=*\-]{5,}|[_―—]{3,}|[—–-]{2,}")
_NOTE = re.compile(r"(?:\[(?P<bracketed>\d{1,3})\]|(?P<bare>\d{1,3}|\*{1,3}|[†‡])[.)]?)\s+(?=\S)")
_RAISED = re.compile(r"([⁰¹²³⁴-⁹]{1,3})\s*(?=[^\s⁰¹²³⁴-⁹])")  # ¹ See annex.
_RAISED_MARK = re.compile(r"[^\W\d_][.,;:)”»]{0,2}([⁰¹²³⁴-⁹]{1,3})(?=\s|$)")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_REFERENCE = re.compile(r"\[(\d{1,3}(?:[,;]\s*\d{1,3})*)\]")
_NOTES = re.compile(
    r"\W*(?:foot|end)?(?:notes?|notas?|anmerkungen|fußnoten|сноски|примечания|виноски|примітки"
    r"|ескертпелер|сілтемелер|dipnotlar|notlar|izohlar|注释|الحواشي)\W*",
    re.IGNORECASE,
)
_REACH = 12  # lines of notes at the end of a page without a rule


class Footnote(NamedTuple):
    """A footnote: its mark (empty if it has none), and the cuts of its lines."""

    mark: str
    cuts: tuple[Cut, ...]

    @property
    def words(self) -> str:
        return " ".join(" ".join(cut.words for cut in self.cuts).split())


def find_notes(lines: Sequence[Line], dropped: dict[int, str]) -> dict[int, bool]:
    """The positions of footnotes, and whether each is certain.

    They are where the reader says, between a rule and the end of a page, or at the end of a page
    whose text has their marks. ``dropped`` are the lines that are not text; rules are added to it.
    """
    notes = {at for at, line in enumerate(lines) if line.role == "footnote" and at not in dropped}
    at = 0
    while at < len(lines):
        follows = next((each for each in range(at + 1, len(lines)) if each not in dropped), None)
        if _is_rule(lines[at].text) and follows is not None and _NOTE.match(lines[follows].text):
            dropped[at] = "rule above footnotes"
            end = _end_of_notes(lines, at + 1, dropped)
            notes |= {*range(at + 1, end)} - dropped.keys()
            at = end - 1
        at += 1
    notes |= _endnotes(lines, dropped)
    raised = _raised(lines, dropped)
    guessed = raised | {
        each for start, end in _pages(lines, dropped) for each in _below(lines, start, end)
    }
    return dict.fromkeys(notes, True) | dict.fromkeys(guessed - notes, False)


def _raised(lines: Sequence[Line], dropped: Container[int]) -> set[int]:
    """The notes that begin with ``¹`` where a word above them ends with it, up to a blank line."""
    found, seen = set[int](), set[str]()
    for at, line in enumerate(lines):
        if at in dropped or line.role == "footnote":
            continue
        match = _RAISED.match(line.text)
        goes_on = match is None and not (line.gap or line.whole) and bool(line.text.strip())
        if (match and match[1] in seen) or (goes_on and at - 1 in found):
            found.add(at)
        elif not line.text.isascii():
            seen.update(_RAISED_MARK.findall(line.text))
    return found


def _is_rule(text: str) -> bool:
    return not text[:1].isalnum() and bool(_RULE.fullmatch(ink(text)))


def _endnotes(lines: Sequence[Line], dropped: dict[int, str]) -> set[int]:
    """The notes ``[1]``, ``[2]`` … at the end, if the text before refers to each of them.

    Their heading is added to ``dropped``.
    """
    kept = [at for at in range(len(lines)) if at not in dropped and lines[at].text.strip()]
    begun = [at for at in kept if (match := _NOTE.match(lines[at].text)) and match["bracketed"]]
    first = next((at for at in reversed(begun) if mark_of(lines[at]) == "1"), None)
    if first is None:
        return set()
    marks = [mark_of(lines[at]) for at in begun if at >= first]
    text = " ".join(lines[at].text for at in kept if at < first)
    referred = {mark for each in _REFERENCE.findall(text) for mark in re.split(r"\D+", each)}
    if marks != [str(number) for number in range(1, len(marks) + 1)] or not {*marks} <= referred:
        return set()
    above = next((at for at in reversed(kept) if at < first), first)
    if _NOTES.fullmatch(lines[above].text):
        dropped[above] = "heading of the notes"
    return {at for at in kept if at >= first}


def mark_of(line: Line) -> str:
    """The mark of the note that ``line`` begins; empty if it begins none."""
    if line.label or (raised := _RAISED.match(line.text)) is None:
        match = _NOTE.match(line.text)
        return line.label or (match["bracketed"] or match["bare"] if match else "")
    return raised[1].translate(_FIGURES)


def without_references(
    lines: Sequence[Line], notes: Iterable[Line]
) -> tuple[list[Line], list[Cut]]:
    """``lines`` without ``[1]`` where a note begins with that."""
    marks = {mark_of(note) for note in notes if note.text.startswith("[")}
    found, cuts = [], []
    for line in lines:
        left = line
        for match in reversed([*_REFERENCE.finditer(line.text)] if marks else []):
            if {*re.split(r"\D+", match[1])} <= marks:
                start, end = match.span()
                cuts.append(cut_of(line, start, end, "footnote mark"))
                left = left.without(len(line.text[:start].rstrip()), end)
        found.append(left)
    return found, cuts


def _pages(lines: Sequence[Line], dropped: Container[int]) -> Iterator[tuple[int, int]]:
    """The lines of each page of plain text, from the first to the last that is not dropped."""
    start = 0
    for at in range(1, len(lines) + 1):
        ends = at == len(lines) or at in dropped or _turns(lines, at)
        if ends:
            if start < at < len(lines) and lines[start].short is None and not lines[start].whole:
                yield start, at
            start = at + (at in dropped)


def _turns(lines: Sequence[Line], at: int) -> bool:
    return lines[at].place.page != lines[at - 1].place.page


def _below(lines: Sequence[Line], start: int, end: int) -> Iterable[int]:
    """The notes at the end of a page without a rule above them."""
    for at in range(max(start + 1, end - _REACH), end):
        match = _NOTE.match(lines[at].text)
        if match is None or lines[at - 1].text.endswith((".", ":", ";")):
            continue
        if match["bracketed"]:
            mark = re.compile(rf"\[{match['bracketed']}\]")
        elif match.group().strip().isdigit():  # "1." may be a paragraph's number
            mark = re.compile(rf"[^\W\d_A-Z][,.;]?{match['bare']}(?=[\s,.;:]|$)")
        else:
            continue
        if any(mark.search(line.text) for line in lines[start:at]):
            return range(at, end)
    return ()


def _end_of_notes(lines: Sequence[Line], start: int, dropped: Container[int]) -> int:
    """Where the notes below a rule end: at the page end, or above closing lines of the text."""
    end, page = start, lines[start - 1].place.page
    while end < len(lines) and end not in dropped and lines[end].place.page == page:
        end += 1
    if end < len(lines):
        return end
    first = lines[start].gap
    for at in range(start + 1, end):
        if lines[at].gap > max(first, 0.5) and not _NOTE.match(lines[at].text):
            return at
    return end


def grouped(lines: Sequence[Line], notes: Mapping[int, bool]) -> tuple[Footnote, ...]:
    """Notes, each with its continuation lines; ``notes`` is the result of :func:`find_notes`."""
    found: list[Footnote] = []
    for at in sorted(notes):
        mark = mark_of(lines[at])
        cut = cut_of(lines[at], 0, None, f"footnote {mark}".strip(), sure=notes[at])
        if mark or not found:
            found.append(Footnote(mark, (cut,)))
        else:
            cut = replace(cut, why=f"footnote {found[-1].mark}".strip())
            found[-1] = Footnote(found[-1].mark, (*found[-1].cuts, cut))
    return tuple(found)
