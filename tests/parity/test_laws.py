"""What holds for any two texts: a text agrees with itself, and no paragraph is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import ContentError
from docgen.model import Vocabulary
from docgen.parity.comparison import compare
from docgen.parity.version import Version, version_of

NOBODY = Vocabulary({}, {}, {})
LANGUAGES = ["en", "it", "ru", "de", "kk", "ar", "zh", "xx"]
WORDS = (  # noqa: SIM905 - a list in a line is easier to read
    "12 1,5 1.500 30 May 2025 maggio XXI three twenty-five billion % per cent Italia not non “a”"
    " (a) 72/283 2025/26 10:30 and e خمسة ٢٠ € US$ due cento hundred thousand , ; . -"
).split()
ANY = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6)
PARAGRAPHS = st.lists(st.sampled_from(WORDS) | ANY, min_size=1, max_size=10).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=5).map("\n\n".join)


def version(text: str, language: str) -> Version | None:
    try:
        return version_of(text, "text.md", language)
    except ContentError:
        return None


@pytest.mark.long
@settings(max_examples=60)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_text_agrees_with_itself(text: str, language: str) -> None:
    if read := version(text, language):
        assert compare(read, read, "x", NOBODY).findings == ()


@pytest.mark.long
@settings(max_examples=60)
@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_every_paragraph_is_in_one_pair(one: str, other: str, first: str, second: str) -> None:
    left, right = version(one, first), version(other, second)
    if left and right:
        pairs = compare(left, right, "x", NOBODY).pairs
        assert [pair.first for pair in pairs if pair.first] == [
            each.ref for each in left.paragraphs
        ]
        found = sorted(pair.second for pair in pairs if pair.second)
        assert found == sorted(each.ref for each in right.paragraphs)
