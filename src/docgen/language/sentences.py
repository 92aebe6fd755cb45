"""Text → sentences, in scripts with capitals and without."""

import re

from docgen.language.letters import CAPITALS, OPENING_QUOTES

_STOP = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=\d\d)|(?<=[)”’»]))[.;؛](?=\s+[{CAPITALS}{OPENING_QUOTES}]|$)|[。！？；]"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, and its clauses separated by semicolons, unchanged."""
    ends = [match.end() for match in _STOP.finditer(text)]
    starts = [0, *ends]
    return [
        part
        for start, end in zip(starts, [*ends, len(text)], strict=True)
        if (part := text[start:end].strip())
    ]
