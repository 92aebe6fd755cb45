from pathlib import Path

import pytest

from docgen.propose.proposal import CommitmentProposal
from proposals.annotated_text import Annotated, Pledge, annotated_texts
from proposals.measured import measure
from proposals.scores import pair, usable


@pytest.mark.parametrize(
    ("title", "by_hand", "fine"),
    [
        ("Training of grid operators", "Training of grid operators", True),
        ("Training of", "Training of grid operators", False),
        ("They agreed to train operators", "Training of operators", False),
        ("Training of grid operators from all of the regions", "Training of operators", False),
        ("Training of grid…", "Training of grid operators", False),
        ("Trade between Italy", "Trade between Italy and Kenya", False),
        ("Roads", "Roads and bridges", False),
        ("New roads", "Fisheries and ports", False),
        ("Roads in the north", "Roads in the north and the south", False),
    ],
)
def test_a_title_is_usable_by_the_rule(title: str, by_hand: str, fine: bool) -> None:
    quote = "The sides agreed on roads in the north and in the south."
    assert usable(title, by_hand, quote) is fine


def test_words_pair_a_proposal_with_a_commitment_by_hand_once() -> None:
    text = "Italy will build roads. Kenya will build ports."
    by_hand = [Pledge("Italy … roads"), Pledge("Kenya … ports")]
    offered = [
        CommitmentProposal("", quote, "measure", (), None, ())
        for quote in ("will build roads", "Italy will build roads", "Kenya")
    ]
    assert [each.by_hand for each in pair(by_hand, offered, text)] == [None, by_hand[0], None]


@pytest.mark.parametrize("annotated", [*annotated_texts([])], ids=lambda each: each.name)
def test_proposals_do_not_get_worse(annotated: Annotated, tmp_path: Path) -> None:
    """The texts that cues were made with; texts held back say how good they are elsewhere."""
    scores = measure(annotated, tmp_path).scores
    floors = (0.90, 0.90, 0.95, 0.90, 0.90, 0.90, 0.95, 0.75, 0.70, 0.80, 0.80, 0.60)
    for name, found, floor in zip(scores._fields, scores, floors, strict=True):
        assert not found.all or found.right / found.all >= floor, name
