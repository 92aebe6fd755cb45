"""Raised figures → footnote marks, which are cut, or figures with a meaning (10⁹, km²).

A mark is cut only if there is a note with its number and the file itself says that it is raised.
Plain text does not say so: there, a number directly after a word is cut if the next note's mark is
expected, and reported. A figure after a figure or a unit is a power, never a mark.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence

from docgen.readers.issued import Cut, Line, cut_of

_RAISED = str.maketrans("0123456789+-−\u2010\u2011–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGNS = r"0-9+\-−\u2010\u2011–()n⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = re.compile(rf"[{_SIGNS}]*[0-9⁰¹²³⁴⁵⁶⁷⁸⁹n][{_SIGNS}]*")
_MARKS = re.compile(r"[(\[]?([0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3}|[†‡])[)\]]?")
_COUNTS = re.compile(r"\d|^[ivxl]{1,6}$")
_FRACTION = re.compile(r"(\d)[/⁄]\d{1,2}(?!\d)")
_FRACTIONS = {unicodedata.normalize("NFKC", each): each for each in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
_NATIVE = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_ANY_NATIVE = re.compile(f"[{_NATIVE}]")
# What a power follows: figures, a unit (12 km²) or a symbol of one letter (x²).
_POWER = re.compile(r"[\d)]$|(?:^|[\W\d_])(?:[kcdmµμ]?m|[kмсд]?м|ha|га|[^\W\d_])$")
_SURE_POWER = re.compile(r"(?:^|\D)10$|[^\d)]$")
_YEAR = re.compile(r"\b(?:19|20)\d\d[,.;]$")
_WORD = re.compile(r"(?:^|[\s“\"'’(-])[^\W\d_]{3,}[.,;:)\]]?$")
_QUOTED = re.compile(r"[^\W\d_][.,;:]?[”’»)\]][.,;:]?$")
_AHEAD = 3  # notes of which the marks may have been missed


def settle_raised(
    lines: Sequence[Line], marks: Iterable[str], named: Container[str] = ()
) -> tuple[list[Line], list[Cut]]:
    """``lines`` without the marks of the footnotes ``marks``.

    Of those in ``named`` the file says where they belong, so that none is looked for after a word.
    Other raised figures become Unicode's.

    Returns the lines and the cuts. A raised figure that may be a mark without a note is not
    ``sure``.
    """
    marks = [mark for mark in marks if mark]
    cuts: list[Cut] = []
    found: list[Line] = []
    for line in lines:
        settled, own = _settled(line, {*marks})
        found.append(settled)
        cuts += own
    return _without_glued(found, cuts, [mark for mark in marks if mark not in named])


def _settled(line: Line, known: set[str]) -> tuple[Line, list[Cut]]:
    cuts: list[Cut] = []
    native = not line.text.isascii() and _ANY_NATIVE.search(line.text)
    if not line.raised and not line.lowered and not native:
        return line, cuts
    line, cuts = _with_fractions(line)
    for start, end in reversed(list(_groups(line, line.raised, _NATIVE))):
        words, before = line.text[start:end], line.text[:start]
        parts = [part for part in re.split(r"[,;\s]+", words.translate(PLAIN)) if part]
        noted = parts and all(_mark(part) in known for part in parts)
        if not before.strip():  # a note's mark that nothing refers to, or a paragraph's number
            line, own = _left_raised(line, start, end)
            cuts += own
        elif noted and (parts == ["1"] or not _POWER.search(before)):  # nothing is m¹
            cuts.append(cut_of(line, start, end, "footnote mark"))
            line = line.without(start, end)
        elif _FIGURES.fullmatch(words) and not all(each in _NATIVE for each in words):
            sure = bool(_POWER.search(before) and _SURE_POWER.search(before))
            written = words.translate(_RAISED)
            cuts.append(cut_of(line, start, end, "raised figure", written=written, sure=sure))
            line = line.rewritten(start, end, written)
        elif re.fullmatch(r"-?\d+[.,]\d+", words) and _POWER.search(before):
            written = f"^{words}"
            cuts.append(cut_of(line, start, end, "raised figure", written=written, sure=False))
            line = line.rewritten(start, end, written)
        else:  # such as the 1,2 of two notes that the file lacks
            line, own = _left_raised(line, start, end)
            cuts += own
    for start, end in reversed(list(_groups(line, line.lowered, ""))):
        words, before = line.text[start:end], line.text[:start]
        if words.isascii() and words.isdigit() and re.search(r"[0-9⁰¹²³⁴⁵⁶⁷⁸⁹/⁄]$", before):
            written = words.translate(_LOWERED)
            cuts.append(cut_of(line, start, end, "lowered figure", written=written))
            line = line.rewritten(start, end, written)
    return line, cuts


def _left_raised(line: Line, start: int, end: int) -> tuple[Line, list[Cut]]:
    """``line`` with raised figures as plain ones, which a person should look at.

    So are roman ones, which count notes at the end: Word and LibreOffice write them so.
    """
    words = line.text[start:end]
    if not _COUNTS.search(words):
        return line, []
    cut = cut_of(line, start, end, "raised text", written=words, sure=False)
    return line.rewritten(start, end, words), [cut]


def _with_fractions(line: Line) -> tuple[Line, list[Cut]]:
    """``line`` with ½ for a raised 1, a stroke and a lowered 2, where Unicode has the fraction."""
    cuts: list[Cut] = []
    for match in reversed(list(_FRACTION.finditer(line.text))):
        (start, stroke), end = match.span(1), match.end()
        up = {*line.at[start:stroke]} <= line.raised
        down = {*line.at[stroke + 1 : end]} <= line.lowered
        if up and down and (written := _FRACTIONS.get(match.group().replace("/", "⁄"))):
            cuts.append(cut_of(line, start, end, "fraction", written=written))
            line = line.rewritten(start, end, written)
    return line, cuts


def _groups(line: Line, columns: frozenset[int], native: str) -> Iterable[tuple[int, int]]:
    """Runs of raised (or lowered) characters of ``line``, without blanks at their ends."""
    start = None
    for at in range(len(line.text) + 1):
        inside = at < len(line.text) and (line.at[at] in columns or line.text[at] in native)
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            words = line.text[start:at]
            yield start + len(words) - len(words.lstrip()), at - len(words) + len(words.rstrip())
            start = None


def _mark(part: str) -> str:
    match = _MARKS.fullmatch(part)
    return match[1] if match else part


def _without_glued(
    lines: list[Line], cuts: list[Cut], marks: Sequence[str]
) -> tuple[list[Line], list[Cut]]:
    """For plain text: cuts numbers directly after a word, in the order of the notes."""
    done = [part for cut in cuts for part in re.split(r"[,;\s]+", cut.words)]
    awaited = [mark for mark in marks if mark not in map(_mark, done)]
    if not awaited:
        return lines, cuts
    number = "(?:" + "|".join(map(re.escape, sorted({*marks}, key=len, reverse=True))) + ")"
    glued = re.compile(
        rf"(?<=[^\s/\d])(?P<mark>{number}(?:,{number})*)(?=\s|[,;:.]\s|[,;:.]?$)"
        rf"|(?<=[^\W\d_]) (?P<apart>{number})(?=  )"
    )
    for position, line in enumerate(lines):
        found = 0
        while not line.size and (match := glued.search(line.text, found)):
            group = "mark" if match["mark"] else "apart"
            start, end = match.span(group)
            values, found = match[group].split(","), end
            if not _fits(line.text[:start], values, awaited):
                continue
            if values[0] in awaited:
                del awaited[: awaited.index(values[0]) + len(values)]
            cuts.append(cut_of(line, start, end, "footnote mark", sure=False))
            line, found = line.without(start, end), start  # noqa: PLW2901 - it gets shorter
        lines[position] = line
    return lines, cuts


def _fits(before: str, values: list[str], awaited: list[str]) -> bool:
    """Whether figures after a word are marks: the next note's, after a word, point or year."""
    if _QUOTED.search(before):
        return True
    if (match := _WORD.search(before)) and not match.group().isupper():  # ABC.2 is a symbol
        return values[0] in awaited[:_AHEAD]
    return awaited[: len(values)] == values and bool(_YEAR.search(before) or before[-1:] == " ")
