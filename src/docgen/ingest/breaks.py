"""Where a paragraph ends between two lines that look alike, and where that is a guess."""

import re
from collections.abc import Iterator, Sequence

from docgen.ingest import paragraph_numbers
from docgen.ingest.block import Block, BlockKind
from docgen.ingest.captions import is_numbered, opens_part
from docgen.language.articles import name_of
from docgen.language.letters import CAPITALS, CLAUSE_END, SENTENCE_END
from docgen.language.sentences import OPENING_QUOTES, is_small
from docgen.readers.issued import Line

# How a clause of a preamble begins, where nothing but that parts it from the clause before.
_CLAUSE = re.compile(r"[A-Z][a-z]+(?:ing|ed)\b")
_STARTS = re.compile(rf"[{OPENING_QUOTES}(\[]?\s?[{CAPITALS}]")
# A place on the left and a date on the right.
_SIDE_BY_SIDE = re.compile(r"^\S[^.;:]*?(?:\.\s\S+)?\s{8,}\S[^;:]*\d{4}[^;:]{0,12}$")
_NESTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s")
_DATED = re.compile(r"[^.;:]{0,40}\b\d{4}\b[^.;:]{0,20}$")  # words that say where and when
_HEAD = 12  # lines of a file that may be above the text
_FIRST = 0.8  # letter sizes by which the first line of a paragraph may be indented
_PLAIN = 0.15  # blank lines that part two paragraphs for sure


class Breaks:
    """The breaks between the lines of one text; call it with the lines in order."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._spacing = paragraph_numbers.spacing(lines)
        self._width = _usual_width(lines)
        self._guessed: list[Line] = []
        self._possible: list[Line] = []
        self._parted = False  # by blank space, where sentences end

    def beside_heading(self, before: Line, line: Line, last: Block, kind: BlockKind) -> bool:
        """Whether ``line`` is an article's heading, or begins the text below a heading.

        It could also be the second line of a heading.
        """
        if kind == "heading" or last.kind != "heading":
            sure = opens_part(line.text) or is_numbered(line.text)
            return kind == "heading" and sure and bool(SENTENCE_END.search(before.text))
        short = before.short
        if short is None:
            short = not self._width or len(before.text) < self._width * 0.8
        return bool(_STARTS.match(line.text)) and short and not before.text.endswith((",", "،"))

    def between(self, before: Line, line: Line, last: Block, kind: BlockKind) -> bool:
        """Whether a paragraph ends between ``before`` and ``line``."""
        # A line that its author ended goes on where a small letter follows the middle of a clause.
        goes_on = is_small(line.text[:1]) and not CLAUSE_END.search(before.text)
        hard = before.hard and not (goes_on and line.gap == 0 and kind == "plain")
        ended = bool(SENTENCE_END.search(before.text)) or hard
        if kind == "bullet":
            return self._before_item(before, line, last, ended=ended)
        clause = before.text.endswith(",") and bool(_CLAUSE.match(line.text))
        if line.gap < 0:
            return self._over_a_page(before, line, ended or clause)
        if line.gap > self._spacing + _PLAIN:
            self._parted |= ended and "heading" not in (kind, last.kind)
        if line.gap > self._spacing + 0.3 or hard or (last.kind == "plain" and clause):
            return True
        dated = len(last.lines) == 1 and _SIDE_BY_SIDE.search(before.text)
        if (dated and _STARTS.match(line.text)) or self._as_set(before, line, last, ended=ended):
            return True
        if before.index < _HEAD and len(last.lines) <= 2 and _DATED.match(last.words):
            return self._guess(line, bool(_STARTS.match(line.text) or name_of(line.text)))
        countable = last.kind != "number" or before.short is not None
        closed = CLAUSE_END.search(before.text) or before.short
        goes_early = before.short and CLAUSE_END.search(before.text) and is_small(line.text[:1])
        if countable and closed and (_STARTS.match(line.text) or goes_early):
            self._possible.append(line)
        return False

    def remarks(self) -> Iterator[str]:
        """What a person should look at."""
        for line in self._guessed:
            yield (
                f"{line.place}: a paragraph was begun here, because the line above is not full;"
                " if it goes on, join the two in the text file"
            )
        # If only short lines show where paragraphs end, one may end with a full line too.
        if not self._parted or len(self._guessed) * 4 > len(self._possible):
            for line in self._possible:
                yield f"{line.place}: a paragraph may begin here; if so, part it in the text file"

    def _before_item(self, before: Line, line: Line, last: Block, *, ended: bool) -> bool:
        if line.gap > self._spacing:
            return True
        if match := _NESTED.match(line.text):
            counts = _is_next(match[1], last)
            return (ended and (bool(before.short) or counts)) or (bool(before.short) and counts)
        return ended or (last.kind == "bullet" and last.lines[0].text[:1] == line.text[:1])

    def _over_a_page(self, before: Line, line: Line, ended: bool) -> bool:
        if is_small(line.text[:1]):
            return False
        early = bool(before.short) or len(before.text) < self._width * 0.4
        if (ended and before.short is not None) or (early and not ended):
            self._guessed.append(line)
        return ended or early

    def _as_set(self, before: Line, line: Line, last: Block, *, ended: bool) -> bool:
        """Whether the page shows a paragraph's end: by a line that is not full, or an indent."""
        apart = line.gap - self._spacing
        starts = bool(_STARTS.match(line.text))
        if before.short is None:
            early = starts and self._ended_early(before, line)
            return self._guess(line, early and last.kind in ("plain", "bullet"))
        if before.short and apart > _PLAIN:
            return True
        if starts and (before.short or apart > _PLAIN) and CLAUSE_END.search(before.text):
            return self._guess(line, opens=True)
        return starts and ended and line.indent >= before.indent + _FIRST

    def _guess(self, line: Line, opens: bool) -> bool:
        if opens:
            self._guessed.append(line)
        return opens

    def _ended_early(self, before: Line, line: Line) -> bool:
        """Whether a line ends where its paragraph does: the next word would have fitted on it."""
        first = line.text.split(maxsplit=1)[0]
        room = self._width - len(before.text) - 1 - len(first)
        if before.text.endswith(","):
            return self._width > 0 and room > self._width / 8
        return bool(SENTENCE_END.search(before.text)) and self._width > 0 and room > 1


def _is_next(number: str, last: Block) -> bool:
    """Whether a number such as 2.1 or 2.1.3 can come after the block ``last``."""
    *above, own = number.split(".")
    match = _NESTED.match(last.words)
    if not match and not last.mark:
        return own == "1"
    before = match[1].split(".") if match else [last.mark.strip("(.)")]
    if len(above) >= len(before):
        return (above, own) == (before, "1")
    same, count = before[: len(above)], before[len(above)]
    return above == same and int(own) == int(count) + 1


def _usual_width(lines: Sequence[Line]) -> int:
    """How many characters a full line has; 0 where lines are not broken to a width."""
    lengths = sorted(len(line.text) for line in lines if not line.whole)
    if len(lengths) < 4:
        return 0
    return lengths[len(lengths) * 9 // 10]
