"""What a comparison of two versions comes to."""

from typing import Literal

from msgspec import Struct

Subject = Literal[
    "paragraph",
    "order",
    "heading",
    "items",
    "date",
    "number",
    "reference",
    "party",
    "quotation",
    "negation",
    "length",
]
"""What two versions differ in."""

Severity = Literal["difference", "look"]
"""``difference``: one version has what the other has not. ``look``: a person should read both."""


class Side(Struct, frozen=True):
    """One version's part in a finding: its paragraph, and the words in question.

    ``line`` is in the text file ``path``, from 1. Where the version lacks the paragraph, ``ref`` is
    empty and ``line`` that of the paragraph before; ``words`` is empty where it has nothing.
    """

    language: str
    path: str
    ref: str
    line: int
    words: str = ""


class ParityFinding(Struct, frozen=True):
    """A difference between two versions; ``message`` is a sentence for a person."""

    subject: Subject
    severity: Severity
    message: str
    first: Side
    second: Side

    @property
    def place(self) -> str:
        """File and line in both versions."""
        return f"{self.first.path}:{self.first.line} and {self.second.path}:{self.second.line}"


class ParagraphPair(Struct, frozen=True):
    """Two paragraphs that say the same, by reference; one is empty where its version lacks it."""

    first: str
    second: str
    findings: tuple[ParityFinding, ...] = ()


class Comparison(Struct, frozen=True):
    """Two versions of a text, paragraph by paragraph, in the order of the first version.

    ``first`` and ``second`` are their languages.
    """

    declaration: str
    first: str
    second: str
    pairs: tuple[ParagraphPair, ...]

    @property
    def findings(self) -> tuple[ParityFinding, ...]:
        """All findings, in the order of the text."""
        return tuple(each for pair in self.pairs for each in pair.findings)

    @property
    def differences(self) -> tuple[ParityFinding, ...]:
        """The findings that are certain."""
        return tuple(each for each in self.findings if each.severity == "difference")
