"""Nine pairs of versions: 60 differences planted into each are found, and nothing else is."""

import pytest

from planted import scores
from planted.kinds import COUNTABLE
from planted.text import Text

PAIRS = [
    ("rivers", ("en", "it")),
    ("rivers", ("en", "ru")),
    ("rivers", ("en", "uz")),
    ("rivers", ("en", "kk")),
    ("harbours", ("en", "fr")),
    ("harbours", ("en", "ar")),
    ("harbours", ("fr", "es")),
    ("mountains", ("en", "de")),
    ("mountains", ("en", "pt")),
]
# Two of them always, the others with the long tests.
IN_TURN = [
    pytest.param(*each, marks=[pytest.mark.long] * (each[1][1] not in ("it", "ar")))
    for each in PAIRS
]
IN_ALL = 100  # paragraphs, of which two may have a false alarm


@pytest.mark.parametrize(("name", "languages"), PAIRS)
def test_no_false_alarms(name: str, languages: tuple[str, str]) -> None:
    first, second = (Text(name, each) for each in languages)
    comparison = scores.compared(first, second, {})
    assert len(comparison.pairs) == len(first.paragraphs) > 20
    alarms = [each.message for each in comparison.findings]
    assert len(alarms) <= 2 * len(comparison.pairs) / IN_ALL, alarms


@pytest.mark.parametrize(("name", "languages"), IN_TURN)
def test_what_can_be_counted_is_found(name: str, languages: tuple[str, str]) -> None:
    score = scores.score(name, languages, COUNTABLE)
    assert score.planted == scores.COUNT
    assert score.rate >= 0.95, score.missed
    assert score.alarms == []


@pytest.mark.long
@pytest.mark.parametrize(("name", "languages"), PAIRS)
def test_four_denials_in_five_are_found(name: str, languages: tuple[str, str]) -> None:
    """A word for "without" elsewhere in the paragraph may answer a "not"."""
    score = scores.score(name, languages, ["negation"])
    assert score.planted >= 5
    assert score.rate >= 0.8, score.missed
    assert score.alarms == []


@pytest.mark.parametrize(("name", "languages"), PAIRS)
def test_every_kind_is_planted(name: str, languages: tuple[str, str]) -> None:
    found = scores.plants(Text(name, languages[1]), COUNTABLE)
    assert {each.kind for each in found} == set(COUNTABLE)
