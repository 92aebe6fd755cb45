from conftest import TESTS
from docgen.due import Due
from docgen.model import Mentions, Project


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
