"""Decisions on a declaration with sectors of its own."""

from pathlib import Path

import pytest

from docgen.errors import UsageError
from docgen.review.decision import SectorsDecision
from docgen.review.offers import Offering
from docgen.review.review import Review


def test_a_sector_of_its_own_can_be_given(mini: Path, review: Review) -> None:
    decision = SectorsDecision("4", sectors=("weather",))
    with pytest.raises(UsageError, match="unknown sector 'weather'"):
        review.decide(decision)
    before = review.version()
    sectors = mini / "content/small/sectors.yaml"
    sectors.write_text("weather: {name: Rain, scope: Wind and rain.}\n", "utf-8")
    assert review.version() != before
    assert [each.sector for each in Offering(review).of("4").sectors] == ["weather"]
    review.decide(decision)
    assert "sectors: [weather]" in review.entries()["4"][1]
