"""Cues → regular expressions that find them in a text."""

import re
from collections.abc import Iterable
from functools import cache

from docgen.characters import joined_without_blank

_EDGE, _END = r"(?<!\w)", r"(?!\w)"  # of a word
_NOTHING = re.compile(r"(?!)")


def pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """What finds any of ``cues`` as whole words, the longest first; letter case does not matter."""
    return _compiled(frozenset(cues))


@cache
def _compiled(cues: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(cues, key=lambda cue: (-len(cue), cue))
    if not ordered:
        return _NOTHING
    found = [cue_pattern(cue) for cue in ordered]
    if all(each.startswith(_EDGE) for each in found):  # asked once at a place, not for each cue
        inner = "|".join(each[len(_EDGE) : -len(_END)] for each in found)
        return re.compile(f"{_EDGE}(?:{inner}){_END}", re.IGNORECASE)
    return re.compile("|".join(found), re.IGNORECASE)


def cue_pattern(cue: str, gap: str = r"\s+") -> str:
    """The pattern of a cue, whose words have ``gap`` between them.

    In a script without blanks (Chinese) words have no edges.
    """
    if joined_without_blank(cue, cue):
        return gap.join(map(re.escape, cue.rstrip("*").split()))
    words = gap.join(re.escape(word).replace(r"\*", r"\w*") for word in cue.split())
    return f"{_EDGE}{words.replace(chr(39), '[' + chr(39) + '’]')}{_END}"


def open_pattern(cue: str) -> str:
    """The pattern of a cue; behind an apostrophe a word goes on: "n'ouvrira"."""
    if cue.endswith("'"):
        return rf"(?<!\w){re.escape(cue[:-1])}['’]".replace(r"\ ", r"\s+")
    return cue_pattern(cue)
