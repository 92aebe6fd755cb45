"""The declaration's words as a page's template has them: known by a mark wherever they come out.

What a template makes of them (cut, in capitals, with a word replaced) keeps the mark, so that it is
found where it is set as ours.
"""

from collections.abc import Callable, Iterable
from typing import Any

MARK = "\ue000"  # of Unicode's private use, so of no text

# Methods of text whose results are text, and those whose results are parts of it.
_CHANGING = (
    *("__add__", "__getitem__", "__mul__", "capitalize", "casefold", "center", "expandtabs"),
    *("ljust", "lower", "lstrip", "removeprefix", "removesuffix", "replace", "rjust", "rstrip"),
    *("strip", "swapcase", "title", "translate", "upper", "zfill"),
)
_PARTING = ("partition", "rpartition", "rsplit", "split", "splitlines")


class TracedWords(str):
    """Words of the declaration: plain text to all that works with it, marked where it is printed.

    Jinja asks what it prints for ``__html__``, which gives it escaped, here between marks.
    """

    __slots__ = ()

    def __html__(self) -> str:
        text = str(self).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"{MARK}{text.replace(chr(34), '&#34;').replace(chr(39), '&#39;')}{MARK}"

    def __radd__(self, before: str) -> "TracedWords":
        return type(self)(before + without_marks(str(self)))


class MarkedWords(TracedWords):
    """The same where nothing is escaped: marked in any text that they are put into."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{MARK}{''.join((self,))}{MARK}"


def _tracing(method: Callable[..., Any]) -> Callable[..., Any]:
    def changed(self: TracedWords, *arguments: Any) -> TracedWords:
        return type(self)(method(self, *arguments))

    return changed


def _tracing_parts(method: Callable[..., Iterable[str]]) -> Callable[..., list[TracedWords]]:
    def parted(self: TracedWords, *arguments: Any) -> list[TracedWords]:
        return [type(self)(each) for each in method(self, *arguments)]

    return parted


for _name in _CHANGING:
    setattr(TracedWords, _name, _tracing(getattr(str, _name)))
for _name in _PARTING:
    setattr(TracedWords, _name, _tracing_parts(getattr(str, _name)))


def without_marks(text: str) -> str:
    """``text`` as it is meant."""
    return text.replace(MARK, "")
