"""What became of commitments: stable ids, histories in order, links that lead somewhere."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.commitment import Commitment, Link, Update
from docgen.errors import ContentError
from docgen.load.commitment_ids import next_id
from docgen.load.project import load_project
from docgen.sources import Sources
from docgen.statuses import Status


def register(root: Path, text: str) -> None:
    (root / "content/demo/register.yaml").write_text(text, "utf-8")


def annotations(root: Path, old: str, new: str) -> None:
    path = root / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def commitments(root: Path) -> dict[str, Commitment]:
    paragraphs = load_project(Sources(root)).declarations[0].paragraphs
    return {each.id: each for one in paragraphs for each in one.annotation.commitments}


def mistake(root: Path) -> str:
    with pytest.raises(ContentError) as error:
        load_project(Sources(root))
    return str(error.value)


def test_a_commitment_without_an_id_is_called_by_its_paragraph(mini: Path) -> None:
    assert list(commitments(mini)) == ["1-1", "1.a-1", "2-1", "3-1"]


def test_an_id_stays_when_the_commitment_moves(mini: Path) -> None:
    annotations(mini, "      id: 2-1\n", "")
    annotations(mini, "id: 3-1", "id: 2-1")
    found = commitments(mini)
    assert found["2-1"].what == "Seminar"
    assert found["2-2"].what == "Saving energy", "the id of another is never given"


def test_two_commitments_cannot_share_an_id(mini: Path) -> None:
    annotations(mini, "id: 3-1", "id: 2-1")
    assert "annotations.yaml:45: paragraph 2 has the id '2-1' too" in mistake(mini)


def test_what_became_of_a_commitment(mini: Path) -> None:
    register(
        mini,
        """\
3-1:
  history:
    - {date: 2026-01-10, status: under way, note: Invitations went out.}
    - {date: 2026-03-02, status: done, evidence: "https://example.org/seminar"}
9-1:
  withdrawn: {date: 2026-02-01, what: An exhibition}
""",
    )
    seminar = commitments(mini)["3-1"]
    assert seminar.status == "done"
    assert seminar.history[0] == Update(
        datetime.date(2026, 1, 10), "under way", "Invitations went out."
    )
    status: Status = commitments(mini)["2-1"].status
    assert status == "open", "nothing is recorded of it"
    (declaration,) = load_project(Sources(mini)).declarations
    assert [each.id for each in declaration.withdrawn] == ["9-1"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("31-1: {}\n", "no commitment with the id '31-1' (did you mean '3-1'?"),
        ("9-9: {}\n", "if it was deleted: docgen register withdraw demo/9-9"),
        ("3-1: {withdrawn: {date: 2026-01-01, what: Seminar}}\n", "still has the commitment '3-1'"),
        ("3-1: {history: [{date: 2026-01-01, status: finished}]}\n", "cannot be 'finished'"),
        ("3-1: {history: [{date: 1999-01-01, status: done}]}\n", "the day of adoption"),
        (
            "3-1:\n  history:\n    - {date: 2026-03-02, status: done}\n"
            "    - {date: 2026-03-01, status: open}\n",
            "register.yaml:4: 2026-03-01 is before 2026-03-02, the day of the update above it",
        ),
        ("3-1: {links: {repeats: [demo/2-1]}}\n", "'demo/2-1' is of this declaration itself"),
        ("3-1: {links: {repeats: [other/2-1]}}\n", "no declaration has a commitment 'other/2-1'"),
        ("3-1: {links: {repeat: [other/2-1]}}\n", "unknown key 'repeat' (did you mean 'repeats'?)"),
    ],
)
def test_mistakes_are_told_with_their_line(mini: Path, text: str, told: str) -> None:
    register(mini, text)
    assert told in mistake(mini)


def test_links_lead_to_commitments_of_other_declarations(mini: Path) -> None:
    other = mini / "content/second"
    other.mkdir()
    for name in ("annotations.yaml", "declaration.yaml", "text.en.md"):
        (other / name).write_bytes((mini / "content/demo" / name).read_bytes())
    register(mini, "3-1: {links: {repeats: [second/3-1], follows: [second/2-1]}}\n")
    assert commitments(mini)["3-1"].links == (
        Link("follows", "second/2-1"),
        Link("repeats", "second/3-1"),
    )


def test_nothing_follows_from_what_was_adopted_later(mini: Path) -> None:
    other = mini / "content/second"
    other.mkdir()
    for name in ("annotations.yaml", "declaration.yaml", "text.en.md"):
        text = (mini / "content/demo" / name).read_text("utf-8")
        (other / name).write_text(text.replace("date: 2024-02-29", "date: 2025-02-28"), "utf-8")
    register(mini, "3-1: {links: {unrelated: [second/3-1]}}\n")
    assert commitments(mini)["3-1"].unrelated == ("second/3-1",)
    register(mini, "3-1:\n  links:\n    follows: [second/3-1]\n")
    assert "register.yaml:3: 'second/3-1' is later: adopted on 2025-02-28" in mistake(mini)


def test_links_of_one_day_lead_in_no_circle(mini: Path) -> None:
    for declaration in ("second", "third"):
        other = mini / "content" / declaration
        other.mkdir()
        for name in ("annotations.yaml", "declaration.yaml", "text.en.md"):
            (other / name).write_bytes((mini / "content/demo" / name).read_bytes())
    register(mini, "3-1: {links: {follows: [second/3-1]}}\n2-1: {links: {follows: [third/2-1]}}\n")
    (mini / "content/second/register.yaml").write_text(
        "2-1: {links: {repeats: [demo/2-1]}}\n3-1: {links: {repeats: [third/3-1]}}\n", "utf-8"
    )
    assert commitments(mini)["3-1"].links == (Link("follows", "second/3-1"),)
    (mini / "content/third/register.yaml").write_text(
        "3-1:\n  links:\n    supersedes: [demo/3-1]\n", "utf-8"
    )
    assert (
        "content/third/register.yaml:3: a link in a circle:"
        " third/3-1 → demo/3-1 → second/3-1 → third/3-1 (delete one of these links"
    ) in mistake(mini)


@given(st.lists(st.sampled_from(["14", "14(b)", "14.b", "¶3", "14(б)", "Article 7"]), max_size=12))
def test_ids_are_never_given_twice(refs: list[str]) -> None:
    taken: dict[str, None] = {}
    for ref in refs:
        name = next_id(ref, taken.keys())
        assert name not in taken
        taken[name] = None
