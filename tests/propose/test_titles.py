import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.propose.titles import Titles
from proposing import pledges, rules

_WORDS = re.findall(
    r"\S+",
    "the efforts and initiatives , to of support for expanding trade, aimed at in a Rome between"
    " which (or) “with” dramatically improve strengthening of States this including 2030 – water",
)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The sides agreed to train customs officers.", "Training of customs officers"),
        ("The sides agreed to further strengthen trade ties.", "Trade ties"),
        ("The sides will support and expand youth exchanges.", "Youth exchanges"),
        ("The sides agreed to deepen cooperation.", "Deepening cooperation"),
        ("The sides will expand cooperation.", "Expanding cooperation"),
        ("The sides will work with their partners to protect rivers.", "Protection of rivers"),
        ("They confirmed their shared support for the talks.", "Support for the talks"),
        ("They call upon all States to protect the sea.", "Protection of the sea"),
        ("They reaffirmed their commitment to peace.", "Commitment to peace"),
        ("They expressed their readiness to host a fair.", "Readiness to host a fair"),
        ("They declared their support for the talks.", "Support for the talks"),
        ("The sides will expand cooperation in the field of energy.", "Cooperation in energy"),
        ("It was agreed that a museum would be opened in Rome.", "Museum"),
        ("Old rules are to be reviewed by a commission.", "Review of old rules"),
        ("They will set up a school in Rome by 2033.", "School in Rome"),
        (
            "They will build a port which serves ships of many flags, including large ones.",
            "Building a port",
        ),
        (
            "The sides agreed to strengthen the dialogue between Italy and Tajikistan on water.",
            "Dialogue on water",
        ),
        (
            "They agreed to exchange data on the state of the rivers of the whole of the region.",
            "Exchange of data",
        ),
        (  # an empty noun gives way to what it is for
            "They support the efforts of the Baltic States to restore old bridges.",
            "Support for restoration of old bridges",
        ),
        (
            "They support the initiatives and efforts aimed at protecting old forests.",
            "Support for protection of old forests",
        ),
        (  # a list is not cut within a pair, nor a chain of "of"
            "The sides will review the rules on imports of fruit, grain and of frozen fish.",
            "Review of the rules on imports of fruit",
        ),
        (
            "They agreed to expand ties in the cultural, sports, tourism and youth field.",
            "Ties in cultural, sports, tourism and youth field",
        ),
        ("The sides agreed to build open markets for wood.", "Open markets for wood"),
        ("The sides will help restore old bridges.", "Restoration of old bridges"),
        ("They will seek to map, where appropriate, all old wells.", "Mapping of all old wells"),
        (
            "They agreed to write rules for cleaner, more affordable and quieter city buses.",
            "Rules for quieter city buses",
        ),
        ("They support the further strengthening of rail links.", "Support for rail links"),
        ("They will drastically reduce customs fees.", "Reduction of customs fees"),
        ("The sides agreed to map old wells, open a museum and dig.", "Mapping of old wells"),
    ],
)
def test_a_noun_phrase(sentence: str, title: str) -> None:
    (found,) = pledges(f"1. {sentence}")
    assert found.what == title


def test_other_titles_are_offered() -> None:
    (found,) = pledges("1. They expressed their readiness to expand trade in timber and glass.")
    assert found.what == "Readiness to expand trade in timber and glass"
    assert "Trade in timber and glass" in found.others


@given(st.lists(st.sampled_from(_WORDS), max_size=70))
def test_titles_are_short_and_differ(words: list[str]) -> None:
    titles = Titles(rules()).titles("agreed to", " ".join(words))
    assert 1 <= len(titles) <= 4
    assert len(set(titles)) == len(titles)
    assert all(len(each.split()) <= 8 for each in titles)


def test_no_title_is_longer_than_eight_words() -> None:
    said = "new plans for the old towns of the north and for the villages of the south"
    words = said.split()
    for count in range(1, len(words) + 1):
        (found,) = pledges(f"1. The sides agreed to make {' '.join(words[:count])}.")
        assert 1 <= len(found.what.split()) <= 8
        assert "…" not in found.what


def test_one_of_the_same_is_named() -> None:
    first, second = pledges(
        "1. They will hold a fair on fish by 2032 and one on ice in 2033, in Rome."
    )
    assert (first.what, second.what) == ("Fair on fish", "Fair on ice")
