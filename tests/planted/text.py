"""A text of a few dozen paragraphs in one language, block by block."""

from pathlib import Path

TEXTS = Path(__file__).with_name("texts")

Changes = dict[int, str | None]
"""Blocks of a file by position, with their new words, or ``None`` for one left out."""


class Text:
    """The blocks of a text file, and which of them each paragraph consists of."""

    def __init__(self, name: str, language: str) -> None:
        self.language = language
        self.blocks = (TEXTS / f"{name}.{language}.md").read_text("utf-8").rstrip().split("\n\n")
        self.paragraphs: dict[int, list[int]] = {}
        start = -1
        for at, block in enumerate(self.blocks):
            if block.startswith("  "):
                self.paragraphs[start].append(at)
            elif not block.startswith("#"):
                start = at
                self.paragraphs[start] = [at]

    def changed(self, changes: Changes) -> str:
        blocks = [changes.get(at, block) for at, block in enumerate(self.blocks)]
        return "\n\n".join(each for each in blocks if each is not None) + "\n"

    def owner(self, at: int) -> int:
        """The paragraph that a block belongs to."""
        return max(start for start in self.paragraphs if start <= at)
