"""The content of a desk's note: blocks and words, as in Markdown."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class NoteWords(Struct, frozen=True):
    """Words with one look; with an ``address`` (http, https, mailto), they are a link."""

    text: str
    """The words."""
    bold: bool = False
    """Whether they are bold."""
    italic: bool = False
    """Whether they are in italics."""
    address: str = ""
    """Where the link leads; empty if they are none."""


class NoteBlock(Struct, frozen=True):
    """A heading or a paragraph with its ``words``, or a list with its ``points``.

    A point holds paragraphs and lists. Those of ``numbers`` are counted from ``first``.
    """

    kind: Literal["heading", "paragraph", "bullets", "numbers"]
    """What it is."""
    words: tuple[NoteWords, ...] = ()
    """Its words, if it is no list."""
    points: tuple[tuple[NoteBlock, ...], ...] = ()
    """Of a list: each again blocks."""
    first: int = 1
    """Of numbers: the first."""
