"""A file that holds a text in two languages of different letters, side by side or in turn.

An import reads one language: numbers of the other would count between those of the first.
"""

import re
from collections.abc import Sequence

from docgen.readers.issued import Line

_SCRIPTS = {
    "Latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Arabic": re.compile("[\u0621-\u064a\u066e-\u06d3]"),
    "Georgian": re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]"),
    "Armenian": re.compile("[\u0531-\u0587]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "Hebrew": re.compile("[\u05d0-\u05ea]"),
    "Korean": re.compile("[\uac00-\ud7a3]"),
    "Chinese or Japanese": re.compile("[\u3040-\u30ff\u4e00-\u9fff]"),
}
_SHARE = 5  # one letter of so many, of the whole text, is another version and no quotation
_FEWEST = 3  # lines
_LETTERS = 8  # of a line that says which script it is in


def two_scripts(lines: Sequence[Line]) -> str | None:
    """A remark if a fifth of a text or more is in lines of other letters than the rest."""
    written: dict[str, list[tuple[int, Line]]] = {}
    for line in lines:
        counts = {name: len(script.findall(line.text)) for name, script in _SCRIPTS.items()}
        name = max(counts, key=counts.__getitem__)
        if counts[name] >= _LETTERS:
            written.setdefault(name, []).append((counts[name], line))
    sums = {name: sum(count for count, _ in found) for name, found in written.items()}
    by_size = sorted(sums, key=sums.__getitem__, reverse=True)
    for other in by_size[1:2]:
        found = written[other]
        if len(found) >= _FEWEST and sums[other] * _SHARE >= sum(sums.values()):
            return (
                f"text: {found[0][1].place}: this and {len(found) - 1} other lines are in {other}"
                f" letters, the rest in {by_size[0]} ones; if the file holds two language versions,"
                " import each from a file of its own"
            )
    return None
