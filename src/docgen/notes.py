"""The content of a desk's note: blocks and words, as in Markdown."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class NoteWords(Struct, frozen=True):
    """Words with one look; with an ``address`` (http, https, mailto), they are a link."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""


class NoteBlock(Struct, frozen=True):
    """A heading or a paragraph with its ``words``, or a list with its ``points``.

    A point holds paragraphs and lists. Those of ``numbers`` are counted from ``first``.
    """

    kind: Literal["heading", "paragraph", "bullets", "numbers"]
    words: tuple[NoteWords, ...] = ()
    points: tuple[tuple[NoteBlock, ...], ...] = ()
    first: int = 1
