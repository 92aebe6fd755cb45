"""Words that say no: "not", ``non``, ``не``, ``emas``."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from docgen.language.numerals import plain

_WORD = re.compile(r"[^\W\d_]+")


class Negations(NamedTuple):
    """The first words of a text that surely deny something, and that may; empty without any.

    Not ``known``: docgen knows no such words of the language.
    """

    sure: str
    maybe: str
    known: bool = True


def negations(text: str, language: str) -> Negations:
    """What ``text`` denies, if anything."""
    patterns = _patterns(language.partition("-")[0])
    if patterns is None:
        return Negations("", "", known=False)
    words = [(each[0], plain(each[0])) for each in _WORD.finditer(text)]
    sure, maybe = (
        next((word for word, said in words if pattern.fullmatch(said)), "") for pattern in patterns
    )
    return Negations(sure, maybe)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    path = Path(__file__).with_name("negations.toml")
    found = tomllib.loads(path.read_text("utf-8")).get(language)
    return (re.compile(found["sure"]), re.compile(found["maybe"])) if found else None
