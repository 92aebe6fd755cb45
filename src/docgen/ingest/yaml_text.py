"""Words → YAML as a person would write it."""

import json
import re
import textwrap

_WIDTH = 98
_PLAIN = re.compile(
    r"[^\W\d_][\w ’.–()+/]*(?:, ?[\w ’.–()+/-]+|-[\w]+)*|\d{4}-\d\d(?:-\d\d)?"
    r"|\d[a-z\d.]*-[1-9]\d*"  # the id of a commitment
)
_WORDS = ("true", "false", "null", "yes", "no", "on", "off")


def scalar(text: str) -> str:
    """``text`` as YAML on one line, quoted only where it must be."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


def folded(key: str, text: str, indent: int) -> str:
    """``text`` under ``key`` as a folded block, which keeps every character as it is."""
    return f"{' ' * indent}{key}: >-\n" + "\n".join(wrapped(text, indent + 2))


def wrapped(text: str, indent: int) -> list[str]:
    """The lines of a folded block; blanks of ``text`` must be single."""
    margin = " " * indent
    lines = textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return [margin + line for line in lines]
