"""Errors that a user can act on: what is wrong, where, and what was probably meant."""

import difflib
import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Self

# Messages may quote a hostile file: so they are cut to what a person reads, and hold nothing that
# moves a terminal's cursor or reverses its text. Continuation lines of ours are indented, so that
# no line from a file can pass for a message.
LONGEST = 2000
_UNPRINTABLE = re.compile(
    "\n(?!  )|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class ExitCode(IntEnum):
    """The exit codes of the ``docgen`` command."""

    DONE = 0
    """All that was asked for is done, or there was nothing to do."""
    SOME_FAILED = 1
    """Some documents failed or were not delivered; the others are written."""
    USAGE = 2
    """The command line names something unknown, or contradicts itself. Nothing was done."""
    CONTENT = 3
    """The content or the settings are invalid; each mistake is printed with file and line."""
    TEMPLATE = 4
    """No document could be made, since a template cannot be read or filled in."""
    FIDELITY = 5
    """A document misquotes, or `docgen verify` found a difference. The former file stays."""
    MACHINE = 6
    """The machine lacks something, or a disk refuses; the message says what to install or mend."""


class DocgenError(Exception):
    """A user's mistake or a problem of the machine, in one line.

    ``path`` is relative to the project, ``line`` counts from 1, ``hint`` says what to do. Only
    plain values are kept, so that an error can be sent from a worker to its parent.
    """

    exit_code = ExitCode.SOME_FAILED

    def __init__(
        self, message: str, path: str | None = None, line: int | None = None, hint: str = ""
    ) -> None:
        super().__init__(message, path, line, hint)
        self.message, self.path, self.line, self.hint = message, path, line, hint

    def __str__(self) -> str:
        where = "" if self.path is None else f"{self.path}:"
        if where and self.line is not None:
            where += f"{self.line}:"
        text = f"{where} {self.message}".lstrip()
        text = f"{text} ({self.hint})" if self.hint else text
        return printable(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def counted(count: int, one: str, many: str = "") -> str:
    """``count`` with its noun: 1 document, 2 documents; ``many`` if an s is not enough."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def printable(text: str) -> str:
    r"""``text`` with control characters, which a terminal would obey, written as ``\u001b``."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class UsageError(DocgenError):
    """The command line names something unknown, or contradicts itself."""

    exit_code = ExitCode.USAGE


class ContentError(DocgenError):
    """Content or settings are invalid; ``others`` are further mistakes found in the same pass."""

    exit_code = ExitCode.CONTENT
    others: tuple["ContentError", ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Self]) -> Self:
        """All ``problems`` (at least one) as one error: the first, which carries the others."""
        first, *others = problems
        first.others = tuple(others)
        return first


class TemplateError(DocgenError):
    """A template cannot be read or filled in."""

    exit_code = ExitCode.TEMPLATE


class DeliveryError(DocgenError):
    """Documents could not be delivered; a later attempt may succeed."""


class MissingFolderError(DeliveryError):
    """The folder to deliver to does not exist; an attempt succeeds as soon as ``path`` does."""


class FidelityError(DocgenError):
    """A finished document does not show what it should."""

    exit_code = ExitCode.FIDELITY


class MachineError(DocgenError):
    """The machine lacks something, or a disk refuses; the hint says what to install or repair."""

    exit_code = ExitCode.MACHINE


def nearest(word: str, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> str:
    """A hint with the known word that was probably meant, or all known words if there are few.

    ``aliases`` maps other names of a known word to it.
    """
    choices = sorted(set(known))
    by_fold = {name.casefold(): choice for name, choice in (aliases or {}).items()}
    by_fold |= {choice.casefold(): choice for choice in choices}
    close = difflib.get_close_matches(word.casefold(), by_fold, n=1)
    if close:
        return f"did you mean '{by_fold[close[0]]}'?"
    if 0 < len(choices) <= 16:
        return f"known: {', '.join(choices)}"
    return ""
