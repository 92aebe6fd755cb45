"""Words that say no: "not", ``non``, ``не``, ``emas``."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from docgen.language.numerals import plain

_WORD = re.compile(r"[^\W\d_]+(?:['ʻʼ‘’][^\W\d_]+)*")


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
    idioms, *denials = patterns
    said = idioms.sub("", plain(text))
    words = [part for each in _WORD.findall(said) for part in (each, *each.split("'"))]
    sure, maybe = (next(filter(pattern.fullmatch, words), "") for pattern in denials)
    return Negations(sure, maybe)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...] | None:
    path = Path(__file__).with_name("negations.toml")
    found = tomllib.loads(path.read_text("utf-8")).get(language)
    if found is None:
        return None
    idioms = rf"(?<!\w)(?:{found['idioms']})(?!\w)"
    return tuple(re.compile(each) for each in (idioms, found["sure"], found["maybe"]))
