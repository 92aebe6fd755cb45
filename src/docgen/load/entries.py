"""A YAML file as the texts of its entries, so that one can be changed without touching the rest."""

import re

from docgen.errors import ContentError
from docgen.load import yaml

# Only comments and such marks are above it; no key of a block begins so.
_BRACE = re.compile(r"^(?:---)?[ ]*\{", re.MULTILINE)


def taken_apart(text: str, path: str) -> tuple[str, dict[str, str]]:
    """The text above the first entry, and each entry with the comment directly above it.

    Joined again in order, they are ``text``. Raises :class:`ContentError` if it is not YAML with
    keys at its top, or has them in braces, as JSON does: there an entry has no lines of its own.
    """
    file = yaml.parse(text, path)
    lines = text.splitlines(keepends=True)
    first = min(file.lines[(ref,)] for ref in file.entries()) if file.data else len(lines)
    if brace := _BRACE.search("".join(lines[:first])):
        message = "docgen cannot change a file whose entries are in braces"
        line = text.count("\n", 0, brace.start()) + 1
        hint = "write each entry on lines of its own, without the braces and commas around them"
        raise ContentError(message, path, line, hint)
    starts: list[tuple[int, str]] = []
    for ref in file.entries():
        start = file.lines[(ref,)] - 1
        while starts and start > 0 and lines[start - 1].startswith("#"):
            start -= 1
        starts.append((start, ref))
    ends = [*(start for start, _ in starts[1:]), len(lines)][: len(starts)]
    entries = {
        ref: "".join(lines[start:end]) for (start, ref), end in zip(starts, ends, strict=True)
    }
    return "".join(lines[: starts[0][0]]) if starts else text, entries
