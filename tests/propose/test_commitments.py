import pytest

from docgen.due import Due, spelled
from proposing import pledges, propose


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("The two sides agreed to expand trade.", ("all",)),
        ("Both countries will build a bridge.", ("all",)),
        ("The Kazakh side pledged to open its market.", ("KZ",)),
        ("Italy and Kazakhstan will train engineers.", ("IT", "KZ")),
        ("Italy, Tajikistan, and Kazakhstan will train engineers.", ("IT", "TJ", "KZ")),
        ("Italy, together with its neighbours, will train engineers.", ("IT",)),
        ("The Minister of Energy of Italy undertook to study the matter.", ("IT",)),
        ("At the invitation of Italy, Kazakhstan will send a delegation.", ("KZ",)),
        ("Our ministers will meet every year.", ("all",)),
        ("It was agreed that a joint centre would be opened.", ("all",)),
        ("The rules are to be reviewed by a commission.", ("all",)),
        ("Reaffirming their friendship, the sides agreed to meet again.", ("all",)),
        ("Calls upon all States to support this work.", ("all",)),
    ],
)
def test_who_agrees(sentence: str, by: tuple[str, ...]) -> None:
    assert [each.by for each in pledges(f"1. {sentence}")] == [by]


@pytest.mark.parametrize(
    "sentence",
    [
        "Demand for minerals will expand.",
        "This will set the stage for growth.",
        "They discussed a treaty which will contribute to peace.",
        "The aim is to be a good neighbour.",
        "Exports of Italy's partners will grow.",
        "The sides noted the support of Italy to its neighbours.",
    ],
)
def test_what_is_no_commitment(sentence: str) -> None:
    assert pledges(f"1. {sentence}") == []


def test_they_are_who_spoke_before() -> None:
    found = pledges("1. Italy and Kazakhstan met in Rome. They agreed to expand trade.")
    assert [each.by for each in found] == [("IT", "KZ")]


def test_two_verbs_and_two_infinitives_are_two_commitments() -> None:
    found = pledges(
        "1. The sides agreed to drill many deep wells and to draw up a plan, and reaffirmed their"
        " commitment to peace."
    )
    assert [each.quote for each in found] == [
        "The sides agreed to drill many deep wells",
        "to draw up a plan",
        "reaffirmed their commitment to peace",
    ]


def test_a_sentence_may_end_without_a_blank() -> None:
    found = pledges("1. The sides will protect the coast.They will also survey the bay.")
    assert [each.quote for each in found] == [
        "The sides will protect the coast",
        "They will also survey the bay",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. The sides agreed on the following:\n\n(a) to build a bridge;\n\n"
        "(b) to train its guards.",
        "1. The sides agreed on the following:\n\n    • to build a bridge;\n\n"
        "    • to train its guards.",
    ],
)
def test_items_after_a_colon_are_commitments(text: str) -> None:
    found = pledges(text)
    assert [(each.quote, each.by) for each in found] == [
        ("to build a bridge", ("all",)),
        ("to train its guards", ("all",)),
    ]


def test_items_concern_whom_the_line_above_names() -> None:
    _, one, other = propose(
        "1. Italy will support:\n\n(a) the training of Kazakh engineers;\n\n(b) new wells."
    )
    assert set(one.parties.named) == {"IT", "KZ"}
    assert (other.parties.named, other.parties.all) == (("IT",), False)


def test_what_is_proposed_is_said_to_be_and_by_whom() -> None:
    (found,) = pledges("1. They welcomed the proposal of Italy to host a conference in 2033.")
    assert (found.by, found.stage, found.kind) == (("IT",), "proposed", "event")
    assert found.what == "Hosting a conference (proposed)"


@pytest.mark.parametrize(
    ("words", "due", "title"),
    [
        ("to train customs officers within two years", "within 2 years", "Training of customs"),
        ("to meet annually at ministerial level", "every year", "Meeting annually at ministerial"),
        ("to present a report on rivers at the next summit", "next meeting", "Present a report on"),
        ("to meet every year, first by 2033", "by 2033", "Meeting"),
    ],
)
def test_a_rule_is_proposed_where_there_is_no_date(words: str, due: str, title: str) -> None:
    (found,) = pledges(f"1. The sides agreed {words}.")
    assert found.due
    assert spelled(found.due) == due
    assert found.what.startswith(title)
    assert found.kind != "event", "not every gathering that is named is what was promised"


def test_things_with_a_date_each_are_commitments_each() -> None:
    found = pledges("1. The sides will hold a summit in Rome in 2032 and a fair in Astana in 2033.")
    assert [(each.due, each.place) for each in found] == [
        (Due(2032), "Rome"),
        (Due(2033), "Astana"),
    ]


def test_what_is_too_long_for_a_sentence_is_not_read() -> None:
    found = pledges(f"1. The sides {'which will ' * 20_000}rain. They agreed to build a bridge.")
    assert [each.quote for each in found] == ["They agreed to build a bridge"]


def test_who_says_again_what_will_be_done_promises_once() -> None:
    (found,) = pledges("1. The two sides reaffirmed that they will exchange data on rivers.")
    assert found.quote == "The two sides reaffirmed that they will exchange data on rivers"
    assert found.what == "Exchange of data on rivers"
