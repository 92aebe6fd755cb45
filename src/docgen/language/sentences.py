"""Text → sentences, in scripts with capitals and without."""

import re

from docgen.language.months import is_month

# What may end a sentence or a clause; the first kind does where something begins behind a blank.
_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=\d\d)|(?<=[)”’»]))(?P<doubtful>[.;؛])(?P<blank>\s*)|[。！？；]"
)
_STOPS = ".;:!?؛؟。！？； "
_DAY = re.compile(r"\D?[0-3]\d")
_WORD = re.compile(r"(\w+)")
OPENING_QUOTES = '“"‘„«‹「『'


def is_small(letter: str) -> bool:
    """Whether ``letter`` is a small letter, which cannot begin a sentence."""
    return letter.islower() and letter.title() != letter


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, and its clauses separated by semicolons, unchanged."""
    ends = [stop.end() for stop in _STOP.finditer(text) if _ends(text, stop)]
    starts = [0, *ends]
    return [
        part
        for start, end in zip(starts, [*ends, len(text)], strict=True)
        if (part := text[start:end].strip())
    ]


def missing_around(part: str, text: str) -> tuple[bool, bool]:
    """Whether ``part`` of ``text`` begins within a sentence, and whether it ends within one.

    The stop at the end of a sentence may be left out.
    """
    part, whole = _bare(part), [_bare(each) for each in sentences(text)]
    begins = any(each.startswith(part) or part.startswith(each) for each in whole)
    ends = any(each.endswith(part) or part.endswith(each) for each in whole)
    return not begins, not ends


def _bare(sentence: str) -> str:
    return " ".join(sentence.split()).rstrip(_STOPS)


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends with ``stop``: another may begin behind it, or the text ends.

    Not behind the day of a German date: "31. Dezember".
    """
    behind = text[stop.end() : stop.end() + 1]
    if stop["doubtful"] and _DAY.fullmatch(text[max(0, stop.start() - 3) : stop.start()]):
        word = _WORD.match(text, stop.end())
        if word and is_month(word[1], "de"):
            return False
    return not stop["doubtful"] or not behind or bool(stop["blank"] and _can_begin(behind))


def _can_begin(character: str) -> bool:
    return character in OPENING_QUOTES or (character.isalpha() and not is_small(character))
