"""Text → sentences, in scripts with capitals and without."""

import re

# What may end a sentence or a clause; the first kind does where something begins behind a blank.
_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=\d\d)|(?<=[)”’»]))(?P<doubtful>[.;؛])(?P<blank>\s*)|[。！？；]"
)
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


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends with ``stop``: another may begin behind it, or the text ends."""
    behind = text[stop.end() : stop.end() + 1]
    return not stop["doubtful"] or not behind or bool(stop["blank"] and _can_begin(behind))


def _can_begin(character: str) -> bool:
    return character in OPENING_QUOTES or (character.isalpha() and not is_small(character))
