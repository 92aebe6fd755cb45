"""The numbers and letters that paragraphs begin with: ``14.``, ``1.1``, ``(b)``, ``б)``, ``2(a)``.

Letters are those of any alphabet, without tables of them: a letter goes on with the list of its own
script and case; only in Latin, where ``i`` is a letter and a figure, the letter before it decides.
"""

import re
import unicodedata
from typing import NamedTuple

from docgen.characters import ROMAN

# A letter of any alphabet (Arabic sets its fifth one with a tatweel), or roman figures.
_ANY = r"[^\W\d_]\u0640?"
_IN_PARENTHESES = rf"\((?:[a-z]{{1,5}}|[IVX]{{1,5}}|{_ANY})\)"
_DOTTED = rf"(?:(?:[ivx]{{1,5}}|[IVX]{{1,5}}|{_ANY})\.|[\u0621-\u064a]\u0640?\s?[-–—])"
_LETTERS = rf"(?:{_IN_PARENTHESES}|(?:[ivx]{{2,5}}|[IVX]{{2,5}}|{_ANY})\))"
_NESTED = r"[1-9]\d{0,2}(?:\.[1-9]\d{0,2})+"
_BLANK = "[ \u00a0]"
_MARK = re.compile(
    rf"(?P<counted>(?P<number>{_NESTED}|\d+)(?P<end>[.)]?)(?={_BLANK}|\())?"
    rf"(?P<letters>{_BLANK}*{_LETTERS}(?:{_BLANK}?{_IN_PARENTHESES})*)?{_BLANK}+"
    rf"|(?P<dotted>{_DOTTED}){_BLANK}+"
)
LETTERS = re.compile(rf"{_LETTERS}(?=\s|$)")
DOTTED = re.compile(rf"{_DOTTED}(?=\s|$)")
_LABEL = re.compile(r"[^\W\d_]+\u0640?")
# The first letters of alphabets: such a one may open a list within another's item.
FIRST = frozenset("aAiIаАαΑաԱაअकก가アあأاא")
_MOST_LEFT_OUT = {"LATIN": 0, "CYRILLIC": 1, "GREEK": 1}
# Letters of their own, after which letter of the alphabet they come.
_SIGNED = str.maketrans("ıəәғҕқңөұүһіҷҳҗђјљњџ", "ieаггкноууцичхжджлнц")


class ParagraphMark(NamedTuple):
    """What a paragraph begins with: a number, letters without their parentheses, or both.

    ``text`` is all of it as written, with the blanks after it; ``closed``: the number ends with a
    point or a parenthesis; ``dotted``: so does the letter, or with a dash (``i.``, ``أ-``).
    """

    text: str
    number: str
    letters: tuple[str, ...]
    closed: bool
    dotted: bool = False

    @property
    def nested(self) -> bool:
        """Whether the number is one such as 1.1."""
        return "." in self.number


def mark_of(text: str, *, letters: bool = True) -> ParagraphMark | None:
    """The mark that ``text`` seems to begin with; a number alone if not with ``letters``."""
    match = _MARK.match(text)
    if not match or not match[0].strip():
        return None
    if match["dotted"]:
        return ParagraphMark(
            match[0], "", tuple(_LABEL.findall(match[0])), closed=False, dotted=True
        )
    number, closed = match["number"] or "", bool(match["end"])
    after = match["letters"] or ""
    if after and not letters:
        end = match.end("counted")
        blanks = len(text[end:]) - len(text[end:].lstrip(" \u00a0"))
        return (
            ParagraphMark(text[: end + blanks], number, (), closed) if closed and blanks else None
        )
    if number and not (closed or after or "." in number):
        return None
    return ParagraphMark(match[0], number, tuple(_LABEL.findall(after)), closed)


def nest(label: str, above: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, outermost first, if ``label`` comes next below those of ``above``.

    ``(i)`` after ``(h)`` is the next letter; otherwise it is the first one below the letter before
    it. A letter of another script opens a list of its own.
    """
    depths = range(len(above) - 1, -1, -1)
    for depth in depths:
        if follows(label, above[depth]):
            return (*above[:depth], label)
    if not (above and label in FIRST and label not in above):
        for depth in depths:
            if style(label) == style(above[depth]):
                return (*above[:depth], label)
    return (*above, label)


def follows(label: str, before: str) -> bool:
    """Whether ``label`` can come after ``before``: a next letter, or the same with a sign on it.

    Cyrillic and Greek lists leave letters out; of other scripts the order is not known here.
    """
    for roman in (ROMAN, tuple(map(str.upper, ROMAN))):
        if before in roman[:-1] and label == roman[roman.index(before) + 1]:
            return True
    if label == before or style(label) != style(before):
        return False
    script = style(label)[0]
    if script not in _MOST_LEFT_OUT:
        return True
    step = ord(_base(label)) - ord(_base(before))
    return len(label) == len(before) == 1 and 0 <= step <= 1 + _MOST_LEFT_OUT[script]


def style(label: str) -> tuple[str, bool]:
    """The script of a letter, and whether it is a small one."""
    return unicodedata.name(label[0], "").partition(" ")[0], label.islower()


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].translate(_SIGNED)
