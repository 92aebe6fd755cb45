"""``text.LANG.md`` → paragraphs with their references.

The file is read as a reader of Markdown would expect, and nothing in it is marked up::

    ## A heading                     belongs to the paragraphs below it
    14. A numbered paragraph.        reference 14; ``14)`` too
        An indented block.           goes on with paragraph 14
    14.1 One below a number.         reference 14.1, as written; ``14.1.`` too
    (b) A lettered paragraph.        reference 14(b), under the paragraph before it; ``b)`` too
    (i) One below a letter.          reference 14(b)(i)
    б) A letter of any alphabet.     reference 14(б); ``б.`` too, in a list from ``а.``
    2(a) A number with a letter.     reference 2(a); ``2. (a)`` too, and ``(a)(i)`` below it
    § 1. A number with a sign.       reference § 1, if there is a § 2; so are ``Article 1.``,
                                     ``第一条``, ``I.`` and ``一、``, below these ``（一）``
    A block without a number.        reference ¶1, ¶2 … by its place among such blocks
    # Annex I                        if numbers begin again below it: reference Annex I, 1
    \\1. Words after a backslash.     a block without a number, whatever it begins with

Blocks are parted by blank lines; line breaks within a block are blanks, or nothing in a script
without blanks. No-break blanks stay as they are.
"""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from docgen.errors import ContentError
from docgen.language.articles import INNER, Name, name_of
from docgen.language.labels import FIRST, ParagraphMark, follows, mark_of, nest
from docgen.language.sentences import is_small
from docgen.language.spelling import joined, one_line
from docgen.load.decode import Problems, refuse_control_characters

# A hundred times what the longest treaties have.
MOST_BLOCKS = 50_000

_HEADING = re.compile(r"(#{1,6}) +(.+)")
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
    heading, last = None, ""
    blocks = blocks_of(text)
    references = _References([block for _, block in blocks])
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
        if last in paragraphs:
            hint = f"first on line {paragraphs[last].line}"
            problems.found.append(ContentError(f"duplicate paragraph {last}", path, line, hint))
        elif not words:
            problems.found.append(ContentError(f"paragraph {last} is empty", path, line))
        else:
            paragraphs[last] = TextParagraph(last, (words,), heading, line)
    problems.settle()
    if not paragraphs:
        raise ContentError("the file has no paragraphs", path)
    return tuple(paragraphs.values())


class _References:
    """Gives each block in turn its reference."""

    def __init__(self, blocks: Sequence[str]) -> None:
        self._marks = {block: mark_of(block) for block in blocks}
        self._dotted = {each.letters[0] for each in self._marks.values() if each and each.dotted}
        self._called_so = {  # "12." is no name
            block: None if mark and mark.number and mark.closed else name_of(block)
            for block, mark in self._marks.items()
        }
        named = filter(None, self._called_so.values())
        self._names = {(each.kind, each.value) for each in named}
        self._last: dict[str, int] = {}  # by kinds of names
        self._between = ""  # the block without a number after the last letter
        self._outer = ""  # the paragraph that （一） comes under
        self._part = self._opened = ""
        self._above = ""  # the paragraph that letters come under
        self._letters: tuple[str, ...] = ()
        self._numbers: set[str] = set()  # of this part
        self._unnumbered = 0

    def open_part(self, heading: str) -> None:
        """Numbers may start again after this heading."""
        self._part, self._opened = "", part_of(heading)

    def next(self, block: str, taken: Container[str]) -> tuple[str, str]:
        """The reference of ``block``, and the mark before its words.

        References in ``taken`` are used.
        """
        name = self._called_so[block]
        if name and self._called(name):
            return self._named(name, taken), name.text
        mark = self._marks[block]
        if mark and mark.dotted and not self._lists(mark.letters[0]):
            mark = None
        if mark and mark.number and mark.letters and not self._goes_on(mark):
            mark = mark_of(block, letters=False)
        if mark and mark.number and self._counts(mark, block):
            return self._numbered(mark, taken), mark.text
        if mark and not mark.number and self._above:
            if self._between and mark.letters[0] in FIRST and not self._follows(mark.letters[0]):
                self._above, self._letters = self._between, ()
            self._between = ""
            several = len(mark.letters) > 1
            self._letters = mark.letters if several else nest(mark.letters[0], self._letters)
            return self._above + _written(self._letters), mark.text
        self._unnumbered += 1
        reference = f"¶{self._unnumbered}"
        if not self._above or self._above.startswith("¶"):
            self._above, self._letters = reference, ()
        self._between = reference if self._letters else ""
        return reference, "\\" if block.startswith("\\") else ""

    def _called(self, name: Name) -> bool:
        """Whether ``§ 2`` is a paragraph's: after § 1, which is one if § 2 is in the text."""
        first = name.value == 1 and (name.kind, 2) in self._names
        return first or self._last.get(name.kind) == name.value - 1

    def _named(self, name: Name, taken: Container[str]) -> str:
        self._last[name.kind] = name.value
        if name.kind == INNER and self._outer:
            reference = self._outer + name.name
        else:
            self._begin_part(name.name in taken)
            reference = self._part + name.name
            if name.kind != INNER:
                self._outer = reference
                self._last.pop(INNER, None)
        self._above, self._letters, self._between = reference, (), ""
        return reference

    def _begin_part(self, again: bool) -> None:
        """Count below the last heading for parts, if the count begins again."""
        if self._opened and again:
            self._part, self._opened = f"{self._opened}, ", ""
            self._numbers.clear()

    def _lists(self, letter: str) -> bool:
        """Whether ``i.`` counts: it follows another, or opens a list and one follows it."""
        opens = letter in FIRST and any(follows(each, letter) for each in self._dotted)
        return opens or self._follows(letter)

    def _follows(self, letter: str) -> bool:
        return any(follows(letter, each) for each in self._letters)

    def _numbered(self, mark: ParagraphMark, taken: Container[str]) -> str:
        self._begin_part(mark.number + _written(mark.letters) in taken)
        self._numbers.add(mark.number)
        self._between = ""
        self._last.pop(INNER, None)
        self._above = self._outer = self._part + mark.number
        self._letters = mark.letters
        return self._above + _written(mark.letters)

    def _goes_on(self, mark: ParagraphMark) -> bool:
        """Whether the letters behind a number are part of the mark: 2(a), or 2(b) below it."""
        return mark.letters[0] in FIRST or (
            self._above == self._part + mark.number and bool(self._letters)
        )

    def _counts(self, mark: ParagraphMark, block: str) -> bool:
        """Whether the number is one, and not a figure such as 2.5 before its unit."""
        if mark.closed or mark.letters or not mark.nested:
            return True
        above, _, last = mark.number.rpartition(".")
        before = above if last == "1" else f"{above}.{int(last) - 1}"
        opens = last == "1" and not is_small(block[len(mark.text) :][:1])
        return opens or before in self._numbers


def _written(letters: tuple[str, ...]) -> str:
    return "".join(f"({each})" for each in letters)


def part_of(heading: str) -> str:
    """The name in references of the part below ``heading``: ``Annex I``, or the ``II`` of ``II.
    …``."""
    if name := name_of(f"{heading} "):
        return name.name
    match = _PART.match(heading)
    return (match[1] or match[2]) if match else heading


def blocks_of(text: str) -> list[tuple[int, str]]:
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
