"""Lines of a Markdown file that hold no words, as pandoc writes them: addresses, borders, fences.

``[plan]: https://example.org`` says where ``[the plan][plan]`` leads. A number in brackets is that
of a note, whatever is behind it.
"""

import re

from markdown_it.common.utils import normalizeReference

_ADDRESS = re.compile(
    r" {0,3}\[(?P<label>[^\[\]^]*[^\W\d][^\[\]^]*)\]:\s+"
    r"<?(?P<href>(?:https?:|mailto:|www\.|[/#.])\S*?)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*"
)
_BORDER = re.compile(r" {0,3}\+(?:[-=:]+\+)+\s*")  # between the rows of a table
_FENCE = re.compile(r" {0,3}:{3,}\s*(?:\{[^{}]*\}|[\w.-]+)?\s*:*\s*")


def without_marks(text: str) -> tuple[str, dict[str, dict[str, str]]]:
    """``text`` with such lines blank, and the addresses by the labels that lead to them."""
    addresses: dict[str, dict[str, str]] = {}
    lines = text.split("\n")
    above = ""  # the line above, if it is of a paragraph: an address cannot interrupt one
    for at, line in enumerate(lines):
        if not above and (match := _ADDRESS.fullmatch(line)):
            label = normalizeReference(match["label"])
            addresses.setdefault(label, {"href": match["href"], "title": ""})
            lines[at] = ""
        elif _FENCE.fullmatch(line) or _BORDER.fullmatch(line):
            lines[at] = ""
        above = lines[at].strip()
    return "\n".join(lines), addresses
