from docgen.model import Due, Mentions, Project


def test_annotations_join_their_paragraphs(mini_project: Project) -> None:
    paragraphs = {each.ref: each for each in mini_project.declarations[0].paragraphs}
    first = paragraphs["1"]
    assert first.blocks[1] == "They will meet again in 2026."
    assert first.parties == Mentions(named=("NO", "IS"))
    assert first.commitments[0].due == Due(2026)
    assert first.commitments[0].sectors == ("fish",), "the paragraph's, where none are given"
    assert paragraphs["1(a)"].commitments[0].due == Due(2027, season="spring", by=True)
    assert paragraphs["3"].commitments[0].due == Due(2026, month=3, day=1)
    assert paragraphs["2"].weight == 3
