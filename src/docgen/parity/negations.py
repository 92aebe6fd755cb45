"""Words that say no: "not", ``non``, ``не``, ``emas``."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from docgen.language.spelling import plain

_CLAUSE = re.compile(r"[.,;:،؛—–\n]")
_WORD = re.compile(r"[^\W\d_]+(?:['ʻʼ‘’][^\W\d_]+)*")


class Negations(NamedTuple):
    """How a text denies: ``sure`` has a word for each clause that surely denies something.

    ``maybe`` counts words that may. Not ``known``: docgen knows no such words of the language.
    """

    sure: tuple[str, ...]
    maybe: int
    known: bool = True


def negations(text: str, language: str) -> Negations:
    """What ``text`` denies, if anything; two words in one clause ("never … nobody") are one."""
    patterns = _patterns(language.partition("-")[0])
    if patterns is None:
        return Negations((), 0, known=False)
    idioms, surely, possibly = patterns
    sure: list[str] = []
    maybe = 0
    for clause in _CLAUSE.split(idioms.sub("", plain(text))):
        words = [part for each in _WORD.findall(clause) for part in {each, *each.split("'")}]
        sure += [*filter(surely.fullmatch, words)][:1]
        maybe += sum(bool(possibly.fullmatch(each)) for each in words)
    return Negations(tuple(sure), maybe)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...] | None:
    path = Path(__file__).with_name("negations.toml")
    found = tomllib.loads(path.read_text("utf-8")).get(language)
    if found is None:
        return None
    idioms = rf"(?<!\w)(?:{found['idioms']})(?!\w)"
    return tuple(re.compile(each) for each in (idioms, found["sure"], found["maybe"]))
