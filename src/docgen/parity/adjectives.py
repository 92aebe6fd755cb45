"""Whether a text may mean a state by a word made of its name: "Italian", ``казахстанский``."""

import re
from functools import cache

from docgen.language import states
from docgen.language.spelling import plain

_SHORTEST = 6  # letters of a name whose beginning is distinct: not "Inde", as in "independence"

_LAND = re.compile("(?:z?[iou]?s?t[ao]n|[иоуі]?с?т[ао]н|ستان)$")  # "stan" in many languages


def may_mean(text: str, code: str, language: str) -> bool:
    """Whether a word of ``text`` begins as a name of the state ``code`` does."""
    return bool(_pattern(code, language).search(plain(text)))


@cache
def _pattern(code: str, language: str) -> re.Pattern[str]:
    names = {plain(name) for name in states.names_of(code, language) if " " not in name}
    stems = {_stem(name) for name in names if len(name) >= _SHORTEST and "-" not in name}
    if not stems:
        return re.compile("(?!)")
    before = "[وفبكل]{0,2}(?:ال)?" if language.startswith("ar") else ""
    return re.compile(rf"(?<!\w){before}(?:{'|'.join(map(re.escape, sorted(stems)))})")


def _stem(name: str) -> str:
    """``italia`` → ``ital``, ``казахстан`` → ``казах``, ``kazakistan`` → ``kazak``."""
    people = _LAND.sub("", name)
    if people != name and len(people) > 3:
        return people
    return name[:-2] if len(name) < _SHORTEST + 2 else name[:-4]
