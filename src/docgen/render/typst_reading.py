"""What Jinja made of a Typst template, read: brackets, strings, statements, words.

Between two tokens it is text of the templates alone, and nearly all of it is in every page of a
product. So what a text means for what comes after it is remembered from one page to the next.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from docgen.render.typst_markup import Level, end_of_string, without_tokens

NEAR = 5  # characters before the words of a picture that tell that they are: "alt:"
# Pieces that go on to their end whatever stands in them.
_WHOLE = ("quote", "expression", "raw", "line_comment", "comment")
_FAR = 80  # characters before a bracket, of which what it holds may depend
_CLOSES = {"]": "[", ")": "(", "}": "{"}
# What may go on to a place of which the text up to the next token does not tell.
_UNBOUNDED = re.compile(r"`|/\*|\\\Z")
_MOST = 4096  # readings; more are of templates that are changed while somebody looks at their pages


class _Text(NamedTuple):
    """A ``text`` without tokens, and what its meaning depends on.

    ``before`` is the end of the text before it, ``levels`` are the brackets that it stands in.
    ``called`` is true right after what is called, or after the last bracket of a call.
    """

    text: str
    before: str
    levels: tuple[Level, ...]
    called: bool


class _Reading(NamedTuple):
    """How things stand after a text that says nothing, and goes on over no token.

    Of the brackets before it ``kept`` are still open; ``opened`` are the others that are, each as a
    number among the ``brackets`` in it.
    """

    before: str
    levels: tuple[Level, ...]
    called: bool
    kept: int
    opened: Sequence[int]
    brackets: int


_KNOWN: dict[_Text, _Reading] = {}


class SourceReader(ABC):
    """Follows what Jinja ``rendered``; what it says is for those that inherit from this."""

    def __init__(self, rendered: str) -> None:
        self._rendered = rendered
        self._levels: tuple[Level, ...] = (Level("", is_code=False, place="body"),)
        self._elements: list[int] = []  # the numbers of their brackets, which the first has not
        self._brackets = 0
        self._end_of_call = -1  # where what is called, or its last bracket, ended
        self._before = ""  # the end of what is read, without tokens
        self._begin = 0  # where what is not in it yet begins
        self._lowest = 0  # how few brackets were open in a text
        self._is_known = False  # whether all that a text means is in its reading

    @abstractmethod
    def say(self, words: str, start: int) -> int:
        """Take ``words`` that the template writes itself; where they end."""

    @abstractmethod
    def check_whole(self, kind: str, start: int, end: int) -> None:
        """Check a piece, such as a comment, that may go on over tokens."""

    @abstractmethod
    def note_picture(self, words: str, at: int) -> bool:
        """Take the string ``words`` at ``at``, if they stand for a picture; whether they do."""

    @property
    def _level(self) -> Level:
        return self._levels[-1]

    @_level.setter
    def _level(self, level: Level) -> None:
        self._levels = (*self._levels[:-1], level)

    def read(self, start: int, end: int) -> int:
        """Read the text from ``start`` to ``end``, where a token is; where to go on."""
        piece = self._rendered[start:end]
        text = _Text(piece, self._before, self._levels, self._end_of_call == start)
        if known := _KNOWN.get(text):
            self._levels, self._before = known.levels, known.before
            self._elements[known.kept :] = [self._brackets + each for each in known.opened]
            self._brackets += known.brackets
            self._end_of_call = end if known.called else -1
            return end
        self._begin, self._lowest = start, len(self._elements)
        self._is_known = not _UNBOUNDED.search(piece)
        brackets, at = self._brackets, start
        while (found := self._level.pieces.search(self._rendered, at)) and found.start() < end:
            at = self._take(found, self._rendered, end)
        at = max(at, end)
        self._before = f"{self._before}{without_tokens(self._rendered[start:at])}"[-_FAR:]
        if self._is_known and at == end:
            opened = [each - brackets for each in self._elements[self._lowest :]]
            called, count = self._end_of_call == end, self._brackets - brackets
            if len(_KNOWN) >= _MOST:
                _KNOWN.clear()
            _KNOWN[text] = _Reading(self._before, self._levels, called, self._lowest, opened, count)
        return at

    def _take(self, found: re.Match[str], rendered: str, limit: int) -> int:
        """Follow what was ``found`` before the token at ``limit``; where to go on."""
        kind, start = found.lastgroup, found.start()
        if kind == "plain":
            self._end_of_call = found.end()
            return found.end()
        if kind == "words" and self._level.says:
            self._is_known = False
            return self.say(found[0], start)
        end = self._follow(found, rendered)
        if kind in _WHOLE:
            self.check_whole(kind, start, end)
            self._is_known &= end <= limit and (kind != "line_comment" or end < limit)
        if kind == "expression" or (kind == "close" and self._end_of_call == start):
            self._end_of_call = end
        return end

    def _follow(self, found: re.Match[str], rendered: str) -> int:
        """Note what a piece of syntax means for what comes after it; its end."""
        end = found.end()
        match found.lastgroup:
            case "open":
                self._push(found[0], found.start())
            case "close":
                end = self._pop(_CLOSES[found[0]], found.start(), end)
            case "statement":
                self._level = self._level._replace(statement=found["keyword"])
            case "end":
                self._level = self._level._replace(statement="")
            case "math":
                self._level = self._level._replace(is_math=not self._level.is_math)
            case "quote" | "expression" if found[0].endswith('"'):
                end = end_of_string(rendered, end)
                words = rendered[found.end() : end - 1]
                near = rendered[self._begin : found.start()].rstrip()
                is_picture = self.note_picture(words, found.start())
                self._is_known &= end > found.end() and len(near) >= NEAR and not is_picture
            case "raw":
                closing = rendered.find(found[0], end)
                end = closing + len(found[0]) if closing >= 0 else end
        return end

    def _push(self, bracket: str, at: int) -> None:
        self._brackets += 1
        is_called = self._end_of_call == at
        begin = max(self._begin, at - _FAR)
        before = f"{self._before}{self._rendered[begin:at]}"[-_FAR:]
        opened = self._level.opened(bracket, before, is_called=is_called)
        self._levels = (*self._levels, opened)
        self._elements.append(self._brackets)

    def _pop(self, bracket: str, start: int, end: int) -> int:
        """Close ``bracket`` with the piece from ``start`` to ``end``; where to go on."""
        at = len(self._levels) - 1
        while self._levels[at].bracket != bracket:
            if not at:
                return end
            at -= 1
        closed = self._levels[at]
        self._levels = self._levels[:at]
        del self._elements[at - 1 :]
        self._lowest = min(self._lowest, at - 1)
        if closed.is_called:
            self._end_of_call = start
        self._level, end = self._level.closed(closed, self._rendered, end)
        return end
