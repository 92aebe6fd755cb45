from pathlib import Path

import pytest

from conftest import TESTS
from docgen.due import Due
from docgen.errors import ContentError
from docgen.load.project import load_project
from docgen.model import Mentions, Project
from docgen.sources import Sources


def test_annotations_join_their_paragraphs(mini_project: Project) -> None:
    assert mini_project.declarations[0].paragraphs[1].blocks[1] == "They will meet again in 2026."
    annotations = {each.ref: each.annotation for each in mini_project.declarations[0].paragraphs}
    first = annotations["1"]
    assert first.parties == Mentions(named=("NO", "IS"))
    assert first.commitments[0].due == Due(2026)
    assert first.commitments[0].sectors == ("fish",), "the paragraph's, where none are given"
    assert annotations["1(a)"].commitments[0].due == Due(2027, season="spring", by=True)
    assert annotations["3"].commitments[0].due == Due(2026, month=3, day=1)
    assert annotations["2"].weight == 3


def test_a_paragraph_knows_its_line(mini_project: Project) -> None:
    lines = (TESTS / "projects/mini/content/demo/text.en.md").read_text("utf-8").split("\n")
    for paragraph in mini_project.declarations[0].paragraphs:
        first = " ".join(lines[paragraph.line - 1].split()[-4:])
        assert first in " ".join(paragraph.blocks), paragraph.ref


def test_who_agreed_or_proposed_and_who_has_to_act(mini: Path) -> None:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    seminar = "by: [KZ]\n      stage: proposed\n      duty: [KZ]"
    path.write_text(text.replace("by: [KZ]", seminar), "utf-8")
    *_, last = load_project(Sources(mini)).declarations[0].paragraphs
    (commitment,) = last.annotation.commitments
    assert (commitment.stage, commitment.by, commitment.duty) == ("proposed", ("KZ",), ("KZ",))

    for wrong, message in (
        ("duty: [KX]", "unknown party or group 'KX'"),
        ("stage: agred", "agreed"),
    ):
        path.write_text(text.replace("by: [KZ]", f"by: [KZ]\n      {wrong}"), "utf-8")
        with pytest.raises(ContentError, match=message):
            load_project(Sources(mini))


def test_only_a_proposal_may_be_by_nobody(mini: Path) -> None:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("by: [KZ]", "by: []\n      stage: proposed"), "utf-8")
    *_, last = load_project(Sources(mini)).declarations[0].paragraphs
    assert last.annotation.commitments[0].by == ()

    path.write_text(text.replace("by: [KZ]", "by: []"), "utf-8")
    with pytest.raises(ContentError, match="'by' names nobody"):
        load_project(Sources(mini))


@pytest.mark.parametrize(
    ("entry", "commitment", "unconfirmed"),
    [
        ("", "", False),
        ("", "proposed: true", True),
        ("proposed: true", "", True),
        ("proposed: [sectors]", "", True),
        ("proposed: true", "sectors: [energy]", False),
        ("proposed: [summary, parties]", "", False),
    ],
)
def test_a_commitment_is_confirmed_by_itself_and_by_the_topics_that_it_has(
    mini: Path, entry: str, commitment: str, unconfirmed: bool
) -> None:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8").replace("place: Almaty", f"place: Almaty\n      {commitment}")
    path.write_text(text.replace('"3":', f'"3":\n  {entry}'), "utf-8")
    [declaration] = load_project(Sources(mini)).declarations
    [seminar] = declaration.paragraphs[-1].annotation.commitments
    assert seminar.unconfirmed is unconfirmed
