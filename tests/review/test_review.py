"""Decisions of every kind, what they make of the file, and taking them back."""

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.errors import ContentError, UsageError
from docgen.load.annotations import load_annotations
from docgen.load.text import parse
from docgen.model import Mentions
from docgen.review.decision import (
    CommitmentDecision,
    Decision,
    ParagraphDecision,
    PartiesDecision,
    SectorsDecision,
    SummaryDecision,
)
from docgen.review.pending import pending, pending_paragraph
from docgen.review.review import Review
from docgen.sources import Sources


def loaded(review: Review) -> int:
    """How many entries nobody has confirmed, as a build counts them."""
    sources = Sources(review.root)
    annotations = load_annotations(sources, review.file.path, review.vocabulary)
    paragraphs = parse(sources.text(review.text_path), review.text_path)
    applied = annotations.applied_to(paragraphs, review.text_path)
    return sum(each.annotation.proposals for each in applied)


def test_an_import_is_confirmed_part_by_part(review: Review) -> None:
    first = pending_paragraph(review, "2")
    assert first.unconfirmed == ("summary", "sectors", "parties")
    assert first.left == 3 + len(first.commitments)
    assert first.commitments
    review.decide(SectorsDecision("2"))
    assert pending_paragraph(review, "2").unconfirmed == ("summary", "parties")
    assert "  proposed: [summary, parties]\n" in pending_paragraph(review, "2").entry
    review.decide(SummaryDecision("2", "  Fish\nis shared. "))
    review.decide(PartiesDecision("2"))
    now = pending_paragraph(review, "2")
    assert (now.unconfirmed, now.summary) == ((), "Fish is shared.")
    review.decide(ParagraphDecision("2"))
    assert pending_paragraph(review, "2").left == 0
    for ref in review.paragraphs:
        review.decide(ParagraphDecision(ref))
    assert (pending(review).left, loaded(review)) == (0, 0)


def test_words_are_chosen_and_kept_whole(review: Review) -> None:
    text = pending_paragraph(review, "3").text
    start = text.index("reed to save")
    review.decide(CommitmentDecision("3", 1, words=(start, start + len("reed to save ener"))))
    pledge = pending_paragraph(review, "3").commitments[0]
    assert (pledge.quote, pledge.proposed) == ("agreed to save energy", False)
    assert pledge.words
    assert text[slice(*pledge.words)] == pledge.quote


def test_a_commitment_is_added_and_dropped(review: Review, annotations: Path) -> None:
    before = annotations.read_bytes()
    review.decide(
        CommitmentDecision(
            "4", 1, what="Thanks", words=(5, 19), kind="principle", by=("NO",), due="2031"
        )
    )
    (pledge,) = pending_paragraph(review, "4").commitments
    assert (pledge.quote, pledge.due, pledge.by) == ("thanked Bergen", "2031", ("NO",))
    review.decide(CommitmentDecision("4", 1, due="", place="Bergen"))
    (pledge,) = pending_paragraph(review, "4").commitments
    assert (pledge.due, pledge.place) == ("", "Bergen")
    review.decide(CommitmentDecision("4", 1, drop=True))
    assert annotations.read_bytes() == before


def test_a_sector_taken_away_leaves_the_commitments_too(review: Review) -> None:
    review.decide(SectorsDecision("2", ("fish", "energy")))
    review.decide(CommitmentDecision("2", 1, sectors=("fish", "energy")))
    review.decide(SectorsDecision("2", ("energy",)))
    assert pending_paragraph(review, "2").commitments[0].sectors == ("energy",)
    review.decide(SectorsDecision("2", ("fish",)))
    assert pending_paragraph(review, "2").commitments[0].sectors is None
    loaded(review)


def test_a_paragraph_without_an_entry_gets_one_in_its_place(
    review: Review, annotations: Path
) -> None:
    text = annotations.read_text("utf-8")
    start, end = text.index('"3":'), text.index('"4":')
    annotations.write_text(text[:start] + text[end:], "utf-8")
    before = annotations.read_bytes()
    change = review.decide(SectorsDecision("3", ("energy",)))
    now = annotations.read_text("utf-8")
    assert now.index('"2":') < now.index('"3":') < now.index('"4":')
    loaded(review)
    review.undo(change)
    assert annotations.read_bytes() == before


def test_what_cannot_be_changed_is_named_with_its_line_in_the_file(
    review: Review, annotations: Path
) -> None:
    text = annotations.read_text("utf-8")
    text = text.replace('"3":\n  proposed: true\n', '"3":\n  proposed: &all true\n')
    annotations.write_text(text, "utf-8")
    line = text.splitlines().index("  proposed: &all true") + 1
    with pytest.raises(ContentError, match=r"an anchor \(all\)") as raised:
        review.decide(ParagraphDecision("3"))
    assert raised.value.line == line
    assert annotations.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (SectorsDecision("2", ("enrgy",)), "unknown sector 'enrgy' (did you mean 'energy'?)"),
        (
            PartiesDecision("2", Mentions(named=("NR",))),
            "unknown party 'NR' (known: IS, KZ, NO; add it",
        ),
        (PartiesDecision("2", Mentions(groups=("nordic",))), "did you mean 'nordics'?"),
        (SectorsDecision("22"), "no paragraph '22' in content/small/text.en.md (did you mean '4'"),
        (CommitmentDecision("4", 2), "paragraph 4 has no commitment 2 (it has none)"),
        (CommitmentDecision("4", 1, drop=True), "paragraph 4 has no commitment 1 (it has none)"),
        (CommitmentDecision("4", 1, what="Rain"), "a new commitment needs words, kind, by"),
        (CommitmentDecision("3", 1, due="soon"), "'soon' is not a due date (write 2027, 2027-05"),
        (CommitmentDecision("3", 1, due="annually"), "not a due date (write 'every year')"),
        (CommitmentDecision("3", 1, by=("all", "nordcs")), "did you mean 'nordics'?"),
        (CommitmentDecision("3", 1, words=(5, 5)), "no words from 5 to 5 in paragraph 3"),
        (CommitmentDecision("3", 1, words=(40, 900)), "it has 47 characters"),
        (CommitmentDecision("3", 1, sectors=("fish",)), "sector 'fish' is not one of paragraph 3"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    review: Review, annotations: Path, decision: Decision, message: str
) -> None:
    before = annotations.read_bytes()
    with pytest.raises(UsageError) as told:
        review.decide(decision)
    assert message in str(told.value)
    assert annotations.read_bytes() == before


REFS = st.sampled_from(["1", "2", "3", "4"])
SECTORS = st.lists(st.sampled_from(["fish", "energy"]), unique=True).map(tuple)
CODES = st.lists(st.sampled_from(["NO", "IS", "KZ"]), unique=True).map(tuple)
DECISIONS = st.one_of(
    st.builds(ParagraphDecision, REFS),
    st.builds(SummaryDecision, REFS, st.none() | st.text("ab:#-' \n", max_size=120)),
    st.builds(SectorsDecision, REFS, st.none() | SECTORS),
    st.builds(
        PartiesDecision, REFS, st.none() | st.builds(Mentions, named=CODES, all=st.booleans())
    ),
    st.builds(CommitmentDecision, REFS, st.integers(1, 2), st.just(True)),
    st.builds(
        CommitmentDecision,
        REFS,
        st.integers(1, 3),
        what=st.text("ab:#", min_size=1, max_size=9),
        words=st.tuples(st.integers(0, 20), st.integers(20, 40)),
        kind=st.sampled_from(["event", "measure"]),
        by=CODES.map(lambda codes: codes or ("all",)),
        due=st.sampled_from(["", "2030", "by 2031-05", "2031-05-06", "spring 2032", "every year"]),
        place=st.sampled_from(["", "Bergen", "a: b"]),
    ),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DECISIONS, max_size=8))
def test_whatever_is_decided_and_undone_leaves_the_same_bytes(
    review: Review, annotations: Path, decisions: list[Any]
) -> None:
    before = annotations.read_text("utf-8").replace("  summary:", "  # a comment\n  summary:")
    annotations.write_text(before, "utf-8")
    done = []
    for decision in decisions:
        was, span = annotations.read_text("utf-8"), entry_lines(review, decision.paragraph)
        try:
            done.append(review.decide(decision))
        except UsageError:  # such as a commitment that is not there
            assert annotations.read_text("utf-8") == was
            continue
        loaded(review)
        assert touched(was, annotations.read_text("utf-8")) <= span
    assert annotations.read_text("utf-8").count("# a comment") == before.count("# a comment")
    for change in reversed(done):
        review.undo(change)
    assert annotations.read_text("utf-8") == before


def entry_lines(review: Review, ref: str) -> set[int]:
    key, text = review.entries()[ref]
    first = review.file.line(key) - 1
    return set(range(first, first + text.count("\n") + 1))


def touched(before: str, after: str) -> set[int]:
    """The lines of ``before`` that are not the same in ``after``."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return {
        line
        for what, start, end, *_ in matcher.get_opcodes()
        if what != "equal"
        for line in range(start, max(end, start + 1))
    }
