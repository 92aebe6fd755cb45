"""A file with two language versions in different letters is told."""

from docgen.ingest.reading import draft_here
from docgen.sources import Sources
from drafts import MINI

_ENGLISH = [
    "1. The Parties agreed to meet.",
    "2. The trade was 3.5 billion.",
    "3. They parted.",
]
_RUSSIAN = [
    "1. Стороны согласились встречаться.",
    "2. Товарооборот составил 3,5 млрд.",
    "3. Они расстались.",
]


def _told(lines: list[str]) -> list[str]:
    content = "\n\n".join(["Joint Statement", *lines]).encode()
    made, _ = draft_here(content, "text.txt", Sources(MINI.root), "x", "en")
    return [each for each in made.remarks if each.startswith("text: ")]


def test_two_versions_in_turn_are_told() -> None:
    lines = [each for pair in zip(_ENGLISH, _RUSSIAN, strict=True) for each in pair]
    (told,) = _told(lines)
    assert told.startswith("text: line 1: this and 3 other lines are in Latin letters, the rest in")


def test_a_quotation_in_other_letters_is_none() -> None:
    assert _told([*_ENGLISH * 4, _RUSSIAN[0]]) == []
