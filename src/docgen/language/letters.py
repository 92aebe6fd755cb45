"""Letters and marks of any script: what can begin or end a sentence, which scripts have no blanks.

The classes are Unicode's. A letter of a script without capitals (Arabic, Georgian, Chinese) can
begin a sentence as a capital can. To import this takes a while: it looks at 65,536 characters.
"""

import re
from collections.abc import Callable

from docgen.language.sentences import is_small

_DOTLESS = ("tr", "az")  # languages with ı and İ


def in_capitals(text: str) -> bool:
    """Whether ``text`` is in capitals; an abbreviation in Arabic or Chinese words is not enough."""
    cased = sum(each.isupper() for each in text)
    return text.isupper() and 2 * cased > sum(each.isalpha() for each in text)


def lower(text: str, language: str) -> str:
    """``text`` in small letters: in Turkish and Azerbaijani I is ı, and İ is i."""
    if language.partition("-")[0] in _DOTLESS:
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def upper(text: str, language: str) -> str:
    """``text`` in capitals: in Turkish and Azerbaijani that of i is İ."""
    return (text.replace("i", "İ") if language.partition("-")[0] in _DOTLESS else text).upper()


def begun(text: str) -> str:
    """``text`` with a capital at its beginning, in scripts whose words can begin with one.

    Georgian has capitals for words in capitals alone (Unicode's title case of ა is ა).
    """
    return text[:1].title() + text[1:]


def _class_of(belongs: Callable[[str], bool]) -> str:
    """The inside of a character class: the letters of Unicode's first plane (BMP) that belong."""
    found, start = "", None
    for code in range(0x10000):
        each = chr(code)
        if each.isalpha() and belongs(each):
            start = code if start is None else start
        elif start is not None:
            found += f"{chr(start)}-{chr(code - 1)}"
            start = None
    return found


# For patterns, the inside of classes: letters that can begin a sentence, true capitals, and marks.
CAPITALS = _class_of(lambda letter: not is_small(letter))
TRUE_CAPITALS = _class_of(lambda letter: letter.isupper() or letter.istitle())
_CLOSING = "'\"”’»›)\\]」』）"
STOPS = ".;:!?…。．！？；：؟؛۔։;·।᠃።"
SENTENCE_END = re.compile(rf"[{STOPS}][{_CLOSING}]*\s*$|\b(?:and|or)\s*$")
CLAUSE_END = re.compile(rf"[{STOPS},،、，][{_CLOSING}]*\s*$")
# What a number goes on with at the start of the next line: "No." and its like, no sentence's end.
BEFORE_A_NUMBER = re.compile(
    r"(?:^|[\s(])(?:nos?|art|arts|sec|paras?|pp?|vol|ch|figs?|cf|cl|chap|núm|nr|n|tel|ст|пп?|гл|рис|т|б"
    r"|md|вып)\.$",
    re.IGNORECASE,
)
