import pytest

from proposing import pledges, propose


@pytest.mark.parametrize(
    ("sentence", "weight"),
    [
        ("They thanked the people of Italy for their hospitality.", 1),
        ("The Leaders exchanged views on fish.", 1),
        ("They thanked Italy and expressed their interest in trade in wood.", 2),
        ("They noted that glaciers melt.", 2),
        ("They agreed to build a port in Genoa.", 3),
    ],
)
def test_a_paragraph_weighs_by_its_verbs(sentence: str, weight: int) -> None:
    (found,) = propose(f"1. {sentence}")
    assert found.weight == weight


@pytest.mark.parametrize(
    ("sentence", "duty"),
    [
        ("Italy will build a school in Rome.", ("IT",)),
        ("The sides will build a school in Rome.", ()),
        ("It was agreed that Italy would build a school in Rome.", ("IT",)),
        ("The sides agreed that Kazakhstan should send more teachers.", ("KZ",)),
        ("Italy supports the teaching of sports.", ()),
        ("They welcomed the proposal of Italy to host a summit in 2032.", ("IT",)),
    ],
)
def test_who_has_to_act(sentence: str, duty: tuple[str, ...]) -> None:
    (found,) = pledges(f"1. {sentence}")
    assert found.duty == duty
