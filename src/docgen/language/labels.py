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
_LETTERS = rf"(?:{_IN_PARENTHESES}|(?:[ivx]{{2,5}}|[IVX]{{2,5}}|{_ANY})\))"
_NESTED = r"[1-9]\d{0,2}(?:\.[1-9]\d{0,2})+"
_BLANK = "[ \u00a0]"
_MARK = re.compile(
    rf"(?P<counted>(?P<number>{_NESTED}|\d+)(?P<end>[.)]?)(?={_BLANK}|\())?"
    rf"(?P<letters>{_BLANK}*{_LETTERS}(?:{_BLANK}?{_IN_PARENTHESES})*)?{_BLANK}+"
)
LETTERS = re.compile(rf"{_LETTERS}(?=\s|$)")
_LABEL = re.compile(r"([^\W\d_]+\u0640?)\)")
# The first letters of alphabets: such a one may open a list within another's item.
FIRST = frozenset("aAiIаАαΑաԱაअकก가アあأاא")
_DOTLESS = str.maketrans("ıI", "ii")


class Mark(NamedTuple):
    """What a paragraph begins with: a number, letters without their parentheses, or both.

    ``text`` is all of it as written, with the blanks after it; ``closed``: the number ends with a
    point or a parenthesis.
    """

    text: str
    number: str
    letters: tuple[str, ...]
    closed: bool

    @property
    def nested(self) -> bool:
        """Whether the number is one such as 1.1."""
        return "." in self.number


def mark_of(text: str, *, letters: bool = True) -> Mark | None:
    """The mark that ``text`` seems to begin with; a number alone if not with ``letters``."""
    match = _MARK.match(text)
    if not match or not match[0].strip():
        return None
    number, closed = match["number"] or "", bool(match["end"])
    after = match["letters"] or ""
    if after and not letters:
        end = match.end("counted")
        blanks = len(text[end:]) - len(text[end:].lstrip(" \u00a0"))
        return Mark(text[: end + blanks], number, (), closed) if closed and blanks else None
    if number and not (closed or after or "." in number):
        return None
    return Mark(match[0], number, tuple(_LABEL.findall(after)), closed)


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
    """Whether ``label`` comes after ``before``: the next letter, or the same with a sign on it."""
    for roman in (ROMAN, tuple(map(str.upper, ROMAN))):
        if before in roman[:-1] and label == roman[roman.index(before) + 1]:
            return True
    if len(label) != 1 or len(before) != 1 or label == before:
        return False
    return 0 <= ord(_base(label)) - ord(_base(before)) <= 1


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].translate(_DOTLESS)


def style(label: str) -> tuple[str, bool]:
    """The script of a letter, and whether it is a small one."""
    return unicodedata.name(label[0], "").partition(" ")[0], label.islower()
