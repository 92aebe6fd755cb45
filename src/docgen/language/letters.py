"""Letters and marks of any script: what can begin a sentence, what ends one, what has no blanks.

The classes are those of Unicode. A letter of a script without capitals (Arabic, Georgian, Chinese)
can begin a sentence as a capital can.
"""

import re
from collections.abc import Callable


def is_small(letter: str) -> bool:
    """Whether ``letter`` is a small one, which no sentence begins with."""
    return letter.islower() and letter.title() != letter


def _class_of(belongs: Callable[[str], bool]) -> str:
    """The inside of a class of a pattern: the letters of Unicode's first plane that belong."""
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
OPENING_QUOTES = '“"‘„«‹「『'
_CLOSING = "'\"”’»›)\\]」』）"
STOPS = ".;:!?…。．！？；：؟؛۔։;·।᠃።"
SENTENCE_END = re.compile(rf"[{STOPS}][{_CLOSING}]*\s*$|\b(?:and|or)\s*$")
CLAUSE_END = re.compile(rf"[{STOPS},،、，][{_CLOSING}]*\s*$")
_NO_BLANKS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uff60"
    "\U00020000-\U0003ffff]"
)


def joined_without_blank(before: str, after: str) -> bool:
    """Whether no blank stands where a line ends between two characters: in Chinese, say."""
    return bool(_NO_BLANKS.match(before[-1:]) and _NO_BLANKS.match(after[:1]))
