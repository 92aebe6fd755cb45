"""How wide text is, estimated without its font: for what has to be decided before it is set."""

import unicodedata
from collections import Counter
from functools import cache, lru_cache


@lru_cache(maxsize=4096)  # the same texts are in many documents
def breadth(text: str) -> float:
    """The width of ``text`` in ems, on the high side."""
    return sum(_of_letter(letter) * count for letter, count in Counter(text).items())


@cache
def _of_letter(letter: str) -> float:
    """The width of one letter in ems, on the high side."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in "mwMW@%‰—…шщжюфыШЩЖЮФЫ":
        return 0.9
    if unicodedata.combining(letter):
        return 0.0
    return 0.65 if letter.isupper() else 0.3 if letter in " iljtfrI.,:;'’()-" else 0.54


def cut_to(text: str, width: float) -> str:
    """``text``, with an ellipsis for its end if it is wider than ``width``."""
    for end, _ in enumerate(text):
        if breadth(text[: end + 1]) > width:
            return f"{text[: end - 1].rstrip()}…"
    return text
