"""Which language a text is in, by a model that comes with a library: always the same answer."""

import re

from py3langid import classify

ENOUGH = 200  # letters, for an answer to be relied on


def detect(text: str) -> tuple[str, bool]:
    """The language's tag, as CLDR has it, and whether there was enough text to be sure."""
    words = re.findall(r"[^\W\d_]+", text)
    tag, _ = classify(" ".join(words)[:20_000])
    return str(tag), sum(map(len, words)) >= ENOUGH
