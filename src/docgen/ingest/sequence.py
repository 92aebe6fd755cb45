"""Lines that begin with a number → which of them are paragraphs, numbered headings, or items.

Read from the first to the last, with a look ahead wherever a number could be either: one that
begins again at 1 opens a list inside the paragraph if the paragraphs' own count goes on after it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.ingest.captions import (
    could_head_by_place,
    is_caption,
    may_be_title_of_number,
    opens_part,
)
from docgen.language.letters import SENTENCE_END
from docgen.readers.issued import Line

_COMMAS = (",", "،", "，")
_FAR = 5  # numbers that may be missing


class Numbered(NamedTuple):
    """The line ``at`` begins with the number ``value``, which ends at the column ``end``.

    ``style`` is the mark after it, ``()`` around it, or nothing; ``plain``: there is such a mark.
    ``fresh``: a paragraph can begin here; ``opens``: its words begin as a sentence does.
    ``before`` and ``after`` are the lines around it, ``above_before`` is the one above these.
    """

    at: int
    value: int
    end: int
    style: str
    plain: bool
    line: Line
    before: Line | None
    after: Line | None
    above_before: Line | None
    fresh: bool
    opens: bool

    @property
    def words(self) -> str:
        return self.line.text[self.end :].strip()

    @property
    def titled(self) -> bool:
        """Whether its words could be a heading."""
        return self.plain and self.opens and may_be_title_of_number(self.words)

    @property
    def below_heading(self) -> bool:
        if self.before is None:
            return False
        titled = self.above_before is not None and opens_part(self.above_before.text)
        return (
            self.before.role == "heading"
            or is_caption(self.before)
            or opens_part(self.before.text)
            or (titled and self.below_short_line)  # "Means" between "Article 2" and its 1.
        )

    @property
    def below_short_line(self) -> bool:
        """Whether the line above could be a heading by its place alone."""
        return self.before is not None and could_head_by_place(self.before.text)

    def __str__(self) -> str:
        return f"{self.value}{self.style[-1:] or '.'}"


class Sequenced(NamedTuple):
    """What the numbers are, each in order, and what a person should look at."""

    paragraphs: tuple[Numbered, ...]
    headings: tuple[Numbered, ...]
    items: tuple[Numbered, ...]
    remarks: tuple[str, ...]


def put_in_sequence(numbered: Sequence[Numbered]) -> Sequenced:
    """What each of ``numbered`` is; those that are nothing are left out."""
    reading = _Reading(numbered)
    reading.run()
    paragraphs = reading.paragraphs
    if len(paragraphs) == len(numbered) == 1 and not paragraphs[0].plain:
        return Sequenced((), (), (), ())
    if _all_headings(paragraphs):
        return Sequenced((), tuple(paragraphs), tuple(reading.items), ())
    return Sequenced(
        tuple(paragraphs), tuple(reading.headings), tuple(reading.items), tuple(reading.remarks)
    )


def _all_headings(paragraphs: Sequence[Numbered]) -> bool:
    """Whether every number heads a section whose paragraphs have none: ``1. Money`` and a text."""
    numbers = {each.at for each in paragraphs}
    return len(paragraphs) > 1 and all(
        each.titled
        and each.after is not None
        and each.at + 1 not in numbers
        and (each.line.whole or each.after.whole or each.after.gap > 0 or each.line.bold)
        and not each.after.text[:1].islower()
        and (len(each.after.text) > 60 or SENTENCE_END.search(each.after.text))
        for each in paragraphs
    )


class _Reading:
    """One pass over the numbers."""

    def __init__(self, numbered: Sequence[Numbered]) -> None:
        self.paragraphs: list[Numbered] = []
        self.headings: list[Numbered] = []
        self.items: list[Numbered] = []
        self.remarks: list[str] = []
        self._numbered = numbered
        self._last = 0

    def run(self) -> None:
        at = 0
        while at < len(self._numbered):
            each = self._numbered[at]
            if self._heads(at):
                self.headings.append(each)
            elif run := self._list_from(at):
                self.items += self._numbered[at : at + run]
                at += run - 1
            elif self._counts(at):
                self.paragraphs.append(each)
                self._last = each.value
            at += 1

    def _following(self, at: int) -> Numbered | None:
        return self._numbered[at + 1] if at + 1 < len(self._numbered) else None

    def _heads(self, at: int) -> bool:
        """Whether the number is a heading's: the line below it has the number that comes next."""
        each, below = self._numbered[at], self._following(at)
        return (
            below is not None
            and below.at == each.at + 1
            and below.value == self._last + 1
            and each.titled
            and (below.value != each.value + 1 or not below.titled)
            and below.plain
            and below.opens
        )

    def _list_from(self, at: int) -> int:
        """How many numbers from ``at`` count the items of a list inside the last paragraph."""
        each = self._numbered[at]
        if each.value != 1 or not self.paragraphs or not each.plain or each.below_heading:
            return 0
        above = self.paragraphs[-1]
        inside = each.line.indent > above.line.indent or each.style != above.style
        opened = each.before is not None and each.before.text.endswith((":", "："))
        run = 1
        while (
            at + run < len(self._numbered)
            and self._numbered[at + run].value == run + 1
            and self._numbered[at + run].style == each.style
            and not self._numbered[at + run].below_heading
        ):
            run += 1
        for size in range(run, 0, -1):
            after = self._following(at + size - 1)
            if after is not None and after.value == self._last + 1 and after.opens:
                if self._back(after, above, each, inside):
                    return size
            elif after is None and size == run and (inside or opened):
                return size
        return run if inside and opened else 0

    @staticmethod
    def _back(after: Numbered, above: Numbered, first: Numbered, inside: bool) -> bool:
        """Whether ``after`` is set as the paragraphs are, and not as the items."""
        if inside:
            return (after.line.indent, after.style) == (above.line.indent, above.style) or (
                after.line.indent < first.line.indent
            )
        return True

    def _counts(self, at: int) -> bool:
        """Whether the number counts a paragraph; what is odd about it is remarked."""
        each, last = self._numbered[at], self._last
        where = each.line.place
        if not each.opens or self._outdone(at):
            return False
        if each.value == last + 1 and (each.fresh or self._goes_on(each) or self._inside(at)):
            return True
        if not each.plain or not each.fresh or (not self.paragraphs and each.value > 9):
            return False
        if each.value == 1 and (last > 1 or each.below_heading or each.below_short_line):
            if not each.below_heading:
                self.remarks.append(
                    f"{where}: numbers begin again at 1 after {last}; if they count the items of a"
                    f" list, indent them below paragraph {last}"
                )
            return True
        awaited = any(
            later.value == last + 1 and later.plain and later.opens
            for later in self._numbered[at + 1 :]
        )
        if last < each.value <= last + _FAR and not awaited:
            missing = f"{last + 1}" if each.value == last + 2 else f"{last + 1} to {each.value - 1}"
            self.remarks.append(f"{where}: number {each.value} follows {last}; {missing} not found")
            return True
        if each.value == last:
            self.remarks.append(
                f"{where}: duplicate number {last}; the second is left in the words"
            )
        elif last:
            self.remarks.append(f"{where}: {each} does not follow {last}; it is left in the words")
        return False

    def _outdone(self, at: int) -> bool:
        """Whether a later line has the same number, written as those of the paragraphs are."""
        each = self._numbered[at]
        styles = {paragraph.style for paragraph in self.paragraphs[-1:]} - {each.style}
        return bool(styles) and any(
            later.value == each.value and later.style in styles and later.opens and later.fresh
            for later in self._numbered[at + 1 :]
        )

    def _inside(self, at: int) -> bool:
        """Whether no other line has this number, the next one, and the count goes on from it."""
        each, later = self._numbered[at], self._numbered[at + 1 :]
        values = [other.value for other in later if other.plain and other.opens and other.fresh]
        if not each.plain or not (self.paragraphs or values):
            return False
        if each.value in values:
            self.remarks.append(
                f"{each.line.place}: number {each.value} was left in the words, since another is"
                " below; if this one is the paragraph's, correct the text file"
            )
            return False
        counted = values[:1] == [each.value + 1]
        taken = "was taken for a paragraph's" if counted else "was left in the words"
        otherwise = "part of a sentence" if counted else "a paragraph's"
        self.remarks.append(
            f"{each.line.place}: number {each.value} {taken}, and the line above has no full stop;"
            f" if it is {otherwise}, correct the text file"
        )
        return counted

    def _goes_on(self, each: Numbered) -> bool:
        """Whether the next number comes right below a numbered heading, or after a comma."""
        if self.headings and self.headings[-1].at == each.at - 1:
            return True
        return each.plain and each.before is not None and each.before.text.endswith(_COMMAS)
