"""``text.LANG.md`` → paragraphs with their references.

The file is read as a reader of Markdown would expect, and nothing in it is marked up::

    ## A heading                     belongs to the paragraphs below it
    14. A numbered paragraph.        reference 14
        An indented block.           goes on with paragraph 14
    (b) A lettered paragraph.        reference 14(b), under the number before it
    A block without a number.        reference ¶1, ¶2 … by its place among such blocks

Blocks are parted by blank lines; line breaks within a block are blanks.
"""

import re
from typing import NamedTuple

from docgen.errors import ContentError
from docgen.load.decode import Problems, refuse_control_characters

_HEADING = re.compile(r"#{1,6} +(.+)")
_NUMBER = re.compile(r"(\d+)\. +")
_LETTER = re.compile(r"\(([a-z]{1,5})\) +")
_INDENT = re.compile(r" {2,}|\t")


class TextParagraph(NamedTuple):
    """A paragraph of the adopted text; ``line`` is where it begins in the file."""

    ref: str
    blocks: tuple[str, ...]
    heading: str | None
    line: int


def parse(text: str, path: str) -> tuple[TextParagraph, ...]:
    """The paragraphs of a text file in order; ``path`` is for error messages."""
    refuse_control_characters(text, path)
    problems = Problems()
    paragraphs: dict[str, TextParagraph] = {}
    heading = number = last = None
    unnumbered = 0
    for line, block in _blocks(text):
        words = " ".join(block.split())
        if match := _HEADING.match(block):
            heading = " ".join(match[1].split())
            continue
        if _INDENT.match(block) and last:
            before = paragraphs[last]
            paragraphs[last] = before._replace(blocks=(*before.blocks, words))
            continue
        if match := _NUMBER.match(block):
            number = last = match[1]
        elif (match := _LETTER.match(block)) and number:
            last = f"{number}({match[1]})"
        else:
            unnumbered += 1
            match, last = None, f"¶{unnumbered}"
        words = words[len(" ".join(match[0].split())) :].lstrip() if match else words
        with problems.collected():
            if last in paragraphs:
                first = paragraphs[last].line
                raise ContentError(
                    f"paragraph {last} stands twice", path, line, f"first on line {first}"
                )
            if not words:
                raise ContentError(f"paragraph {last} is empty", path, line)
            paragraphs[last] = TextParagraph(last, (words,), heading, line)
    problems.settle()
    if not paragraphs:
        raise ContentError("holds no paragraph", path)
    return tuple(paragraphs.values())


def _blocks(text: str) -> list[tuple[int, str]]:
    """Runs of lines between blank lines, each with its first line; headings stand alone."""
    blocks: list[tuple[int, str]] = []
    open_block = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            open_block = False
        elif open_block and not _HEADING.match(line):
            start, block = blocks[-1]
            blocks[-1] = (start, f"{block}\n{line}")
        else:
            blocks.append((number, line))
            open_block = not _HEADING.match(line)
    return blocks
