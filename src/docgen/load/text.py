"""``text.LANG.md`` → paragraphs with their references.

The file is read as a reader of Markdown would expect, and nothing in it is marked up::

    ## A heading                     belongs to the paragraphs below it
    14. A numbered paragraph.        reference 14; ``14)`` too
        An indented block.           goes on with paragraph 14
    (b) A lettered paragraph.        reference 14(b), under the paragraph before it; ``b)`` too
    (i) One below a letter.          reference 14(b)(i)
    A block without a number.        reference ¶1, ¶2 … by its place among such blocks
    # Annex I                        if numbers begin again below it: reference Annex I, 1
    \\1. Words after a backslash.     a block without a number, whatever it begins with

Blocks are parted by blank lines; line breaks within a block are blanks, or nothing in a script
without blanks. No-break blanks stay as they are.
"""

import re
from collections.abc import Container
from typing import NamedTuple

from docgen.characters import ROMAN
from docgen.errors import ContentError
from docgen.language.spelling import joined, one_line
from docgen.load.decode import Problems, refuse_control_characters

# A hundred times what the longest treaties have.
MOST_BLOCKS = 50_000

_HEADING = re.compile(r"(#{1,6}) +(.+)")
_NUMBER = re.compile(r"(\d+)[.)][ \u00a0]+")
_LETTER = re.compile(r"(?:\(([a-z]{1,5})|([a-z]|[ivx]{2,5}))\)[ \u00a0]+")
_INDENT = re.compile(r" {2,}|\t")
_PART = re.compile(r"(?:([A-Z]|[IVXLC]+|\d+)[.)] )|(\w+(?:[ -](?:№ ?)?(?:[IVXLC]+|[A-Z]|\d+)\b)?)")


class TextParagraph(NamedTuple):
    """A paragraph of the adopted text; ``line`` is where it begins in the file, from 1."""

    ref: str
    blocks: tuple[str, ...]
    heading: str | None
    line: int


def parse(text: str, path: str) -> tuple[TextParagraph, ...]:
    """The paragraphs of a text file in order; ``path`` is for error messages.

    Raises :class:`ContentError` if a reference occurs twice, a paragraph is empty, there is none,
    or the file holds too many blocks or a control character.
    """
    refuse_control_characters(text, path)
    problems = Problems()
    paragraphs: dict[str, TextParagraph] = {}
    references = _References()
    heading, last = None, ""
    blocks = _blocks(text)
    if len(blocks) > MOST_BLOCKS:
        raise ContentError(f"more than {MOST_BLOCKS:,} blocks of text", path)
    for line, block in blocks:
        words = joined(block.split("\n"))
        if match := _HEADING.match(block):
            heading = one_line(match[2])
            if match[1] == "#":
                references.open_part(heading)
            continue
        if _INDENT.match(block) and last in paragraphs:
            before = paragraphs[last]
            paragraphs[last] = before._replace(blocks=(*before.blocks, words))
            continue
        last, mark = references.next(block, paragraphs)
        words = words[len(one_line(mark)) :].lstrip()
        with problems.collected():
            if last in paragraphs:
                first = paragraphs[last].line
                raise ContentError(
                    f"duplicate paragraph {last}", path, line, f"first on line {first}"
                )
            if not words:
                raise ContentError(f"paragraph {last} is empty", path, line)
            paragraphs[last] = TextParagraph(last, (words,), heading, line)
    problems.settle()
    if not paragraphs:
        raise ContentError("the file has no paragraphs", path)
    return tuple(paragraphs.values())


class _References:
    """Gives each block in turn its reference."""

    def __init__(self) -> None:
        self._part = self._opened = ""
        self._above = ""  # the paragraph that letters come under
        self._letters: tuple[str, ...] = ()
        self._unnumbered = 0

    def open_part(self, heading: str) -> None:
        """Numbers may start again after this heading."""
        self._part, self._opened = "", part_of(heading)

    def next(self, block: str, taken: Container[str]) -> tuple[str, str]:
        """The reference of ``block``, and the mark before its words.

        References in ``taken`` are used.
        """
        if match := _NUMBER.match(block):
            if self._opened and match[1] in taken:
                self._part, self._opened = f"{self._opened}, ", ""
            self._above, self._letters = self._part + match[1], ()
            return self._above, match[0]
        if (match := _LETTER.match(block)) and self._above:
            self._letters = nest(match[1] or match[2], self._letters)
            return f"{self._above}({')('.join(self._letters)})", match[0]
        self._unnumbered += 1
        reference = f"¶{self._unnumbered}"
        if not self._above or self._above.startswith("¶"):
            self._above, self._letters = reference, ()
        return reference, "\\" if block.startswith("\\") else ""


def nest(label: str, letters: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, outermost first, if ``label`` follows ``letters``.

    ``(i)`` after ``(h)`` is the next letter; otherwise it is the first one below the letter before
    it.
    """
    for depth in range(len(letters) - 1, -1, -1):
        if label in _successors(letters[depth]):
            return (*letters[:depth], label)
    if letters and label in ("a", "i") and label not in letters:
        return (*letters, label)
    return (*letters[:-1], label)


def part_of(heading: str) -> str:
    """The name in references of the part below ``heading``: ``Annex I``, or the ``II`` of ``II.
    …``."""
    match = _PART.match(heading)
    return (match[1] or match[2]) if match else heading


def _successors(label: str) -> tuple[str, ...]:
    found = [chr(ord(label) + 1)] if len(label) == 1 else []
    if label in ROMAN[:-1]:
        found.append(ROMAN[ROMAN.index(label) + 1])
    return tuple(found)


def _blocks(text: str) -> list[tuple[int, str]]:
    """Runs of lines between blank lines, each with its first line number.

    A heading is its own block.
    """
    blocks: list[tuple[int, list[str]]] = []
    open_block = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            open_block = False
        elif open_block and not _HEADING.match(line):
            blocks[-1][1].append(line)
        else:
            blocks.append((number, [line]))
            open_block = not _HEADING.match(line)
    return [(number, "\n".join(lines)) for number, lines in blocks]
