"""What the parties will not do is not proposed as what they will."""

import pytest

from proposing import pledges


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Italy will not take part in the patrols.", "Not to take part in the patrols"),
        ("Italy will not open the embassy.", "Not to open the embassy"),
        ("The sides agreed not to raise tariffs.", "Not to raise tariffs"),
        ("The sides agreed not to expand the fleet.", "Not to expand the fleet"),
        ("Italy undertakes never to close the canal.", "Not to close the canal"),
        ("They agreed that no party shall increase tariffs.", "Not to increase tariffs"),
        (
            "They reaffirmed that the freedom of navigation shall not be restricted.",
            "The freedom of navigation not to be restricted",
        ),
        (
            "No new customs duties shall be introduced by the sides.",
            "Introduction of no new customs duties",
        ),
    ],
)
def test_a_title_says_that_it_is_not_to_be_done(sentence: str, title: str) -> None:
    assert [each.what for each in pledges(f"1. {sentence}")] == [title]


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("ru", "Стороны договорились не сокращать сток реки.", "Не сокращать сток реки"),
        ("fr", "Les parties ont décidé de ne jamais fermer le canal.", "Ne pas fermer le canal"),
        ("it", "Le Parti si impegnano a non chiudere il canale.", "Non chiudere il canale"),
    ],
)
def test_in_other_languages_too(language: str, sentence: str, title: str) -> None:
    assert [each.what for each in pledges(f"1. {sentence}", language)] == [title]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Kazakhstan does not support the initiative."),
        ("en", "The sides did not agree to open a bank."),
        ("en", "The sides have not agreed to open a bank."),
        ("en", "Italy cannot support the proposal."),
        ("fr", "Les parties n’ont pas décidé de fermer le canal."),
        ("ru", "Стороны не договорились открыть банк."),
    ],
)
def test_a_denial_is_no_commitment(language: str, sentence: str) -> None:
    assert pledges(f"1. {sentence}", language) == []


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("They agreed to meet no later than 2033.", "Meeting"),
        ("They agreed to build a dam which does not harm fish.", "Building a dam"),
        (
            "They agreed to train no fewer than 400 teachers.",
            "Training of no fewer than 400 teachers",
        ),
    ],
)
def test_what_only_looks_like_a_negation_changes_nothing(sentence: str, title: str) -> None:
    assert [each.what for each in pledges(f"1. {sentence}")] == [title]


def test_a_clause_in_the_passive_is_named_by_what_is_done() -> None:
    found = pledges("1. The sides agreed that ships shall be inspected in port.")
    assert [each.what for each in found] == ["Inspection of ships"]
