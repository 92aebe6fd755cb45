import pytest

from docgen.propose.sectors import Sectors
from proposing import VOCABULARY, propose, rules


@pytest.mark.parametrize(
    ("sentence", "sectors"),
    [
        ("They spoke of solar power.", ["energy"]),
        ("They praised the business environment.", ["trade"]),
        ("They thanked General Electric.", []),
        ("They discussed energy security.", ["energy"]),
        ("They discussed the illicit trade in weapons.", ["security"]),
        ("They discussed threats.", []),
        ("They discussed threats to stability.", ["security"]),
        ("The sides thanked their hosts for their hospitality.", []),
        ("They discussed a submarine cable.", []),
        ("They discussed a submarine power cable.", []),
    ],
)
def test_cues_and_false_friends(sentence: str, sectors: list[str]) -> None:
    (found,) = propose(f"1. {sentence}")
    assert list(found.sectors) == sectors


def test_a_heading_speaks_with_the_words_below_it() -> None:
    bare, headed = propose(
        "1. They discussed stability.\n\n## Security\n\n2. They discussed stability."
    )
    assert (bare.sectors, headed.sectors) == ((), ("security",))


def test_the_stem_of_a_list_speaks_for_its_items() -> None:
    *_, item = propose("1. On energy and coal they agreed:\n\n(a) to build modern plants.")
    assert [each.sector for each in item.candidates][:1] == ["energy"]


def test_candidates_say_why_the_likeliest_first() -> None:
    (found,) = propose("1. They discussed solar energy and threats.")
    first, second = found.candidates
    assert (first.sector, [cue.words for cue in first.why]) == ("energy", ["energy", "solar"])
    assert first.score == pytest.approx(0.96)
    assert (second.sector, second.score) == ("security", 0.35)


def test_learned_weights_decide() -> None:
    cues = rules()
    distrusted = Sectors(cues, VOCABULARY, {("energy", "energy"): 0.2})
    assert distrusted.chosen(distrusted.find("Energy is needed.")) == ()
    trusted = Sectors(cues, VOCABULARY, {("security", "threats"): 0.7})
    assert trusted.chosen(trusted.find("They discussed threats.")) == ("security",)
