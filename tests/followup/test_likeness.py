"""Links to earlier declarations are proposed by the words of commitments."""

import datetime
import json
from pathlib import Path

import pytest

from conftest import RunDocgen
from docgen.commitment import Commitment, Link
from docgen.followup.likeness import LinkProposal, proposed_links
from docgen.model import Annotation, Declaration, Head, Paragraph, Participant

OTHERS = """We will train two hundred judges in Lisbon.
Both sides support direct flights between their capitals.
A joint fund for mountain villages is to be set up by 2031.
The Ministers will exchange lists of endangered manuscripts.""".splitlines()


def declaration(name: str, year: int, *quotes: str, parties: str = "NO IS") -> Declaration:
    participants = tuple(map(Participant, parties.split()))
    head = Head(name, name, name, datetime.date(year, 5, 1), "", "", "en", "", participants)
    commitments = tuple(
        Commitment("1", f"Number {n}", quote, "event", ("all",), (), id=f"1-{n}")
        for n, quote in enumerate(quotes, 1)
    )
    annotation = Annotation(commitments=commitments)
    return Declaration(head, (Paragraph("1", (), None, 1, annotation),))


FERRY = "The Parties will open a ferry between Bergen and Reykjavik for electric lorries."
AGAIN = "They reaffirmed that a ferry for electric lorries will open between Bergen and Reykjavik."
LATER = "They welcomed the tender for the Bergen ferry and its electric chargers."


def pairs(*declarations: Declaration) -> list[tuple[str, str, str]]:
    return [(each.commitment, each.kind, each.target) for each in proposed_links(declarations)]


def test_a_promise_in_other_words_repeats_the_earlier_one() -> None:
    old, new = declaration("old", 2020, FERRY, *OTHERS), declaration("new", 2022, AGAIN)
    [found] = proposed_links([new, old])
    assert (found.commitment, found.kind, found.target) == ("new/1-1", "repeats", "old/1-1")
    assert {"ferry", "electric", "lorries"} <= set(found.why)


def test_what_is_on_the_same_subject_follows() -> None:
    old, new = declaration("old", 2020, FERRY, *OTHERS), declaration("new", 2022, LATER)
    assert pairs(old, new) == [("new/1-1", "follows", "old/1-1")]


def test_nothing_is_proposed_between_texts_that_share_no_party_or_subject() -> None:
    old = declaration("old", 2020, FERRY, *OTHERS[:2])
    assert pairs(old, declaration("new", 2022, *OTHERS[2:])) == []
    assert pairs(old, declaration("new", 2022, AGAIN, parties="KZ")) == []
    assert pairs(old, declaration("new", 2020, AGAIN)) == [], "neither is the later one"


def test_one_word_in_common_is_not_enough() -> None:
    old = declaration("old", 2020, "Sailing.")
    assert pairs(old, declaration("new", 2022, "Skiing.")) == [], "only 'Number', of the title"
    assert pairs(old, declaration("new", 2022, "Sailing again.")) != []


@pytest.mark.parametrize(
    "decided", [{"links": (Link("follows", "old/1-1"),)}, {"unrelated": ("old/1-1",)}]
)
def test_what_is_decided_is_not_proposed_again(decided: dict[str, object]) -> None:
    old, new = declaration("old", 2020, FERRY, *OTHERS), declaration("new", 2022, AGAIN)
    commitment = Commitment("1", "", AGAIN, "event", ("all",), (), id="1-1", **decided)  # type: ignore[arg-type]
    paragraph = Paragraph("1", (), None, 1, Annotation(commitments=(commitment,)))
    assert pairs(old, Declaration(new.head, (paragraph,))) == []


def test_a_refused_proposal_is_gone(mini: Path, docgen: RunDocgen) -> None:
    for name in ("annotations.yaml", "declaration.yaml", "text.en.md"):
        text = (mini / "content/demo" / name).read_text("utf-8")
        path = mini / "content/second" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("date: 2024-02-29", "date: 2025-02-28"), "utf-8")
    read = json.loads(docgen("register", "proposals", "--project", mini, "--json").out)
    found = [LinkProposal(**each) for each in read]
    assert {(each.commitment, each.kind, each.target) for each in found} >= {
        ("second/3-1", "repeats", "demo/3-1")
    }
    done = docgen("register", "proposals", "--project", mini, "second")
    assert "docgen register link second/3-1 repeats demo/3-1" in done.out
    for each in found:
        command = ("link", each.commitment, "unrelated", each.target)
        assert docgen("register", *command, "--project", mini).code == 0
    done = docgen("register", "proposals", "--project", mini)
    assert (done.out, done.err) == ("", "0 proposed\n")
    done = docgen("register", "proposals", "secund", "--project", mini)
    assert "unknown declaration 'secund' (did you mean 'second'?)" in done.err
